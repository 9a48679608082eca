"""To whom a party belongs, where any sentence of the article says so: "its owner, Sundholt", "a unit of Sundholt".

What one article tells of a company another tells of its parent; that they are one deal is for consolidation to find, and
this is what it goes by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name

_CHILD, _PARENT = r"⟦[CU](?P<child>\d+)⟧", r"⟦[CU](?P<parent>\d+)⟧"
_UNIT = r"(?:subsidiary|unit|arm|affiliate|division)"
_BELONGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_CHILD},? (?:which is )?(?:an?|the) (?:[a-z-]+ ){{0,3}}{_UNIT} of {_PARENT}",
        rf"{_CHILD},? (?:which is )?(?:wholly |majority |fully )?(?:owned|controlled) by {_PARENT}",
        rf"{_PARENT}'s (?:[a-z-]+ ){{0,2}}{_UNIT},? {_CHILD}",
        rf"{_PARENT}'s {_CHILD} (?:[a-z-]+ )?{_UNIT}\b",
        rf"{_CHILD}'s (?:[a-z-]+ )?(?:owner|parent)(?: company| group)?,? {_PARENT}",
        rf"{_PARENT},? (?:which is )?(?:the )?(?:[a-z-]+ )?(?:owner|parent)(?: company)? of {_CHILD}",
        rf"{_PARENT}[ -](?:owned|{_UNIT}) {_CHILD}",
    )
)
_SAID = re.compile(r"subsidiary|unit|arm|affiliate|division|owne[rd]|controlled|parent")


def with_parents(drafts: Sequence[Draft], sentences: Sequence[Masked]) -> Sequence[Draft]:
    """The deals of an article, each with the parents of its parties among the further ones."""
    found = list(_belongs(sentences)) if drafts else []
    for draft in drafts:
        sides = {draft.fields.get(field) for field in ("company", "counterparty")}
        for child, parent in found:
            if child.name in sides:
                _add(draft, parent)
    return drafts


def _add(draft: Draft, parent: Name) -> None:
    parties = list(draft.fields.get("other_parties") or ())
    taken = {draft.fields.get(field) for field in ("company", "counterparty", "target")} | {p["name"] for p in parties}
    if parent.name not in taken:
        draft.spans[f"other_parties.{len(parties)}"] = parent.antecedent or parent.span
        draft.fields["other_parties"] = [*parties, {"name": parent.name, "role": "parent"}]


def _belongs(sentences: Sequence[Masked]) -> Iterator[tuple[Name, Name]]:
    """Companies and those that they belong to."""
    for masked in sentences:
        if not _SAID.search(masked.text):
            continue
        for pattern in _BELONGS:
            for match in pattern.finditer(masked.text):
                child, parent = (masked.mentions[int(match[part])] for part in ("child", "parent"))
                if isinstance(child, Name) and isinstance(parent, Name) and child.name != parent.name:
                    yield child, parent
