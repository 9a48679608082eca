"""Tables of deals: "Target | Seller | Size | Price | Status" and the rows under it.

The header says what its columns hold; who buys or lets is the company that the text above the table is about, unless a
column names it. A row without a further party is no deal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.facts.deal.clauses import part
from extractor.facts.deal.kinds import kind_of
from extractor.facts.deal.parties import is_taker_first, kind_by_trade
from extractor.facts.deal.terms import put_power, put_term, put_value
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import DateMention, Name
from extractor.schema.kinds import DealKind, Status

_COLUMNS = {
    "asset": "target|asset|project|site|plant|facility|campus",
    "seller": "seller|vendor",
    "buyer": "buyer|acquirer|purchaser|buyer/offtaker",
    "taker": "customer|tenant|offtaker|off-taker|client|lessee|counterparty|hyperscaler|user",
    "provider": "developer|supplier|landlord|lessor|provider|generator|host|operator|owner|utility|producer|miner",
    "power": r"power|mw|gw|size|capacity|load|it load",
    "value": r"price|value|amount|contract value|deal value|consideration",
    "term": r"term|tenor|length|years|duration|⟦T\d+⟧",
    "status": "status|date|signed|announced|stage|notes?|remarks|terms|deal|tenant and terms",
}
_COLUMN = {name: re.compile(rf"(?:{words})(?: \([^)]*\))?s?", re.IGNORECASE) for name, words in _COLUMNS.items()}
_SEPARATOR = re.compile(r" ?(?:\||\t) ?| / ")
_LEAST_COLUMNS = 3
_LONGEST_HEAD = 30
_CLOSED = re.compile(
    r"\b(?:closed|completed|bought|acquired|done|in operation|operating|live|energi[sz]ed)\b", re.IGNORECASE
)
_PLANNED = re.compile(
    r"\b(?:planned|proposed|pending|awaiting|needs|talks|LOI|letter of intent|option)\b", re.IGNORECASE
)
_BOUGHT = re.compile(r"\b(?:bought|acquired|purchased?|acquisition)\b", re.IGNORECASE)
_LET = re.compile(
    r"\b(?:leas\w+|contract\w*|PPA|offtake|hosting|agreement|tenant|venture|joint venture|JV|colocation|in operation)\b",
    re.IGNORECASE,
)
_GUARANTOR = re.compile(r"⟦[CU]\d+⟧(?:'s)? (?:guarante\w+|backstop\w*|back(?:s|ed|ing))")


@dataclass(frozen=True)
class Table:
    """What the columns of a table hold, and whom the text above it is about."""

    columns: tuple[str | None, ...]
    owner: Name | None
    gigawatts: bool = False
    """Whether bare numbers of power are gigawatts."""


def table_of(masked: Masked, owner: Name | None) -> Table | None:
    """The table whose header a line is."""
    if not any(mark in masked.text for mark in ("|", "\t", " / ")):
        return None
    cells = _SEPARATOR.split(masked.text.strip())
    if len(cells) < _LEAST_COLUMNS or max(map(len, cells)) > _LONGEST_HEAD:
        return None
    columns = tuple(next((n for n, p in _COLUMN.items() if p.fullmatch(cell.strip())), None) for cell in cells)
    parties = {"seller", "buyer", "taker", "provider", "status"} & set(columns)
    gigawatts = any(re.search(r"\bGW\b", cell) for cell in cells)
    return Table(columns, owner, gigawatts) if "power" in columns and parties and columns[0] is not None else None


def row_of(masked: Masked, table: Table, called: Mapping[str, str]) -> Draft | None:
    """The deal of a row, where its cells name a further party."""
    cells = dict(_cells(masked, table))
    asset = _first(cells.get("asset"), "CUL")
    status = cells.get("status")
    draft = Draft("deal", "deal.table_row", 0.7, (masked.start, masked.end))
    buyer = _first(cells.get("buyer")) or table.owner
    seller = _first(cells.get("seller"))
    if seller is not None and "buyer" in cells and _of_output(table, cells):
        taker = cells["buyer"]
        if not _put_sides(draft, {**cells, "provider": cells["seller"], "taker": taker}, table, called):
            return None
        draft.put("kind", "ppa")
        seller = None
    elif seller is not None or (asset is not None and status is not None and _BOUGHT.search(status.text)):
        if buyer is None or (seller is not None and seller.name == buyer.name):
            return None
        other = seller or (asset if asset is not None and asset.kind != "site" else None)
        target = asset if asset is not None and asset.kind != "place" else None
        draft.put_name("company", buyer).put_name("counterparty", other).put_name("target", target)
        draft.put("kind", "acquisition")
    elif not _put_sides(draft, cells, table, called):
        return None
    _put_status(draft, status)
    for column in ("power", "value", "term", "status"):
        cell = cells.get(column)
        if cell is not None:
            put_power(draft, cell, 0, 0) if "capacity_mw" not in draft.fields else None
            put_value(draft, cell, 0, 0) if "value" not in draft.fields else None
            put_term(draft, cell, 0, 0) if "term_years" not in draft.fields else None
    _put_bare_power(draft, cells.get("power"), table)
    if asset is not None and asset.kind == "site":
        draft.put_name("site", asset)
    return draft


_BARE = re.compile(r"\s*(?P<n>\d{1,3}(?:,\d{3})*(?:\.\d+)?)\s*")
_GIGA = 1000.0
"""Megawatts of a gigawatt."""


def _put_bare_power(draft: Draft, cell: Masked | None, table: Table) -> None:
    """A power whose unit only the header prints."""
    found = _BARE.fullmatch(cell.text) if cell is not None and "capacity_mw" not in draft.fields else None
    if cell is not None and found is not None:
        power = float(found["n"].replace(",", "")) * (_GIGA if table.gigawatts else 1.0)
        draft.put("capacity_mw", power, cell.span(found, "n")).put("capacity_bound", "exact")


_SOMEBODY = re.compile(
    r"(?:an? )?(?:undisclosed|unnamed|confidential|[a-z]+) (?:[a-z-]+ )?(?:retailer|customer|buyer|tenant|hyperscaler|company|utility|cloud provider|offtaker|industrial|steelmaker|client|party)\b",
    re.IGNORECASE,
)
"""A taker whom a table leaves without a name."""
_OF_PLANTS = re.compile(r"\b(?:wind|solar|hydro\w*|nuclear|geothermal|biomass)\b", re.IGNORECASE)


def _of_output(table: Table, cells: Mapping[str, Masked]) -> bool:
    """Whether what is sold is a plant's power and not the plant: it is sold for years."""
    asset = cells.get("asset")
    return "term" in table.columns and (asset is None or _OF_PLANTS.search(asset.text) is not None)


