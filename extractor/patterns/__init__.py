"""Regular expressions that look first whether a text has what they need (``re``), and sets of them that look together.

``grams`` is what a text is made of, ``needs`` what an expression asks of it, ``openings`` at which words it can match,
``known`` all that is read off it, which a file has ready.
"""

from __future__ import annotations

import re as _re
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Generic, NamedTuple, TypeVar

from extractor.patterns.grams import asked, folded, look
from extractor.patterns.known import said
from extractor.patterns.needs import least, needs
from extractor.patterns.words import stands_in

__all__ = ["Candidates", "Written", "folded", "least", "needs", "said", "stands_in"]

Item = TypeVar("Item")


class Written(NamedTuple):
    """An expression as it is written, with its flags, before it is compiled."""

    pattern: str
    flags: int


Expression = _re.Pattern[str] | Written


class Candidates(Generic[Item]):
    """Of many items, each with an expression, those whose expressions can match in a text, in their order.

    ``parts`` gives expressions that are found wherever an item's own matches.
    """

    def __init__(
        self,
        items: Sequence[Item],
        pattern: Callable[[Item], Expression],
        parts: Callable[[Item], Sequence[Expression]] = lambda item: (),
    ) -> None:
        self._needs = [(_needed(pattern(item)) | _begun(parts(item)), item) for item in items]

    def within(self, text: str) -> list[Item]:
        """The items that may match in a text."""
        held = look(text).held
        return [item for needed, item in self._needs if held & needed == needed]


def _needed(pattern: Expression) -> int:
    return reduce(or_, map(asked, said(pattern.pattern, pattern.flags).needs), 0)


def _begun(parts: Sequence[Expression]) -> int:
    """How the words begin at which each of several expressions matches."""
    begins = (said(part.pattern, part.flags).opens for part in parts)
    return reduce(or_, (asked(each) for each in begins if each), 0)
