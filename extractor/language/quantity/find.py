"""Finding quantities: numbers first, then what each of them measures, then the words about it."""

from __future__ import annotations

from extractor.language.quantity.amount import Amount
from extractor.language.quantity.context import bound_before, bound_behind, direction, rate
from extractor.language.quantity.numbers import numbers
from extractor.language.quantity.ranges import list_at, range_at, with_cents
from extractor.language.quantity.words import CHANGES
from extractor.schema import Quantity


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, by position, without overlaps."""
    found: list[Quantity] = []
    printed = numbers(text)
    at = 0
    for index, number in enumerate(printed):
        if number.start < at:
            continue
        joined, alone = range_at(text, printed, index, at)
        amount = joined or (list_at(text, printed, index, at) if alone is None or alone.bare else None) or alone
        if amount is not None:
            amount = with_cents(text, printed, index, amount)
            found.append(_quantity(text, amount, at))
            at = found[-1].end
    return tuple(found)


def _quantity(text: str, amount: Amount, at: int) -> Quantity:
    per, end = rate(text, amount)
    bound, start = bound_before(text, amount.start, at)
    if bound == "exact":
        bound, end = ("at_least", end) if amount.plus else bound_behind(text, end)
    low = _tidy(amount.value)
    high = low if amount.high is None else _tidy(amount.high)
    return Quantity(
        start=start,
        end=end,
        raw=text[start:end],
        kind=amount.kind,
        low=low,
        high=high,
        unit=amount.unit,
        change=direction(text, start, end, percent=amount.kind == "percent") or CHANGES[bound],
        bound=bound,
        base_low=_tidy(low * amount.factor),
        base_high=_tidy(high * amount.factor),
        core_start=amount.start,
        core_end=amount.end,
        signed=amount.signed,
        per=per,
    )


def _tidy(value: float) -> float:
    """The value without what binary multiplication added to it: 29.3 pence are 0.293 pounds."""
    return float(f"{value:.13g}")
