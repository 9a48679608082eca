"""Commands about a base as a whole, and the schema."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from extractor.cli.answering import open_in_datasette
from extractor.cli.options import db_option, output_options, text_options
from extractor.cli.output import on_terminal, print_json, print_rows
from extractor.store import queries
from extractor.store.connect import reading, snapshot
from extractor.store.explain import literal
from extractor.store.units import number, plain


@click.command()
@output_options
@db_option
def verify(form: str | None, fmt: str | None, db: str) -> None:
    """Re-check a base: every span against its text, ids, ledgers, accounts, references and the file itself.

    Exit status 1 where something does not hold.

    \b
    Examples:
      wattwire verify --db facts.db
    """
    from extractor.store.verify import problems

    with reading(db) as base:
        found = print_rows((asdict(problem) for problem in problems(base)), form, fmt)
        counted = queries.totals(base)
    totals = ", ".join(f"{number:,} {name}" for name, number in counted.items())
    click.echo(f"{f'{found:,} problems' if found else 'sound'}: {totals}", err=True)
    sys.exit(1 if found else 0)


@click.command()
@click.argument("query")
@click.option(
    "-p", "--param", type=(str, str), multiple=True, metavar="NAME VALUE", help="A value for :NAME in the query."
)
@click.option("--open", "open_question", is_flag=True, help="Open Datasette at the same question instead.")
@output_options
@db_option
def sql(
    query: str,
    param: tuple[tuple[str, str], ...],
    open_question: bool,
    form: str | None,
    fmt: str | None,
    db: str,
) -> None:
    """Ask the base in SQL, which can only read. docs/schema.md describes tables and views.

    \b
    Examples:
      wattwire sql "SELECT kind, count(*) FROM deals GROUP BY kind" -t
      wattwire sql "SELECT * FROM moves WHERE subject = :who" -p who IREN
    """
    with reading(db) as base:
        if not open_question:
            columns, rows = queries.statement(base, query, dict(param))
            print_rows(rows, form, fmt, columns=columns)
    if open_question:
        open_in_datasette(db, literal(query, dict(param)))


@click.command()
@click.option("--explain", is_flag=True, help="Print the SQL of each figure instead of its source in words.")
@text_options
@db_option
def stats(explain: bool, form: str | None, db: str) -> None:
    """What is in a base, in figures: facts by type, year and status, capacity by stage, outlets, inputs, last runs.

    Each set of figures says where it comes from, in JSON with its SQL.

    \b
    Examples:
      wattwire stats
      wattwire stats --explain
      wattwire stats --json | jq '."deals by status".rows'
    """
    with reading(db) as base, snapshot(base):
        found = list(queries.stats(base))
    if (form or ("text" if on_terminal() else "json")) == "json":
        print_json({each.name: {"from": each.source, "sql": each.sql, "rows": each.rows} for each in found})
        return
    for each in found:
        click.echo(click.style(each.name, bold=True) + click.style(f": from {each.source}", dim=True))
        if explain:
            click.echo(click.style(each.sql + ";", dim=True))
        if each.rows:
            print_rows(each.rows, "table", None, cell=_figure)
        else:
            click.echo("none")
        click.echo()


def _figure(row: dict[str, Any], column: str) -> str:
    value = row[column]
    return number(value) if isinstance(value, int) and column != "id" else plain(row, column)


@click.command()
def schema() -> None:
    """The JSON Schema of the claims, as wattwire extract writes them.

    \b
    Examples:
      wattwire schema > claims.schema.json
    """
    from extractor.schema import json_schema

    print_json(json_schema())


@click.command()
@click.argument("base", type=click.Path(path_type=Path), required=False)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port; 0 for any free one."
)
@click.option("--open", "open_browser", is_flag=True, help="Open a browser on it.")
@click.option("--db", type=click.Path(path_type=Path), help="The base, as other commands take it.")
def serve(base: Path | None, port: int, open_browser: bool, db: Path | None) -> None:
    """Browse a base, facts.db or another, in Datasette, on this machine only, until Ctrl-C.

    \b
    Examples:
      wattwire serve
      wattwire serve mine.db --port 8080 --open
    """
    from extractor.browse import BrowseError
    from extractor.browse import serve as serve_base

    if base and db:
        raise click.UsageError("BASE and --db are the same; leave one out")
    base = base or db or Path("facts.db")
    with reading(str(base)):
        pass
    try:
        sys.exit(serve_base(base, port=port, open_browser=open_browser))
    except BrowseError as error:
        raise click.UsageError(str(error)) from error


COMMANDS = (stats, verify, sql, schema, serve)
