"""One number with what it measures, read outwards from the number: currency and sign before it, scale and unit behind.

Each step looks at a bounded number of characters, so that the whole stays linear in the text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.language.quantity import nouns
from extractor.language.quantity.ahead import Word, ahead, is_weak, money_of, scale_of, unit_of
from extractor.language.quantity.currencies import DOLLARS
from extractor.language.quantity.numbers import Number
from extractor.language.quantity.prefixes import Prefix, before
from extractor.patterns import re
from extractor.schema.kinds import QuantityKind


@dataclass(frozen=True, slots=True)
class Amount:
    """The core of a mention: ``value`` (and ``high``, of a range) in ``unit``, ``factor`` takes it to base units.

    ``scale`` is what a scale word multiplied the number by; ``marked`` that a currency stands before it; ``bare`` that
    no noun or unit was found; ``plus`` that a plus stands behind the number; ``hundredths`` that cents or pence were counted.
    """

    start: int
    end: int
    value: float
    kind: QuantityKind
    unit: str
    scale: float = 1.0
    factor: float = 1.0
    high: float | None = None
    marked: bool = False
    bare: bool = False
    signed: bool = False
    plus: bool = False
    hundredths: bool = False


NO_UNIT = "-"
MINUS = "-−–‐‑"
_PERCENT_SIGNS = frozenset(("%", "percent", "pct"))
_MEASURED = ("percent", "power", "energy")
_TIMES = re.compile(r"(?<![\w.,])(\d{1,2}) ?[xX×*] ?\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \u00a0]\Z")
_GLUED = re.compile(r"(?<![^\W\d_])(?:[A-Za-z][a-z]+|c)\Z")
_THEN_TIME = re.compile(r" ?(?:-|–|to|and|or) ?\d[\d.]*[ -](?:minute|hour|day|week|month|year|second)")
_NOT_COUNTED_BEHIND = frozenset(":/(")
_STICKS = frozenset("-/–—#:'’+.,\u2010\u2011")
# Words that may open a sentence before a number without making a name of the two ("About 300 homes").
_OPENERS = frozenset(
    ("the", "a", "an", "in", "of", "at", "by", "for", "from", "with", "all", "some", "about", "around", "nearly",
     "over", "under", "more", "than", "only", "just", "its", "our", "their", "another", "these", "those", "and", "or",
     "but", "on", "as", "to", "up", "roughly", "approximately", "almost", "least", "most", "between", "among", "after",
     "before", "every", "first", "last", "next", "other", "total", "this", "that", "are", "is", "was", "were", "has",
     "have", "had", "if", "when", "while", "since", "meanwhile", "overall", "today", "currently", "there", "we")
)  # fmt: skip


def amount_at(text: str, number: Number, at: int, *, attached: bool = False) -> Amount | None:
    """The amount that a number makes, or None where it is none (a year, a version, part of a name).

    ``at`` is where the previous mention ended; ``attached`` allows a dash or slash right before the number, which is
    the second end of a range.
    """
    prefix = None if number.style == "vague" else before(text, number.start)
    words = ahead(text, number.end)
    scale, used = scale_of(text, words, money=prefix is not None)
    if prefix is not None and prefix.start >= at and not (words[used:] and words[used].text in _PERCENT_SIGNS):
        if prefix.lone and scale == 1.0 and number.plain:
            return None
        return _marked(text, number, prefix, scale, words, used, at)
    if number.start and text[number.start - 1] == "(" and text[number.end : number.end + 2] == ")%":
        return Amount(number.start - 1, number.end + 2, -number.value, "percent", "percent", signed=True)
    amount = _measured(text, number, scale, words, used)
    if amount is not None and amount.kind != "count":
        return _signed(text, _multiplied(text, amount), at) if _stands_free(text, number, amount.kind) else None
    if not attached and _sticks(text, number.start) and not (amount and amount.kind != "count"):
        signed = _signed(text, amount, at) if amount else None
        if signed is None or not signed.signed:
            return _minus_count(text, number, scale, words, used, at)
        return signed
    return amount or _count(text, number, scale, words, used)


def _stands_free(text: str, number: Number, kind: str) -> bool:
    """Whether nothing that a word ends in runs into the number, but for a lost space ("generating160 MW")."""
    previous = text[number.start - 1] if number.start else " "
    if not (previous.isalpha() or previous == "_"):
        return True
    head = text[max(0, number.start - 12) : number.start]
    return kind in _MEASURED and (_TIMES.search(head) is not None or _GLUED.search(head) is not None)


def _sticks(text: str, start: int) -> bool:
    """Whether a number hangs on what stands before it ("COVID-19", "No.5", "24/7", "GB300")."""
    previous = text[start - 1] if start else " "
    if previous.isalpha() or previous == "_":
        return True
    return previous in _STICKS and start > 1 and not (previous == "." and text[start - 2].isspace())


def _marked(text: str, number: Number, prefix: Prefix, scale: float, words: list[Word], used: int, at: int) -> Amount:
    """An amount of money whose currency stands before it."""
    end = words[used - 1].end if used else number.end
    value, signed = number.value * scale * prefix.scale, False
    if text[number.start - 1] == "(" and text[end : end + 1] == ")":
        value, end, signed = -value, end + 1, True
        words = ahead(text, end)
        if scale == 1.0:
            scale, used = scale_of(text, words, money=True)
            value, end = value * scale, words[used - 1].end if used else end
        else:
            used = 0
    named = money_of(text, words[used:], number.value, exact=True) if words[used:] else None
    code = prefix.code
    if (
        named is not None
        and named.part == 1.0
        and (named.code in (code, "USD") or (code == "USD" and named.code in DOLLARS))
    ):
        scale, value, end = scale * named.scale, value * named.scale, named.end
        code = named.code if code == "USD" else code
    amount = Amount(prefix.start, end, value, "money", code, scale * prefix.scale, marked=True, signed=signed,
                    plus=number.plus)  # fmt: skip
    return amount if signed else _signed(text, amount, at)


def _measured(text: str, number: Number, scale: float, words: list[Word], used: int) -> Amount | None:
    """An amount whose unit or currency stands behind it."""
    rest = words[used:]
    if not rest:
        return None
    value = number.value * scale
    if found := unit_of(text, rest, scaled=scale > 1.0):
        unit, end = found
        if unit.kind == "count" and is_weak(unit) and scale == 1.0 and number.plain and _part_of_name(text, number):
            return None
        return Amount(number.start, end, value, unit.kind, unit.name, scale, unit.factor, plus=number.plus)
    exact = scale > 1.0 or (number.style == "digits" and not number.plain)
    money = money_of(text, rest, number.value, exact=exact)
    if money is None or (used == 0 and 1900 <= number.value < 2100 and number.plain and money.code == "JPY"):
        return None
    value *= money.part * money.scale
    amount = Amount(number.start, money.end, value, "money", money.code, scale * money.scale, plus=number.plus)
    return replace(amount, hundredths=money.part != 1.0)


def _signed(text: str, amount: Amount, at: int) -> Amount:
    """The amount with the plus or minus sign that is printed before it."""
    start = amount.start
    if start <= at or text[start - 1] not in "+" + MINUS or text[start : start + 1].isspace():
        return amount
    if start > 1 and not (text[start - 2].isspace() or text[start - 2] in "([|"):
        return amount
    value = amount.value if text[start - 1] == "+" else -amount.value
    return replace(amount, start=start - 1, value=value, signed=True)


def _multiplied(text: str, amount: Amount) -> Amount:
    """ "2x660 MW" is 1,320 MW."""
    if amount.kind not in ("power", "energy"):
        return amount
    times = _TIMES.search(text[max(0, amount.start - 6) : amount.start])
    if times is None:
        return amount
    return replace(amount, start=amount.start - len(times[0]), value=amount.value * int(times[1]))


# Counts


def _minus_count(text: str, number: Number, scale: float, words: list[Word], used: int, at: int) -> Amount | None:
    """A bare number with its sign ("-20,437"), else None: what hangs on a word or another number counts nothing."""
    amount = _count(text, number, scale, words, used)
    if amount is None or number.plain:
        return None
    signed = _signed(text, amount, at)
    return signed if signed.signed else None


def _count(text: str, number: Number, scale: float, words: list[Word], used: int) -> Amount | None:
    end = words[used - 1].end if used else number.end
    behind = text[end : end + 2]
    if (not used and words and words[0].gap == "") or behind[:1] in _NOT_COUNTED_BEHIND or nouns.is_time(text, end):
        return None
    if (behind[:1] == "." and behind[1:].isdigit()) or _THEN_TIME.match(text, end):
        return None
    if scale == 1.0 and _part_of_name(text, number):
        return None
    value = number.value * scale
    of = 3 if (number.style == "vague" or scale > 1.0) and text.startswith(" of ", end) else 0
    noun = nouns.noun(text, end + of, one=number.style == "words" and value == 1.0)
    if noun is not None:
        return Amount(number.start, noun[0], value, "count", noun[1], scale, plus=number.plus)
    if number.european or number.style == "vague":
        return None
    if scale > 1.0 or (number.style == "digits" and (not number.plain or text.startswith(" of ", end))):
        return Amount(number.start, end, value, "count", NO_UNIT, scale, bare=True)
    return None


def _part_of_name(text: str, number: Number) -> bool:
    """Whether a number is a year or part of a name ("Hut 8", "Phase 2", "2025.1")."""
    if number.style == "digits" and not (number.plain or "," not in text[number.start : number.end]):
        return False
    if 1800 <= number.value <= 2100 and text[number.start : number.start + 4].isdigit():
        return True
    if not number.plain:
        return False
    last = _WORD_BEFORE.search(text[max(0, number.start - 24) : number.start])
    if last is None or not last[1][0].isupper() or last[1].lower() in _OPENERS:
        return False
    return number.value < 1000 or last[1].isupper()
