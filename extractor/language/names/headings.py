"""Names in headings and tables, where every word is printed large: what no plain word is, with the trade or legal form behind
it ("Tuas Hydrogen Sign Pact to Study Terminal" has one name)."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.language.names.lexicon import LEGAL_FORMS, common_words, given_names, plain_words, words
from extractor.patterns import re

_WORD = re.compile(r"[^\s,;:()]+")
_ABOUT = re.compile(r"(?:[QH][1-4]|FY)\d*|[\d$€£₹%.,+-]+\w*|[A-Z]{1,3}\d*|\W+")
"""Periods, numbers, and capitals too short to tell what they are."""
_FORM = re.compile(rf"(?:{LEGAL_FORMS})\.?")
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly")
_GAPS = (" ", ", ", ". ", "., ")
_FEWEST = 3
"""Letters of a name in a heading."""


def names_in_heading(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans in a run of a heading's words that may be names, by position."""
    low = high = -1
    for word in _WORD.finditer(text, start, end):
        token = word[0].rstrip(".'’\"”")
        begun = low >= 0 and text[high : word.start()] in _GAPS
        if begun and _FORM.fullmatch(token):
            high = word.start() + len(token)
        elif not _is_plain(token):
            if low >= 0 and not (begun and text[high : word.start()] == " "):
                yield low, high
                low = -1
            low = word.start() if low < 0 else low
            high = word.start() + len(token.removesuffix("'s").removesuffix("’s"))
        elif begun and _ends_name(token, text[high : word.start()]):
            high = word.start() + len(token)
        elif low >= 0:
            yield low, high
            low = -1
    if low >= 0:
        yield low, high


def _is_plain(token: str) -> bool:
    word = token.removesuffix("'s").removesuffix("’s")
    if len(word) < _FEWEST or not word[0].isupper() or _ABOUT.fullmatch(word):
        return True
    parts = [part for part in re.split(r"[-/&]", word) if part]
    return all(map(_is_everyday, parts)) or word in words("headline_verbs") or word in words("measure_terms")


def _is_everyday(part: str) -> bool:
    lower = part.lower()
    if part.title() in given_names():
        return False
    known = (
        lower in plain_words()
        or lower in common_words()
        or lower in words("no_names")
        or part.title() in words("demonyms")
    )
    trade = part.title() in words("trade_words") or part.title() in words("industry_words")
    return known or trade or any(lower.endswith(end) and _stems(lower, end) for end in _ENDINGS)


def _stems(lower: str, end: str) -> bool:
    stem = lower[: -len(end)]
    return len(stem) >= _FEWEST and any(
        form in plain_words() or form in common_words() for form in (stem, f"{stem}e", stem[:-1])
    )


def _ends_name(token: str, gap: str) -> bool:
    """Whether a plain word goes on with the name before it: behind a space a trade word."""
    return gap == " " and (token.title() in words("trade_words") or token.title() in words("industry_words"))
