"""What a trained pipeline says of the names that only their capitals speak for: that they are people, places or no names.

Where the words themselves say what a name is (a legal form, a ticker, a title), and where the registry knows it, their
word stands. Of the rest, two words or more that the network mostly reads as a person are one, words behind "in" or "near"
that it mostly reads as a place are one, and words in which it mostly reads no name at all are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractor.language.names.candidates import Candidate
from extractor.patterns import re

_LABELS = {"GPE": "LOC"}
_MAJORITY = 0.7
_PERSON = re.compile(r"[^\W\d_]\w*[.'’-]?\w*(?: [\w.'’-]+)+")
_FIRM = re.compile(r"\b[A-Z]{2,}\b|\b(?:Group|Holdings?|News\w*|Press|Times|Post|Trust|Works)$")
_WHERE = re.compile(r"\b(?:in|near|across|throughout|outside|around) (?:the )?(?:city of |town of )?$")


def in_doubt(text: str, candidates: Sequence[Candidate]) -> set[str]:
    """The forms of which it matters what the network says."""
    return {
        form
        for candidate in candidates
        if not candidate.sure and candidate.kind == "company" and (form := text[candidate.start : candidate.end])
    }  # fmt: skip


def with_opinion(
    text: str, candidates: Sequence[Candidate], readings: Mapping[str, Counter[str]]
) -> Iterator[Candidate]:
    """The candidates, the unsure ones a person, a place or none where the network mostly reads them so. ``readings``: how
    often it gives a form which label, ``""`` for none."""
    heard = _heard(readings)
    for candidate in candidates:
        form = text[candidate.start : candidate.end]
        label = None if candidate.sure or candidate.kind != "company" else heard.get(form)
        if label == "PERSON" and _may_be_person(form):
            yield replace(candidate, kind="person", sure=True, why=(*candidate.why, "model"))
        elif label == "LOC" and _says_where(text, candidate):
            yield replace(candidate, kind="place", sure=True, why=(*candidate.why, "model"))
        elif label != "":
            yield candidate


def in_the_title(text: str, candidates: Iterable[Candidate], title: str | None) -> Iterator[Candidate]:
    """The candidates, those sure that do as companies do at the article's opening and that its title names."""
    for candidate in candidates:
        form = text[candidate.start : candidate.end]
        opens = not candidate.sure and candidate.kind == "company" and candidate.start < _OPENING
        named = opens and title and _DOES & set(candidate.why)
        if named and re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", title or ""):
            yield replace(candidate, sure=True, why=(*candidate.why, "title names it"))
        else:
            yield candidate


_OPENING = 300
"""Characters in which an article comes to whom its title names."""
_DOES = frozenset(("company verb behind", "company noun behind"))


def _may_be_person(form: str) -> bool:
    return _PERSON.fullmatch(form) is not None and not _FIRM.search(form)


def _says_where(text: str, candidate: Candidate) -> bool:
    return _WHERE.search(text, max(0, candidate.start - 30), candidate.start) is not None


def _heard(readings: Mapping[str, Counter[str]]) -> dict[str, str]:
    """The label of each form that most readings agree on."""
    best = {form: counted.most_common(1)[0] for form, counted in readings.items() if counted}
    return {form: _LABELS.get(label, label) for form, (label, n) in best.items() if n >= _MAJORITY * readings[form].total()}
