"""Measures of a part of a company: of a region, a segment, a product."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.owner import Focus
from extractor.facts.move.prices import Subject
from extractor.facts.move.words import VERBS
from extractor.patterns import re
from extractor.schema import Name

_DIVIDED = ("revenue", "costs", "volume", "shipments", "deliveries", "orders", "operating_income")
"""Measures that companies report of their parts."""
_WHOLE = frozenset(
    ["total", "net", "gross", "organic", "adjusted", "quarterly", "annual", "annualized", "annualised", "yearly", "monthly", "weekly", "daily", "group", "consolidated", "core", "underlying", "comparable", "standalone", "overall", "reported", "record", "recurring", "operating", "operational", "fiscal", "financial", "global", "worldwide", "pretax", "pre-tax", "diluted", "non-gaap", "gaap", "full", "half", "attributable", "preliminary", "unaudited", "combined", "aggregate", "headline", "company", "company's", "firm's", "group's", "bank's", "miner's", "business", "corporate", "own", "the", "its", "their", "his", "our", "a", "an", "strong", "stronger", "robust", "solid", "higher", "lower", "weak", "weaker", "rising", "falling", "better", "worse", "new", "same", "first", "second", "third", "fourth", "final", "quarter", "quarter's", "year", "year's", "month", "months", "three", "six", "nine", "twelve", "average", "currency", "neutral", "constant", "exchange", "rates", "like", "latest", "last", "previous", "prior", "current", "this", "that", "these", "those", "costs", "cost", "expenses", "revenues", "today's", "sequential", "cumulative", "estimated", "expected", "base", "top-line", "statutory", "normalised", "normalized", "pro-forma", "and", "&", "more", "most", "less", "least", "all", "existing", "main", "continuing", "discontinued", "whole", "entire", "respective", "product", "healthy", "double-digit", "single-digit", "sharp", "steep", "strongest", "stellar", "impressive", "modest", "slight", "further", "key", "major", "big", "growing", "some", "any", "no", "other", "per", "significant", "substantial", "similar", "steady", "good", "great", "proforma", "post-tax", "equity", "unit", "in-line", "like-for-like", "same-store", "fy", "h1", "h2", "q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q", "1h", "2h", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)  # fmt: skip
"""Words before a measure that do not divide it."""
_STOPS = frozenset(VERBS) | frozenset(
    ["although", "though", "said", "says", "saw", "see", "sees", "seen", "had", "has", "have", "with", "as", "while", "whereas", "but", "that", "which", "after", "because", "since", "when", "where", "if", "of", "in", "from", "for", "at", "on", "by", "to", "than", "over", "showed", "shows", "reported", "posted", "recorded", "reporting", "posting", "recording", "noting", "showing", "delivering", "achieved", "delivered", "generated", "noted", "announced", "revealed", "experienced", "registered", "is", "was", "are", "were", "be", "been", "including", "include", "despite", "amid", "against", "versus", "about", "around", "both", "each", "also", "reflecting", "representing", "driven", "led", "helped", "hurt", "boosting", "drove"]
)  # fmt: skip
_TOKEN = re.compile(r"(?:[A-Za-z][\w&/.'-]*|&|⟦[GUC]\d+⟧)")
_WHOLE_ENDINGS = re.compile(
    r"[yqm](?:/|-?o-?)[yqm]|(?:all|same)-\w+|.*(?:-quarter|-year|-month|-currency|-on-year|-over-year|ly|ed)|[\d.,]+\w?"
)
_LONGEST = 5
_OF_PART = re.compile(
    r" (?:in|from|at|for|of|across|within) (?:its |the |their |⟦C\d+⟧'s )(?P<part>(?:[\w&/-]+ ){0,4}?)(?:segments?|units?|divisions?|business|arm|operations|products|services|brands?|stores|vertical|category|Group|Division|Segment|Business|Unit)\b"
)
_ENDS = (
    r"(?=--|[,.;)]|$| (?:and|to|by|in|for|at|after|amid|was|were|has|had|up|down|came|reached|totaled|totalled|stood)\b| ⟦| (?:"
    + "|".join(sorted(w for w in VERBS if " " not in w))
    + r")\b)"
)
_FROM_SOURCE = re.compile(
    r" (?:from (?!(?:continu|operat|last|prior|previous|year|quarter|month|all|both|more|less|about|around|nearly|just|then|third|existing|external|customers)\w*)"
    r"|(?:of|from|at|in) ⟦C\d+⟧'s (?!(?:first|second|third|fourth|final|fiscal|latest|most|recent|history|quarter|year|home|own|products?|last|full)\b))"
    rf"(?P<part>[a-z][\w-]*(?: [a-z][\w-]*){{0,3}}?){_ENDS}"
)
""" "Revenue from crypto trading surged", "a fall in sales of its flu shots": of that alone."""
_WHERE = re.compile(
    r"(?:⟦C\d+⟧'s|[Tt]he|\bin|\bfor) (?P<part>(?:[\w&/-]+ ){1,4})(?:segment|unit|division|business|market|region), where $"
)
""" "Its grid unit, where sales fell": that unit's."""
_PER = re.compile(r" per (?P<what>(?:available )?(?:(?:sales|active|paying|monthly) )?[a-z]+)")
_IN_PLACE = re.compile(r"(?:,? to (?:about )?⟦M\d+⟧)? in (?:the )?⟦(?P<place>G\d+)⟧(?=[,.;)]| (?:and|while|were|was|rose|fell|grew|declined|to)\b|$)")  # fmt: skip
_OF_PRODUCT = re.compile(
    r" of (?:its |the )?(?P<part>(?:(?!⟦|(?:to|by|in|for|at|from|over|during|about|the) )[\w&/-]+ ){1,4}?)(?=(?:were |was |have |has |had )?(?:"
    + "|".join(sorted(w for w in VERBS if " " not in w))
    + r"|up|down)\b)"
)


