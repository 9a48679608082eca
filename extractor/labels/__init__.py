"""What language and facts share: where the components leave what they found on a Doc, and how to read it.

Each component leaves a span group under its name (widened to whole tokens, for other spaCy code) and the exact records
under the same name in ``doc.user_data``. ``published`` is put there before the pipeline runs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from extractor.schema import Cue, DateMention, Name, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

QUANTITIES = "wattwire_quantities"
DATES = "wattwire_dates"
REGISTERED = "wattwire_registry"
ENTITIES = "wattwire_entities"
NAMES = "wattwire_names"
MODALITY = "wattwire_modality"
PUBLISHED = "wattwire_published"
TITLE = "wattwire_title"
TODAY = "wattwire_today"
TEXT = "wattwire_text"
SENTENCES = "wattwire_sentences"
WANTED = "wattwire_wanted"
LEAN = "wattwire_lean"
READING = "wattwire_reading"
NAMING = "wattwire_naming"
_STARTS = "wattwire_name_starts"
UNREAD = "dep"
"""Universal Dependencies' label for a dependency that nobody has worked out: all of a sentence that was not parsed."""


class Reading(Protocol):
    """What a trained pipeline says of a lean Doc's sentences, each read when it is first asked for."""

    def parse(self, starts: Iterable[int]) -> bool:
        """Puts the grammar of the sentences that begin there on the Doc; whether all of them can be read."""

    def entities(self, forms: Collection[str]) -> list[tuple[str, str]]:
        """The words and label of every entity that is written as one of ``forms``, and maybe of others."""


def text(doc: Doc) -> str:
    """The Doc's text, kept: spaCy puts it together anew from the tokens whenever it is asked."""
    kept: str | None = doc.user_data.get(TEXT)
    if kept is None:
        kept = doc.user_data[TEXT] = doc.text
    return kept


def sentences(doc: Doc) -> tuple[tuple[int, int], ...]:
    """The spans of a Doc's sentences, kept: where each begins, and where its last token ends."""
    kept: tuple[tuple[int, int], ...] | None = doc.user_data.get(SENTENCES)
    if kept is None:
        kept = doc.user_data[SENTENCES] = tuple((sent.start_char, sent.end_char) for sent in doc.sents)
    return kept


def quantities(doc: Doc) -> tuple[Quantity, ...]:
    """The quantities of a processed Doc, by position."""
    found: tuple[Quantity, ...] = doc.user_data.get(QUANTITIES, ())
    return found


def dates(doc: Doc) -> tuple[DateMention, ...]:
    """The dates, times, durations and sets of a processed Doc, by position."""
    found: tuple[DateMention, ...] = doc.user_data.get(DATES, ())
    return found


def names(doc: Doc) -> tuple[Name, ...]:
    """The names of a processed Doc, and the expressions that stand for one, by position."""
    found: tuple[Name, ...] = doc.user_data.get(NAMES, ())
    return found


def names_from(doc: Doc, start: int, end: int) -> tuple[Name, ...]:
    """The names of a processed Doc that begin within a stretch, by position."""
    starts: list[int] | None = doc.user_data.get(_STARTS)
    if starts is None:
        starts = doc.user_data[_STARTS] = [name.start for name in names(doc)]
    return names(doc)[bisect_left(starts, start) : bisect_left(starts, end)]


def cues(doc: Doc, span: tuple[int, int] | None = None) -> tuple[Cue, ...]:
    """The modality cues of a processed Doc, by position; with a span, at least those of the sentences it touches."""
    found: tuple[Cue, ...] | Callable[[tuple[int, int]], tuple[Cue, ...]] = doc.user_data.get(MODALITY, ())
    return found if isinstance(found, tuple) else found(span or (0, len(text(doc)) + 1))


def published(doc: Doc) -> str | None:
    """The publication date or time stamp of the Doc's article, ISO 8601, or None."""
    found: str | None = doc.user_data.get(PUBLISHED)
    return found


def today(doc: Doc) -> date | None:
    """The day of the Doc's story in its own place, which the dates component decides; None without publication date."""
    found: date | None = doc.user_data.get(TODAY)
    return found


def title(doc: Doc) -> str | None:
    """The title of the Doc's article: context only, never a source of claims."""
    found: str | None = doc.user_data.get(TITLE)
    return found


def read_ahead(doc: Doc, starts: Iterable[int]) -> None:
    """Has the grammar of a lean Doc's sentences read together, which is faster than one by one."""
    reading: Reading | None = doc.user_data.get(READING)
    if reading is not None:
        reading.parse(starts)


def is_parsed(doc: Doc, start: int) -> bool:
    """Whether the grammar of the sentence about a character is read; a lean Doc's is read when this is first asked."""
    reading: Reading | None = doc.user_data.get(READING)
    if reading is not None:
        return reading.parse([start])
    if not len(doc):
        return False
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span is not None and any(token.dep_ not in ("", UNREAD) for token in span.sent)


def unread(doc: Doc, forms: Collection[str]) -> set[str]:
    """The forms in which a trained pipeline reads no name, in any of the first sentences that hold them."""
    reads_none: Callable[[Collection[str]], set[str]] | None = doc.user_data.get(NAMING)
    return reads_none(forms) if reads_none is not None and forms else set()


def may_be_none(name: Name) -> bool:
    """Whether nothing but the rules for words in capitals says of a name that it is a company's.

    A word with capitals within it ("OHTCo", "CORZ") is asked of no pipeline: it has seen too few of them.
    """
    first = name.raw.split()[0]
    return name.source == "rule" and name.kind == "company" and first[1:].islower()


def undoubted(doc: Doc) -> tuple[Name, ...]:
    """The names of a processed Doc without those in whose words a trained pipeline reads none."""
    doubted = unread(doc, {name.raw for name in names(doc) if may_be_none(name)})
    return tuple(name for name in names(doc) if not (may_be_none(name) and name.raw in doubted))


def entities(doc: Doc, forms: Collection[str]) -> list[tuple[str, str]]:
    """What a trained pipeline reads as names (words, label), of those at least that are written as one of ``forms``."""
    reading: Reading | None = doc.user_data.get(READING)
    if reading is not None:
        return reading.entities(forms)
    words = text(doc)
    return [(words[entity.start_char : entity.end_char], entity.label_) for entity in doc.ents]
