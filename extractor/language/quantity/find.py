"""Finding quantities: each number is read outwards, to the left for currency, sign and bound, to the right for scale,
unit and rate. Every step looks at a bounded number of characters, so that the whole is linear in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractor.language.quantity import nouns, words
from extractor.language.quantity.currencies import CENTS, CODES, NAMES, SIGNS, before, iso
from extractor.language.quantity.numbers import Number, numbers
from extractor.language.quantity.units import EXACT, LETTER_SCALES, PER, PHRASES, SCALES, Unit
from extractor.schema import Quantity
from extractor.schema.kinds import Bound, Change

_GAP = " \u00a0\u202f\u2009\u200b\ufeff"
_AHEAD = re.compile(
    rf"([{_GAP}]{{0,2}}|\n|-|[{_GAP}]?[(\[](?=[%a-zA-Z]{{1,4}}[)\]]))"
    r"((?:%|٪|％|‰|°[CF]?|[$€£¥₹₩₽₺₪₱฿₫₦₴₸₾₡₭₵₮₲₼₿元円¢৳]|ரூ|[^\W\d_]+[²³]?(?:[23](?!\w))?))"
)
_PER = re.compile(
    r"(?:\s?/\s?|[ \u00a0-]per[ \u00a0-]|[ \u00a0-]an?[ \u00a0-])"
    r"([^\W\d_]+)(?:[ \u00a0-](hour|share|foot|metre|meter|ft|ounce|ton|m))?(?!\w)",
)
_AGO = re.compile(r"[ -](?:earlier|ago|before|later|after|since|from|hence|out|on|prior)\b")
_EACH = re.compile(r" (?:each|apiece|annually|a piece|yearly|monthly)\b")
_EACH_UNIT = {"each": "unit", "apiece": "unit", "a piece": "unit", "annually": "year", "yearly": "year",
              "monthly": "month"}  # fmt: skip
_TO = re.compile(rf"[{_GAP}]?(?:-|–|—|‑)[{_GAP}]?(?=[\d$€£¥₹.A-Z])|[{_GAP}](?:to|through)[{_GAP}]")
_AND = re.compile(rf"[{_GAP}]and[{_GAP}]")
_MINUS = "-−–‐‑"
_SHY = frozenset("won real reals mark marks crown crowns lei birr dong ether leu rand p".split())
_STARTERS = frozenset(
    "the a an in of at by for from with all some about around nearly over under more than only just its our their "
    "another these those and or but on as to up roughly approximately almost least most between among after before "
    "about every first last next other total some these this that are is was were has have had if when while since "
    "meanwhile overall today currently there".split()
)
_PERCENT_LIMIT = 1e9


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its unit: the core of a mention, before ranges and the words about it."""

    start: int
    end: int
    value: float
    kind: str
    unit: str
    scaled: float = 1.0
    factor: float = 1.0
    high: float | None = None
    left: bool = False
    bare: bool = False
    signed: bool = False
    per: str | None = None


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, by position, without overlaps."""
    return tuple(_Reader(text).quantities())


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.numbers = numbers(text)
        self.sterling = "£" in text or "pence" in text or "sterling" in text

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        index, at = 0, 0
        while index < len(self.numbers):
            number = self.numbers[index]
            index += 1
            if number.start < at:
                continue
            amount = self._range(number, index, at) or self._amount(number, at)
            if amount is None:
                continue
            quantity = self._finished(amount, at)
            found.append(quantity)
            at = max(quantity.end, amount.end)
        return found

    # One number

    def _amount(self, number: Number, at: int, *, attached: bool = False) -> _Amount | None:
        """The amount a number is part of, or None where it is none. ``attached`` allows a dash or slash before it."""
        text = self.text
        prefix = before(text, number.start) if number.style != "vague" else None
        if prefix and prefix[0] < at:
            prefix = None
        start = prefix[0] if prefix else number.start
        end = number.end
        previous = text[start - 1] if start else " "
        if not prefix and (previous.isalpha() or previous == "_"):
            return None
        ahead = self._ahead(end)
        scale, used = self._scale(number, ahead, money=prefix is not None)
        lone = bool(prefix and prefix[2])
        if lone and scale == 1.0 and number.plain:
            return None
        if prefix:
            return self._money_before(number, prefix, scale, ahead, used)
        amount = self._unit(number, scale, ahead, used)
        if amount is not None and amount.kind != "count":
            return self._with_sign(amount, at)
        if previous in "-/–—#:'’+.," and start and not attached and not text[start - 1 - (start > 1)].isspace():
            return None
        if amount is not None:
            return amount
        return self._count(number, scale, ahead, used)

    def _ahead(self, at: int) -> list[tuple[str, str, int]]:
        """Up to four words behind a number: separator, word as printed, end."""
        found = []
        for _ in range(4):
            match = _AHEAD.match(self.text, at)
            if match is None or (match[1] == "" and found and match[2][0].isalpha()):
                break
            at = match.end()
            if match[1] and match[1][-1] in "([":
                at += 1
            found.append((match[1], match[2], at))
        return found

    def _scale(self, number: Number, ahead: list[tuple[str, str, int]], *, money: bool) -> tuple[float, int]:
        """The scale word behind a number and how many words it takes."""
        if not ahead:
            return 1.0, 0
        gap, word, end = ahead[0]
        lower = word.lower()
        if len(ahead) > 1 and ahead[1][0] in (" ", "-") and (both := f"{lower} {ahead[1][1].lower()}") in SCALES:
            return SCALES[both], 2
        if lower not in SCALES or self.text[end : end + 1].isdigit():
            return 1.0, 0
        if lower in LETTER_SCALES and not money and not self._letter_scales(gap, word, ahead):
            return 1.0, 0
        if lower in LETTER_SCALES and money and gap not in ("", " ", "\u00a0", "-"):
            return 1.0, 0
        return SCALES[lower], 1

    def _letter_scales(self, gap: str, word: str, ahead: list[tuple[str, str, int]]) -> bool:
        """Whether a lone letter behind a number without a currency sign is a scale: "1.8M dollars", "5m people"."""
        if gap or len(ahead) < 2:
            return False
        behind = ahead[1][1].lower()
        return behind in NAMES or ahead[1][1] in CODES or nouns.noun(self.text, ahead[0][2], one=False) is not None

    def _money_before(
        self, number: Number, prefix: tuple[int, str, bool], scale: float, ahead: list[tuple[str, str, int]], used: int
    ) -> _Amount:
        start, code, _ = prefix
        end = ahead[used - 1][2] if used else number.end
        value = number.value * scale
        signed = False
        text = self.text
        if text[number.start - 1] == "(" and text[end : end + 1] == ")":
            value, end, signed = -value, end + 1, True
            ahead, used = self._ahead(end), 0
            if scale == 1.0:
                scale, used = self._scale(number, ahead, money=True)
                value, end = value * scale, ahead[used - 1][2] if used else end
        name = self._currency(ahead[used:])
        if name and name[0] in (code, "USD"):
            end = name[1]
        amount = _Amount(start, end, value, "money", code, scale, left=True, signed=signed)
        return self._with_sign(amount, 0) if not signed else amount

    def _with_sign(self, amount: _Amount, at: int) -> _Amount:
        start, text = amount.start, self.text
        if start <= at or text[start - 1] not in "+" + _MINUS:
            return amount
        if start > 1 and not (text[start - 2].isspace() or text[start - 2] in "(["):
            return amount
        value = amount.value if text[start - 1] == "+" else -amount.value
        return replace(amount, start=start - 1, value=value, signed=True)

    def _unit(self, number: Number, scale: float, ahead: list[tuple[str, str, int]], used: int) -> _Amount | None:
        rest = ahead[used:]
        if not rest:
            return None
        unit = self._measure(rest, glued_to_number=used == 0)
        if unit is not None:
            found, end = unit
            value = number.value * scale
            if used and rest[0][0] == "" and found.kind == "count":
                return None
            return _Amount(number.start, end, value, found.kind, found.name, scale, found.factor)
        name = self._currency(rest)
        if name is None or (number.european and used == 0 and number.value > 999):
            return None
        code, end, shy, hundredths = name
        if shy and scale == 1.0 and number.value < 100 and number.plain:
            return None
        value = number.value * scale
        if hundredths:
            return _Amount(number.start, end, value / 100, "money", code, scale)
        if used == 0 and len(rest) > 1 and rest[0][1] in CODES and rest[1][1].lower() in SCALES:
            scale, end = SCALES[rest[1][1].lower()], rest[1][2]
            value *= scale
        return self._with_cents(_Amount(number.start, end, value, "money", code, scale))

    def _measure(self, rest: list[tuple[str, str, int]], *, glued_to_number: bool) -> tuple[Unit, int] | None:
        gap, word, end = rest[0]
        if word in EXACT and (word != "W" or gap in ("", " ", "-")):
            if len(rest) > 1 and rest[1][1].lower() in ("hour", "hours") and rest[1][0] in ("-", " "):
                longer = PHRASES.get(f"{word.lower()} {rest[1][1].lower()}")
                if longer is not None:
                    return longer, rest[1][2]
            return (EXACT[word], end) if not self.text[end : end + 1].isdigit() else None
        for length in (3, 2, 1):
            if len(rest) < length or any(sep == "\n" for sep, _, _ in rest[1:length]):
                continue
            phrase = " ".join(w.lower() for _, w, _ in rest[:length])
            unit = PHRASES.get(phrase)
            if unit is None or not self._symbol_fits(phrase, rest[0], unit):
                continue
            end = rest[length - 1][2]
            if unit.kind == "count" and unit.name.startswith("pound"):
                return unit, end
            return unit, end
        return None

    def _symbol_fits(self, phrase: str, first: tuple[str, str, int], unit: Unit) -> bool:
        """Whether a short spelling stands for its unit: "17 km", "75ml", not "5 T" or "2 in three"."""
        gap, word, end = first
        behind = self.text[end : end + 1]
        if unit.kind == "count" and len(phrase) <= 2 and phrase.isalpha():
            if len(phrase) == 1 and (behind.isalnum() or not word.islower() or gap not in ("", " ")):
                return False
            return (word.islower() or word in ("GB", "TB", "PB", "Hz", "kV", "kJ")) and gap in ("", " ", "-", "(", " (")
        return not behind.isdigit() or not phrase[-1].isalpha()

    def _currency(self, rest: list[tuple[str, str, int]]) -> tuple[str, int, bool, bool] | None:
        """ISO code, end, whether the name is shy of being one, whether it counts hundredths."""
        if not rest:
            return None
        gap, word, end = rest[0]
        if word in CODES and gap != "\n":
            return iso(word), end, False, False
        if not word[0].isalpha():
            if word == "¢":
                return "USD", end, False, True
            if word not in SIGNS or re.match(r" ?\d", self.text[end : end + 2]):
                return None
            return SIGNS[word], end, False, False
        for length in (3, 2, 1):
            if len(rest) < length:
                continue
            phrase = " ".join(w.lower() for _, w, _ in rest[:length])
            end = rest[length - 1][2]
            if phrase in NAMES and gap:
                return NAMES[phrase], end, phrase in _SHY, False
            if phrase in CENTS and (phrase != "p" or (gap == "" and self.sterling)):
                return CENTS[phrase], end, False, True
        return None

    def _with_cents(self, amount: _Amount) -> _Amount:
        """ "3 dollars and 50 cents" is one amount."""
        match = re.match(r" (?:and )?(\d{1,2}) (?:cents|pence)\b", self.text[amount.end : amount.end + 16])
        if match is None or amount.scaled != 1.0:
            return amount
        return replace(amount, end=amount.end + match.end(), value=amount.value + int(match[1]) / 100)

    # Counts

    def _count(self, number: Number, scale: float, ahead: list[tuple[str, str, int]], used: int) -> _Amount | None:
        text, start = self.text, number.start
        end = ahead[used - 1][2] if used else number.end
        if ahead and ahead[0][0] == "" and not used:
            return None
        behind = text[end : end + 2]
        if behind[:1] in (":", "/", "(") or (behind[:1] == "." and behind[1:].isdigit()) or nouns.is_time(text, end):
            return None
        if number.plain and scale == 1.0 and self._part_of_name(number):
            return None
        value = number.value * scale
        one = number.style == "words" and value == 1.0
        at = end + (3 if number.style == "vague" or scale > 1 and text.startswith(" of ", end) else 0)
        found = nouns.noun(text, at, one=one)
        if found is not None:
            return _Amount(start, found[0], value, "count", found[1], scale)
        if number.style == "digits" and (scale > 1.0 or not number.plain) and not number.european:
            return _Amount(start, end, value, "count", "-", scale, bare=True)
        return None

    def _part_of_name(self, number: Number) -> bool:
        """Whether a plain whole number is a year or part of a name ("Hut 8", "Phase 2")."""
        if 1800 <= number.value <= 2100 and number.end - number.start == 4:
            return True
        last = re.search(r"([^\W\d_]+)\.?[ \u00a0]\Z", self.text[max(0, number.start - 24) : number.start])
        return last is not None and last[1][0].isupper() and last[1].lower() not in _STARTERS

    # Ranges

    def _range(self, number: Number, index: int, at: int) -> _Amount | None:
        """The range that begins with a number, or None."""
        if index >= len(self.numbers) or self.numbers[index].start - number.end > 24:
            return None
        second = self.numbers[index]
        first = self._amount(number, at)
        if first is not None and first.bare:
            first = None
        begins = first.end if first else number.end
        between = self._between(number, first)
        link = (_AND if between else _TO).match(self.text, begins)
        if link is None and first is not None and first.scaled == 1.0 and not between:
            link, first, begins = _TO.match(self.text, number.end), None, number.end
        if link is None:
            return None
        last = self._amount(second, link.end() if link.end() <= second.start else begins, attached=True)
        if last is None or last.bare or last.start > link.end() or link.end() > second.start:
            return None
        if last.kind == "count" and first is not None and first.kind != "count":
            return None
        return self._joined(number, first, last, link[0].strip(), at)

    def _between(self, number: Number, first: _Amount | None) -> bool:
        start = first.start if first else number.start
        head = self.text[max(0, start - 30) : start].lower().split()
        return bool(head) and ("between" in head[-3:])

    def _joined(self, number: Number, first: _Amount | None, last: _Amount, link: str, at: int) -> _Amount | None:
        prefix = before(self.text, number.start)
        start, low = number.start, number.value
        if first is not None and (first.kind, first.unit) == (last.kind, last.unit):
            start, low = first.start, first.value
            if first.scaled == 1.0 and last.scaled > 1.0 and low * last.scaled <= abs(last.value):
                low *= last.scaled
            if link in ("to", "through") and self._moved(first, last):
                return None
        elif first is None and prefix is None:
            previous = self.text[start - 1] if start else " "
            if previous.isalpha() or number.style == "vague" or (number.european and last.kind == "count"):
                return None
            if last.kind == "count" and (previous in "-/:." or self._part_of_name(number)):
                return None
            low *= last.scaled if low * last.scaled <= abs(last.value) else 1.0
            if last.kind == "money" and last.left:
                return None
        elif first is not None and first.kind == "money" and last.kind == "count" and not last.left:
            return None
        else:
            return None
        if low > abs(last.value) and not (first and first.signed):
            return None
        if first and first.signed and link and link not in ("to", "through", "and") and low < 0 <= last.value:
            return replace(last, start=start, value=min(low, -last.value), high=max(low, -last.value), signed=True)
        return replace(last, start=start, value=min(low, last.value), high=max(low, last.value), left=True,
                       signed=bool(first and first.signed))  # fmt: skip

    def _moved(self, first: _Amount, last: _Amount) -> bool:
        """Whether "A to B" tells a way from A to B and no range: "from 8% to 5%", "rose $2 to $50"."""
        head = self.text[max(0, first.start - 30) : first.start].lower().split()
        if not head:
            return False
        if head[-1] == "from":
            return not any(word.startswith("rang") for word in head[-4:])
        return last.kind == "money" and first.scaled == last.scaled and any(w in words.DIRECTIONS for w in head[-3:])

    # The words about it

    def _finished(self, amount: _Amount, at: int) -> Quantity:
        text = self.text
        core_start = amount.start
        per, end = self._rate(amount)
        core_end = amount.end
        bound, start = self._bound_before(core_start, at)
        if bound == "exact" and (after := words.AFTER.match(text, core_end)):
            bound = after.lastgroup if after.lastgroup != "plus" else "at_least"  # type: ignore[assignment]
            end = max(end, after.end())
        change = self._direction(start, end) or words.CHANGES[bound]
        low, high = amount.value, amount.value if amount.high is None else amount.high
        return Quantity(
            start=start,
            end=end,
            raw=text[start:end],
            kind=amount.kind,
            low=low,
            high=high,
            unit=amount.unit,
            change=change,
            bound=bound,
            base_low=low * amount.factor,
            base_high=high * amount.factor,
            core_start=core_start,
            core_end=core_end,
            signed=amount.signed,
            per=per,
        )

    def _rate(self, amount: _Amount) -> tuple[str | None, int]:
        match = _PER.match(self.text, amount.end)
        if match is not None and not _AGO.match(self.text, match.end()):
            word = match[1].lower()
            if match[2] and (unit := PER.get(f"{word} {match[2].lower()}")):
                return unit, match.end()
            if word in PER:
                return PER[word], match.end(1)
            if "per" in match[0][:5] and word not in ("cent", "se"):
                return word, match.end(1)
        each = _EACH.match(self.text, amount.end)
        if each is not None and amount.kind == "money":
            return _EACH_UNIT[each[0].strip()], each.end()
        return None, amount.end

    def _bound_before(self, start: int, at: int) -> tuple[Bound, int]:
        text = self.text
        if start and text[start - 1] in words.MARKS and start - 1 >= at:
            return words.MARKS[text[start - 1]], start - 1
        lead = text[max(at, start - 34) : start]
        tokens = [(m[0].lower(), m.start()) for m in re.finditer(r"\S+", lead)]
        if tokens and tokens[-1][0] in ("a", "an", "the", "another") and len(tokens) > 1:
            tokens.pop()
        if not tokens or tokens[-1][0].strip("(“\"'") not in words.LAST or not lead[-1:].isspace():
            return "exact", start
        for length in (4, 3, 2, 1):
            phrase = " ".join(token for token, _ in tokens[-length:]).lstrip("(“\"'")
            if len(tokens) >= length and phrase in words.BEFORE:
                offset = start - len(lead) + tokens[-length][1]
                return words.BEFORE[phrase], offset + len(text[offset:start]) - len(text[offset:start].lstrip("(“\"'"))
        return "exact", start

    def _direction(self, start: int, end: int) -> Change | None:
        text = self.text
        for token in reversed(text[max(0, start - 40) : start].lower().split()[-4:]):
            word = token.strip("(\"'“”")
            if word in words.DIRECTIONS:
                return words.DIRECTIONS[word]
            if word not in words.FILLERS:
                break
        behind = re.match(r"[ -]([a-z]+)", text[end : end + 16])
        return words.BEHIND.get(behind[1]) if behind else None