def part_metric(masked: Masked, change: Change, metric: str, span: tuple[int, int] | None) -> str | None:
    """The measure under the name of the part that the words about it give ("China sales": china_revenue); None where it
    is that of the whole."""
    if span is None:
        return None
    low, high = masked.index(span[0]), masked.index(span[1])
    per = _PER.match(masked.text, high) if metric in (*_DIVIDED, "transactions", "costs", "orders") else None
    if per is not None:
        return f"{metric}_per_{re.sub('[^a-z]+', '_', per['what'].strip().lower())}"
    if metric not in _DIVIDED:
        return None
    before = _modifiers(masked, low)
    if before:
        return _named(masked, before, metric)
    text = masked.text
    where = _WHERE.search(text, 0, low)
    if where is not None:
        return _named(masked, [w for w in where["part"].split() if not _is_whole(w)], metric)
    found = _OF_PART.match(text, high) or _OF_PRODUCT.match(text, high) or _FROM_SOURCE.match(text, high)
    if found is not None:
        return _named(masked, [w for w in found["part"].split() if not _is_whole(w)], metric)
    place = _IN_PLACE.match(text, high) or (_IN_PLACE.match(text, change.end) if change.end > high else None)
    return _named(masked, [f"⟦{place['place']}⟧"], metric) if place else None


_ALL = re.compile(r"\b(?:total|group|consolidated|overall|company-wide|companywide|combined)\b", re.IGNORECASE)


def of_paragraph(masked: Masked, metric: str, subject: Subject, focus: Focus) -> str:
    """The measure under the name of the part that its paragraph is about, unless the sentence says whose it is."""
    owned = subject.name.antecedent is None and masked.start <= subject.name.start < masked.end
    if focus.part is None or metric not in _DIVIDED or owned or _ALL.search(masked.text):
        return metric
    return f"{focus.part}_{metric}"


def _modifiers(masked: Masked, at: int) -> list[str]:
    """The words before a measure that divide it, in order."""
    found: list[str] = []
    tokens = masked.text[max(0, at - 90) : at].split(" ")[:-1]
    for number, token in reversed(list(enumerate(tokens))):
        if len(found) == _LONGEST or not _TOKEN.fullmatch(token) or token.lower() in _STOPS:
            break
        if token.startswith("⟦C"):
            break
        if token.endswith("ing") and number and tokens[number - 1].endswith(","):
            break  # "Velanur grew, highlighting revenue": a verb
        found.insert(0, token)
    while found and found[0] in ("and", "&"):
        found.pop(0)
    if any(w in ("and", "&") for w in found) and all(_is_whole(w) for w in found[: _first_and(found)]):
        found = found[_first_and(found) + 1 :]
    return found if any(not _is_whole(word) for word in found) else []


def _first_and(words: list[str]) -> int:
    return next(i for i, word in enumerate(words) if word in ("and", "&"))


def _is_whole(word: str) -> bool:
    return word.lower() in _WHOLE or _WHOLE_ENDINGS.fullmatch(word.lower()) is not None


def _named(masked: Masked, words: list[str], metric: str) -> str | None:
    plain = [_plain(masked, word) for word in words if not _is_whole(word) or word in ("and", "&")]
    slug = re.sub(r"[^a-z0-9]+", "_", " ".join(w for w in plain if w != "&").lower()).strip("_")
    slug = re.sub(r"_and$|^and_", "", slug)
    return f"{slug}_{metric}" if re.fullmatch(r"[a-z][a-z0-9_]*", slug) else f"segment_{metric}"


def _plain(masked: Masked, word: str) -> str:
    slot = re.fullmatch(r"⟦[A-Z](\d+)⟧", word)
    mention = masked.mentions[int(slot[1])] if slot else None
    return mention.raw if isinstance(mention, Name) else word
