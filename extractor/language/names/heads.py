"""Names at the head of an item ("Amberline - Shares of the lender fell 3%"): lists of movers open each item with the
company's name, of whatever words it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from extractor.language.names.lexicon import COMPANY_NOUNS, COMPANY_VERBS, DESCRIPTIONS
from extractor.patterns import re

_NOUNS = "|".join(sorted(map(re.escape, DESCRIPTIONS), key=len, reverse=True))
_ITEM = re.compile(
    r"(?:^|(?<=[\n:.\"“”])|(?<=[:.\"“”] ))[\"“*•]? ?(?P<heads>(?:[A-Z]|\d+[A-Z])[^\n:;()–—%]{1,70}?) [-–—] "
    rf"(?:(?P<paper>Shares|Stock)\b|The (?:[\w&.,'’-]+ ){{0,7}}?(?:{_NOUNS}|stock|shares|(?:[\w]+(?:maker|company|chain|platform)))\b|(?P<again>[A-Z][\w&.'’-]*))",
    re.MULTILINE,
)
_DASHES = (" - ", " – ", " — ")
_PART = re.compile(r", (?:and )?| and (?=[A-Z])")
_SMALL = frozenset(("of", "the", "and", "&", "de", "ai", "com", "for", "du", "la"))
_LONGEST = 6
"""Words of a company's name; more are a sentence."""
_DATELINE = re.compile(r"[A-Z][A-Z. ,]+|.*\b(?:GMT|EST?|EDT|IST|a\.m|p\.m|AM|PM|Reuters|Updated?|Market Talk)\b.*")


@lru_cache(maxsize=4)
def find_heads(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the names that head an item of a list, by position."""
    return tuple(_heads(text)) if any(dash in text for dash in _DASHES) else ()


def _heads(text: str) -> Iterator[tuple[int, int]]:
    for item in _ITEM.finditer(text):
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
