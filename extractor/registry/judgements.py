"""What people judged about companies, and what follows: records in the order in which they were made, never edits.

>>> merged = Judgement(1, "merge", company="met:Corvane Cos", other="met:Corvane")
>>> Standing.of([merged]).company("met:Corvane Cos")
'met:Corvane'
>>> Standing.of([merged, Judgement(2, "undo", undoes=1)]).company("met:Corvane Cos")
'met:Corvane Cos'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["merge", "split", "rename", "keep", "undo"]
KINDS: tuple[Kind, ...] = ("merge", "split", "rename", "keep", "undo")


@dataclass(frozen=True)
class Judgement:
    """One record. Companies are ids of the base.

    ``merge``: ``company`` is another name of ``other``. ``split``: the two are different, whatever was merged; with
    ``words``, claims whose own words for ``other`` are these speak of ``company``. ``rename``: ``company`` goes by
    ``name``. ``keep``: ``company`` is one of its own. ``undo``: the record ``undoes`` holds no longer.
    """

    id: int
    kind: Kind
    company: str | None = None
    other: str | None = None
    words: str | None = None
    name: str | None = None
    undoes: int | None = None


def in_force(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Those that hold: an undo takes one away, the undo of an undo brings it back."""
    undone: set[int] = set()
    for judgement in sorted(judgements, key=lambda j: j.id, reverse=True):
        if judgement.undoes is not None and judgement.id not in undone:
            undone.add(judgement.undoes)
    return [j for j in sorted(judgements, key=lambda j: j.id) if j.kind != "undo" and j.id not in undone]


@dataclass
class Standing:
    """What holds after all judgements: which ids are one company, which are not, and what they are called."""

    into: dict[str, str] = field(default_factory=dict)
    apart: set[frozenset[str]] = field(default_factory=set)
    worded: dict[tuple[str, str], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    judged: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    """Those that were kept, or split from others: companies of their own, whatever their names look like."""

    @classmethod
    def of(cls, judgements: Sequence[Judgement]) -> Standing:
        """The standing after records, replayed in their order."""
        standing = cls()
        for judgement in in_force(judgements):
            standing._add(judgement)
        return standing

    def company(self, id: str, words: str | None = None) -> str:
        """The company that an id means, where an article names it in these words."""
        if words is not None:
            id = self.worded.get((id, words), id)
        while id in self.into:
            id = self.into[id]
        return id

    def together(self, id: str) -> tuple[str, ...]:
        """All ids that are one company with this one, itself among them, in order."""
        root = self.company(id)
        return tuple(sorted({root, id, *(other for other in self.into if self.company(other) == root)}))

    def differ(self, one: str, other: str) -> bool:
        """Whether somebody judged that two are not the same."""
        return frozenset((one, other)) in self.apart

    def _add(self, judgement: Judgement) -> None:
        company, other = judgement.company or "", judgement.other or ""
        if judgement.kind == "merge":
            self.apart.discard(frozenset((company, other)))
            if self.company(company) != self.company(other):
                self.into[self.company(company)] = self.company(other)
        elif judgement.kind == "split":
            self._split(company, other, judgement.words)
        elif judgement.kind == "rename":
            self.names[company] = judgement.name or ""
        if judgement.kind in ("split", "keep"):
            self.own |= {company, *([other] if other else [])}
        self.judged |= {company, *([other] if other else [])}

    def _split(self, company: str, other: str, words: str | None) -> None:
        self.apart.add(frozenset((company, other)))
        if words is not None:
            self.worded[other, words] = company
        for one, two in ((company, other), (other, company)):
            if self.company(one) == self.company(two):
                self.into.pop(one, None)
