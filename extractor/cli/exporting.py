"""``wattwire export``: facts as files."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from extractor.cli.asking import asking
from extractor.cli.completing import names
from extractor.cli.options import as_of_options, db_option, since_until, together
from extractor.store import queries
from extractor.store.connect import Connection, snapshot
from extractor.store.tables import FACT_TABLES, FactTable

FORMS = ("csv", "jsonl", "parquet", "xlsx", "html")
picking = together(
    click.option("--type", "types", type=click.Choice(list(FACT_TABLES)), multiple=True, help="Only facts of a type."),
    click.option(
        "--company", metavar="NAME", shell_complete=names, help="Only of a company, by any name; units included."
    ),
    click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="X", help="At least so sure, from 0 to 1."),
    click.option("--min-sources", type=click.IntRange(1), metavar="N", help="At least so many independent articles."),
)


@click.command()
@click.argument("target")
@click.option("--format", "form", type=click.Choice(FORMS), help="What to write; else the name of TARGET says so.")
@picking
@since_until
@click.option("--search", metavar="WORDS", help='Words of the evidence; also AND, OR, NOT, "a phrase", prefix*.')
@click.option("--current", is_flag=True, help="Only facts that no later one follows.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N facts of each type.")
@as_of_options
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
@db_option
def export(
    target: str, form: str | None, types: tuple[str, ...], db: str, as_of: str | None, known: bool, quiet: bool,
    **asked: Any,
) -> None:  # fmt: skip
    """Facts as a file: CSV, JSON Lines, Parquet, Excel or a page of HTML, by the name of TARGET; - is standard output.

    Every form has all of a fact: its fields, every passage that tells it with the span of each field's words, why it is
    believed, other values and links. CSV and Parquet have a type a file: say --type, or give a folder (out/) for a file
    a type. In CSV a text that a spreadsheet would take for a formula has an apostrophe before it. Parquet and Excel
    need the extra wattwire[export]. A page of HTML holds at most 5,000 facts, every other form any number.

    \b
    Examples:
      wattwire export facts.xlsx
      wattwire export out/ --format parquet --since 2025-11
      wattwire export leases.csv --type deal --search lease
      wattwire export report.html --company CIFR
      wattwire export - --format jsonl | jq .tellings
    """
    from extractor.exports import ExportError, form_of, write

    try:
        chosen = form_of(target, form)
        with asking(db, as_of, known=known, types=types) as base, snapshot(base):
            if asked["company"] is not None:
                asked["company"] = queries.meant(base, asked["company"])
            count = write(target, chosen, [_table(base, t, queries.Question(**asked)) for t in picked(types)])
    except ExportError as error:
        raise click.UsageError(str(error)) from error
    if not quiet:
        click.echo(f"{count:,} facts written to {'standard output' if target == '-' else target}", err=True)


def picked(types: tuple[str, ...]) -> list[FactTable]:
    """The types asked for, all where none is."""
    return [table for table in FACT_TABLES.values() if not types or table.type in types]


def _table(base: Connection, table: FactTable, question: queries.Question) -> Any:
    from extractor.exports import Table

    read = partial(queries.whole, base, table, question)
    count = partial(queries.number, base, table, question)
    return Table(table.view, table.type, queries.typed_columns(base, table), read, count)


COMMANDS = (export,)
