"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
Decorator = Callable[[F], F]
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Day(click.ParamType[str]):
    """A day in ISO 8601; of a month or a year its ``edge``."""

    name = "date"

    def __init__(self, edge: Literal["first", "last"]) -> None:
        self.edge = edge

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day, if the calendar has it."""
        match = _PERIOD.fullmatch(str(value).strip())
        if match is not None:
            year, month, day = (int(part) if part else None for part in match.groups())
            first = self.edge == "first"
            month = month or (1 if first else 12)
            try:
                last = monthrange(year or 0, month)[1]
                return date(year or 0, month, day or (1 if first else last)).isoformat()
            except ValueError:
                pass
        return self.fail(f"{value!r} is no date; write it as 2026-01-29, 2026-01 or 2026", param, ctx)


class Published(click.ParamType[str]):
    """A day or a time stamp in ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it was given, if the calendar has it."""
        text = str(value).strip()
        try:
            if not re.match(r"\d{4}-\d{2}-\d{2}", text):
                raise ValueError
            datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2026-01-29 or 2026-01-29T14:30+00:00", param, ctx)
        return text


def together(*options: Decorator[F]) -> Decorator[F]:
    """Several options as one decorator, in the order in which help shows them."""

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


db_option = click.option(
    "--db", default="facts.db", show_default=True, type=click.Path(dir_okay=False), help="The base to use."
)
output_options = together(
    click.option("--csv", "form", flag_value="csv", help="Print comma-separated values."),
    click.option("--tsv", "form", flag_value="tsv", help="Print tab-separated values."),
    click.option("--nl", "form", flag_value="nl", help="Print a JSON object a line."),
    click.option("--json", "form", flag_value="json", help="Print a JSON list, as where the output is piped."),
    click.option("-t", "--table", "form", flag_value="table", help="Print a table, as on a terminal."),
    click.option("--fmt", metavar="FORMAT", help="Print a table in one of tabulate's formats: github, html, latex …"),
)
since_until = together(
    click.option("--since", type=Day("first"), help="From this day, month or year on."),
    click.option("--until", type=Day("last"), help="Up to this day, month or year, included."),
)
sort_limit = together(
    click.option("--sort", metavar="COLUMN", help="Order by a column; -COLUMN for the largest or latest first."),
    click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N rows."),
)
as_of_options = together(
    click.option(
        "--as-of", "as_of", type=Day("last"), help="What the base would have said by then: published by then."
    ),
    click.option("--known", is_flag=True, help="With --as-of: only what had been read by then, too."),
)
text_options = together(
    click.option("--json", "form", flag_value="json", help="Print JSON, as where the output is piped."),
    click.option("-t", "--text", "form", flag_value="text", help="Print text, as on a terminal."),
)
