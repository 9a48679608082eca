"""What a run of capitalised words is cut at: titles, days, possessives and an "of" that ties two names; and the words at its
beginning that belong to no name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.language.names.fronts import behind_heading, where_it_begins
from extractor.language.names.lexicon import (
    LEGAL_FORMS,
    OF_MANY,
    PUBLIC_WORDS,
    TITLE_BEFORE,
    TITLES,
    common_words,
    given_names,
    places,
    plain_words,
    tradelike,
    words,
)
from extractor.patterns import re


def cut_run(text: str, start: int, end: int, opens: bool) -> Iterator[tuple[int, int]]:
    """The spans of a run that may be names; ``opens`` tells that a sentence or line begins with the run."""
    slug = _SLUG.match(text, start, end) if opens else None
    start = behind_heading(text, slug.end() if slug else start, end)
    for low, high in _apart(text, _pieces(text, start, end, opens)):
        low = where_it_begins(text, low, high, opens and low == start)
        high -= text[low:high].endswith(",")
        if low < high:
            yield low, high


def _pieces(text: str, start: int, end: int, opens: bool) -> Iterator[tuple[int, int]]:
    """The run without the words that belong to no name, cut at titles, days and possessives."""
    low: int | None = None
    high = start
    offices = [office.span() for office in _OFFICE.finditer(text, start, end)]
    for word in _WORDS.finditer(text[start:end]):
        begin, stop = start + word.start(), start + word.end()
        token = word.group()
        possessive = token.endswith(_POSSESSIVES) and not _OF_MANY.match(text, begin)
        bare = token[: -2 if token.endswith("s") else -1] if possessive else token
        stop = begin + len(bare)
        opened = opens and begin == start
        heads_trade = low is None and bare in _NOBLE and text[stop:end].strip() in words("trade_words")
        pair = _TWO_WORDS.match(text, begin)
        repeated = pair is not None and pair.group() in _within_sentences(text)
        heads_trade = heads_trade or (opened and _CORPORATE.match(text, stop) is not None and bare.isalpha())
        heads_trade = heads_trade or (bare == "General" and _before_trade(text, stop, end))
        heads_trade = heads_trade or (opened and _belongs(text, bare, stop, end))
        heads_trade = heads_trade or (opened and _all_trade(text, bare, stop, end))
        many = low is None and opened and bare.lower() in plain_words() and _OF_NAME.match(text, stop) is not None
        heads_trade = heads_trade and not many
        if many:
            continue
        office = any(at <= begin < until for at, until in offices)
        if office or (not heads_trade and _breaks(bare, opened and not repeated, low is None)):
            if low is not None:
                yield low, high
            low = None
            continue
        if low is None:
            if bare in ("&", "of", "for", "the", "e", "y", "de", "di", "da", "van", "von"):
                continue
            low = begin
        if bare not in ("&", "of", "the", "for"):
            high = stop
        if possessive or (low < begin and _ENDS_NAME.match(text, begin, end)):
            yield low, high
            low = None
    if low is not None:
        yield low, high


@lru_cache(maxsize=2)
def _within_sentences(text: str) -> frozenset[str]:
    """The two capitalised words in a row that stand where no sentence begins."""
    return frozenset(match[1] for match in _TWO_WITHIN.finditer(text))


_SLUG = re.compile(
    r"(?:EXCLUSIVE|BRIEF|UPDATE|CORRECTED|REFILE|RPT(?=-)|WRAPUP|ANALYSIS|FOCUS|INSIGHT|TIMELINE|FACTBOX|SOURCE|Source)(?:-| )(?=[A-Z]\w+[a-z ])"
)
"""What a wire prints before a headline, and a release before its sender."""
_ENDS_NAME = re.compile(
    r"(?:plc|PLC|Plc|Inc|Ltd|Limited|LLC|GmbH|SpA|S\.p\.A|ASA|Oyj|Bhd|Tbk|NV|AG)\.? (?!(?:India|International|Holdings?|Group|Company|Co|Ltd|Limited|"
    r"Inc|Tbk|Bhd|KG|KGaA|Class|Series|Division)\b)[A-Z][a-z]"
)
"""A legal form behind which the line goes on with something else ("Garlow Minerals plc Name of ...")."""
_OF_NAME = re.compile(r" of (?=[A-Z])")
"""Behind a plain word that a sentence opens with: whose creditors or customers they are, no part of the name."""
_OF_MANY = re.compile(rf"(?:\w+s['’] (?:{OF_MANY})|People['’]s Bank)\b")
_TWO_WORDS = re.compile(r"[A-Z][a-z]+ [A-Z]\w+")
_TWO_WITHIN = re.compile(r"(?<=[a-z,;] )(?=([A-Z][a-z]+ [A-Z]\w+))")
"""Of a run that opens a sentence, what shows that its first word belongs to the name if it stands within another."""
_POSSESSIVES = ("'", "’", "'s", "’s")
_SHORTENED = tuple(mark + end for mark in "'’" for end in ("ve", "re", "ll", "d", "m"))


def _before_trade(text: str, at: int, end: int) -> bool:
    """Whether a trade word follows: "Canadian General Investments" is no general."""
    following = text[at:end].split(" ", 2)
    return len(following) > 1 and following[1].strip(",.") in words("trade_words")


_OFFICE = re.compile(
    r"\b(?:(?:Interim|Acting|Group|Global|Deputy|Senior|Executive) )*(?:Chief (?:Executive|Financial|Operating|Technology|Technical|Investment|Marketing|"
    r"Product|Commercial|Information|Legal|Revenue|Risk|Medical|Scientific|Strategy|Accounting|People|Business|Growth|Economist|Strategist)"
    r"|Managing Director|Vice President|Executive Chair(?:man|woman)?)\b(?: Officer\b)?"
)
"""Offices of several words, which a person's name follows."""


