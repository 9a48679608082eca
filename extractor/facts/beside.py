"""Who else is named in the passage that states megawatts: by them other articles are found that tell of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractor.labels import names
from extractor.labels import text as text_of
from extractor.schema import Capacity, Claim
from extractor.schema.claims import Span

MOST = 6
"""Names that are kept of a passage. One with more is a list, and says of none who has to do with it."""


def with_beside(doc: Doc, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of an article, those on capacities with the companies and sites that their passages name besides, each
    at its first place there."""
    for claim in claims:
        found = _first(doc, claim) if isinstance(claim, Capacity) else {}
        yield _told(doc, claim, found) if 0 < len(found) <= MOST else claim


def _first(doc: Doc, claim: Capacity) -> dict[str, Span]:
    """Where the passage first names each company and site that the claim does not."""
    found: dict[str, Span] = {}
    for name in sorted(names(doc), key=lambda n: (n.start, n.end)):
        within = claim.evidence.start <= name.start and name.end <= claim.evidence.end
        if within and name.kind in ("company", "site") and name.name[:1].isupper():
            found.setdefault(name.name, (name.start, name.end))
    return {name: found[name] for name in sorted(found) if name not in (claim.holder, claim.site)}


def _told(doc: Doc, claim: Claim, found: dict[str, Span]) -> Claim:
    """The claim with them."""
    spans = {f"beside.{place}": span for place, span in enumerate(found.values())}
    raw = {field: text_of(doc)[start:end] for field, (start, end) in spans.items()}
    new = {"beside": tuple(found), "mentions": {**claim.mentions, **spans}, "raw": {**claim.raw, **raw}}
    return claim.model_copy(update=new)
