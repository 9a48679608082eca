"""The subject of a change: whose price or measure it is, and which measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.measure import is_unowned, measure_between, metric_at, phrase_measure
from extractor.facts.move.words import METRIC
from extractor.schema import Name

_SLOT = re.compile(r"⟦[CIUL]\d+⟧")
_NEW_SUBJECT = re.compile(
    r"(?:; |\. |, (?:while|whereas|but|as|after|and) | (?:while|whereas|after|as|because|since) )"
)
_SOURCE_BEHIND = re.compile(
    r"^(?:,? (?:said|says|told|reported(?! (?:an? )?(?:[\w-]+ ){0,2}(?:⟦P|$))|data showed|showed|estimates|forecast|expects|analysts?|strategists?)\b)"
)
_OBLIQUE = re.compile(
    r"\b(?:by|with|from|against|than|at|on|into|like|according to|versus|vs\.?|after|to|via|per|between|including|alongside|beating|outpacing|lagging) (?:(?!that )(?:the|its|an?|[a-z-]+|⟦[GDN]\d+⟧(?:'s)?) ){0,3}$"
)
_OF = re.compile(r"\b(?:of|in|for|at) (?:the |an? |its |[a-z-]+ ){0,3}$")


@dataclass(frozen=True)
class Subject:
    """A name with the measure that the words give it (None: the default of its kind) and the words' span."""

    name: Name
    metric: str | None = None
    metric_span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Focus:
    """What the sentences before are about: the company, and the index, commodity or coin."""

    company: Name | None = None
    instrument: Name | None = None


def _slots(masked: Masked, start: int, end: int, letters: str = "CI") -> list[tuple[int, int, Name]]:
    found = []
    for match in re.finditer(rf"⟦([{letters}])(\d+)⟧", masked.text[:end]):
        if match.start() < start:
            continue
        mention = masked.mentions[int(match[2])]
        if isinstance(mention, Name):
            found.append((match.start(), match.end(), mention))
    return found


def subjects_of(masked: Masked, change: Change, focus: Focus) -> list[Subject]:
    """The subjects of a change, several where it lists them ("A and B lost 2% each"); none where none is named.

    ``focus`` is what the sentences before are about, for a measure without an owner ("Revenue rose 5%").
    """
    if change.shape == "noun":
        right = _right_of(masked, change)
        if right:
            return right
        measured = METRIC.search(masked.text, change.word_end, _end_of_phrase(masked.text, change.word_end))
        left = _left_of(masked, change.at, focus, change)
        thing = re.match(r" in (?P<thing>(?:[\w-]+ ){0,3}[\w-]+)", masked.text[change.word_end :])
        if (
            left
            and thing
            and measured is None
            and not re.search(
                r"⟦|^(?:the|its|early|late|morning|afternoon|after|pre|a|an|share|value|real)\b", thing["thing"]
            )
        ):
            phrase = phrase_measure(masked, change.word_end + thing.start("thing"), thing["thing"])
            return [Subject(s.name, *phrase) for s in left] if phrase else []
        if (
            measured
            and left
            and re.match(r" in (?:the |its |[a-z-]+ ){0,3}$", masked.text[change.word_end : measured.start()])
        ):
            return [Subject(s.name, *metric_at(masked, measured)) for s in left]
        return left
    if change.shape == "lifted":
        return [Subject(_slots(masked, change.word_end, change.at)[-1][2])]
    if change.shape == "listed":
        beside = [s for s in _slots(masked, 0, change.at, "CIU") if s[1] >= change.at - 2]
        return [Subject(beside[-1][2])] if beside else []
    limit = (
        change.word_at if change.shape in ("verb", "adverb_left", "noun_left") else change.at
    )  # the words, else the number
    return _left_of(masked, limit, focus, change)


