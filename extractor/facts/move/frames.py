"""The session of which a report tells as a whole: where its first shares moved before the bell, so did those behind them that
name no time."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.horizon import HorizonFound
from extractor.facts.move.items import STAMPED
from extractor.facts.move.when import DAY_VALUE
from extractor.patterns import re
from extractor.schema import DateMention

_SHARES = ("company", "fund")
"""What is traded before the bell: indices stand still then."""
_OF_SHARES = re.compile(r"\b(?:shares|stocks?|miners|makers|retailers|ADRs)\b")
_OTHERWISE = re.compile(
    r"\b(?:open(?:ed|s|ing)|clos(?:e|ed|es|ing)|end(?:ed|s)|finish(?:ed|es)|settl(?:ed|es)|session|intraday|yesterday|midday|[Tt]rades?)\b"
    r"|(?:shares|stock|stocks|traded?|trading) in ⟦G|⟦P\d+⟧ (?:in|on) ⟦D|⟦T"
)
"""Words that tell of a session with a bell at its ends, or of another place or stretch."""


class Frame:
    """The session before the bell, where the first shares of a report moved in it, until one is told of the day itself."""

    def __init__(self) -> None:
        self._told: HorizonFound | None = None
        self._awaited = True

    def enter(self, masked: Masked, stated: list[HorizonFound]) -> None:
        """Takes note of a sentence with what horizons it states: "U.S.-listed miners jump premarket" tells of the shares
        that follow; an item of a roundup begins anew."""
        if STAMPED.match(masked.text):
            self._told, self._awaited = None, True
        if self._awaited and _OF_SHARES.search(masked.text):
            self._told = next((h for h in stated if h.horizon == "premarket"), self._told)

    def tell(self, kind: str, found: HorizonFound, stated: bool, bygone: bool) -> None:
        """Takes note of a price's move: ``stated`` is whether words or a heading say its horizon, ``bygone`` whether it was
        of a day before the report's."""
        if kind not in _SHARES or (found.horizon == "day" and bygone):
            return
        if self._awaited and stated and found.horizon == "premarket":
            self._told = found
        elif stated and found.horizon == "day":
            self._told = None
        self._awaited = False

    def of(
        self, kind: str, masked: Masked, change: Change, told: DateMention | None, today: str
    ) -> HorizonFound | None:
        """The horizon of a move that states none; ``told`` is the day of which a sentence before tells, ``today`` that of the
        report."""
        low, high = _about(masked, change)
        if kind not in _SHARES or self._told is None or _OTHERWISE.search(masked.text, low, high):
            return None
        days = [m for m in masked.of("D") if isinstance(m, DateMention) and masked.position(m) < high]
        days += [told] if told is not None else []
        return None if any(DAY_VALUE.fullmatch(m.date or "") and m.date != today for m in days) else self._told


def _about(masked: Masked, change: Change) -> tuple[int, int]:
    """Where the words about a change stand: from the percentage before it to the one behind."""
    before = masked.text.rfind("⟦P", 0, min(change.at, change.word_at))
    behind = masked.text.find("⟦P", change.end)
    return max(before, 0), behind if behind >= 0 else len(masked.text)
