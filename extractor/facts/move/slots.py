"""The names of a stretch, and where the clause that holds a change begins."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.chosen import Slot
from extractor.facts.move.owner import owns_nothing
from extractor.facts.move.words import METRIC
from extractor.patterns import re
from extractor.schema import Name

_SLOT = re.compile(r"⟦[CIUL]\d+⟧")
_NEW_SUBJECT = re.compile(
    r"(?:; |\. |, (?:while|whereas|but|as|after|and|with|although|though|where) | and | (?:while|whereas|after|because|since) |(?<!seen)(?<!known)(?<!sold)(?<!such)(?<!well)(?<!much)(?<!viewed)(?<!used)(?<!acts)(?<!regarded)(?<!serving) as (?!well as))"
)


def slots_of(masked: Masked, start: int, end: int, letters: str = "CI") -> list[Slot]:
    found = []
    for match in re.finditer(rf"⟦([{letters}])(\d+)⟧", masked.text[:end]):
        if match.start() < start:
            continue
        mention = masked.mentions[int(match[2])]
        if match.start() and masked.text[match.start() - 1] == "-":  # "blue-chip stocks": no name of its own
            continue
        if isinstance(mention, Name) and not owns_nothing(mention):
            found.append((match.start(), match.end(), mention))
    return found


_NAMED = re.compile(r"⟦[CIU]\d+⟧$")
_LISTS_ON = re.compile(
    r"(?:the )?⟦[CIU]\d+⟧(?:'s)?(?: shares| stock)?(?: each| all| [a-z]+ing| were| are| have| had| also| closed| down| up)\b"
)
"""What stands behind "A, B, and": a last name of the list, not the subject of a new clause."""


_MEASURE_HEADS = re.compile(rf"(?:(?!⟦)[\w-]+ ){{0,3}}?{METRIC.pattern}", re.IGNORECASE)
""" "Profit rose 5% and revenue 3%": a measure at the head of what follows has a change of its own."""


def clause_start(masked: Masked, limit: int) -> int:
    """Where the clause that holds the change begins: behind the last boundary that a subject follows."""
    start = 0
    for match in _NEW_SUBJECT.finditer(masked.text, 0, limit):
        if (
            match[0] == ", and "
            and _LISTS_ON.match(masked.text, match.end())
            and _NAMED.search(masked.text[: match.start()])
        ):
            continue
        rest = masked.text[match.end() : limit]
        if match[0] in (" and ", ", with "):
            measured = "⟦P" in masked.text[start : match.start()] and _MEASURE_HEADS.match(rest)
            start = match.end() if measured else start
        elif _SLOT.search(rest) or METRIC.search(rest):
            start = match.end()
    return start
