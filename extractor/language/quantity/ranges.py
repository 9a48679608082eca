"""Ranges of two numbers, and lists of numbers that share one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.language.quantity.ahead import GAP
from extractor.language.quantity.amount import Amount, amount_at
from extractor.language.quantity.numbers import Number
from extractor.language.quantity.prefixes import before
from extractor.language.quantity.words import DIRECTIONS
from extractor.patterns import re

_FARTHEST = 30
_LONGEST_LIST = 5
_TO = re.compile(rf"[{GAP}]?(?:-|–|—|‑|‐|~)[{GAP}]?(?=[\d$€£¥₹.A-Z])|[{GAP}](?:to|through)[{GAP}]")
_AND = re.compile(rf"[{GAP}](?:and|to)[{GAP}]")
_OR = re.compile(rf"[{GAP}](?:or|to)[{GAP}]")
_LIST_END = re.compile(r",? (?:and|or) |/")
_LIST_STEP = re.compile(r", ")
_BRACKET = re.compile(r" ?\([-−+]?")
_ENDS = re.compile(r" more\b|[.,;:!?)]?(?:\s|\Z)(?![a-z])")
_NAMED_BEFORE = re.compile(r"[A-Z][^\W\d_]*\.? \Z")


def range_at(text: str, numbers: Sequence[Number], index: int, at: int) -> tuple[Amount | None, Amount | None]:
    """The range that begins with a number, if any, and else the amount that the number makes alone."""
    number = numbers[index]
    alone = amount_at(text, number, at)
    second = numbers[index + 1] if index + 1 < len(numbers) else None
    if second is None or second.start - number.end > _FARTHEST:
        return None, alone
    between = _between(text, alone.start if alone else number.start)
    for first in (alone, None) if alone is not None else (None,):
        if first is not None and first.bare and first.scale == 1.0:
            continue
        begins = first.end if first else number.end
        link = (_AND if between else _TO if first or number.style == "digits" else _OR).match(text, begins)
        if link is None or link.end() > second.start:
            continue
        last = amount_at(text, second, link.end(), attached=True)
        if last is None or last.start > link.end():
            continue
        joined = _joined(text, number, first or alone, last, link[0].strip(), own=first is not None)
        if joined is not None:
            return joined, alone
    return None, alone


def _between(text: str, start: int) -> bool:
    return "between" in text[max(0, start - 30) : start].lower().split()[-3:]


def _joined(text: str, number: Number, first: Amount | None, last: Amount, link: str, *, own: bool) -> Amount | None:
    """The range of two amounts; ``own`` where the first has its unit or at least its currency sign to itself."""
    both = _both(text, first, last, link) if own and first is not None else _shared(text, number, first, last, link)
    if both is None:
        return None
    low, high, unit = both
    start = first.start if first is not None else number.start
    if first is not None and first.signed and low < 0 <= high and link not in ("to", "through", "and"):
        high = -high
    if abs(low) > abs(high) and not (first is not None and first.signed):
        return None
    return replace(unit, start=start, end=last.end, value=min(low, high), high=max(low, high), marked=True,
                   signed=first is not None and first.signed)  # fmt: skip


def _both(text: str, first: Amount, last: Amount, link: str) -> tuple[float, float, Amount] | None:
    """Both ends have a unit: "8% to 10%", "$89 to $93 billion", "$175-185 billion"."""
    low, high = first.value, last.value
    if (first.kind, first.unit) == (last.kind, last.unit):
        if first.scale == 1.0 and last.scale > 1.0 and abs(low) * last.scale <= abs(high):
            low *= last.scale
        elif link in ("to", "through") and _moved(text, first, last):
            return None
        return low, high, last
    if first.kind == "money" and first.marked and last.bare and last.unit == "-":
        if first.scale == 1.0 and abs(low) * last.scale <= abs(high):
            low *= last.scale
        elif first.scale > last.scale == 1.0:
            return None
        return low, high, replace(last, kind="money", unit=first.unit, bare=False)
    if first.bare and last.kind == "money" and not last.bare:
        return low, high, last
    if first.kind == last.kind and first.kind in ("power", "energy"):
        return low * first.factor / last.factor, high, last
    return None


def _shared(
    text: str, number: Number, first: Amount | None, last: Amount, link: str
) -> tuple[float, float, Amount] | None:
    """The unit of the second end is the first one's too: "12-14%", "3 to 4 GW", "10-15 people", "$5-6"."""
    if number.style == "vague" or (last.bare and first is None) or (last.marked and last.kind == "money"):
        return None
    previous = text[number.start - 1] if number.start else " "
    if before(text, number.start) is None:
        if previous.isalpha() or (number.european and last.kind == "count"):
            return None
        if last.kind == "count" and (previous in "-/:." or (first is None and _is_name(text, number))):
            return None
    if number.value * last.scale > abs(last.value) and last.scale > 1.0:
        return None
    return number.value * last.scale, last.value, last


