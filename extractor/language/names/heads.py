"""Names at the head of an item ("Amberline - Shares of the lender fell 3%"): lists of movers open each item with the
company's name, of whatever words it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from extractor.language.names.lexicon import COMPANY_NOUNS, COMPANY_VERBS, DESCRIPTIONS, common_words, places
from extractor.patterns import re
from extractor.registry import Registry, registry

_NOUNS = "|".join(sorted(map(re.escape, DESCRIPTIONS), key=len, reverse=True))
_ITEM = re.compile(
    r"(?:^|(?<=[\n:.\"“”])|(?<=[:.\"“”] ))[\"“*•]? ?(?P<heads>(?:[a-z]?[A-Z]|\d+[A-Z])[^\n:;()–—%]{1,70}?) [-–—] "
    rf"(?:(?P<paper>Shares|Stock)\b|The (?:[\w&.,'’-]+ ){{0,7}}?(?:{_NOUNS}|stock|shares|(?:[\w]+(?:maker|company|chain|platform|site)))\b|(?P<again>[A-Z][\w&.'’-]*))",
    re.MULTILINE,
)
_TELLS = r"(?:(?:Net|Standalone|Consolidated|Operating|Quarterly|Adjusted|Total) )?(?:[Rr]evenues?|[Pp]rofits?|[Ss]ales|[Ee]arnings|EBITDA|[Ii]ncome|[Ll]oss)\b"
_WORD = r"[A-Z][\w&.'’()-]*"
_NAME = rf"(?:{_WORD}|\d+[A-Z]\w*)(?: (?:{_WORD}|&|and|of|the))*"
_COLON = re.compile(
    rf"(?:^[\s•*–-]*|(?<=[a-z0-9][.!?]) ?)(?P<heads>{_NAME})(?: ?:|(?P<dash> [-–—])) (?:(?P<paper>Shares\b(?! (?:of|in)\b)|Stock\b|The (?:stock|shares|scrip|counter)\b)|The (?:company|firm|lender|bank)\b|{_TELLS})",
    re.MULTILINE,
)
"""A line that opens with a company and a colon, and goes on about its shares or its results ("The company" may also
follow what a paragraph is about)."""
_GLUED = re.compile(
    rf"^(?P<heads>{_WORD[:-1]}*?(?: (?:{_WORD}|&|and|of))*?(?:[a-z.)]|[A-Z]{{2,}}?))(?=(?:The|Company|Net|Revenue|Shares|Its|Consolidated) [\w'’-]+)",
    re.MULTILINE,
)
"""A heading whose end of line got lost ("Harrow GridThe company reported")."""
_LINE = re.compile(
    rf"^(?P<heads>{_NAME})$\n+(?=(?:The|Its|Net|Revenue|Shares|Stock|Consolidated|State-)[\w-]* [^\n]{{60}})",
    re.MULTILINE,
)
"""A heading on a line of its own above a paragraph that speaks of it."""
_FEWEST = 4
"""So many headings in a row are a list of companies, even if one of them is unknown."""
_DASHES = (" - ", " – ", " — ")
_PART = re.compile(r", (?:and )?| and (?=[A-Z])")
_SMALL = frozenset(("of", "the", "and", "&", "de", "ai", "com", "for", "du", "la"))
_LONGEST = 6
"""Words of a company's name; more are a sentence."""
_DATELINE = re.compile(r"[A-Z][A-Z. ,]+|.*\b(?:GMT|EST?|EDT|IST|a\.m|p\.m|AM|PM|Reuters|Updated?|Market Talk)\b.*")


def find_heads(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the names that head an item of a list, by position."""
    return _heads(text, registry())


@lru_cache(maxsize=4)
def _heads(text: str, known: Registry) -> tuple[tuple[int, int], ...]:
    """Kept, since candidates and references both ask."""
    return (*_items(text), *_headings(text, known))


def _items(text: str) -> Iterator[tuple[int, int]]:
    for item in _ITEM.finditer(text) if any(dash in text for dash in _DASHES) else ():
        heads, at = item["heads"], item.start("heads")
        parts = [] if _DATELINE.fullmatch(heads) and not item["paper"] else list(_parts(heads))
        if not all(_is_name(heads[low:high]) for low, high in parts):
            continue
        again = item["again"]
        if again and not any(
            heads[low:high].startswith(again.removesuffix("'s").removesuffix("’s")) for low, high in parts
        ):
            continue
        yield from ((at + low, at + high) for low, high in parts)


def _headings(text: str, known: Registry) -> Iterator[tuple[int, int]]:
    """What heads a paragraph in a list of companies: a line of its own, one that runs into the paragraph, a name and a
    colon or dash. Of lines and what is run together, only where there are several, and the registry knows one of them."""
    lines = [m.span("heads") for shape in (_LINE, _GLUED) for m in shape.finditer(text) if _is_company(m["heads"])]
    colons = [m for m in _COLON.finditer(text) if _is_company(m["heads"])]
    several = sum(m["paper"] is not None or m["dash"] is not None for m in colons) > 1
    yield from (m.span("heads") for m in colons if several or m["paper"])
    if len(lines) >= _FEWEST and any(known.find(text[low:high]) for low, high in lines):
        yield from lines


def _is_company(words: str) -> bool:
    """Whether the words of a heading can be a company's name: not all of them everyday words, nor measures."""
    parts = words.split()
    plain = [part for part in parts if part.lower().strip(".,'’s()") in common_words() or part in _SMALL]
    named = 0 < len(parts) <= _LONGEST and len(plain) < len(parts) and words not in places()
    return named and _TOPIC.search(words) is None


_TOPIC = re.compile(
    r"\b(?:Results?|Earnings|Takeaways?|Highlights?|Outlook|Guidance|Summary|Overview|Background|Markets?|Stocks?|Shares|Revenues?|Sales|Profits?|"
    r"Dividend|Update|News|Analysis|Focus|Watch|Reaction|Performance|Segment|Business|Review|Data|Report|Quarter|Expectations?|Estimates?|Conclusion|"
    r"Risks?|Strateg\w+|Launch\w*|Compliance|Initiatives?|Management|Efficiency|Position|Structure|Acquisitions?|Agreement|Award|Prize|Statement|Information|Details|Rates?|Economy|Sectors?|Index|Indices|Losers|Gainers|Movers|Price|Prices|Oil|Gold)\b|^(?:Why|How|What|When|Where|Who|More|About|Key|Top|Note|Source|Also)\b"
)
"""Headings of what a paragraph is about, where no company is."""


def with_repetitions(text: str, heads: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The heads, and where the text goes on to use them as names ("Target - Target shares")."""
    spans = set(heads)
    for form in {text[low:high] for low, high in spans}:
        if text.count(form) < 2:
            continue
        for match in re.finditer(rf"\b{re.escape(form)}(?=(?:'s|’s)? (?:{_USED})\b)", text):
            if not any(low < match.end() and match.start() < high for low, high in spans):
                spans.add(match.span())
    return sorted(spans)


_USED = rf"{COMPANY_NOUNS}|{COMPANY_VERBS}"


def _parts(heads: str) -> Iterator[tuple[int, int]]:
    low = 0
    for joint in _PART.finditer(heads):
        yield low, joint.start()
        low = joint.end()
    yield low, len(heads)


def _is_name(words: str) -> bool:
    parts = words.split()
    return 0 < len(parts) <= _LONGEST and all(p[0].isupper() or p[0].isdigit() or p in _SMALL for p in parts)
