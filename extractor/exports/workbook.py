"""Facts as an Excel workbook: a sheet a type, and sheets of the claims, their fields' words and what else is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

import xlsxwriter

from extractor.exports.base import Row, Table, as_json

_LONGEST = 32_767
"""Characters that a cell can hold."""
_ROWS = 1_048_576
"""Rows that a sheet can hold."""
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CLAIM = (
    "claim", "article", "title", "outlet", "published", "url", "attribution", "confidence", "rule", "rules",
)  # fmt: skip
_SHEETS = {
    "claims": ("fact", *_CLAIM, "evidence_start", "evidence_end", "evidence", "why"),
    "fields": ("fact", "claim", "field", "start", "end", "words"),
    "alternatives": ("fact", "field", "value", "independent", "claims"),
    "links": ("fact", "relation", "earlier", "later", "field", "score", "explanation"),
}


def write(file: BinaryIO, tables: Sequence[Table]) -> int:
    """Returns how many facts. Texts stay texts: none is a formula or a link."""
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties({"created": datetime(2000, 1, 1), "comments": "Made by wattwire export"})
    book.set_size(2400, 1600)
    sheets = {table.name: _Sheet(book, table.name, [name for name, _ in table.columns]) for table in tables}
    more = {name: _Sheet(book, name, columns) for name, columns in _SHEETS.items()}
    count = 0
    for table in tables:
        for fact in table.read():
            sheets[table.name].add([fact[name] for name, _ in table.columns])
            _rest(fact, more)
            count += 1
    book.close()
    return count


def _rest(fact: Row, sheets: dict[str, _Sheet]) -> None:
    """All that a fact rests on."""
    id = fact["id"]
    for telling in fact["tellings"]:
        evidence = telling["evidence"]
        passage = [evidence["start"], evidence["end"], evidence["text"]]
        sheets["claims"].add([id, *(telling[name] for name in _CLAIM), *passage, as_json(telling["why"])])
        for field, (start, end) in telling["mentions"].items():
            sheets["fields"].add([id, telling["claim"], field, start, end, telling["raw"][field]])
    for other in fact["alternatives"]:
        sheets["alternatives"].add(
            [id, other["field"], as_json(other["value"]), other["independent"], " ".join(other["claims"])]
        )
    for link in fact["links"]:
        ends = [link.get("earlier", id), link.get("later", id)]
        sheets["links"].add([id, link["relation"], *ends, link["field"], link["score"], as_json(link["explanation"])])


class _Sheet:
    """A table that goes on in another sheet where one is full."""

    def __init__(self, book: Any, name: str, columns: Sequence[str]) -> None:
        self._book, self._name, self._columns = book, name, columns
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._sheet = self._book.add_worksheet(self._name + (f" ({self._number})" if self._number > 1 else ""))
        self._sheet.freeze_panes(1, 1)
        self._row = 0
        self.add(list(self._columns))

    def add(self, values: list[Any]) -> None:
        """A row."""
        if self._row == _ROWS:
            self._begin()
        for column, value in enumerate(values):
            if isinstance(value, int | float):
                self._sheet.write_number(self._row, column, value)
            elif value is not None:
                self._sheet.write_string(self._row, column, _fitting(str(value)))
        self._row += 1


def _fitting(text: str) -> str:
    """A text that a cell can hold, and where it was cut how long it is."""
    if len(text) <= _LONGEST:
        return text
    told = f" … ({len(text):,} characters)"
    return text[: _LONGEST - len(told)] + told
