"""What a trained pipeline says of the names: it settles what only capitals speak for, and adds what no rule sees.

Where the words themselves say what a name is (a legal form, a ticker, a title), the rules' word stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from extractor.language.names.brackets import read_tail
from extractor.language.names.candidates import Candidate
from extractor.language.names.lexicon import common_words
from extractor.schema.kinds import NameKind

_KINDS: dict[str, NameKind] = {"ORG": "company", "PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "site"}


def with_opinion(text: str, candidates: Sequence[Candidate], entities: Sequence[Span]) -> Iterator[Candidate]:
    """The candidates, the unsure ones with the pipeline's kind and bounds where it names them, and its own names."""
    named = [(e.start_char, e.end_char, _KINDS[e.label_]) for e in entities if e.label_ in _KINDS]
    for candidate in candidates:
        said = next((n for n in named if n[0] < candidate.end and candidate.start < n[1]), None)
        if candidate.sure or said is None or not _covers(said, candidate):
            yield candidate
        else:
            yield _of_model(text, *said)
    taken = [(c.start, c.end) for c in candidates]
    for start, end, kind in named:
        if not any(start < high and low < end for low, high in taken) and _is_name(text[start:end]):
            yield _of_model(text, start, end, kind)


def _covers(said: tuple[int, int, NameKind], candidate: Candidate) -> bool:
    return said[0] <= candidate.start and candidate.end <= said[1]


def _of_model(text: str, start: int, end: int, kind: NameKind) -> Candidate:
    return Candidate(start, end, kind, True, read_tail(text, end), ("model",))


def _is_name(raw: str) -> bool:
    """A network now and then names an everyday word."""
    return len(raw) > 1 and any(c.isupper() for c in raw) and raw.lower() not in common_words() and "\n" not in raw
