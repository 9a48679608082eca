"""Finding the change a percentage states: its direction, and where the words stand that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.facts.masked import Masked
from extractor.facts.move.words import ADVERBS, METRIC, NOUNS, VERBS, alternatives
from extractor.patterns import re
from extractor.schema import Quantity

Shape = Literal["verb", "noun", "noun_left", "adverb", "adverb_left", "sign", "listed", "shared", "lifted", "sold"]
_STRESS = "record|whopping|sharp|massive|staggering|astonishing|modest|solid|robust|impressive|mere|hefty|healthy|strong|remarkable|stunning|steep|combined|cumulative|small|slight|dramatic|huge|stellar|full"
_SOFT = rf"(?:(?:{_STRESS}|past|by|about|around|nearly|almost|roughly|some|as much as|a|an|another|a further|further|more than|over|just|only|even|again|sharply|modestly|slightly|also|as well|at least|up to|back|in value|in price|in total|overall|well over|an additional|yet another|approximately|close to|between|, or|or|,) ){{0,3}}"
_VERB_LEFT = re.compile(
    rf"(?<!\ban )(?<!\ba )(?<!\bthe )\b(?P<word>{alternatives(VERBS)})\b (?:[a-z]+ly )?{_SOFT}(?:[a-z]+ly )?(?:[(] ?)?$|\b(?P<word3>{alternatives(VERBS)}) (?:its |their |the )?(?:[\w-]+ ){{0,3}}?{METRIC.pattern} (?:by |at )?(?:about |nearly |some |almost )?$|\b(?P<word2>{alternatives(VERBS)})(?: [^.;⟦]{{1,25}})?(?: ?(?:⟦[MN]\d+⟧|[\d,.]+(?: points?)?))?(?:,? or| [(]or| [(]|,) ?(?:about |nearly |around |approximately |roughly )?$",
    re.IGNORECASE,
)
_VERB_FAR = re.compile(rf"\b(?P<word>{alternatives(VERBS)})\b(?: (?!⟦P)[^;.]{{0,60}}?)? (?:by|of)? ?$", re.IGNORECASE)
_NOUN_LEFT = re.compile(
    rf"\b(?P<word>{alternatives(NOUNS)})(?: (?:in|for|on|over) [^.;,⟦]{{1,50}}?| (?:(?:in|over|for) )?(?:the )?⟦[DT]\d+⟧)? (?:to|of|by|with|at|was|is|were|being|stands? at|stood at|reached|totaled|totalled|around|about) ?(?:about |nearly |around |roughly |over |more than )?$",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    rf"{METRIC.pattern} (?P<word>growth|decline|increase|decrease|drop|rise|fall) (?:of )?$", re.IGNORECASE
)
""" "Sales Growth 4.2%": a line of figures without a verb."""
_ADVERB_LEFT = re.compile(
    r"\b(?P<word>up|down|higher|lower|higher by|lower by|(?<!looking )(?<!go )ahead(?= by)|(?:(?<=was )|(?<=were )|(?<=been )|(?<=is )|(?<=are )|(?<=closed )|(?<=ended )|(?<=stocks )|(?<=shares )|(?<=finishing )|(?<=: ))off|(?<=: )(?:plus|minus))(?: by(?= another| a further| an additional))?(?: by| about| around| nearly| almost| some| over| a further| another| an additional| roughly| as much as| more than| at least)?(?:,? (?:⟦[MN]\d+⟧|[\d,.]+)(?: (?:points?|pts|pence|cents?))?(?:,? or|,| \(?)?)? \(?$",
    re.IGNORECASE,
)
_LIFTED = re.compile(
    r"\b(?P<verb>(?:lift|boost|driv|push|send)(?:s|ed|ing)?|drove|sent|(?P<down>drag(?:s|ged|ging)?|knock(?:s|ed|ing)?|pull(?:s|ed|ing)? down))"
    r" (?:up |down )?(?:shares (?:of|in) )?(?:the )?⟦[CI]\d+⟧(?:'s)?(?: (?:shares?|stock|price|futures|index))?"
    r"(?: (?P<how>up|down|higher|lower))?(?: by| as much as| about| nearly| more than)* $",
    re.IGNORECASE,
)
_NOUN_RIGHT = re.compile(
    rf"^(?: ?-| to ⟦P\d+⟧| and ⟦P\d+⟧|,)? ?(?:(?!(?:and|or|but|while|from|in|with|after|as|amid|despite|on) )[a-z-]+(?:\.[a-z]\.)? |(?:Y/Y|YoY|y/y|q/q|QoQ|y-o-y) ){{0,3}}?(?P<word>{alternatives(NOUNS)})\b(?! rate)",
    re.IGNORECASE,
)
_ADVERB_RIGHT = re.compile(
    rf"^(?: and ⟦P\d+⟧)?,? ?(?:or [^,.;]{{1,25}},? )?(?:[a-z]+ly )?(?P<word>{alternatives({w: s for w, s in ADVERBS.items() if w not in ('off', 'plus', 'minus', 'ahead')})})\b(?! average)",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r" (?:(?P<up>better|dearer)|(?P<down>worse|cheaper))\b(?: off\b)?(?! than\b| [a-z]+ than\b| (?:value|deal|price))"
)
_IS = re.compile(
    r"\b(?:was|were|ended|closed|finished|settled|opened|stood|traded) (?:[a-z]+ly |still |already |also |now )?$"
)
""" "Was 6% better", "tin was 0.8% cheaper": of a price, where nothing is compared."""
_SOLD_MORE = re.compile(
    r"^ (?P<word>more|less|fewer)\b(?= than (?:in |during |for |at |the )?(?:⟦[DT]|a |one |last |prev|prior|same)|[.,;]|$| (?:in|over|during) ⟦D)"
)
_SELLING = re.compile(
    r"\b(?P<verb>sold|earned|earning|produced|mined|delivered|shipped|sells?|earns?|produces?|made|took in|brought in|turned over) (?:(?:about|nearly|roughly|almost|some|over|(?:in )?(?:its|the) [a-z]+ quarter) )?$"
)
""" "Sold 28% less": the verb says what grew or shrank."""
_CIRCUIT = re.compile(r"^ (?P<word>(?P<down>lower)|upper) (?:price )?(?:circuit|limit)\b")
_LOCKED = re.compile(r"\b(?:lock|hit|hitting|fr[eo]ez?|frozen|touch|stuck|reach)\w*\b[^.;,⟦]{0,30}$")
""" "Were locked in the 5% upper circuit": the most that an exchange lets a price move in a day."""
_FROM_EACH = re.compile(
    r" (?:from|on|against|compared with|over) (?:the )?⟦[DT]\d+⟧(?: of ⟦D\d+⟧)?,? (?:and|but)(?: by| up| down)? "
)
_FROM_PERIOD = re.compile(r"^ (?:from|on|against|compared with|over) (?:the )?⟦[DT]")
""" "Up 28% from a year before and 7% from the first quarter": one change, measured twice."""
_BESIDE_CLOSE = re.compile(
    r"^ (?P<word>above|below|beneath|ahead)(?:(?<=ahead)(?! of)| (?:the )?(?:⟦D\d+⟧'s (?:close|closing|settlement|finish)|⟦[DT]\d+⟧(?!'s| levels?)|(?:previous|prior|preceding) (?:day's|session's|close|(?:three|3) months|quarter|month|year)))"
)
""" "15% above Monday's close", "20% above the previous quarter", "still 6% ahead": a change, and no comparison with others."""
_OWN_OBJECT = re.compile(
    r"(?<!is )(?<!are )\b(?P<word>(?P<down>(?:reduc|slash|shrink|trim|lower|narrow)(?:m?ed|m?ing|e|es|s)?|cut|cuts|cutting|shrank)|(?:rais|increas|hik|boost|widen|doubl)(?:e|es|ed|ing|s)?|grew|grow|grows|growing)"
    r" (?:⟦C\d+⟧'s|the|their) (?:(?!⟦[PI]|⟦C\d+⟧(?!'s)|\b(?:by|to|and|from|after|as|which|that|share|shares|stock|stake|rating|targets?|forecasts?|outlook|guidance|projections?|estimates?|plans?)\b)[^.;,]){3,70}? by (?:about |nearly |up to |as much as |more than |around |over |approximately )?$",
    re.IGNORECASE,
)
""" "Has reduced its net debt by 49%": the measure is the verb's object, however long."""
_BY_A = re.compile(r"\bby an? (?:about |nearly |roughly |almost |record )?$")
""" "Boosted by a 19% rise in exports": the rise is of the exports."""
_SHARED_GAP = re.compile(r"^(?:[^.;]{0,90}?)$")


