"""``wattwire digest``: what is new, as a briefing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial
from typing import Any

import click

from extractor.cli.exporting import picked, picking
from extractor.cli.options import Day, db_option
from extractor.store import queries
from extractor.store.connect import Connection, reading, snapshot
from extractor.store.tables import FactTable

_AGO = re.compile(r"(\d{1,5})([dw])")
_DAYS = {"today": 0, "yesterday": 1}


class Since(click.ParamType[str]):
    """A first day: yesterday, so many days or weeks ago, or a date. What it counts from is ``--today``."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date, if it is one; ``today``, ``yesterday`` and 7d stay as they are."""
        text = str(value).strip().lower()
        if text in _DAYS or _AGO.fullmatch(text):
            return text
        try:
            return Day("first").convert(text, param, ctx)
        except click.BadParameter:
            return self.fail(f"{value!r} is no day; write it as yesterday, 7d, 2w or 2026-01-29", param, ctx)


def _first_day(since: str, today: date) -> str:
    ago = _AGO.fullmatch(since)
    if since in _DAYS:
        return (today - timedelta(days=_DAYS[since])).isoformat()
    if ago is None:
        return since
    try:
        return (today - timedelta(days=int(ago[1]) * (7 if ago[2] == "w" else 1))).isoformat()
    except OverflowError as error:
        raise click.BadParameter(f"{since!r} is before the calendar begins", param_hint="--since") from error


@click.command()
@click.option("--since", type=Since(), default="yesterday", show_default=True, help="From this day on; also 7d, 2w.")
@click.option("--until", type=Day("last"), help="Up to this day, included; else today.")
@click.option("--today", type=Day("last"), help="The day that yesterday and 7d count from; else the machine's.")
@click.option("--read", is_flag=True, help="By when the base first read of them, in place of when it was published.")
@picking
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, metavar="N", help="At most N of each type."
)
@click.option("--html", "form", flag_value="html", help="A page of HTML that needs neither network nor script.")
@click.option("--markdown", "form", flag_value="markdown", default=True, help="Markdown, as without it.")
@db_option
def digest(
    since: str, until: str | None, today: str | None, read: bool, types: tuple[str, ...], limit: int, form: str,
    db: str, **asked: Any,
) -> None:  # fmt: skip
    """What is new, as a briefing: each new fact with the passages and articles that tell it, the largest first.

    New is what was first published in these days. The same base and days give the same text.

    \b
    Examples:
      wattwire digest --since yesterday
      wattwire digest --since 7d --type deal --min-sources 2
      wattwire digest --since 2026-01-26 --until 2026-01-30 --html > week.html
      wattwire digest --read --company CIFR
    """
    from extractor.exports.digest import Section
    from extractor.exports.digest import digest as written

    now = date.fromisoformat(today) if today else date.today()
    first, last = _first_day(since, now), until or now.isoformat()
    if first > last:
        raise click.UsageError(f"nothing lies between {first} and {last}: --since is after --until")
    with reading(db) as base, snapshot(base):
        if asked["company"] is not None:
            asked["company"] = queries.meant(base, asked["company"])
        sections, new_ids = [], []
        for table in picked(types):
            of = partial(_brief, base, table, limit=limit, asked=asked)
            new = of(queries.News(first, last, "read" if read else "reported"))
            again = queries.Brief([], []) if read else of(queries.News(first, last, "again"))
            sections.append(Section(table.view, len(new.ids), new.told, len(again.ids), again.told))
            new_ids += new.ids
        articles, outlets = queries.tellers(base, new_ids)
        undated = 0 if read else _undated(base, types)
    told = written(sections, first, last, form=form, articles=articles, outlets=outlets, undated=undated)
    click.echo(told, nl=False)


def _brief(
    base: Connection, table: FactTable, news: queries.News, *, limit: int, asked: dict[str, Any]
) -> queries.Brief:
    weighed = news.how != "again"
    return queries.brief(base, table, queries.Question(news=news, **asked), limit=limit, weighed=weighed)


def _undated(base: Connection, types: tuple[str, ...]) -> int:
    return queries.undated(base, [table.type for table in picked(types)])


COMMANDS = (digest,)