def is_row(masked: Masked, table: Table) -> bool:
    """Whether a line has the table's cells."""
    return len(_SEPARATOR.split(masked.text.strip())) == len(table.columns)


def _put_sides(draft: Draft, cells: Mapping[str, Masked], table: Table, called: Mapping[str, str]) -> bool:
    """Who lets and who takes, where a cell names a taker or says what was signed with whom."""
    provider = _first(cells.get("provider")) or table.owner
    cell = cells.get("taker") or cells.get("status")
    if cell is None or provider is None or ("taker" not in cells and not _LET.search(cell.text)):
        return False
    taker = _first(cell)
    if taker is None and "taker" in cells and (somebody := _SOMEBODY.search(cell.text)):
        draft.put_name("company", provider).put("counterparty_text", somebody.group(), cell.span(somebody))
        draft.put("kind", kind_of(" ".join(c.text for c in cells.values()), ""))
        return True
    if taker is None or taker.name == provider.name:
        return False
    words = " ".join(c.text for name, c in cells.items() if name in ("taker", "status", "power"))
    kind: DealKind = kind_by_trade(kind_of(words, ""), provider, taker, words, called)
    if kind == "other" and "provider" not in cells and is_taker_first("lease", provider, taker, "", called):
        return False
    draft.put_name("company", provider).put_name("counterparty", taker).put("kind", kind)
    return True


def _put_status(draft: Draft, cell: Masked | None) -> None:
    text = cell.text if cell is not None else ""
    status: Status = "completed" if _CLOSED.search(text) else "planned" if _PLANNED.search(text) else "announced"
    draft.put("status", status)
    day = next((m for m in cell.of("D") if isinstance(m, DateMention)), None) if cell is not None else None
    if day is not None and not re.search(r"\b(?:closed|ready|by|from|due|starts?|until)\b", text):
        draft.put_date("announced", day)


def _cells(masked: Masked, table: Table) -> Iterator[tuple[str, Masked]]:
    start = len(masked.text) - len(masked.text.lstrip())
    end = len(masked.text.rstrip())
    edges = [start]
    for found in _SEPARATOR.finditer(masked.text, start, end):
        edges += [found.start(), found.end()]
    edges.append(end)
    for column, low, high in zip(table.columns, edges[::2], edges[1::2], strict=False):
        if column is not None:
            yield column, part(masked, low, high)


def _first(cell: Masked | None, letters: str = "CU") -> Name | None:
    """The first name of a cell that stands for no guarantor."""
    if cell is None:
        return None
    text = _GUARANTOR.sub("", cell.text)
    found = re.search(rf"⟦[{letters}](\d+)⟧", text)
    mention = cell.mentions[int(found[1])] if found else None
    return mention if isinstance(mention, Name) else None
