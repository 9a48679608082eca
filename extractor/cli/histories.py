"""Commands about facts as a whole: where they disagree, how they followed each other, making them anew."""

from __future__ import annotations

from typing import Any

import click

from extractor.cli.answering import Answer, answered
from extractor.cli.asking import asking
from extractor.cli.completing import names
from extractor.cli.options import as_of_options, db_option, sort_limit
from extractor.store import queries
from extractor.store.tables import FACT_TABLES
from extractor.store.units import number, plain, scaled

_TYPES = ("deal", "capacity", "guidance")


@click.command()
@click.option(
    "--company",
    metavar="NAME",
    shell_complete=names,
    help="Of a company, by any name, alias or ticker; units included.",
)
@click.option("--type", type=click.Choice(list(FACT_TABLES)), help="Only facts of a type.")
@click.option(
    "--roundings", is_flag=True, help="Also values of one fact that differ but can be the same: 1.2 and 1.15."
)
@as_of_options
@sort_limit
@answered
def conflicts(answer: Answer, as_of: str | None, known: bool, **asked: Any) -> None:
    """Where reports disagree: facts that would be one but for a number, each with who says what.

    \b
    Examples:
      wattwire conflicts
      wattwire conflicts --company Cipher --type deal
      wattwire conflicts --roundings --csv
    """
    with answer.asking(as_of, known=known) as base:
        if asked["company"] is not None:
            asked["company"] = queries.meant(base, asked["company"])
        answer.tell(base, queries.conflicts(base, **asked))


@click.command()
@click.argument("company", shell_complete=names)
@click.option(
    "--type", "types", type=click.Choice(_TYPES), multiple=True, help="Only facts of a type; may be repeated."
)
@as_of_options
@answered
def timeline(company: str, types: tuple[str, ...], answer: Answer, as_of: str | None, known: bool) -> None:
    """A company's history: deals by lifecycle, capacity by stage, guidance as it changed, each step with its source.

    COMPANY is any name, alias or ticker; its units are included. Steps of one story stand together.

    \b
    Examples:
      wattwire timeline CIFR
      wattwire timeline Meta --type guidance
      wattwire timeline AWS --as-of 2025-06 --table
    """
    with answer.asking(as_of, known=known) as base:
        found = queries.timeline(base, queries.meant(base, company), types=types)
        answer.tell(base, found, columns=_SHOWN, cell=_cell)


_SHOWN = ("fact", "day", "type", "step", "who", "other", "what", "amount", "site", "period", "sources", "outlet")


def _cell(row: dict[str, Any], column: str) -> str:
    if column == "amount":
        money = row["unit"] and len(row["unit"]) == 3 and row["unit"].isupper()
        ends = [v for v in (row["value"], row["value_high"]) if v is not None]
        value = " – ".join((scaled if money else number)(v) for v in dict.fromkeys(ends))
        power = " – ".join(number(v) for v in (row["mw"], row["mw_high"]) if v is not None)
        return ", ".join([f"{power} MW"] * bool(power) + [f"{row['unit']} {value}".strip()] * bool(value))
    if column == "sources":
        return str(row["independent"])
    if column == "step":
        return plain(row, "step") + (f" ({row['relation']})" if row["relation"] not in (None, "status") else "")
    return plain(row, column)


@click.command()
@click.option("--anew", is_flag=True, help="All claims, not only those that wait; gives the same facts.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
@db_option
def consolidate(db: str, anew: bool, quiet: bool) -> None:
    """Make facts of claims that wait, as wattwire run does at its end: after it was stopped, or with newer rules.

    \b
    Examples:
      wattwire consolidate
      wattwire consolidate --anew --db facts.db
    """
    from extractor.engines.consolidate import consolidate as settle
    from extractor.engines.consolidate import consolidate_anew
    from extractor.store.write import Writer

    with asking(db, None, known=False):
        pass
    with Writer(db) as store:
        done = (consolidate_anew if anew else settle)(store.facts)
    if not quiet:
        click.echo(f"{done.claims:,} claims settled, {done.facts:,} facts written", err=True)


COMMANDS = (conflicts, timeline, consolidate)
