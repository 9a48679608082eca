"""Tables of plants: a column of megawatts under a heading that says so, each row's first cell the plant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.capacity.owners import site_called
from extractor.facts.capacity.stage import stage_in
from extractor.facts.deal.kinds import technology_in
from extractor.facts.draft import Draft, Span
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name
from extractor.schema.kinds import Stage

_CELL = re.compile(r"[^|\t]+|(?<=\|)(?=\|)")
_UNIT = re.compile(
    r"(?:(?:total|installed|net|gross|planned|nameplate|contracted)? ?(?:capacity|size|power|output|load|critical it|it load),? ?)?\(?(?P<unit>MW|GW|MWp|MWe)(?: ?(?:ac|dc))?\)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_TOTAL = re.compile(r"\W*(?:(?:grand|sub) ?-?)?totals?\b|\W*sum\b", re.IGNORECASE)
_SHORT = re.compile(r"(?:(?!, ⟦G)[^(]){2,60}?(?= ?\(|, ⟦G|$)")
LEAST_CELLS = 3
WEIGHT = 0.75


@dataclass(frozen=True)
class Table:
    """Which column of a table holds powers, in how many MW each, and how many columns there are."""

    column: int
    scale: float
    width: int


def cells(masked: Masked) -> list[tuple[int, int]]:
    """Where the cells of a line stand, without the white space about them; none where it is no row of a table."""
    found = [m.span() for m in _CELL.finditer(masked.text)] if "|" in masked.text else []
    return [_trimmed(masked.text, *span) for span in found] if len(found) >= LEAST_CELLS else []


def table_of(masked: Masked) -> Table | None:
    """The table whose heading a line is."""
    row = cells(masked)
    for column, (start, end) in enumerate(row):
        found = _UNIT.fullmatch(masked.text[start:end])
        if found and column:
            return Table(column, 1000.0 if found["unit"].upper() == "GW" else 1.0, len(row))
    return None


def in_row(masked: Masked, table: Table, text: str, lead: tuple[Stage, Span] | None = None) -> Iterator[Draft]:
    """The capacity of a row whose cell under the heading is a bare number; its stage is what the row says, else what the
    article's ``lead`` says of the plants it tells of."""
    row = cells(masked)
    if len(row) != table.width or _TOTAL.match(masked.text):
        return
    start, end = row[table.column]
    number, holder = _NUMBER.fullmatch(masked.text[start:end]), first_cell(masked, text)
    if number is None or holder is None or float(number[0].replace(",", "")) <= 0:
        return
    draft = Draft("capacity", "capacity.table", WEIGHT, (masked.start, masked.end))
    draft.put_name("holder", holder)
    draft.put("mw", float(number[0].replace(",", "")) * table.scale, (masked.offsets[start], masked.offsets[end]))
    draft.put("bound", "exact")
    stage = stage_in(masked, 0, len(masked.text)) or lead
    draft.put("stage", *stage) if stage else draft.put("stage", "unspecified")
    technology = technology_in(masked.text, 0, len(masked.text))
    if technology:
        draft.put("technology", technology[0], (masked.offsets[technology[1][0]], masked.offsets[technology[1][1]]))
    if holder.kind == "site":
        draft.put_name("site", holder)
    yield draft


def first_cell(masked: Masked, text: str) -> Name | None:
    """Whose row it is: the name that its first cell is, or the cell's words as the name of a plant."""
    row = cells(masked)
    if not row:
        return None
    short = _SHORT.match(masked.text, *row[0])
    if short is None or not re.search(r"[A-Za-z⟦]", short[0]):
        return None
    slot = re.fullmatch(r"⟦[CUL](\d+)⟧", short[0])
    mention = masked.mentions[int(slot[1])] if slot else None
    if isinstance(mention, Name):
        return mention
    return site_called(text, masked.offsets[short.start()], masked.offsets[short.end()])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
