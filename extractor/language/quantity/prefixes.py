"""Reading before a number: the currency that stands there."""

from __future__ import annotations

from typing import NamedTuple

from extractor.language.quantity.currencies import CODES, SIGNS, iso, scaled_code
from extractor.patterns import re


class Prefix(NamedTuple):
    """A currency before a number. ``lone`` tells that a single letter is all there is of it ("R2.5 billion")."""

    start: int
    code: str
    scale: float = 1.0
    lone: bool = False


_REACH = 8
_GAPS = " \u00a0\u202f\u2009\u200b"
_DOLLARS = {sign.lower(): code for sign, code in SIGNS.items() if "$" in sign}
_FINAL = frozenset(sign for sign in SIGNS if len(sign) == 1 and not sign.isalpha())
_YUAN_OR_YEN = {"CN": "CNY", "JP": "JPY"}
# "a $5 fee" and "A $5 fee" are no Australian dollars; "c $ 5", as tokenised wires have it, is Canadian.
_DOLLAR = re.compile(
    r"(?<![^\W\d_])(?:[A-Z][a-z]{0,2}|[A-Z]{1,3}|[a-z]{2,3}|c|(?:[A-Za-z]{2,3}|[Cc]|[Uu]\.[Ss]\.?) |[Uu]\.[Ss]\.?)?\$\Z"
    r"|(?<![$\w])\$(?:US|A|NZ|C)\Z"
)
_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_]{1,6}\.?\Z")


def before(text: str, end: int) -> Prefix | None:
    """The currency that stands right before a number that begins at ``end``, if any."""
    at = end
    if at and text[at - 1] == "(":
        at -= 1
    while at and end - at < 3 and text[at - 1] in _GAPS:
        at -= 1
    if not at:
        return None
    last = text[at - 1]
    if last in _FINAL and last != "$":
        code = _YUAN_OR_YEN.get(text[max(0, at - 3) : at - 1])
        return Prefix(at - 3, code) if code and last in "¥￥" else Prefix(at - 1, SIGNS[last])
    if not (last.isalpha() or last in "$."):
        return None
    window = text[max(0, at - _REACH) : at]
    if last == "$" or (last.isupper() and "$" in window):
        return _dollar(window, at - len(window))
    return _letters(window, at - len(window), spaced=at < end)


def _dollar(window: str, offset: int) -> Prefix | None:
    match = _DOLLAR.search(window)
    if match is not None:
        sign = match[0].replace(" ", "").lower()
        code = _DOLLARS.get(sign) or iso(sign.removesuffix("$"))
        if sign in _DOLLARS or code in CODES:
            return Prefix(offset + match.start(), code)
    return Prefix(offset + len(window) - 1, "USD") if window[-1] == "$" else None


def _letters(window: str, offset: int, *, spaced: bool) -> Prefix | None:
    match = _LETTERS.search(window)
    if match is None:
        return None
    raw, start = match[0], offset + match.start()
    if raw in SIGNS:
        lone = len(raw) == 1
        return None if lone and spaced else Prefix(start, SIGNS[raw], lone=lone)
    if raw in CODES or (raw.upper() in CODES and raw.islower()):
        return Prefix(start, iso(raw))
    joined = scaled_code(raw)
    return Prefix(start, joined[0], joined[1]) if joined else None
