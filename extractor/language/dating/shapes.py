"""Shapes: readable patterns over classes of words, each with the function that reads what it matched.

``@QUARTERS.add("the? ORD:n DASH? quarter of YEAR:year")`` finds "the fourth quarter of 2025". Names in capitals are
classes of the lexicon, the others the words themselves; ``:name`` names a word for the reader; the rest is regular
expression syntax in which spaces mean nothing. ``{NUMBER}`` stands for one of the fragments below, ``{NUMBER:n}`` for
a named one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.language.dating.context import Context
from extractor.language.dating.lexer import Tokens, classes_with
from extractor.language.dating.lexicon import FULL_NAMES
from extractor.language.dating.moment import Reading
from extractor.patterns import re

FRAGMENTS = {
    "NUMBER": "(?:NUM (?:SLASH NUM|NUM SLASH NUM)?|(?:a|an)? WORDNUM (?:(?:DASH|and)? WORDNUM){0,4})",
    "SOME": "(?:(?:a|the)? few|several|(?:a|the)? couple (?:of)?|many|some|various|multiple)",
    "ROUGHLY": "(?:EXACTLY|up to|(?:at)? (?:least|most)|(?:no)? (?:more|less|fewer) than|as long as)",
    "DATEDAY": "(?:DAYNUM|NTH|ORD)",
    "ANYUNIT": "(?:UNIT|UNITS)",
    "YYS": "(?:YY|YEAR)",
    "YR": "(?:YEAR|SHORTYEAR)",
    "TO": "(?:DASH|LONGDASH|to|through|until)",
    "TENS": "(?:DECADE|SHORTDECADE|DECADEWORD)",
    "DAYWORD": "(?:today|yesterday|tomorrow)",
    "FISC": "FISCAL",
    "FYX": "(?:FYN|FY DASH? (?:YY|YEAR|SHORTYEAR))",
    "QH": "(?:QN|HN)",
    "JOINED": "(?:QNYY|HNYY|QFY|HFY)",
    "NOW": "(?:now|today)",
    "REL": "(?:LAST|THIS|NEXT)",
}
_NAME = re.compile(r"([A-Za-z]+)(?::([a-z]\w*))?")
Reader = Callable[["Found", Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern and its reader."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


@dataclass(frozen=True, slots=True)
class Found:
    """A shape that matched: tokens ``[first, last)`` of a text, ``shift`` behind where they stood in the match."""

    tokens: Tokens
    match: re.Match[str]
    shift: int

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.match.start() + self.shift

    @property
    def last(self) -> int:
        """Index behind the last token."""
        return self.match.end() + self.shift

    def at(self, name: str) -> int:
        """Index of the first token of a named part; raises ValueError where it was not there."""
        start = self.match.start(name)
        if start < 0:
            raise ValueError(name)
        return start + self.shift

    def has(self, name: str) -> bool:
        """Whether a named part was there."""
        return self.match.group(name) is not None

    def low(self, name: str) -> str:
        """The words of a named part in lower case, nothing where it was not there."""
        start, end = self.match.span(name)
        if start < 0:
            return ""
        tokens = self.tokens
        return tokens.text[tokens.starts[start + self.shift] : tokens.ends[end - 1 + self.shift]].lower()

    def number(self, name: str) -> int:
        """A named part that is one whole number in digits; raises ValueError where it is none."""
        return int(self.low(name))

    def before(self, steps: int = 1) -> str:
        """The word some steps before, in lower case."""
        return self.tokens.low(self.first - steps)

    def after(self, steps: int = 1) -> str:
        """The word some steps behind, in lower case."""
        return self.tokens.low(self.last - 1 + steps)

    @property
    def text(self) -> str:
        """All its words in lower case."""
        return self.tokens.text[self.start : self.end].lower()

    @property
    def start(self) -> int:
        """Offset in the text."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """Offset in the text behind the last word. The stop behind a month in full ends the sentence, not the month."""
        last = self.last - 1
        if self.tokens.raw(last) == "." and self.tokens.low(last - 1) in FULL_NAMES:
            last -= 1
        return self.tokens.ends[last]


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression over letters that a pattern stands for; raises KeyError for a class that there is not."""
    for name, fragment in FRAGMENTS.items():
        pattern = pattern.replace("{" + name + "}", fragment)
        pattern = re.sub(r"\{" + name + r":(\w+)\}", lambda m, body=fragment: f"(?P<{m[1]}>{body})", pattern)  # type: ignore[misc]

    def letters(match: re.Match[str]) -> str:
        body = "[" + "".join(classes_with(match[1])) + "]"
        return f"(?P<{match[2]}>{body})" if match[2] else body

    named = re.split(r"(\(\?P<\w+>)", pattern)
    return re.compile(
        "".join(part if i % 2 else _NAME.sub(letters, part) for i, part in enumerate(named)).replace(" ", "")
    )


class Shapes(list[Shape]):
    """The shapes of one kind of expression, in the order in which they are tried."""

    def add(self, *patterns: str) -> Callable[[Reader], Reader]:
        """Registers a reader for patterns."""

        def register(read: Reader) -> Reader:
            self.extend(Shape(read.__name__, compiled(pattern), read) for pattern in patterns)
            return read

        return register
