"""Finds the temporal expressions of a text and reads them from left to right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from extractor.language.dating.clock import CLOCK
from extractor.language.dating.comparison import COMPARISONS
from extractor.language.dating.context import Context
from extractor.language.dating.days import DAYS
from extractor.language.dating.deictic import DEICTIC
from extractor.language.dating.lexer import GAP, TIMELY, Tokens, classes_with, tokens
from extractor.language.dating.moment import Reading
from extractor.language.dating.months import MONTHS_AND_SEASONS
from extractor.language.dating.quarters import QUARTERS
from extractor.language.dating.shapes import Found, Shape
from extractor.language.dating.spans import SPANS
from extractor.language.dating.vague import VAGUE_WORDS
from extractor.language.dating.years import YEARS
from extractor.patterns import re
from extractor.schema import DateMention

SHAPES: tuple[Shape, ...] = (
    *DAYS, *CLOCK, *MONTHS_AND_SEASONS, *QUARTERS, *YEARS, *DEICTIC, *COMPARISONS, *SPANS, *VAGUE_WORDS,
)  # fmt: skip
"""Of shapes that match equally much from the same word, the first that can be read is taken."""
Span = tuple[int, int]
_RUN = re.compile(f"[^{GAP}{''.join(classes_with('OTHER'))}{''.join(classes_with('STOP'))}]+")
_TIME = re.compile("[" + "".join(letter for name in TIMELY for letter in classes_with(name)) + "]")


def find(text: str, context: Context, taken: Iterable[Span] = ()) -> tuple[DateMention, ...]:
    """The temporal expressions of a text by position, none overlapping another nor a ``taken`` span."""
    cut = tokens(text)
    blocked = sorted(taken)
    found: list[DateMention] = []
    reach = 0
    for first, candidates in sorted(_candidates(cut).items()):
        if cut.starts[first] < reach:
            continue
        for match, shape in sorted(candidates, key=lambda c: -c[0].last):
            if _overlaps(blocked, match.start, match.end):
                continue
            reading = _read(match, shape, context)
            if reading is None:
                continue
            mention = _mention(text, match, reading)
            if mention.start < reach:
                continue
            found.append(mention)
            context.remember(mention.start, reading)
            reach = mention.end
            break
    return tuple(found)


def _candidates(cut: Tokens) -> dict[int, list[tuple[Found, Shape]]]:
    """What every shape matches, by first token."""
    dense, shifts = _condensed(cut.letters)
    by_start: dict[int, list[tuple[Found, Shape]]] = {}
    for shape in SHAPES:
        for match in shape.pattern.finditer(dense):
            found = Found(cut, match, shifts[match.start()])
            by_start.setdefault(found.first, []).append((found, shape))
    return by_start


def _condensed(letters: str) -> tuple[str, list[int]]:
    """The runs of words that shapes know and that hold a word of time, a gap between them, and for each letter how far
    it was moved: most of an article has neither month nor year nor unit, and a hundred shapes need not look at it."""
    pieces: list[str] = []
    shifts: list[int] = []
    for run in _RUN.finditer(letters):
        if _TIME.search(letters, run.start(), run.end()):
            pieces.append(run.group())
            pieces.append(GAP)
            shifts.extend([run.start() - len(shifts)] * (run.end() - run.start() + 1))
    return "".join(pieces), shifts


def _read(found: Found, shape: Shape, context: Context) -> Reading | None:
    """What a shape's reader says, or None; a day or year that the calendar does not have is no date."""
    try:
        return shape.read(found, context)
    except (ValueError, OverflowError):
        return None


def _mention(text: str, found: Found, reading: Reading) -> DateMention:
    start = found.start if reading.start is None else reading.start
    end = found.end if reading.end is None else reading.end
    return DateMention(
        start=start, end=end, raw=text[start:end], type=reading.type, value=reading.value, date=reading.date,
        basis=reading.basis, until=reading.until,
    )  # fmt: skip


def _overlaps(blocked: list[Span], start: int, end: int) -> bool:
    at = bisect_right(blocked, (start, start))
    return any(s < end and start < e for s, e in blocked[max(at - 1, 0) : at + 2])
