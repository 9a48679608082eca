"""Events of what no firm is: a ware that launches, a medicine that is approved, a measure spoken of before."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.facts.acting import acting
from extractor.facts.event.rules import Rule
from extractor.facts.masked import Masked
from extractor.labels import title
from extractor.patterns import re
from extractor.schema import Name

_BY_ITSELF = re.compile(
    r"(?:,|\.|;|$| (?:in|on|by|during|later|this|next|at|to|across|for|as|from|globally|worldwide|commercially|officially|early|⟦D\d+⟧)\b| ?⟦D)"
)
"""Behind a launch that has no object: what stands before it is launched."""
_APPROVES = re.compile(r"\b(?:approv|clear|authori[sz])", re.IGNORECASE)


def of_firms(
    doc: Doc, masked: Masked, match: re.Match[str], rule: Rule, found: list[Name], principal: Name | None
) -> list[Name]:
    """The holders of an event; for a name that the registry does not know and that does nothing in the article the company
    that the article is about, if it speaks of its ware, and nobody, if that was approved."""
    if principal is None or principal.name not in acting(doc):
        return found
    told = [own for name in found if (own := _meant(doc, masked, match, rule, name, principal)) is not None]
    return list({name.name: name for name in told}.values())


def _meant(doc: Doc, masked: Masked, match: re.Match[str], rule: Rule, name: Name, principal: Name) -> Name | None:
    if name.kind != "company" or name.name == principal.name or name.name in acting(doc):
        return name
    if not masked.start <= name.start < masked.end:
        return name if name.raw in (title(doc) or "") else principal
    if rule.kind == "ruling":
        return None if _APPROVES.search(match.group()) else name
    launched = rule.kind == "launch" and rule.name != "event.opening" and _BY_ITSELF.match(masked.text, match.end())
    return principal if launched else name