def _belongs(text: str, first: str, at: int, end: int) -> bool:
    """Whether an everyday word that opens a sentence is the first of a firm's name ("Global Velanur Partners rose"): firms
    are named so, and the article has the words behind it nowhere without it."""
    following = _TWO_NEXT.match(text, at, end)
    if first.lower() not in words("name_openers") or following is None:
        return False
    rest = following[1]
    named = any(word.lower() not in common_words() for word in rest.split())
    return named and text.count(rest) == text.count(f"{first} {rest}")


_TWO_NEXT = re.compile(r" ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")


def _all_trade(text: str, first: str, at: int, end: int) -> bool:
    """Whether a sentence opens with a name that would be nothing but a trade and a legal form without its everyday first word
    ("Dredging Partners, Inc. rose")."""
    *trades, form = text[at:end].replace(",", " ").split() or [""]
    formal = re.fullmatch(rf"(?:{LEGAL_FORMS})\.?", form) is not None
    return bool(trades) and formal and set(trades) <= words("trade_words") and first not in _LEADS_IN


_LEADS_IN = (
    "While",
    "When",
    "After",
    "Under",
    "Since",
    "Both",
    "Shares",
    "Like",
    "About",
    "With",
    "From",
    "Also",
    "The",
    "In",
    "At",
    "For",
    "As",
)
"""What may open a sentence before a name and is no word of it."""


_CORPORATE = re.compile(r" (?:Corporation|Corp|Industries|Holdings)\b")
"""Behind a plain word that opens a sentence, what makes a name of it ("Shipping Corporation of Ridgemont")."""
_NOBLE = ("King", "Queen", "Prince", "General", "Duke", "Lord", "Founder")
"""Titles that firms are named with."""


def _breaks(token: str, opens: bool, first: bool) -> bool:
    plain = token.strip(".,").lower()
    if token in ("New", "North", "South", "East", "West") or (token in ("I", "II", "III", "IV") and not first):
        return False
    if not first and (token in _HEADLINE_VERBS or _PERIOD.fullmatch(token)):
        return True
    if plain in _NOT_NAMES or token == "Officer" or _TITLE_WORD.fullmatch(token) or token.endswith(_SHORTENED):
        return True
    if token.endswith(_DESCRIBING):
        return True
    return first and (plain in ("the", "a", "an") or (opens and plain in common_words() and not token.isupper()))


