"""Facts as lines of text: CSV of one type, JSON Lines of any."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO

from extractor.exports.base import FLAT, Table, as_json, flat, inert


def write_jsonl(file: BinaryIO, tables: Sequence[Table]) -> int:
    """A fact a line, with everything that it rests on."""
    count = 0
    for table in tables:
        for fact in table.read():
            file.write(f"{as_json(fact)}\n".encode())
            count += 1
    return count


def write_csv(file: BinaryIO, tables: Sequence[Table]) -> int:
    """A fact a row, under the names of the columns (RFC 4180, UTF-8). No cell is a formula."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    count = 0
    for table in tables:
        writer.writerow([*(name for name, _ in table.columns), *FLAT])
        for fact in table.read():
            writer.writerow([inert(value) for value in flat(table, fact)])
            count += 1
    text.detach()
    return count
