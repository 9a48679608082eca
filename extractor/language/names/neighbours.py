"""What the words around a capitalised name say of it where its own say nothing: a person by the office that stands before
or behind, a place by the places it is listed with, and what is printed large without being a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.language.names.candidates import Candidate
from extractor.language.names.lexicon import PUBLIC_WORDS, places, words

_OFFICE = (
    r"chief(?: \w+)? officer|chief executive|chief of|finance chief|CEO|CFO|COO|CTO|chair(?:man|woman|person)?|president|analyst|"
    r"strategist|economist|(?:co-)?founder|director|partner|minister|secretary|head|governor|spokes(?:man|woman|person)|"
    r"manager|trader|lawyer|professor|banker|mayor|commissioner|senator|lawmaker|policymaker|researcher|author|editor"
)
_BEHIND = re.compile(
    rf",? (?:who (?!ha[sd] )|\d\d, |(?:the |its |his |her |an? )?(?:[\w'’&-]+ ){{0,3}}?(?:{_OFFICE})\b(?! [A-Z][a-z]+ [A-Z]))|"
    rf", (?:[A-Z][\w-]+ ){{0,3}}?(?:Chief|Chair|Chairman|President|Director|CEO|CFO|Founder|Managing|Head|Partner)\b"
)
_BEFORE = re.compile(
    r"(?:(?:^|[^\w])(?:boss|policymaker|secretary|lawyer|banker|executive|brother|sister|wife|husband|widow|son|daughter|heir|"
    r"billionaire|lawmaker|head|chief|activist investor|entrepreneur|officer|energy secretary,)|(?:Reporting|[Ee]diting|[Ww]riting|[Rr]eporting) by|^By|\nBy|hosted by) $"
)
_PLAIN = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zß-ÿ][\w'’-]*(?: (?:[A-Z]\.?(?!\w)|[Bb]in|[Vv]an|[Vv]on|de|der|[A-ZÀ-ÖØ-Þ][\w'’-]+)){1,3}"
)
_LISTED = re.compile(r", (?:and |or )?| and | or |/|; ")
_AGED = re.compile(r", \d\d, ")
_OWNS = re.compile(r"['’]s?\b|-| [A-Z]")
"""Behind a place that says whose the next name is: "Velanur and Norway's Tarn"."""
_NOT_LISTED = re.compile(r"\W*(?:said|says|will|has|have|is|was|were|rose|fell)\b")


_CREDIT = re.compile(
    rf"(?:^|(?<=[\n;(.]))\s*(?:(?:Additional )?[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|Photograph)?(?:(?<=\w) by|By) "
    rf"(?P<people>{_PLAIN.pattern}(?:(?:, and |, | and ){_PLAIN.pattern})*)",
    re.MULTILINE,
)
"""Who wrote an article: "By Ines Calder", "Reporting by Ines Calder and Tom Arden"."""
_BASED = re.compile(
    r"(?<![\w-])(?P<place>[A-ZÀ-ÖØ-Þ][\w.’']+(?: [A-Z][\w.]+)*)-(?:based|headquartered)\b(?P<before> [A-Z])?"
)


def beside(text: str) -> Iterator[Candidate]:
    """Persons in the lines that credit them, and places in "Ridgemont-based"."""
    for credit in _CREDIT.finditer(text):
        for person in _PLAIN.finditer(text, *credit.span("people")):
            if not PUBLIC_WORDS.search(person[0]) and person[0].split()[-1] not in words("trade_words"):
                yield Candidate(person.start(), person.end(), "person", True, None, ("credit",))
    for based in _BASED.finditer(text):
        if based["place"] in places() or based["before"]:
            yield Candidate(*based.span("place"), "place", True, None, ("based",))


def with_neighbours(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates by position; those that only capitals spoke for are persons or places where their neighbours say so."""
    judged = [_person(text, candidate) for candidate in sorted(candidates, key=lambda c: c.start)]
    for order in (range(1, len(judged)), range(len(judged) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for at in order:
            judged[at] = _place(text, judged[at], judged[at - step])
    return judged


def _person(text: str, candidate: Candidate) -> Candidate:
    form = text[candidate.start : candidate.end]
    if candidate.kind == "company" and not candidate.sure and " " not in form and _AGED.match(text, candidate.end):
        return replace(candidate, kind="person", sure=True, why=("age behind",))
    said = candidate.why == ("company verb behind",)
    if candidate.kind != "company" or (candidate.sure and not said) or candidate.tail or not _PLAIN.fullmatch(form):
        return candidate
    last = form.split()[-1]
    if last in words("trade_words") or PUBLIC_WORDS.search(form) or any(part in places() for part in form.split()):
        return candidate
    behind, before = text[candidate.end : candidate.end + 90], text[max(0, candidate.start - 30) : candidate.start]
    if _BEHIND.match(behind) or _BEFORE.search(before):
        return replace(candidate, kind="person", sure=True, why=("office beside",))
    return candidate


def _place(text: str, candidate: Candidate, beside: Candidate) -> Candidate:
    """A name listed with a place is one: "in Dresden and Garlow"."""
    if candidate.kind != "company" or candidate.sure or candidate.why or candidate.tail or beside.kind != "place":
        return candidate
    if beside.start > candidate.start and _OWNS.match(text, beside.end):
        return candidate
    between = text[min(candidate.end, beside.end) : max(candidate.start, beside.start)]
    if _LISTED.fullmatch(between) and not _NOT_LISTED.match(text, candidate.end):
        return replace(candidate, kind="place", sure=beside.sure, why=("listed with a place",))
    return candidate
