"""Cuts a text into tokens and writes each as one letter for the classes it belongs to.

A shape of words ("ORD quarter of YEAR") then is a regular expression over a short string of letters, in which every
word that no temporal expression uses is the same letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from extractor.language.dating.lexicon import CAPITALISED, CLASSES
from extractor.patterns import re

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_](?!\.[mM]\b)[^\W_]*)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-]))"
    r"|(?P<slash>\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w/]|[.]\d))"
    r"|(?P<clock>[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?=\s?[aApP]\.?[mM]\b)|[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\w:]))"
    r"|(?P<number>\d+(?:[.,]\d+)*(?![^\W_]))"
    r"|(?P<ampm>[aApP]\.[mM]\.?(?!\w))"
    r"|(?P<poss>['’]s\b)"
    r"|(?P<short>['’]\d\d(?:s|(?!\d))\b)"
    r"|(?P<mixed>[^\W_]+)"
    r"|(?P<stop>\n)"
    r"|(?P<punct>[^\w\s])"
)
_COMPACT = (
    ("DECADE", re.compile(r"(?:1[5-9]|20)\d0s")),
    ("NTH", re.compile(r"(?:[12]?1st|[12]?2nd|[12]?3rd|30th|31st|1[0-9]th|2?[04-9]th)")),
    ("QN", re.compile(r"q[1-4]|[1-4]q")),
    ("HN", re.compile(r"h[12]|[12]h")),
    ("QNYY", re.compile(r"[1-4]q(?:20)?\d\d|q[1-4](?:20)?\d\d|(?:20)?\d\dq[1-4]")),
    ("HNYY", re.compile(r"[12]h(?:20)?\d\d|h[12](?:20)?\d\d|(?:20)?\d\dh[12]")),
    ("FYN", re.compile(r"(?:fy|fye|cy)(?:19|20)?\d\d[ef]?")),
    ("FY", re.compile(r"fy|fye")),
    ("QFY", re.compile(r"[1-4]q?fy(?:20)?\d\d[ef]?|q[1-4]fy(?:20)?\d\d[ef]?|fy(?:20)?\d\dq[1-4]")),
    ("HFY", re.compile(r"h[12]fy(?:20)?\d\d|[12]hfy(?:20)?\d\d|fy(?:20)?\d\dh[12]")),
    ("HOURAMPM", re.compile(r"(?:0?[1-9]|1[0-2])(?:am|pm)")),
    ("AMPM", re.compile(r"am|pm")),
)
_WITHOUT_DIGITS = ("fy", "fye", "am", "pm")
"""Of these the ones of letters alone."""
_PUNCT = {",": "COMMA", "-": "DASH", "–": "DASH", "—": "LONGDASH", ".": "DOT", "/": "SLASH", "(": "OPEN", ")": "CLOSE",
          "‑": "DASH", "+": "PLUS"}  # fmt: skip
_CLASSES_OF: dict[str, frozenset[str]] = {}
for _word in sorted({word for words in CLASSES.values() for word in words}):
    _CLASSES_OF[_word] = frozenset({_word, *(name for name, words in CLASSES.items() if _word in words)})
_NONE: frozenset[str] = frozenset()
TIMELY = (
    "MONTH", "WEEKDAY", "SEASON", "UNIT", "UNITS", "YEAR", "DAYPART", "FREQUENCY", "VAGUE", "NOON", "PERIOD", "HALVES",
    "DECADEWORD", "MULTIWORD", "ISO", "SLASHDATE", "CLOCK", "AMPM", "DECADE", "SHORTDECADE", "QN", "HN", "QNYY",
    "HNYY", "FYN", "FY", "QFY", "HFY", "HOURAMPM", "today", "yesterday", "tomorrow", "tonight", "overnight", "ytd",
    "past", "term", "moment", "nineteen", "two",
)  # fmt: skip
"""Every expression has a word of one of these classes."""
_OTHER = frozenset({"OTHER"})
_CAPITAL_OTHER = frozenset({"OTHER", "CAPITAL"})
_letters: dict[frozenset[str], str] = {}


def letter_of(classes: frozenset[str]) -> str:
    """The letter that stands for a set of classes."""
    return _letters.setdefault(classes, chr(0x2500 + len(_letters)))


def _number_classes(raw: str) -> frozenset[str]:
    if not raw.isdigit():
        return frozenset({"NUM", "PRECISE"})
    value = int(raw) if len(raw) < 7 else 0
    classes = {"NUM", "WHOLE"}
    if len(raw) <= 2 and 1 <= value <= 31:
        classes.add("DAYNUM")
    if len(raw) == 2:
        classes.add("YY")
    if len(raw) == 4 and 1400 <= value <= 2199:
        classes.add("YEAR")
    elif len(raw) == 4:
        classes.add("FOURDIGITS")
    if len(raw) <= 2 and value <= 24:
        classes.add("HOURNUM")
    return frozenset(classes)


_FIXED = {"iso": "ISO", "slash": "SLASHDATE", "clock": "CLOCK", "ampm": "AMPM", "poss": "POSS", "stop": "STOP"}


_PIECE = re.compile(r"\S+(?:\s(?=[aApP]\.?[mM]\b)\S+)*[^\S\n]*|\s")
"""A stretch whose tokens hang on nothing beside it: to the next white space, which "10.30 am" goes over."""
_KNOWN_PIECES, _LONGEST_KNOWN = 50_000, 30
"""How many pieces are remembered with their tokens, which most of an article then are, and the characters of one."""


class _Piece(NamedTuple):
    """The tokens of a piece: their letters, and where in it each begins and ends."""

    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class _Pieces(dict[str, _Piece]):
    """Of each piece met its tokens."""

    def __missing__(self, piece: str) -> _Piece:
        matches = list(_TOKEN.finditer(piece))
        letters = "".join([_letter(match.lastgroup or "", match[0]) for match in matches])
        cut = _Piece(letters, tuple(match.start() for match in matches), tuple(match.end() for match in matches))
        if len(piece) <= _LONGEST_KNOWN:
            if len(self) >= _KNOWN_PIECES:
                self.clear()
            self[piece] = cut
        return cut


_pieces = _Pieces()


@lru_cache(maxsize=_KNOWN_PIECES)
def _letter(kind: str, raw: str) -> str:
    if kind in _FIXED:
        return letter_of(frozenset({_FIXED[kind]}))
    if kind == "number":
        return letter_of(_number_classes(raw))
    if kind == "short":
        return letter_of(frozenset({"SHORTDECADE" if raw.endswith("s") else "SHORTYEAR"}))
    if kind == "punct":
        return letter_of(frozenset({_PUNCT[raw]}) if raw in _PUNCT else _NONE)
    return letter_of(_word_classes(raw))


def _word_classes(raw: str) -> frozenset[str]:
    word = raw.lower()
    known = _CLASSES_OF.get(word)
    if known is not None and not (word in CAPITALISED and raw[0].islower()):
        return known
    for name, pattern in _COMPACT if not word.isalpha() or word in _WITHOUT_DIGITS else ():
        if pattern.fullmatch(word):
            return frozenset({name, "CAPITAL"} if raw.isupper() else {name})
    return _CAPITAL_OTHER if raw[0].isupper() else _OTHER


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as tokens: ``letters[i]`` stands for the classes of ``text[starts[i]:ends[i]]``."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]

    def raw(self, index: int) -> str:
        """The words of a token, or nothing outside the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def low(self, index: int) -> str:
        """The same in lower case."""
        return self.raw(index).lower()

    def glued(self, index: int) -> bool:
        """Whether no space lies between a token and the one before it."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]


GAP = letter_of(_NONE)
"""The letter of a sign that no expression uses."""


def tokens(text: str) -> Tokens:
    """The tokens of a text."""
    pieces = _PIECE.findall(text)
    offsets = list(accumulate(map(len, pieces), initial=0))
    cuts = [_pieces[piece] for piece in pieces]
    starts = [at + start for at, cut in zip(offsets, cuts, strict=False) for start in cut.starts]
    ends = [at + end for at, cut in zip(offsets, cuts, strict=False) for end in cut.ends]
    return Tokens(text, "".join([cut.letters for cut in cuts]), starts, ends)


def classes_with(name: str) -> list[str]:
    """The letters that stand for a class, or for one word, which is learnt where no class has it; raises KeyError for
    a class that there is not."""
    if name.islower() and name not in _CLASSES_OF:
        _CLASSES_OF[name] = frozenset({name})
        letter_of(_CLASSES_OF[name])
    elif not name.islower() and not any(name in classes for classes in _letters):
        raise KeyError(name)
    return [letter for classes, letter in _letters.items() if name in classes]


for _classes in (*_CLASSES_OF.values(), _NONE, _OTHER, _CAPITAL_OTHER):
    letter_of(_classes)
for _name in (*_FIXED.values(), *_PUNCT.values(), "SHORTDECADE", "SHORTYEAR"):
    letter_of(frozenset({_name}))
for _name, _ in _COMPACT:
    letter_of(frozenset({_name}))
    letter_of(frozenset({_name, "CAPITAL"}))
for _sample in ("0", "1", "10", "25", "30", "45", "00", "2025", "1000", "123", "123456", "1.5"):
    letter_of(_number_classes(_sample))