def _right_of(masked: Masked, change: Change) -> list[Subject]:
    """ "A 3% drop in Brent", "a 5% rise in X's revenue", "a 12% jump in revenue at X"."""
    text = masked.text
    match = re.match(r"(?: (?:in|for|of|by|at|on|from)) (?:the |its |[a-z-]+ ){0,4}", text[change.word_end :])
    stop = _end_of_phrase(text, change.word_end)
    if match is None:
        return []
    metric = METRIC.search(text, change.word_end, stop)
    for low, high, name in _slots(masked, change.word_end, stop):
        if name.kind in ("person", "place", "site"):
            continue
        between = text[change.word_end : low]
        if re.search(r"[,;.]|\b(?:after|as|when|because|by|against|than|while|and)\b", between):
            break
        if metric and metric.start() > high and not re.match(r"'s (?:[\w-]+ ){0,4}$", text[high : metric.start()]):
            metric = None
        return [Subject(name, *metric_at(masked, metric))]
    return []


def _end_of_phrase(text: str, at: int) -> int:
    stop = re.search(r"[;.]\s|, |$", text[at:])
    return at + (stop.start() if stop else 0)


_HEADED = re.compile(r"[\s•*–-]*⟦U(\d+)⟧ [-–—:] (?:(?:[Tt]he|[Ii]ts) )?(?:[Ss]hares|[Ss]tock)\b[^⟦]{0,40}$")
"""A list of movers opens each item with the name: "Catalent - Shares sank"."""


def _left_of(masked: Masked, limit: int, focus: Focus, change: Change) -> list[Subject]:
    text = masked.text
    headed = _HEADED.match(text[:limit])
    if headed:
        owner = masked.mentions[int(headed[1])]
        return [Subject(owner)] if isinstance(owner, Name) else []
    start = _clause_start(masked, limit)
    slots = [s for s in _slots(masked, start, limit) if s[2].kind not in ("person", "place", "site")]
    if _other_subject(text, change):
        return []
    chosen = _chosen(text, slots, limit) if slots else None
    if chosen is None:
        return _reported(masked, slots, start, limit) or _ownerless(
            masked, start, limit, _nearest(masked, start, focus)
        )
    low, high, _name = chosen
    measure = measure_between(masked, low, high, limit)
    if measure is None:
        return []
    group = _coordinated(text, slots, chosen)
    return [Subject(n, *measure) for _, _, n in group]


def _other_subject(text: str, change: Change) -> bool:
    """A common noun between the percentage before and the verb is a subject that nobody named ("and lead rose 0.3%")."""
    if change.shape != "verb":
        return False
    before = [m.end() for m in re.finditer(r"⟦P\d+⟧", text[: change.word_at])]
    gap = text[before[-1] : change.word_at] if before else ""
    found = re.fullmatch(r"(?: [^⟦]{0,40}?)?,? (?:and|while|but) (?:the )?(?P<noun>[a-z]+) ", gap)
    return (
        found is not None
        and METRIC.fullmatch(found["noun"]) is None
        and found["noun"] not in ("it", "then", "has", "later", "also")
    )


def _reported(masked: Masked, slots: list[tuple[int, int, Name]], start: int, limit: int) -> list[Subject]:
    """ "X said that third-quarter revenue rose 5%": the measure is that of the company which reports it."""
    metric = next(METRIC.finditer(masked.text, start, limit), None)
    for _low, high, name in reversed(slots):
        if metric is None or name.kind != "company" or high > metric.start():
            continue
        if re.fullmatch(
            r",? (?:said|reported|says|announced)(?: on ⟦D\d+⟧| in [^,.;⟦]{3,30})?(?: that)? (?:(?:the|its|a|[\w-]+|⟦[DT]\d+⟧),? ){0,4}",
            masked.text[high : metric.start()],
        ):
            return [Subject(name, *metric_at(masked, metric))]
    return []


_THE_INDEX = re.compile(
    r"(?:^|, |⟦D\d+⟧ )(?:[Aa]t the close, )?([Tt]he (?:benchmark |main |broad )?(?:index|gauge|benchmark))(?:,? (?:has|had|is|was|also|ended|closed|finished|then|later))* ?$"
)


def _nearest(masked: Masked, start: int, focus: Focus) -> Focus:
    """The focus of a clause: the company that the sentence names before it, and the sentences before the sentence."""
    named = [name for _, _, name in _slots(masked, 0, start, "C")]
    return Focus(named[0], focus.instrument) if named else focus