def _is_name(text: str, number: Number) -> bool:
    return _NAMED_BEFORE.search(text[max(0, number.start - 20) : number.start]) is not None


def _moved(text: str, first: Amount, last: Amount) -> bool:
    """Whether "A to B" tells a way from A to B and no range: "from 8% to 5%", "rose $2 to $50", "by 4 MW to 10 MW"."""
    head = text[max(0, first.start - 40) : first.start].lower().split()
    if not head:
        return False
    if head[-1] == "from":
        return not any(word.startswith("rang") for word in head[-4:])
    if head[-1] == "by" and last.kind in ("power", "energy"):
        return True
    return (last.kind in ("money", "count") or last.unit in ("bps", "pp")) and any(
        word in DIRECTIONS for word in head[-3:]
    )


def with_cents(text: str, numbers: Sequence[Number], index: int, amount: Amount) -> Amount:
    """ "Three dollars and fifty cents" and "15 dollars 50" are one amount."""
    if amount.kind != "money" or amount.scale != 1.0 or amount.marked or amount.hundredths or index + 1 == len(numbers):
        return amount
    part = numbers[index + 1]
    if part.value >= 100 or part.value != int(part.value) or text[amount.end : part.start] not in (" ", " and "):
        return amount
    cents = amount_at(text, part, amount.end)
    if cents is not None and cents.hundredths and cents.unit == amount.unit:
        return replace(amount, end=cents.end, value=amount.value + part.value / 100)
    if cents is None and part.value >= 10 and _ENDS.match(text, part.end):
        return replace(amount, end=part.end, value=amount.value + part.value / 100)
    return amount


def list_at(text: str, numbers: Sequence[Number], index: int, at: int) -> Amount | None:
    """The amount of a number whose unit stands behind a later one of a list: the 50 of "50 and 70 MW"."""
    number = numbers[index]
    if number.style != "digits" or _is_name(text, number) or 1900 <= number.value <= 2100:
        return None
    previous = text[number.start - 1] if number.start else " "
    if not (previous.isspace() or previous in "(+-−"):
        return None
    last = _bracketed(text, numbers, index) or _listed(text, numbers, index)
    if last is None:
        return None
    value = number.value * last.scale
    signed = previous in "+-−" and number.start > at
    return replace(last, start=number.start - signed, end=number.end, signed=signed,
                   value=-value if signed and previous != "+" else value)  # fmt: skip


def _listed(text: str, numbers: Sequence[Number], index: int) -> Amount | None:
    """The last amount of a list, "50, 60 and 70 MW", from any of its numbers."""
    end = numbers[index].end
    for follower in numbers[index + 1 : index + 1 + _LONGEST_LIST]:
        ends = _LIST_END.match(text, end)
        step = ends or _LIST_STEP.match(text, end)
        if step is None or step.end() != follower.start or follower.style != "digits":
            return None
        if ends is not None:
            last = amount_at(text, follower, step.end(), attached=True)
            return last if last is not None and last.kind in ("percent", "power", "energy") else None
        end = follower.end
    return None


def _bracketed(text: str, numbers: Sequence[Number], index: int) -> Amount | None:
    """What stands behind the bracket of "16.6 (16.1) percent", in which companies print the year before."""
    number = inside = numbers[index]
    if text[number.end : number.end + 2] == " (" and index + 1 < len(numbers):
        inside = numbers[index + 1]
        step = _BRACKET.match(text, number.end)
        if step is None or step.end() != inside.start:
            return None
    elif not _BRACKET.match(text, max(0, number.start - 2)):
        return None
    if text[inside.end : inside.end + 2] != ") ":
        return None
    behind = replace(number, start=inside.end + 1, end=inside.end + 1)
    amount = amount_at(text, behind, inside.end + 1)
    return amount if amount is not None and amount.kind != "count" else None
