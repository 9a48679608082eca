"""The forms of an export: which file is which, and writing it whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from extractor.exports import lines, page
from extractor.exports.base import ExportError, Table

Writer = Callable[[BinaryIO, Sequence[Table]], int]


def _parquet(file: BinaryIO, tables: Sequence[Table]) -> int:
    try:
        from extractor.exports import parquet
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow; install it with: pip install 'wattwire[export]'") from error
    return parquet.write(file, tables)


def _xlsx(file: BinaryIO, tables: Sequence[Table]) -> int:
    try:
        from extractor.exports import workbook
    except ImportError as error:
        raise ExportError("Excel needs XlsxWriter; install it with: pip install 'wattwire[export]'") from error
    return workbook.write(file, tables)


FORMS: dict[str, Writer] = {
    "csv": lines.write_csv,
    "jsonl": lines.write_jsonl,
    "parquet": _parquet,
    "xlsx": _xlsx,
    "html": page.write,
}
_OF_ONE_TYPE = ("csv", "parquet")
"""Forms whose rows all have the same columns."""


def form_of(target: str, form: str | None) -> str:
    """The form that a name asks for. Raises ExportError where it asks for none."""
    found = form or Path(target).suffix.removeprefix(".").lower()
    if found not in FORMS:
        hint = f"end its name in one of .{', .'.join(FORMS)}, or say --format"
        raise ExportError(f"{target} does not say what to write: {hint}")
    return found


def write(target: str, form: str, tables: Sequence[Table]) -> int:
    """Writes tables to a file, to standard output (-), or each to a file of its own in a folder; how many facts.

    Raises ExportError.
    """
    if target == "-":
        return FORMS[form](sys.stdout.buffer, tables)
    path = Path(target)
    if target.endswith(("/", os.sep)) or path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return sum(_file(path / f"{table.name}.{form}", form, [table]) for table in tables)
    if form in _OF_ONE_TYPE and len(tables) != 1:
        raise ExportError(f"a {form} file has facts of one type: say --type, or give a folder (out/) for a file a type")
    return _file(path, form, tables)


def _file(path: Path, form: str, tables: Sequence[Table]) -> int:
    """What is half written never stands under the name."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            count = FORMS[form](file, tables)
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    return count
