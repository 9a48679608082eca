"""What makes or uses a power: of the technologies that its clause names, the one nearest to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.facts.capacity.holder import clause_about
from extractor.facts.capacity.share import lent, share_of
from extractor.facts.deal.kinds import technologies_in, technology_in
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name
from extractor.schema.kinds import Technology

Found = tuple[Technology, tuple[int, int]]
BEFORE = 4
"""What words before a power lose against words as near behind it ("solar, 90 MW of wind")."""
VAGUE = 40
"""Characters that words for any kind of plant, or for what a plant feeds, lose against a kind of plant."""
_VAGUE: tuple[Technology, ...] = ("renewables", "data_centre", "ai_compute")
FAR_USE = 60
"""Characters from which on computing is what the power is for, or somebody's trade."""
_MINES = re.compile(
    r"⟦W\d+⟧ (?P<words>(?:of )?(?:[\w-]+ ){0,3}(?:mines?|mining (?:capacity|sites?|farms?|facilit(?:y|ies)|cent(?:er|re)s?)))\b"
)
_COOLED = re.compile(r"[- ]?cool|-(?:based|free)\b")
_FUEL = re.compile(r"⟦I(\d+)⟧")
"""A commodity that a plant may burn ("a natural gas-fired plant")."""
_GRID = ("grid", "cloud")


def put_technology(draft: Draft, masked: Masked, at: int, end: int, text: str) -> None:
    """Sets the technology of a power that stands between two places of a sentence, with the words that say so."""
    mines = _MINES.search(masked.text, at, min(len(masked.text), end + 60))
    if mines and mines.start() == at and "itcoin" in text:
        draft.put("technology", "bitcoin_mining", masked.span(mines, "words"))
        return
    low, high = clause_about(masked, at, end)
    own = list(_told(masked, [share_of(masked, at, end, low, high)]))
    shared = list(_told(masked, lent(masked, at, end, low, high)))
    whole = list(_told(masked, [(low, high)]))
    only = whole if len({technology for technology, _ in whole}) == 1 else []
    found = _nearest(own, at, end) or _nearest(shared, at, end) or _nearest(only, at, end)
    if found:
        draft.put("technology", found[0], (masked.offsets[found[1][0]], masked.offsets[found[1][1]]))
    else:
        _of_site(draft, masked, at)


def _told(masked: Masked, stretches: Sequence[tuple[int, int]]) -> Iterator[Found]:
    for low, high in stretches:
        for technology, (first, last) in technologies_in(masked.text, low, high):
            cooled = technology == "hydro" and _COOLED.match(masked.text, last)
            if not cooled and masked.text[first:last].lower() not in _GRID:
                yield technology, (first, last)
        for slot in _FUEL.finditer(masked.text, low, high):
            named = technology_in(masked.mentions[int(slot[1])].raw)
            if named:
                yield named[0], slot.span()


def _nearest(found: Sequence[Found], at: int, end: int) -> Found | None:
    """The nearest; of words in one place the longest ("offshore wind"), and a kind of plant before what is vague."""
    near = [
        (_apart(*span, at, end) + (VAGUE if technology in _VAGUE else 0), span[0] - span[1], (technology, span))
        for technology, span in found
        if technology != "ai_compute" or _apart(*span, at, end) <= FAR_USE
    ]
    return min(near, key=lambda n: n[:2])[2] if near else None


def _apart(first: int, last: int, at: int, end: int) -> int:
    return first - end if first >= end else at - last + BEFORE


def _of_site(draft: Draft, masked: Masked, at: int) -> None:
    """The technology that the nearest site is called after ("Marren Hollow Offshore Wind")."""
    sites = [m for m in masked.of("L") if isinstance(m, Name) and m.antecedent is None]
    for site in sorted(sites, key=lambda s: abs(masked.position(s) - at))[:1]:
        called = [f for f in technologies_in(site.raw) if f[0] not in _VAGUE]
        for technology, (first, last) in sorted(called, key=lambda f: f[1][0] - f[1][1])[:1]:
            draft.put("technology", technology, (site.start + first, site.start + last))