def _ownerless(masked: Masked, start: int, limit: int, focus: Focus) -> list[Subject]:
    """A measure without an owner at the head of its clause ("Revenue rose 5%", "Prices slid 1%") is that of the focus;
    so is "the index"."""
    index = _THE_INDEX.search(masked.text, start, limit)
    if index and focus.instrument is not None and focus.instrument.kind == "index":
        via = {"start": masked.offsets[index.start(1)], "end": masked.offsets[index.end(1)], "raw": index[1]}
        origin = focus.instrument.antecedent or focus.instrument.span
        return [Subject(focus.instrument.model_copy(update={**via, "antecedent": origin}))]
    metric = next(METRIC.finditer(masked.text, start, limit), None)
    if metric is None or not is_unowned(masked.text, metric, start):
        return []
    found = metric_at(masked, metric)
    owner = focus.instrument if found[0] == "price" else focus.company
    if owner is None or found[0] == "share_price":
        return []
    return [Subject(owner, *found)]


def _clause_start(masked: Masked, limit: int) -> int:
    """Where the clause that holds the change begins: behind the last boundary that a subject follows."""
    start = 0
    for match in _NEW_SUBJECT.finditer(masked.text, 0, limit):
        rest = masked.text[match.end() : limit]
        if _SLOT.search(rest) or METRIC.search(rest):
            start = match.end()
    return start


_CLAUSE_OF_ITS_OWN = (
    (re.compile(r"\bwith (?:(?:both|the|[a-z-]+|⟦[GDN]\d+⟧(?:'s)?) ){0,3}$"),
     re.compile(r"(?:'s|(?: (?:index|shares|stock|futures|prices?))| \([^)]*\)|,? and ⟦[CI]\d+⟧)*,? (?:[a-z]+ing|up|down|higher|lower|booking|leading)\b")),
    (re.compile(r"\bafter (?:the |[a-z-]+ ){0,3}$"),
     re.compile(r" (?:reported|posted|said|announced|saw|recorded|booked|disclosed)\b|'s [^⟦]{0,40}\b(?:rose|fell|grew|jumped|dropped|climbed|surged|slid|declined|increased|decreased|plunged|de-grew|gained|slipped|tumbled) ")),
)  # fmt: skip
"""What makes "with X" and "after X" a clause with a subject of its own: the words before the name, and those behind."""


def _is_free(text: str, slot: tuple[int, int, Name]) -> bool:
    before = text[max(0, slot[0] - 40) : slot[0]]
    if any(left.search(before) and right.match(text[slot[1] :]) for left, right in _CLAUSE_OF_ITS_OWN):
        return True
    return _OBLIQUE.search(before) is None


def _chosen(text: str, slots: list[tuple[int, int, Name]], limit: int) -> tuple[int, int, Name] | None:
    """The subject among the names left of the change: the last that no preposition governs and that is no source."""
    free = [s for s in slots if _is_free(text, s) and not _SOURCE_BEHIND.match(text[s[1] : limit])]
    plain = [
        s
        for s in free
        if not _OF.search(text[max(0, s[0] - 40) : s[0]])
        or re.search(
            r"\b(?:shares|stock|price|prices|futures|value|units|[A-Za-z]+ (?:revenue|sales|profit)) (?:of|in|for) (?:the |[a-z-]+ ){0,2}$",
            text[max(0, s[0] - 40) : s[0]],
        )
    ]
    pool = plain or free
    return pool[-1] if pool else None


def _coordinated(
    text: str, slots: list[tuple[int, int, Name]], chosen: tuple[int, int, Name]
) -> list[tuple[int, int, Name]]:
    """The names that "and" and commas join with the chosen one, in order."""
    group = [chosen]
    index = slots.index(chosen)
    for previous in reversed(slots[:index]):
        gap = text[previous[1] : group[0][0]]
        if not re.fullmatch(r",? (?:and|as well as|&) (?:the )?|, (?:and )?(?:the )?", gap):
            break
        group.insert(0, previous)
    joined = (
        " and " in text[group[0][1] : chosen[0]]
        or " & " in text[group[0][1] : chosen[0]]
        or "as well as" in text[group[0][1] : chosen[0]]
    )
    return group if joined else [chosen]
