"""Sentence boundaries for news: paragraphs and list items end a sentence, "Corp." and "U.S." do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from extractor.labels import SENTENCES
from extractor.patterns import re

_ABBREVIATIONS = frozenset(
    [
        "adj",
        "inc",
        "corp",
        "co",
        "ltd",
        "llc",
        "plc",
        "bros",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "nos",
        "vs",
        "gen",
        "sen",
        "rep",
        "gov",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "approx",
        "est",
        "dept",
        "fig",
        "rs",
        "cos",
        "bhd",
        "sdn",
        "pte",
        "pty",
        "tbk",
        "lt",
        "col",
        "capt",
        "hon",
        "jr",
        "sr",
    ]
)
_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*(?=\s)")
_OPENING = re.compile(r"\s+[\"'“‘(\[]?(?P<first>\S)")


def boundaries(text: str) -> list[int]:
    """Offsets at which sentences begin, the first being 0.

    A line break ends a sentence where what follows it opens a new one: a blank line, a list item, or a capital or digit.
    What is longer than any sentence is cut between two words.
    """
    starts = {0}
    starts.update(m.end() for m in re.finditer(r"\n\s*", text) if m.end() < len(text))
    for stop in _STOP.finditer(text):
        opening = _OPENING.match(text, stop.end())
        if opening and _ends_sentence(text, stop.start(), stop.group(), opening["first"]):
            starts.add(opening.end() - 1 if text[opening.end() - 2].isspace() else opening.end() - 2)
    return sorted(starts | set(_cuts(text, sorted(starts))))


_LONGEST = 3000
"""Characters of a sentence. Of 38,000 in the news one is longer, and what rules cost grows with the square of it."""


def _cuts(text: str, starts: list[int]) -> Iterator[int]:
    """Where sentences that are too long are cut, in parts as large as they may be."""
    for start, end in pairwise([*starts, len(text)]):
        while end - start > _LONGEST:
            blank = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in " \n\t")
            start = blank + 1 if blank >= 0 else start + _LONGEST
            yield start


def _ends_sentence(text: str, at: int, mark: str, following: str) -> bool:
    if following.islower():
        return False
    if mark[0] != ".":
        return True
    word = _LAST_WORD.search(text[max(0, at - 20) : at])
    before = word.group().lower() if word else ""
    if before in _ABBREVIATIONS:
        return _likely_start(text, at)
    single_letters = _SINGLE_LETTERS.fullmatch(before)
    return _likely_start(text, at) if single_letters else True


_LAST_WORD = re.compile(r"[\w.&]{0,20}$")
_SINGLE_LETTERS = re.compile(r"(?:[a-z]\.)*[a-z]")
_STARTERS = re.compile(
    r"\.[\"'”’)\]]*\s+[\"'“‘(]?(?:The|A|An|It|Its|In|On|At|He|She|They|We|But|And|That|This|These|Those|For|Under|With|"
    r"As|After|Before|While|Shares|If|Last|Earlier|Separately|Meanwhile|However|According|Analysts|Both|Under|By|"
    r"Other|Among|Elsewhere|Also|Their|Our|There|When|Since)\b"
)


def _likely_start(text: str, at: int) -> bool:
    """After an abbreviation only a word that opens sentences, and hardly goes on a name, begins a new one."""
    return _STARTERS.match(text, at) is not None


@Language.factory("wattwire_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that sets ``token.is_sent_start``."""

    def mark(doc: Doc) -> Doc:
        if SENTENCES not in doc.user_data:
            _mark(doc)
        return doc

    return mark


def _mark(doc: Doc) -> None:
    starts = iter([*boundaries(doc.text), len(doc.text) + 1])
    following = next(starts)
    for token in doc:
        begins = token.idx + len(token) > following
        token.is_sent_start = begins or token.i == 0
        while following < token.idx + len(token):
            following = next(starts)
