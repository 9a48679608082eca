"""Where two fact types claim the same words: what a company says it will reach is no change that has happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.facts.draft import Draft, Refusal


def settled_between_types(proposals: Sequence[Draft | Refusal]) -> Iterator[Draft | Refusal]:
    """The proposals, with a refusal in place of each move whose percentage is guidance."""
    ahead = [p.spans["low"] for p in proposals if isinstance(p, Draft) and p.type == "guidance"]
    for proposal in proposals:
        span = proposal.spans["percent"] if isinstance(proposal, Draft) and proposal.type == "move" else None
        if span is not None and any(span[0] < end and start < span[1] for start, end in ahead):
            yield Refusal(span, "forecast", "guidance.stated")
        else:
            yield proposal
