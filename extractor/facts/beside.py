"""Who else is named in the passage that states megawatts: by them other articles are found that tell of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractor.labels import names
from extractor.schema import Claim

MOST = 6
"""Names that are kept of a passage. One with more is a list, and says of none who has to do with it."""


def with_beside(doc: Doc, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of an article, those on capacities with the companies and sites that their passages name besides."""
    for claim in claims:
        if claim.type != "capacity":
            yield claim
            continue
        start, end = claim.evidence.start, claim.evidence.end
        named = {
            n.name
            for n in names(doc)
            if n.kind in ("company", "site") and start <= n.start < end and n.name[:1].isupper()
        }
        others = sorted(named - {claim.holder, claim.site})
        yield claim.model_copy(update={"beside": tuple(others)}) if 0 < len(others) <= MOST else claim
