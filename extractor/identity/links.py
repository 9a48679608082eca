"""Facts that follow from each other, and facts that disagree.

A status that moves on, an amendment or a revision makes a new fact, linked to the one it follows. Facts that would be
one but for a single number are linked as a conflict: both stay, and neither is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from extractor.identity import days
from extractor.identity.blocks import numbers
from extractor.identity.cluster import compared
from extractor.identity.deals import moment
from extractor.identity.names import renamed
from extractor.identity.verdicts import Comparison
from extractor.schema.facts import FactLink, Relation, Telling

FOLLOWS_WITHIN = 1100
"""Days from one step of a deal to the next: large purchases take up to three years to close."""
DISPUTED_WITHIN = 7
"""Days within which reports that differ on one number are taken to contradict each other."""
_RANK = {"rumoured": 0, "planned": 1, "announced": 2, "completed": 3, "terminated": 4, "denied": 4}
_STAGES = {"pipeline": 0, "planned": 1, "contracted": 2, "under_construction": 3, "operating": 4, "retired": 5}
_ACTIONS: dict[str, Relation] = {"amendment": "amended", "renewal": "renewed", "expansion": "expanded"}
_MAY_CHANGE = frozenset({
    "status", "action", "announced", "time", "capacity_mw", "value", "energy_mwh", "term_years", "starts", "closes",
})  # fmt: skip
"""What may differ between two steps of one deal."""
_NUMBERS = frozenset({"capacity_mw", "value", "energy_mwh", "term_years", "mw", "percent", "low", "high"})


@dataclass(frozen=True)
class Known:
    """A fact to be linked: its id, its claims, and its best values as one telling."""

    id: str
    tellings: tuple[Telling, ...]
    best: Telling
    names: Mapping[str, str] = field(default_factory=dict)
    """Shorter names that its claims give parties, as keys, with the keys of the longest."""

    @cached_property
    def articles(self) -> set[str]:
        """The articles that tell it."""
        return {t.article for t in self.tellings}

    @cached_property
    def ends(self) -> frozenset[str]:
        """Of guidance, where both of its numbers lie."""
        fields = self.best.fields
        return frozenset(n for end in ("low", "high") for n in numbers(end, fields[end], None, fields.get("bound")))

    @cached_property
    def place(self) -> tuple[str, int, tuple[str, str]]:
        """By when it was struck, then by how far on it is (one article may tell two steps), then by its first
        report."""
        day = days.covered(moment(self.best))
        return (day[0].isoformat() if day else "9999", _furthest(self.best), self.tellings[0].order)


Step = Callable[[Known, Known, Comparison], Relation | None]


def may_be_linked(a: Known, b: Known) -> bool:
    """Whether two facts by themselves would be linked. Of guidance on one period any two may be."""
    if a.best.type == "guidance":
        return True
    earlier, later = sorted((a, b), key=lambda fact: fact.place)
    found = _compared(earlier, later)
    step = _STEPS.get(later.best.type)
    return bool(step and step(earlier, later, found)) or _disputed(earlier, later, found) is not None


def linked(facts: Iterable[Known], *, select: bool = True) -> list[FactLink]:
    """The links among facts of one type, of which none could be linked with any other.

    Without ``select`` every fact is compared with all before it, which finds the same.
    """
    return relinked(facts, None, select=select)[0]


def relinked(
    facts: Iterable[Known], touched: AbstractSet[str] | None, *, select: bool = True
) -> tuple[list[FactLink], set[str]]:
    """The links that lead to the facts whose links may have changed, and these facts' ids: with all other links as they
    were, these are the links among the facts.

    ``touched`` are those that are new or changed, or were linked with such; None stands for all.
    """
    ordered = sorted(facts, key=lambda fact: fact.place)
    found: list[FactLink] = []
    told: set[str] = set()
    followed: set[str] = set()
    for place, later in enumerate(ordered):
        before: Sequence[Known] = ordered[:place]
        if select and later.best.type == "guidance":
            if touched is not None and later.id not in touched and not _comes_near(later, before, touched):
                continue
            before = _guided_before(later, before)
        told.add(later.id)
        compared = [(earlier, _compared(earlier, later)) for earlier in before]
        step = _before(later, [(earlier, c) for earlier, c in compared if earlier.id not in followed])
        if step is not None:
            found.append(step)
            if step.relation == "status":
                followed.add(step.earlier)
        # What takes the place of a fact does not contradict it.
        found += _conflicts(later, [(e, c) for e, c in compared if step is None or e.id != step.earlier])
    return found, told


def _compared(earlier: Known, later: Known) -> Comparison:
    """The best values of two facts; what the claims of either show to be one party is one for both."""
    names = {**earlier.names, **later.names}
    one, other = (renamed(fact.best, names) if names else fact.best for fact in (earlier, later))
    return compared(one, other)


def _guided_before(later: Known, before: Sequence[Known]) -> Sequence[Known]:
    """Of guidance the latest that it may follow, what was said within days, and what shares a number with it: the rest
    it cannot follow before these, nor contradict."""
    near, followed = [], False
    for earlier in reversed(before):
        if not followed:
            followed = _guided_on(earlier, later)
            near.append(earlier)
        elif _close(earlier, later):
            near.append(earlier)
    return near[::-1]


def _comes_near(later: Known, before: Sequence[Known], touched: AbstractSet[str]) -> bool:
    """Whether one of those touched is among the guidance that another is compared with."""
    if any(earlier.id in touched and _close(earlier, later) for earlier in before):
        return True
    for earlier in reversed(before):
        if earlier.id in touched:
            return True
        if _guided_on(earlier, later):
            break
    return False


def _close(earlier: Known, later: Known) -> bool:
    """Whether guidance was said within days of another, or shares a number with it."""
    gap = days.between(earlier.best.day, later.best.day)
    return gap is None or gap <= DISPUTED_WITHIN or not later.ends.isdisjoint(earlier.ends)


def _before(later: Known, compared: Sequence[tuple[Known, Comparison]]) -> FactLink | None:
    """The fact that a fact follows. Of several the furthest on, of these one with the same numbers, then the latest,
    then the best fit."""
    step = _STEPS.get(later.best.type)
    able = [(e, c, relation) for e, c in compared if step is not None and (relation := step(e, later, c))]
    if not able:
        return None
    earlier, found, relation = max(
        able,
        key=lambda x: (
            _furthest(x[0].best), -len(_NUMBERS & set(x[1].conflicts)), x[0].tellings[0].order, x[1].score
        ),
    )  # fmt: skip
    changed = {v.field: v.reason for v in found.verdicts if v.outcome == "conflict" and v.field != "time"}
    return FactLink(earlier.id, later.id, relation, None, found.score, {"agreed": found.agreed, "changed": changed})


def _furthest(telling: Telling) -> int:
    return _RANK.get(telling.fields.get("status", ""), _STAGES.get(telling.fields.get("stage", ""), 0))


def _conflicts(later: Known, compared: Sequence[tuple[Known, Comparison]]) -> list[FactLink]:
    return [
        FactLink(
            earlier.id, later.id, "conflict", field, found.score,
            {"agreed": found.agreed, "differs": next(v.reason for v in found.verdicts if v.field == field)},
        )
        for earlier, found in compared
        if (field := _disputed(earlier, later, found)) is not None
    ]  # fmt: skip


def _disputed(earlier: Known, later: Known, found: Comparison) -> str | None:
    """The one number on which two facts differ that no article tells side by side and something else speaks for."""
    differ = set(found.conflicts) - {"time"}
    if len(differ & _NUMBERS) != len(differ) or not differ or (len(differ) > 1 and differ != {"low", "high"}):
        return None
    near = days.between(earlier.best.day, later.best.day)
    if near is None or near > DISPUTED_WITHIN or earlier.articles & later.articles:
        return None
    if not _speaks_for_it(later.best.type, found) or _nested(earlier.best, later.best):
        return None
    return min(differ, key=lambda field: field != "low")


def _nested(a: Telling, b: Telling) -> bool:
    """Whether one of two guided ranges lies within the other: a midpoint is less exact, and contradicts nobody."""
    ends = [(t.fields["low"], t.fields["high"]) for t in (a, b) if "low" in t.fields and "high" in t.fields]
    return len(ends) == 2 and (ends[0][0] - ends[1][0]) * (ends[0][1] - ends[1][1]) <= 0


def _speaks_for_it(type: str, found: Comparison) -> bool:
    agreed = set(found.agreed)
    if type == "deal":
        return "parties" in agreed and bool(agreed & (_NUMBERS | {"site", "announced"}))
    if type == "guidance":
        return "period" in agreed
    return type == "capacity" and bool(agreed & {"site", "deal"})


def _deal_step(earlier: Known, later: Known, found: Comparison) -> Relation | None:
    if set(found.conflicts) - _MAY_CHANGE or not _in_order(earlier, later):
        return None
    if "parties" not in found.agreed and not {"capacity_mw", "value", "site"} & set(found.agreed):
        return None
    a, b = earlier.best.fields, later.best.fields
    if a["status"] == b["status"]:
        relation = _ACTIONS.get(b["action"])
        return relation if a["action"] != b["action"] and a["action"] != "option" else None
    if b["action"] != a["action"]:
        return None
    return "status" if _moves_on(a["status"], b["status"]) else None


def _moves_on(before: str, after: str) -> bool:
    if before == "denied":
        return after in ("announced", "completed")
    if before == "terminated" or (after == "denied" and before == "completed"):
        return False
    return _RANK[after] > _RANK[before]


def _in_order(earlier: Known, later: Known) -> bool:
    one, other = days.covered(moment(earlier.best)), days.covered(moment(later.best))
    if one is None or other is None:
        return bool(earlier.articles & later.articles)
    return one[0] <= other[1] and days.apart(one, other) <= FOLLOWS_WITHIN


def _capacity_step(earlier: Known, later: Known, found: Comparison) -> Relation | None:
    a, b = (_STAGES.get(f.best.fields["stage"]) for f in (earlier, later))
    if set(found.conflicts) - {"stage", "time"} or "mw" not in found.agreed or a is None or b is None or b <= a:
        return None
    return "status" if _in_order(earlier, later) and earlier.best.day != later.best.day else None


def _guidance_step(earlier: Known, later: Known, found: Comparison) -> Relation | None:
    return "revised" if _guided_on(earlier, later) else None


def _guided_on(earlier: Known, later: Known) -> bool:
    """Whether guidance may take the place of another: on the same period in the same unit, and said on a later day. The
    fields are looked at themselves, since this is asked of many and comparing all fields takes twenty times as long."""
    a, b = earlier.best.fields, later.best.fields
    one, other = a.get("period"), b.get("period")
    if one is None or other is None or one.removeprefix("FY") != other.removeprefix("FY"):
        return False
    if None not in (a.get("unit"), b.get("unit")) and a["unit"] != b["unit"]:
        return False
    if not _in_order(earlier, later) or earlier.best.day == later.best.day:
        return False
    said = b.get("change") in ("raised", "lowered", "withdrawn")
    return said or (days.between(earlier.best.day, later.best.day) or 0) > DISPUTED_WITHIN


def _event_step(earlier: Known, later: Known, found: Comparison) -> Relation | None:
    ahead = earlier.best.fields["scheduled"] and not later.best.fields["scheduled"]
    return "status" if ahead and "date" in found.agreed and not set(found.conflicts) - {"scheduled"} else None


_STEPS: dict[str, Step] = {
    "deal": _deal_step, "capacity": _capacity_step, "guidance": _guidance_step, "event": _event_step,
}  # fmt: skip