_WORDS = re.compile(r"\S+")
_DESCRIBING = tuple(
    f"-{end}"
    for end in (
        "based",
        "backed",
        "listed",
        "owned",
        "led",
        "headquartered",
        "style",
        "wide",
        "made",
        "born",
        "run",
        "controlled",
        "funded",
        "linked",
        "focused",
    )
)
_HEADLINE_VERBS = words("headline_verbs")
"""Verbs of headlines in title case, which run on with the names before them."""
_PERIOD = re.compile(r"(?:[QH][1-4]|[1-4][QH])(?:FY)?(?:\d\d|\d{4})?|FY-?(?:\d\d|\d{4})?")
"""A quarter or half behind the name whose it is ("Garlow Cements Q2 results")."""
_TITLE_WORD = re.compile(rf"(?:{TITLES})\.?")
_NOT_NAMES = words("no_names")
"""Days, months, feasts, pronouns and the like, in lower case."""


def _apart(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces, cut at an "of" that ties two names: a person to a firm, a company to its town."""
    for low, high in pieces:
        low, high = _without_board(text, low, high)
        joint = _OF.search(text, low, high)
        if joint and _ties(text, low, joint, high):
            yield low, joint.start()
            yield joint.end(), high
        else:
            yield low, high


def _ties(text: str, low: int, joint: re.Match[str], high: int) -> bool:
    head, rest = text[low : joint.start()], text[joint.end() : high]
    parts = head.split()
    titled = TITLE_BEFORE.search(text[max(0, low - 40) : low]) is not None
    if titled and len(parts) == 1 and _PERSON_TITLE.search(text, max(0, low - 10), low):
        return True
    if len(parts) == 1 and rest in places() and not (_BODY.search(head) or head.lower() in plain_words()):
        return head not in words("trade_words") and head.lower() not in common_words() and not head.endswith("s")
    if len(parts) < 2 or tradelike(parts) or _BODY.search(head):
        town = rest in places() or " " not in rest
        return len(parts) > 1 and tradelike(parts) and town and not _BODY.search(head)
    if tradelike(rest.split()) and " " in rest:
        return True
    first = parts[0].split("-")[0]
    return titled or first in given_names() or rest in places()


_PERSON_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Sir|Lady|Prof)\.? $")
"""Before a surname alone, behind which the town or firm of its bearer may stand ("Mrs. Calder of Ridgemont")."""


_BOARD_OF = re.compile(
    r"(?:(?:Supervisory|Executive|Management|Advisory) )?Board(?: of (?:Directors|Management|Supervisors|Trustees))? of (?:the )?(?=[A-Z])"
)
_S_BOARD = re.compile(
    r" (?:(?:Supervisory|Executive|Management|Advisory) )?Board(?: of (?:Directors|Management|Supervisors|Trustees))?$"
)


def _without_board(text: str, low: int, high: int) -> tuple[int, int]:
    """A company without its board in front ("Supervisory Board of Larkmoor SE"), or behind where the article has the rest
    without one."""
    head = _BOARD_OF.match(text, low, high)
    low = head.end() if head is not None else low
    tail = _S_BOARD.search(text[low:high])
    if tail is None:
        return low, high
    rest = re.escape(text[low : low + tail.start()])
    alone = re.search(rf"(?<![\w-]){rest}(?![\w-]| (?:\w+ )?Board\b)", text) is not None
    return low, low + tail.start() if alone else high


_OF = re.compile(r" of (?:the )?")
_BODY = re.compile(
    rf"{PUBLIC_WORDS.pattern}|\b(?:Bank|Bancorp|Corporation|Corp|Company|Co|Exchange|Trust|Museum|Kingdom|Republic|State|Bureau|"
    r"Industries|Confederation|Register|Academy|Centre|Center|Library|Ports?|Emirate|Gulf|Bay|Ministry|Companies)\.?$"
)
"""Last words of what goes on behind "of" ("Steel Authority of Ridgemont")."""
