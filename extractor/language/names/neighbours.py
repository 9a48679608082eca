"""What the words around a capitalised name say of it where its own say nothing: a person by the office that stands before
or behind, a place by the places it is listed with, and what is printed large without being a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.language.names.candidates import Candidate
from extractor.language.names.lexicon import PUBLIC_WORDS, places, words
from extractor.language.names.persons import PLAIN, as_person, beside_person, of_firm
from extractor.language.names.wheres import as_where, sites_listed
from extractor.patterns import re
from extractor.schema import Name

_LISTED = re.compile(r", (?:and |or )?| and | or |/|; ")
_OWNS = re.compile(r"['’]s?\b|-| [A-Z]")
"""Behind a place that says whose the next name is: "Velanur and Norway's Tarn"."""
_WHERE_FIRST = re.compile(r"(?:^|[.!?\n]\s{0,3})(?:In|At|Near|From) $")
"""A sentence that opens with where it is: what follows the comma does something there."""
_NOT_LISTED = re.compile(r"\W*(?:said|says|will|has|have|is|was|were|rose|fell)\b")


_CREDIT = re.compile(
    rf"(?:^|(?<=[\n;(.]))\s{{0,8}}(?:(?:Additional )?[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|Photograph)?(?:(?<=\w) by|By) "
    rf"(?P<people>{PLAIN.pattern}(?:(?:, and |, | and ){PLAIN.pattern}){{0,20}})",
    re.MULTILINE,
)
"""Who wrote an article: "By Ines Calder", "Reporting by Ines Calder and Tom Arden"."""
_TOWN = re.compile(r"(?<=[a-z])(?: [A-Z]{3,})+$")
"""The dateline's town, in capitals, that has run into who wrote an article."""
_BASED = re.compile(
    r"(?<![\w-])(?P<place>[A-ZÀ-ÖØ-Þ][\w.’']{1,60}(?: [A-Z][\w.]{1,60}){0,5})-(?:based|headquartered)\b(?P<before> [A-Z])?"
)


def beside(text: str) -> Iterator[Candidate]:
    """Persons in the lines that credit them, places in "Ridgemont-based", sites in "the Dry Fork and Elk Run mines"."""
    yield from sites_listed(text)
    for credit in _CREDIT.finditer(text):
        for person in PLAIN.finditer(text, *credit.span("people")):
            if not PUBLIC_WORDS.search(person[0]) and person[0].split()[-1] not in words("trade_words"):
                town = _TOWN.search(person[0])
                end = person.end() if town is None else person.start() + town.start()
                yield Candidate(person.start(), end, "person", True, None, ("credit",))
    for based in _BASED.finditer(text):
        if based["place"] in places() or based["before"]:
            yield Candidate(*based.span("place"), "place", True, None, ("based",))


def with_neighbours(text: str, candidates: Iterable[Candidate], registered: Iterable[Name] = ()) -> list[Candidate]:
    """The candidates by position; those that only capitals spoke for are persons or places where their neighbours say so,
    and the ``registered`` names."""
    ordered = sorted(candidates, key=lambda c: c.start)
    firms = frozenset(n.start for n in registered if n.kind == "company")
    firms |= {c.start for c in ordered if c.kind == "company" and c.sure}
    judged = [as_where(text, of_firm(text, as_person(text, c), firms)) for c in ordered]
    for order in (range(1, len(judged)), range(len(judged) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for at in order:
            judged[at] = _place(text, beside_person(text, judged[at], judged[at - step]), judged[at - step])
    return judged


def _place(text: str, candidate: Candidate, beside: Candidate) -> Candidate:
    """A name listed with a place is one: "in Dresden and Garlow"."""
    if candidate.kind != "company" or candidate.sure or candidate.why or candidate.tail or beside.kind != "place":
        return candidate
    if text[candidate.start : candidate.end].isupper():
        return candidate
    if beside.start > candidate.start and _OWNS.match(text, beside.end):
        return candidate
    between = text[min(candidate.end, beside.end) : max(candidate.start, beside.start)]
    if (
        between == ", "
        and beside.start < candidate.start
        and _WHERE_FIRST.search(text, max(0, beside.start - 9), beside.start)
    ):
        return candidate
    if _LISTED.fullmatch(between) and not _NOT_LISTED.match(text, candidate.end):
        return replace(candidate, kind="place", sure=beside.sure, why=("listed with a place",))
    return candidate
