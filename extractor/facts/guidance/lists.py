"""Lists that give several companies' figures under one head ("Budgets for 2026: A $90 billion, B $70 billion")."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.facts.guidance.words import AIMS, BY_LOWER, METRIC
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import DateMention, Name, Quantity

_HEAD = re.compile(
    rf"(?P<head>[^.;:]{{0,80}}\b(?:budgets?|capex|capital (?:spending|expenditures?)|spending plans?|{AIMS})\b[^.;:•]{{0,60}}?)(?::|$)",
    re.IGNORECASE,
)
_LONGEST = 110
_ITEM = re.compile(r"⟦[CU](?P<who>\d+)⟧(?: \([^()]*\))?:? (?:at )?⟦M(?P<sum>\d+)⟧(?=[,.;]| and |\s*$)")


@dataclass(frozen=True)
class Head:
    """What a list's head says for all its items: the measure, with its place in the article, and the period."""

    metric: str
    span: tuple[int, int] | None
    period: DateMention | None


@dataclass(frozen=True)
class Item:
    """One company's figure."""

    company: Name
    amount: Quantity
    head: Head


def head_of(masked: Masked) -> Head | None:
    """The head that a line is, or begins with; None where it names no figures that lie ahead."""
    match = _HEAD.match(masked.text.strip())
    if match is None or len(match["head"]) > _LONGEST or "⟦M" in match["head"] or "⟦C" in match["head"]:
        return None
    shift = len(masked.text) - len(masked.text.lstrip())
    found = METRIC.search(match["head"])
    metric = BY_LOWER[found.group().lower()] if found else "capex"
    span = (masked.offsets[found.start() + shift], masked.offsets[found.end() + shift]) if found else None
    dates = [m for m in masked.of("D") if isinstance(m, DateMention) and m.date]
    return Head(metric, span, dates[0] if dates else None)


def items(masked: Masked, own: Head | None, head: Head | None) -> list[Item]:
    """The companies and figures of a line: two or more behind a head of its own, or one behind a head above it."""
    colon = masked.text.find(":")
    start = colon if own is not None and colon >= 0 else 0
    found = list(_ITEM.finditer(masked.text, start))
    if not found or ((own is None or colon < 0) and (head is None or not _opens_line(masked, found[0]))):
        return []
    chosen = own if own is not None and colon >= 0 else head
    assert chosen is not None
    return [
        Item(who, amount, chosen)
        for match in found
        if isinstance(who := masked.mentions[int(match["who"])], Name)
        and isinstance(amount := masked.mentions[int(match["sum"])], Quantity)
    ]


def _opens_line(masked: Masked, match: re.Match[str]) -> bool:
    return re.fullmatch(r"[\s•*·–—-]*", masked.text[: match.start()]) is not None