@dataclass(frozen=True)
class Change:
    """A percentage's direction (+1 or -1), the shape of the words, and their place in the masked text."""

    quantity: Quantity
    at: int
    end: int
    sign: int
    shape: Shape
    word: str
    word_at: int
    word_end: int


def find_change(masked: Masked, quantity: Quantity, previous: Change | None) -> Change | None:
    """The change that the words about a percentage state, or None where they state none.

    ``previous`` is the change of the percentage before in the sentence, whose verb a list may share.
    """
    at = masked.position(quantity)
    end = masked.text.index("⟧", at) + 1
    left, right = masked.text[:at], masked.text[end:]
    clause = max(left.rfind(";"), left.rfind(". "))
    left_clause = left[clause + 1 :]
    base = clause + 1

    def made(sign: int, shape: Shape, word: str, low: int, high: int) -> Change:
        printed = _printed_sign(quantity)
        return Change(quantity, at, end, printed if printed < 0 else sign, shape, word, low, high)

    hit = _VERB_LEFT.search(left_clause)
    if hit and not (_BY_A.search(left_clause) and _NOUN_RIGHT.match(right)):
        group = next(name for name in ("word", "word3", "word2") if hit[name])
        return made(VERBS[_key(hit[group])], "verb", hit[group], base + hit.start(group), base + hit.end(group))
    hit = _OWN_OBJECT.search(left_clause)
    if hit:
        sign = -1 if hit["down"] else 1
        return made(sign, "verb", hit["word"], base + hit.start("word"), base + hit.end("word"))
    hit = _LIFTED.search(left_clause)
    if hit:
        down = hit["down"] is not None or hit["how"] in ("down", "lower")
        return made(-1 if down else 1, "lifted", hit["verb"], base + hit.start("verb"), base + hit.end("verb"))
    hit = _ADVERB_LEFT.search(left_clause)
    if hit:
        word = hit["word"].split()[0].lower()
        return made(ADVERBS[word], "adverb_left", word, base + hit.start("word"), base + hit.end("word"))
    if _printed_sign(quantity):
        return Change(quantity, at, end, _printed_sign(quantity), "sign", quantity.raw, at, end)
    hit = _NOUN_RIGHT.match(right)
    plain = r"return(?!s (?:over|in|on an? |this|since))" if previous else "return"
    if hit and not re.match(rf"^ ?(?:[a-z-]+ ){{0,2}}(?:{plain}|cut|hike|growth (?:target|forecast|rate))", right):
        return made(NOUNS[_key(hit["word"])], "noun", hit["word"], end + hit.start("word"), end + hit.end("word"))
    hit, verb = _SOLD_MORE.match(right), _SELLING.search(left_clause)
    if hit and verb:
        sign = 1 if hit["word"] == "more" else -1
        return made(sign, "sold", verb["verb"], base + verb.start("verb"), base + verb.end("verb"))
    hit = _ADVERB_RIGHT.match(right)
    if hit:
        return made(ADVERBS[_key(hit["word"])], "adverb", hit["word"], end + hit.start("word"), end + hit.end("word"))
    hit = _BESIDE_CLOSE.match(right)
    if hit:
        sign = 1 if hit["word"] in ("above", "ahead") else -1
        return made(sign, "adverb", hit["word"], end + hit.start("word"), end + hit.end("word"))
    hit = _CIRCUIT.match(right)
    if hit and _LOCKED.search(left_clause):
        sign = -1 if hit["down"] else 1
        return made(sign, "noun", f"{hit['word']} circuit", end + hit.start("word"), end + hit.end("word"))
    hit = _BETTER.match(right)
    if hit and _IS.search(left_clause):
        key = "up" if hit["up"] else "down"
        return made(1 if hit["up"] else -1, "adverb", hit[key], end + hit.start(key), end + hit.end(key))
    hit = _NOUN_LEFT.search(left_clause) or _HEADLINE.search(left_clause)
    if hit:
        return made(
            NOUNS[_key(hit["word"])], "noun_left", hit["word"], base + hit.start("word"), base + hit.end("word")
        )
    listed = _listed_in_brackets(left_clause, right)
    if listed:
        return made(listed[0], "listed", listed[1], at, at)
    if previous is not None and _FROM_EACH.fullmatch(masked.text, previous.end, at) and _FROM_PERIOD.match(right):
        return made(previous.sign, "shared", previous.word, previous.word_at, previous.word_end)
    if previous is not None and _shares(masked.text[previous.end : at]):
        return made(previous.sign, "shared", previous.word, previous.word_at, previous.word_end)
    return None


