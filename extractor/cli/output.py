"""Printing rows as sqlite-utils does: JSON where the output is piped, a table on a terminal, or as asked."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from extractor.shown import visible
from extractor.store.units import plain

Row = dict[str, Any]
_UNSEEN = re.compile("[\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_TONES = {
    "green": {"completed", "operating", "raised", "article", "above"},
    "yellow": {"rumoured", "planned", "pipeline", "skip"},
    "red": {"terminated", "denied", "retired", "withdrawn", "lowered", "below", "failure"},
}
"""Colours of words that say how firm or how good something is; all else has none."""
_IDS, _BEGINNING = ("id", "fact", "claim"), 8
_NARROWEST = 10
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
    click.echo(_document(value, indent=2))


def _document(value: Any, *, indent: int | None = None) -> str:
    """JSON with what cannot be seen, or steers a terminal, escaped as JSON has it."""
    return _UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent))


def _json(rows: Iterable[Row], *, lines: bool) -> int:
    count = 0
    before, after = ("", "\n") if lines else ("[", "")
    for count, row in enumerate(rows, start=1):  # noqa: B007 - the count is the result
        click.echo(before + _document(row) + after, nl=False)
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
        shown = (visible(v) if isinstance(v, str) else v for v in row.values()) if on_terminal() else row.values()
        writer.writerow(shown)
    return count


def _table(rows: list[Row], fmt: str | None, columns: Sequence[str], cell: Callable[[Row, str], str]) -> int:
    import tabulate

    if fmt is not None and fmt not in tabulate.tabulate_formats:
        message = f"{fmt!r} is none of {', '.join(tabulate.tabulate_formats)}"
        raise click.BadParameter(message, param_hint="--fmt")
    shown = list(columns) or list(rows[0] if rows else ())
    cells = [[visible(cell(row, column)) for column in shown] for row in rows]
    empty = {i for i in range(len(shown)) if rows and not any(line[i] for line in cells)}
    kept = [i for i in range(len(shown)) if i not in empty]
    cells = [[line[i] for i in kept] for line in cells]
    headers = [shown[i].replace("_", " ") for i in kept]
    right = [all(isinstance(row.get(shown[i]), int | float | None) for row in rows) for i in kept]
    if headers and fmt is None and on_terminal():
        _fit(headers, cells, right, shutil.get_terminal_size().columns)
        headers, cells = [click.style(h, bold=True) for h in headers], [[_toned(c) for c in line] for line in cells]
    tabulate.MIN_PADDING = 0  # else a table is wider than what it was fitted to
    align = ["right" if r else "left" for r in right[: len(headers)]]
    text = tabulate.tabulate(
        cells, headers, tablefmt=fmt or "simple", colalign=align if rows else (), disable_numparse=True
    )
    click.echo(text if rows else "nothing found", err=not rows)
    return len(rows)


def _fit(headers: list[str], cells: list[list[str]], right: list[bool], width: int) -> None:
    """Makes a table fit: ids become beginnings that ``show`` takes, the widest columns of words are shortened, and the
    last ones are left out where that is not enough.

    What is cut can be had with --json or ``show``. Numbers are never shortened, which would make others of them.
    """
    widths = [max(_width(line[i]) for line in [headers, *cells]) for i in range(len(headers))]
    if headers[0] in _IDS and sum(widths) + 2 * (len(widths) - 1) > width:
        widths[0] = min(widths[0], _BEGINNING)
        for line in cells:
            line[0] = line[0][:_BEGINNING]
    while sum(widths) + 2 * (len(widths) - 1) > width and len(widths) > 1:
        long = [i for i in range(1, len(widths)) if not right[i] and widths[i] > _NARROWEST]
        if long:
            widths[max(long, key=lambda i: widths[i])] -= 1
        else:
            widths.pop()
    for line in (headers, *cells):
        line[:] = [_cut(text, width) for text, width in zip(line, widths, strict=False)]


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide character."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, int(wcswidth(text)))


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    kept = text[: width - 1]
    while _width(kept) > width - 1:
        kept = kept[:-1]
    return kept + "…"


def _toned(cell: str) -> str:
    """A cell in its colour, which ``click.echo`` takes off where it is not wanted."""
    if cell.endswith(" %") and cell[0] in "+-":
        return click.style(cell, fg="green" if cell[0] == "+" else "red")
    tone = next((tone for tone, words in _TONES.items() if cell in words), None)
    return click.style(cell, fg=tone) if tone else cell
