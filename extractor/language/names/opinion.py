"""What a trained pipeline says of the names that only their capitals speak for: those that are people and places.

Where the words themselves say what a name is (a legal form, a ticker, a title), and where the registry knows it, their
word stands. Of the rest, two words or more that the network mostly reads as a person are one, and words behind "in" or
"near" that it mostly reads as a place are one. That it takes a name for a company adds nothing: measured on unseen
articles it says so of products, laws and abbreviations as readily.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
        if not candidate.sure and candidate.kind == "company"
        and (_may_be_person(form := text[candidate.start : candidate.end]) or _says_where(text, candidate))
    }  # fmt: skip


def with_opinion(
    text: str, candidates: Sequence[Candidate], entities: Iterable[tuple[str, str]]
) -> Iterator[Candidate]:
    """The candidates, the unsure ones a person or a place where the network mostly reads them so. ``entities``: the words
    and label of each that it reads."""
    heard = _heard(entities)
    for candidate in candidates:
        form = text[candidate.start : candidate.end]
        label = None if candidate.sure or candidate.kind != "company" else heard.get(form)
        if label == "PERSON" and _may_be_person(form):
            yield replace(candidate, kind="person", sure=True, why=(*candidate.why, "model"))
        elif label == "LOC" and _says_where(text, candidate):
            yield replace(candidate, kind="place", sure=True, why=(*candidate.why, "model"))
        else:
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


def _heard(entities: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The label of each form that most readings agree on."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, label in entities:
        votes[form][_LABELS.get(label, label)] += 1
    best = {form: counted.most_common(1)[0] for form, counted in votes.items()}
    return {form: label for form, (label, n) in best.items() if n >= _MAJORITY * votes[form].total()}
