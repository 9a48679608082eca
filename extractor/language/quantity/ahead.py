"""Reading behind a number: the next few words, and the scale, unit or currency that they are."""

from __future__ import annotations

from typing import NamedTuple

from extractor.language.quantity import nouns
from extractor.language.quantity.currencies import CENTS, CODES, NAMES, SHY, SIGNS, iso, scaled_code
from extractor.language.quantity.units import EXACT, LETTER_SCALES, PHRASES, SCALES, SYMBOLS, WEAK, Unit
from extractor.patterns import re

GAP = " \u00a0\u202f\u2009\u200b\ufeff"
_WORD = re.compile(
    rf"([{GAP}]{{0,2}}|\n|-|[{GAP}]?[(\[{{<](?=[%a-zA-Z]{{1,4}}[)\]}}>]))"
    r"(%|٪|％|‰|°[CF]?|[$€£¥₹₩₽₺₪₱฿₫₦₴₸₾₡₭₵₮₲₼₿元円¢৳]|ரூ|[Uu]\.[Ss]\.?|(?:[EPTG]H/s|km/h|b/d|boe/d)(?!\w)|[^\W\d_]+(?:[²³]|[23](?!\w))?)"
)
_MOST_WORDS = 4
_DIGIT_BEHIND = re.compile(r"[ \u00a0]?\d")
_TOKEN_BEHIND = re.compile(r"(?!US\b)[A-Z]{2,}")
"""Behind a dollar sign: the symbol of a token or a share ("20 million $GEMS")."""
_POUNDS = frozenset(("pound", "pounds"))
_MASS = re.compile(r" (?:of|U3O8|uranium|lithium|copper|per acre)\b")


class Word(NamedTuple):
    """A word behind a number: what parts it from the one before, itself, and where it ends."""

    gap: str
    text: str
    end: int


class Money(NamedTuple):
    """A currency behind a number. ``part`` is 0.01 for cents and pence."""

    code: str
    end: int
    part: float = 1.0
    scale: float = 1.0


def ahead(text: str, at: int) -> list[Word]:
    """Up to four words behind a number."""
    found: list[Word] = []
    while len(found) < _MOST_WORDS:
        match = _WORD.match(text, at)
        if match is None or (match[1] == "" and found and match[2][0].isalpha() and found[-1].text[0].isalpha()):
            break
        at = match.end()
        if match[1] and match[1][-1] in "([{<":
            at += 1
        found.append(Word(match[1], match[2], at))
    return found


def scale_of(text: str, words: list[Word], *, money: bool) -> tuple[float, int]:
    """The factor that the words begin with, and how many words it takes. ``money`` where a currency stands before."""
    if not words:
        return 1.0, 0
    first, lower = words[0], words[0].text.lower()
    if len(words) > 1 and words[1].gap in (" ", "-") and (both := f"{lower} {words[1].text.lower()}") in SCALES:
        return SCALES[both], 2
    if lower not in SCALES or text[first.end : first.end + 1].isdigit():
        return 1.0, 0
    if lower in LETTER_SCALES:
        fits = first.gap in ("", " ", "\u00a0", "-") if money else _scales(text, words)
        if not fits or text[first.end : first.end + 1] == "&":
            return 1.0, 0
    return SCALES[lower], 1


def _scales(text: str, words: list[Word]) -> bool:
    """Whether a letter behind a number without a currency before it is a scale: "1.8M dollars", "5m people"."""
    if words[0].gap or len(words) < 2:
        return False
    behind = words[1].text.lower()
    return behind in NAMES or words[1].text in CODES or nouns.noun(text, words[0].end, one=False) is not None


def unit_of(text: str, words: list[Word], *, scaled: bool) -> tuple[Unit, int] | None:
    """The unit that the words begin with, and where it ends; ``scaled`` where a scale word stands before them."""
    first = words[0]
    exact = EXACT.get(first.text)
    if exact is not None and not text[first.end : first.end + 1].isdigit():
        hours = f"{first.text.lower()} {words[1].text.lower()}" if len(words) > 1 else ""
        return (PHRASES[hours], words[1].end) if hours in PHRASES else (exact, first.end)
    for length in (3, 2, 1):
        if len(words) < length or any(word.gap == "\n" for word in words[1:length]):
            continue
        phrase = " ".join(word.text.lower() for word in words[:length])
        unit = PHRASES.get(phrase)
        if phrase in _POUNDS and _sterling(text, first.end, scaled=scaled):
            return None
        if unit is not None and _fits(text, phrase, first):
            return unit, words[length - 1].end
    return None


def _fits(text: str, phrase: str, first: Word) -> bool:
    """Whether a short spelling stands for its unit: "17 km" and "75ml", not "5 T" or "the 2 M in three"."""
    behind = text[first.end : first.end + 1]
    if phrase[-1].isalpha() and behind.isdigit():
        return False
    if phrase not in SYMBOLS:
        return True
    if len(phrase) == 1 and (first.gap not in ("", " ") or behind in ("&", "'", "’", "-")):
        return False
    return first.text.islower() and first.gap != "\n"


def is_weak(unit: Unit) -> bool:
    """Whether a unit may also stand behind a name that ends in a number ("Hut 8 shares")."""
    return unit.name in WEAK


def money_of(text: str, words: list[Word], value: float, *, exact: bool) -> Money | None:
    """The currency that the words begin with. ``exact`` tells that the number is scaled or has decimals: then even
    names that mean other things ("marks", "won") are believed. Pounds are taken for money: ask ``unit_of`` first."""
    if not words:
        return None
    first = words[0]
    if (first.text in SIGNS and not first.text.isascii()) or first.text in "$¢":
        return _sign_behind(text, first)
    if first.gap != "\n" and (code := _code(words)) is not None:
        return code
    for length in (3, 2, 1):
        if len(words) < length:
            continue
        phrase = " ".join(word.text.lower() for word in words[:length])
        end = words[length - 1].end
        if phrase in NAMES and first.gap and (exact or value >= 100 or phrase not in SHY):
            return Money(NAMES[phrase], end)
        if phrase in CENTS and (phrase != "p" or (first.gap == "" and has_sterling(text))):
            return Money(CENTS[phrase], end, 0.01)
    return None


def _sign_behind(text: str, first: Word) -> Money | None:
    if first.text == "¢":
        return Money("USD", first.end, 0.01)
    if first.text not in SIGNS or _DIGIT_BEHIND.match(text, first.end) or _TOKEN_BEHIND.match(text, first.end):
        return None
    return Money(SIGNS[first.text], first.end)


def _code(words: list[Word]) -> Money | None:
    """A code, alone ("USD"), with its scale behind it ("USD million") or joined to it ("MSEK", "SEKm")."""
    first = words[0]
    if first.text in CODES:
        if len(words) > 1 and words[1].gap == " " and words[1].text.lower() in SCALES and len(words[1].text) > 2:
            return Money(iso(first.text), words[1].end, 1.0, SCALES[words[1].text.lower()])
        return Money(iso(first.text), first.end)
    joined = scaled_code(first.text)
    return None if joined is None else Money(joined[0], first.end, 1.0, joined[1])


def has_sterling(text: str) -> bool:
    """Whether a text counts in pounds sterling at all."""
    return "£" in text or "pence" in text or "sterling" in text


def _sterling(text: str, end: int, *, scaled: bool) -> bool:
    """Whether "pounds" are money: where the text has sterling, or millions of them that are not "of" something."""
    return (
        has_sterling(text)
        or (scaled and not _MASS.match(text, end))
        or text.startswith((" a share", " per share"), end)
    )
