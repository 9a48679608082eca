"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

db_option = click.option(
    "--db", default="facts.db", show_default=True, type=click.Path(dir_okay=False, path_type=Path), help="The base."
)


class IsoDate(click.ParamType[str]):
    """A day, a month or a year, as ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it was given, if the calendar has it."""
        text = str(value)
        if re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", text):
            try:
                date.fromisoformat((text + "-01-01")[:10])
            except ValueError:
                pass
            else:
                return text
        self.fail(f"{text!r} is no date; write it as 2026-01-29, 2026-01 or 2026", param, ctx)


class IsoDay(IsoDate):
    """A whole day, as ISO 8601."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as it was given, if the calendar has it."""
        text = super().convert(value, param, ctx)
        if len(text) != len("2026-01-29"):
            self.fail(f"{text!r} is no whole day; write it as 2026-01-29", param, ctx)
        return text


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in the order in which help shows them."""

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


output_options = together(
    click.option("--csv", "form", flag_value="csv", help="Comma-separated values."),
    click.option("--tsv", "form", flag_value="tsv", help="Tab-separated values."),
    click.option("--nl", "form", flag_value="nl", help="One JSON object a line."),
    click.option("--json", "form", flag_value="json", help="A JSON list (the default where output is piped)."),
    click.option("-t", "--table", "form", flag_value="table", help="A table (the default on a terminal)."),
    click.option("--fmt", help="A table in a format of tabulate's, such as github or html."),
)
limit_option = click.option("--limit", type=click.IntRange(min=0), help="At most so many rows.")
input_options = together(
    click.option("--published", type=IsoDay(), help="Publication date of text that bears none."),
    click.option("--since", type=IsoDay(), help="Leave out articles published before this day."),
    click.option("--until", type=IsoDay(), help="Leave out articles published after this day."),
    click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Worker processes."),
    click.option("--model", metavar="NAME", help="A spaCy pipeline to build on; blank: rules alone (the default)."),
    click.option("-q", "--quiet", is_flag=True, help="No progress and no summary."),
)