def _printed_sign(quantity: Quantity) -> int:
    """+1 or -1 where a sign is printed before the number, else 0."""
    printed = re.search(r"[+\-−–](?= ?[\d.])", quantity.raw[: quantity.core_end - quantity.start])
    if quantity.low < 0:
        return -1
    if not quantity.signed or printed is None:
        return 0
    return 1 if printed.group() == "+" else -1


def _key(word: str) -> str:
    return re.sub(r"\s+", " ", word.lower())


_IN_BRACKETS = re.compile(r"⟦[CIU]\d+⟧ \($")
_OF_MARKETS = re.compile(
    r"\b(?:stocks?|shares|index|indices|gain\w*|rose|ris\w+|advanc\w+|climb\w*|trad\w+|market|Nifty|Sensex|scrips|performers)\b|⟦I",
    re.IGNORECASE,
)
"""What leads a list of shares of a whole ("led by services (44%)") has not risen."""
_LED = re.compile(
    r"\b(?:(?P<up>gains?|gainers?|gained|risers?|advanc\w+|ros?e|climb\w*|lifted|leaders?|lead|led|winners?|(?:best|top) performers|performers|jump\w*|surg\w+|outperform\w*|higher|up|boost\w*|best)|"
    r"(?P<down>loss(?:es)?|losers?|los[te]\w*|fallers?|fell|declin\w+|dragg?\w*|laggards?|slid\w*|drop\w*|lower|down|worst|sank|plung\w+|underperform\w*|weigh\w*|tumbl\w+))\b",
    re.IGNORECASE,
)


