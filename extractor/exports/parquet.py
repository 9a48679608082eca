"""Facts as Parquet, with the types of the base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

import pyarrow
import pyarrow.parquet

from extractor.exports.base import FLAT, Table, flat

_GROUP = 2_000
"""Facts a row group: what is held in memory."""
_TYPES = {"TEXT": pyarrow.string(), "REAL": pyarrow.float64(), "INTEGER": pyarrow.int64()}


def write(file: BinaryIO, tables: Sequence[Table]) -> int:
    """A fact a row. What is a list or a record is JSON."""
    (table,) = tables
    numbers = ("evidence_start", "evidence_end")
    more = [(name, "INTEGER" if name in numbers else "TEXT") for name in FLAT]
    schema = pyarrow.schema([(name, _TYPES[type]) for name, type in [*table.columns, *more]])
    count = 0
    with pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        rows = (flat(table, fact) for fact in table.read())
        for group in _groups(rows):
            by_column = zip(zip(*group, strict=True), schema, strict=True)
            columns = [pyarrow.array(values, type=field.type) for values, field in by_column]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
            count += len(group)
    return count


def _groups(rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    while group := list(islice(rows, _GROUP)):
        yield group
