"""``wattwire companies``: who is in the base, which names are new, and what people judged about them."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any

import click

from extractor.cli.answering import Answer, answered
from extractor.cli.options import db_option, output_options, sort_limit, together
from extractor.cli.output import print_rows
from extractor.cli.settling import settle
from extractor.store import queries
from extractor.store.connect import reading


def _somebody() -> str:
    """The account's name, where the system has one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


who_option = click.option("--who", default=_somebody, metavar="NAME", help="Who says so; else the account's name.")
_WHY = together(
    click.option("--why", required=True, metavar="TEXT", help="The reason, which stays with the judgement."),
    who_option,
    db_option,
)


@click.group(invoke_without_command=True)
@click.option("--search", metavar="WORDS", help="A part of a name, an alias or a ticker.")
@click.option("--unlisted", is_flag=True, help="Only names that the registry does not have.")
@click.option("--unresolved", is_flag=True, help="New names worth a look, the weightiest first, with names near them.")
@click.option("--sector", metavar="NAME", help="miner, hyperscaler, utility …")
@sort_limit
@answered
def companies(answer: Answer, unresolved: bool, limit: int | None, **asked: Any) -> None:
    """Who is in the base: those that facts speak of, the most spoken of first; and what people judged about them.

    A new name stands for itself until somebody judges it: none is ever merged because it looks like another.

    \b
    Examples:
      wattwire companies --sector miner
      wattwire companies --unresolved --limit 20
      wattwire companies merge "Cirrus Zone" AWS --why "its new name, per the filing of 3 May"
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    with answer.asking() as base:
        found = queries.unresolved(base, limit=limit) if unresolved else queries.companies(base, limit=limit, **asked)
        answer.tell(base, found)


def _tell(db: str, number: int, judgement: str) -> None:
    undo = f"to take it back: wattwire companies undo {number} --why …"
    click.echo(f"judgement {number}: {judgement}; {settle(db)}; {undo}", err=True)


@companies.command()
@click.argument("name")
@click.argument("other")
@_WHY
def merge(name: str, other: str, why: str, who: str, db: str) -> None:
    """NAME is another name of OTHER: what claims say of either is found under both.

    \b
    Examples:
      wattwire companies merge "Cirrus Zone" AWS --why "its new name, per the filing of 3 May"
    """

    from extractor.store import judging

    _tell(db, judging.merge(db, name, other, who=who, why=why), f"{name} is {other}")


@companies.command()
@click.argument("name")
@click.argument("other")
@_WHY
def split(name: str, other: str, why: str, who: str, db: str) -> None:
    """NAME is not OTHER, whatever was merged. Where articles that say NAME were taken to mean OTHER, they mean it no
    longer.

    \b
    Examples:
      wattwire companies split Orrin "Orrin Grid" --why "the baker of that name"
    """
    from extractor.store import judging

    _tell(db, judging.split(db, name, other, who=who, why=why), f"{name} is not {other}")


@companies.command()
@click.argument("name")
@click.argument("new")
@_WHY
def rename(name: str, new: str, why: str, who: str, db: str) -> None:
    """NAME goes by NEW from now on. It is found under both.

    \b
    Examples:
      wattwire companies rename "Velanur Power" "Velanur Energia" --why "renamed on 1 June"
    """

    from extractor.store import judging

    _tell(db, judging.rename(db, name, new, who=who, why=why), f"{name} goes by {new}")


@companies.command()
@click.argument("name")
@_WHY
def keep(name: str, why: str, who: str, db: str) -> None:
    """NAME is a company of its own: it is no longer among the unresolved.

    \b
    Examples:
      wattwire companies keep "Velanur Power" --why "a utility in Madrid"
    """
    from extractor.store import judging

    _tell(db, judging.keep(db, name, who=who, why=why), f"{name} stays as it is")


@companies.command()
@click.argument("number", type=int)
@_WHY
def undo(number: int, why: str, who: str, db: str) -> None:
    """Takes a judgement back, by a judgement that can be taken back in turn. Nothing is deleted.

    \b
    Examples:
      wattwire companies undo 3 --why "the filing was about another company"
    """
    from extractor.store import judging

    _tell(db, judging.undo(db, number, who=who, why=why), f"{number} holds no longer")


@companies.command()
@output_options
@db_option
def judgements(form: str | None, fmt: str | None, db: str) -> None:
    """All judgements in their order, with who, when and why, and whether each holds.

    \b
    Examples:
      wattwire companies judgements
    """
    with reading(db) as base:
        print_rows(queries.judged(base), form, fmt)


@companies.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@who_option
@db_option
def import_(file: Path, who: str, db: str) -> None:
    """Take in a list of companies: the next run recognises them in articles, and queries know their tickers.

    FILE is a CSV with a column name and optionally id, aliases, tickers, parent, country and sector (several aliases or
    tickers are separated by semicolons, a ticker is EXCHANGE:SYMBOL, ? before an alias marks one that is also a word),
    or the SEC's company_tickers.json. A list takes the place of an earlier one of the same file name.

    \b
    Examples:
      wattwire companies import portfolio.csv
      wattwire companies import company_tickers.json
    """
    from extractor.registry import RegistryError, shipped
    from extractor.registry.imports import read
    from extractor.store import judging

    try:
        found = read(file.name, file.read_text(encoding="utf-8"), shipped())
    except (RegistryError, UnicodeDecodeError) as error:
        raise click.UsageError(str(error)) from error
    met = judging.take_in(db, file.name, found, who=who)
    settled = settle(db)
    known = sum(shipped().get(company.id) is not None for company in found)
    click.echo(
        f"{_many(len(found))}; the registry has {known:,} of them, claims had {met:,} under the same name; "
        f"{settled}; run again over your articles to find them there",
        err=True,
    )


def _many(number: int) -> str:
    return "1 company" if number == 1 else f"{number:,} companies"


COMMANDS = (companies,)