def _listed_in_brackets(left: str, right: str) -> tuple[int, str] | None:
    """ "Top gainers were A (2.6%) and B (2.2%)": the direction is that of the last word before the list."""
    if not _IN_BRACKETS.search(left) or not right.startswith(")"):
        return None
    words = list(_LED.finditer(left))
    if not words or not _OF_MARKETS.search(left):
        return None
    return (1 if words[-1]["up"] else -1), words[-1].group()


_NEW_CLAUSE = re.compile(
    rf"\b(?:{alternatives(VERBS)[3:-1]}|{alternatives(NOUNS)[3:-1]}|up|down|from|of|was|is|were|are|has|had|will|said|stake|margin|yield|rate|target)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^(?:[ ,()/&]|and|while|whereas|with|or|⟦[CIDGUT]\d+⟧(?:'s)?|respectively|by|a|an|the|another|further|but|for|in|on|over|during|year-to-date|year-over-year|year-on-year|y/y|to|shares|stock|prices|futures|contract|index|(?<![\w-])[\w-]{2,18}(?![\w-])){1,20}$",
    re.IGNORECASE,
)


_BY_TOO = re.compile(
    r"^(?:(?!⟦P)[^.;:]){0,60}?,? (?:and|while) (?:the )?⟦[CIU]\d+⟧(?:'s)?(?: shares| stock)? by (?:about |nearly )?$"
)
""" "A retreated by 11% on a soft outlook, and B by 4%"."""
_UNNAMED = re.compile(
    r"\b(?!It's|That's)[A-Z][\w&.-]*'s (?:about |nearly |roughly |almost |more than )?$|(?:, |and |while |& )(?:the )?[A-Z][\w&.'-]+(?: [A-Z][\w&.'-]+)*(?:'s? (?:shares|stock))? $"
)
"""A capitalised word that no name covers: a subject of its own, which the base cannot name."""


def _shares(gap: str) -> bool:
    """The text between two percentages only lists further subjects or horizons, so that the verb is shared."""
    if _BY_TOO.search(gap):
        return True
    return (
        len(gap) < 110
        and _UNNAMED.search(gap) is None
        and _NEW_CLAUSE.search(gap) is None
        and re.search(r"(?:,|\band\b|&|/|\bwhile\b)", gap) is not None
        and _LISTED.match(gap) is not None
    )
