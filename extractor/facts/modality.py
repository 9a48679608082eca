"""Reading modality off a Doc: whether a stretch states a fact, and with which status."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.facts.draft import Refusal, Span
from extractor.labels import cues
from extractor.schema import Cue
from extractor.schema.kinds import CueKind, Status

NO_FACT: tuple[CueKind, ...] = ("question", "hypothetical", "opinion")
_STATUS: tuple[tuple[CueKind, Status], ...] = (
    ("denied", "denied"),
    ("terminated", "terminated"),
    ("rumoured", "rumoured"),
    ("planned", "planned"),
)


def cues_over(doc: Doc, span: Span, *kinds: CueKind) -> list[Cue]:
    """The cues of some kinds whose scope takes in the middle of a span, in order."""
    middle = (span[0] + span[1]) / 2
    return [c for c in cues(doc, span) if (not kinds or c.kind in kinds) and c.scope[0] <= middle < c.scope[1]]


def refusal(doc: Doc, span: Span, rule: str) -> Refusal | None:
    """A refusal where a span is hypothetical, a question or an opinion, else None."""
    for cue in cues_over(doc, span, *NO_FACT):
        return Refusal(span, cue.kind, rule, f"“{cue.raw}”")
    return None


def status_over(doc: Doc, span: Span) -> tuple[Status, Cue] | None:
    """The status that the words about a span give a deal, with the words, or None where none says anything."""
    for kind, status in _STATUS:
        found = cues_over(doc, span, kind)
        if found:
            return status, found[0]
    return None


def attribution_over(doc: Doc, span: Span) -> Cue | None:
    """Who says what a span states, where the sentence names him."""
    return next(iter(cues_over(doc, span, "attribution")), None)
