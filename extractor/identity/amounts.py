"""Whether two stated numbers can be one: equal, one rounded from the other, or within what a bound leaves open.

>>> same((1.2e9, None, "exact"), (1.15e9, None, "exact"))
(True, '1,200,000,000 is 1,150,000,000 rounded')
>>> same((300.0, None, "exact"), (320.0, None, "exact"))
(False, '300 and 320 differ')
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

Amount = tuple[float, float | None, str | None]
"""Lower end, upper end of a range, bound."""

ROUNDING = Decimal("0.045")
"""The most that rounding explains, as a share of the larger number: 1.15 for 1.2 is 4.2 %, 95 for 100 is none."""
IN_FULL = 1000
"""Numbers below this are printed in full, without a scale word, and nobody saves a digit by rounding them: ..."""
ROUNDING_IN_FULL = Decimal("0.02")
"""... 304 for 300 and 102 for 100 are loose talk, 103 beside 100 is another number, as 102 is beside 101."""
ABOUT = Decimal("0.05")
"""What "about" leaves open on either side."""
BEYOND = Decimal("0.15")
"""How far a number may lie past "more than" or below "up to": further off they speak of different things."""
_HALF_ROUNDING = 0.024
"""What each of two numbers reaches beyond itself, so that they meet where one is the other rounded."""
_LEAST_DIGITS = 2
"""A round number's zeros count up to this many digits: 300 is exact to ten, not to a hundred."""


def same(a: Amount, b: Amount, *, strictly: bool = False) -> tuple[bool, str]:
    """Whether two amounts can be the same, with the reason. ``strictly`` within one article, which does not round a
    number that it gives in full without saying so."""
    (low_a, high_a, bound_a), (low_b, high_b, bound_b) = a, b
    range_a, range_b = high_a is not None and high_a != low_a, high_b is not None and high_b != low_b
    if high_a is not None and high_b is not None and range_a and range_b:
        ends = (
            _numbers(low_a, "exact", low_b, "exact", strictly),
            _numbers(high_a, "exact", high_b, "exact", strictly),
        )
        return all(end[0] for end in ends), ends[0][1] + "; " + ends[1][1]
    if range_a or range_b:
        low, high, value = (low_a, high_a, low_b) if range_a else (low_b, high_b, low_a)
        alike = not strictly and value in (low, high)
        return alike, f"{_printed(value)} is {'an end of' if alike else 'not'} {_printed(low)} to {_printed(high)}"
    return _numbers(low_a, bound_a or "exact", low_b, bound_b or "exact", strictly)


def _numbers(a: float, bound_a: str, b: float, bound_b: str, strictly: bool) -> tuple[bool, str]:
    if a == b:
        return True, f"{_printed(a)}"
    x, y = Decimal(repr(a)), Decimal(repr(b))
    if x * y > 0 and not strictly and _rounded(x, y):
        coarse, fine = (a, b) if digits(x) < digits(y) else (b, a)
        return True, f"{_printed(coarse)} is {_printed(fine)} rounded"
    for one, bound, other in ((x, bound_a, y), (y, bound_b, x)):
        if _left_open(one, bound, other):
            return True, f"{_printed(float(other))} is within {bound.replace('_', ' ')} {_printed(float(one))}"
    return False, f"{_printed(a)} and {_printed(b)} differ"


def _printed(value: float | None) -> str:
    return f"{value:,.10g}"


@lru_cache(maxsize=65536)
def digits(value: Decimal) -> int:
    """Significant digits as they would be printed, zeros at the end not counted."""
    return len(value.normalize().as_tuple().digits)


def _rounded(x: Decimal, y: Decimal) -> bool:
    """Whether the number with fewer digits is the other rounded, up or down where it lies in the middle."""
    coarse, fine = (x, y) if digits(x) < digits(y) else (y, x)
    kept = max(digits(coarse), _LEAST_DIGITS)
    if digits(x) == digits(y) or digits(fine) < digits(coarse):
        return False
    unit = Decimal(1).scaleb(coarse.adjusted() - kept + 1)
    off = abs(x - y)
    larger = max(abs(x), abs(y))
    return off <= unit / 2 and off <= (ROUNDING if larger >= IN_FULL else ROUNDING_IN_FULL) * larger


def _left_open(stated: Decimal, bound: str, other: Decimal) -> bool:
    share = (other - stated) / abs(stated) if stated else Decimal(1)
    if bound == "about":
        return abs(share) <= ABOUT
    if bound == "at_least":
        return 0 <= share <= BEYOND
    if bound == "up_to":
        return -BEYOND <= share <= 0
    return False


def reach(value: float, bound: str = "exact") -> tuple[float, float]:
    """Smallest and largest number near a stated one such that two that can be the same overlap in what they reach.

    >>> reach(100.0)[1] > reach(104.5)[0]
    True
    """
    below = -float(BEYOND) if bound == "up_to" else -float(ABOUT) if bound == "about" else 0.0
    above = float(BEYOND) if bound == "at_least" else float(ABOUT) if bound == "about" else 0.0
    slack = _HALF_ROUNDING * abs(value)
    return value + below * abs(value) - slack, value + above * abs(value) + slack


def same_percent(a: Amount, b: Amount, *, strictly: bool = False) -> tuple[bool, str]:
    """Whether two percentages can be one: as ``same``, but a whole number may be any that rounds to it."""
    alike, reason = same(a, b, strictly=strictly)
    if alike or strictly or a[1] is not None or b[1] is not None:
        return alike, reason
    x, y = Decimal(repr(a[0])), Decimal(repr(b[0]))
    places = [max(0, -int(v.normalize().as_tuple().exponent)) for v in (x, y)]
    if places[0] == places[1] or x * y <= 0:
        return False, reason
    unit = Decimal(1).scaleb(-min(places))
    if abs(x - y) <= unit / 2:
        coarse, fine = (a[0], b[0]) if places[0] < places[1] else (b[0], a[0])
        return True, f"{_printed(coarse)} is {_printed(fine)} rounded"
    return False, reason
