"""Printing rows as sqlite-utils does: JSON where output is piped, a table on a terminal, or as asked."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from typing import Any

import click

Row = dict[str, Any]
_WIDE = {"evidence": 60, "article_title": 40, "detail": 60, "text": 60, "source": 50, "title": 50}
"""Columns cut on a terminal, where the whole is one command away (``show``)."""
_HIDDEN = ("url", "article", "rule", "attribution", "article_title", "evidence", "date_basis")
"""Columns that a table leaves out unless there is nothing else."""
_MILLION = 1e6


def show(rows: Iterable[Row], form: str | None, fmt: str | None) -> int:
    """Prints rows and returns how many there were."""
    chosen = "fmt" if fmt else form or ("table" if sys.stdout.isatty() else "json")
    if chosen == "nl":
        count = 0
        for count, row in enumerate(rows, start=1):
            click.echo(json.dumps(row, ensure_ascii=False))
        return count
    found = list(rows)
    if chosen == "json":
        click.echo("[" + ",\n ".join(json.dumps(row, ensure_ascii=False) for row in found) + "]")
    elif chosen in ("csv", "tsv"):
        writer = csv.writer(sys.stdout, delimiter="," if chosen == "csv" else "\t", lineterminator="\n")
        if found:
            writer.writerow(found[0])
            writer.writerows(row.values() for row in found)
    else:
        _table(found, fmt or "simple")
    return len(found)


def _table(rows: list[Row], fmt: str) -> None:
    from tabulate import tabulate, tabulate_formats

    if fmt not in tabulate_formats:
        raise click.BadParameter(f"{fmt!r} is no format; one of: {', '.join(tabulate_formats)}", param_hint="--fmt")
    if not rows:
        click.echo("nothing found", err=True)
        return
    filled = [c for c in rows[0] if any(row[c] is not None for row in rows)]
    shown = [c for c in filled if c not in _HIDDEN] or filled
    cells = [[_cell(c, row) for c in shown] for row in rows]
    numeric = [_is_number(rows, c) for c in shown]
    align = ["right" if n else "left" for n in numeric]
    click.echo(tabulate(cells, headers=[c.replace("_", " ") for c in shown], tablefmt=fmt, colalign=align, disable_numparse=True))


def _is_number(rows: list[Row], column: str) -> bool:
    return all(isinstance(row[column], int | float) or row[column] is None for row in rows)


def _cell(column: str, row: Row) -> str:
    value = row[column]
    if value is None:
        return ""
    if isinstance(value, float):
        if column in ("value", "value_high"):
            return money(value)
        if column == "percent" or column == "percent_high":
            return f"{value:+g} %"
        return f"{value:,.10g}"
    text = " ".join(str(value).split())
    width = _WIDE.get(column, 44)
    return text if len(text) <= width else text[: width - 1] + "…"


def money(value: float) -> str:
    """An amount with a scale word."""
    for scale, word in ((1e12, "tn"), (1e9, "bn"), (_MILLION, "m")):
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {word}"
    return f"{value:,.10g}"
