"""Printing rows as sqlite-utils does: JSON where the output is piped, a table on a terminal, or as asked."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from extractor.store.units import plain

Row = dict[str, Any]
_NARROWEST = 12
"""Characters to which columns are shortened for a table to fit its terminal, before the last ones are left out."""


def on_terminal() -> bool:
    """Whether a person reads the output as it comes."""
    return sys.stdout.isatty()


def print_rows(
    rows: Iterable[Row],
    form: str | None,
    fmt: str | None,
    *,
    columns: Sequence[str] = (),
    cell: Callable[[Row, str], str] | None = None,
) -> int:
    """Prints rows and returns how many there were. ``columns`` and ``cell`` are for tables alone: what to show, and
    how a value reads. ``columns`` name the columns of a table without rows too."""
    chosen = "table" if fmt else form or ("table" if on_terminal() else "json")
    if chosen in ("json", "nl"):
        return _json(rows, lines=chosen == "nl")
    if chosen in ("csv", "tsv"):
        return _separated(rows, "," if chosen == "csv" else "\t")
    return _table(list(rows), fmt, columns, cell or plain)


def print_json(value: Any) -> None:
    """Prints one JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _json(rows: Iterable[Row], *, lines: bool) -> int:
    count = 0
    before, after = ("", "\n") if lines else ("[", "")
    for count, row in enumerate(rows, start=1):  # noqa: B007 - the count is the result
        click.echo(before + json.dumps(row, ensure_ascii=False) + after, nl=False)
        before = "" if lines else ",\n "
    if not lines:
        click.echo("]" if count else "[]")
    return count


def _separated(rows: Iterable[Row], delimiter: str) -> int:
    writer = csv.writer(sys.stdout, delimiter=delimiter, lineterminator="\n")
    count = 0
    for count, row in enumerate(rows, start=1):
        if count == 1:
            writer.writerow(row)
        writer.writerow(row.values())
    return count


def _table(rows: list[Row], fmt: str | None, columns: Sequence[str], cell: Callable[[Row, str], str]) -> int:
    from tabulate import tabulate, tabulate_formats

    if fmt is not None and fmt not in tabulate_formats:
        message = f"{fmt!r} is none of {', '.join(tabulate_formats)}"
        raise click.BadParameter(message, param_hint="--fmt")
    shown = list(columns) or list(rows[0] if rows else ())
    cells = [[cell(row, column) for column in shown] for row in rows]
    empty = {i for i in range(len(shown)) if rows and not any(line[i] for line in cells)}
    kept = [i for i in range(len(shown)) if i not in empty]
    cells = [[line[i] for i in kept] for line in cells]
    headers = [shown[i].replace("_", " ") for i in kept]
    right = [all(isinstance(row.get(shown[i]), int | float | None) for row in rows) for i in kept]
    if fmt is None and on_terminal():
        _fit(headers, cells, shutil.get_terminal_size().columns)
    align = ["right" if r else "left" for r in right[: len(headers)]]
    text = tabulate(cells, headers, tablefmt=fmt or "simple", colalign=align if rows else (), disable_numparse=True)
    click.echo(text if rows else "nothing found", err=not rows)
    return len(rows)


def _fit(headers: list[str], cells: list[list[str]], width: int) -> None:
    """Shortens the widest columns until the table fits, and leaves out the last ones where that is not enough.

    What is cut can be had with --json or ``show``. The first column, which holds ids, stays whole.
    """
    widths = [max(len(line[i]) for line in [headers, *cells]) for i in range(len(headers))]
    while sum(widths) + 2 * (len(widths) - 1) > width and len(widths) > 1:
        widest = max(range(1, len(widths)), key=lambda i: widths[i])
        if widths[widest] > _NARROWEST:
            widths[widest] -= 1
        else:
            widths.pop()
    for line in (headers, *cells):
        line[:] = [text if len(text) <= w else text[: w - 1] + "…" for text, w in zip(line, widths, strict=False)]
