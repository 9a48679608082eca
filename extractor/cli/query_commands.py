"""Commands that ask the base for facts."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import click

from extractor.cli.names import meant
from extractor.cli.options import IsoDate, db_option, limit_option, output_options, together
from extractor.cli.output import show
from extractor.schema.kinds import Action, DealKind, EventKind, Horizon, Stage, Status, SubjectKind, Technology
from extractor.store import open_base, queries

_EQUAL = ("kind", "status", "action", "technology", "horizon", "metric", "subject_kind", "stage", "change", "unit")

_common = together(
    click.option("--since", type=IsoDate(), help="From this day, month or year on."),
    click.option("--until", type=IsoDate(), help="Up to this day, month or year, included."),
    click.option("--search", metavar="WORDS", help="Words of the evidence."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), help="At least this confidence."),
    limit_option,
    click.option("--sort", metavar="COLUMN", help="Sort by a column; -COLUMN for largest or latest first."),
    output_options,
    db_option,
)
_company = click.option("--company", metavar="NAME", help="A party, by any name, alias or ticker; its units included.")
_size = together(
    click.option("--min-mw", type=float, help="At least so many megawatts."),
    click.option("--max-mw", type=float, help="At most so many megawatts."),
)


def _choice(option: str, values: object, text: str) -> Any:
    return click.option(option, type=click.Choice(get_args(values)), help=text)


def _ask(kind: str, db: Path, form: str | None, fmt: str | None, **asked: Any) -> None:
    with closing(open_base(db, read_only=True)) as base:
        company, counterparty = asked.pop("company", None), asked.pop("counterparty", None)
        equal = {name: asked.pop(name) for name in _EQUAL if asked.get(name) is not None}
        filters = queries.Filters(
            company=meant(base, company, "--company") if company else (),
            counterparty=meant(base, counterparty, "--counterparty") if counterparty else (),
            equal=equal,
            **{name: value for name, value in asked.items() if name not in _EQUAL},
        )
        show(queries.facts(base, kind, filters), form, fmt)


@click.command()
@_company
@click.option("--counterparty", metavar="NAME", help="Who takes, buys, lends or invests.")
@_size
@click.option("--min-value", type=float, help="At least so much money, in the deal's own currency.")
@_choice("--kind", DealKind, "Kind of deal.")
@_choice("--status", Status, "Status of the deal.")
@_choice("--action", Action, "New, expansion, option, renewal or amendment.")
@_choice("--technology", Technology, "Technology.")
@_common
def deals(**asked: Any) -> None:
    """Deals: who agreed what with whom, for how many megawatts and how much money.

    \b
    wattwire deals --company Microsoft --kind cloud
    wattwire deals --min-mw 200 --since 2025-06 --sort=-capacity_mw
    wattwire deals --status terminated --csv
    """
    _ask("deal", **asked)


@click.command()
@_company
@_size
@_choice("--stage", Stage, "Stage of the capacity.")
@_choice("--technology", Technology, "Technology.")
@_common
def capacities(**asked: Any) -> None:
    """Capacities: megawatts of companies, projects and sites, by stage.

    \b
    wattwire capacities --company IREN --stage under_construction
    wattwire capacities --min-mw 1000
    """
    _ask("capacity", **asked)


@click.command()
@_company
@_choice("--horizon", Horizon, "What the change is measured against.")
@click.option("--metric", metavar="NAME", help="Measure: share_price, price, revenue, net_income, …")
@_choice("--subject-kind", SubjectKind, "Company, index, commodity, …")
@click.option("--min-percent", type=float, help="At least so many percent, up or down.")
@_common
def moves(**asked: Any) -> None:
    """Moves: percentage changes of prices and measures.

    \b
    wattwire moves --company CIFR --horizon day
    wattwire moves --metric revenue --min-percent 20
    """
    _ask("move", **asked)


@click.command()
@_company
@click.option("--metric", metavar="NAME", help="Measure: revenue, capex, eps, capacity, …")
@click.option("--change", type=click.Choice(["initiated", "raised", "lowered", "maintained", "withdrawn"]), help="What became of it.")
@_common
def guidance(**asked: Any) -> None:
    """Guidance: what companies say they will reach.

    \b
    wattwire guidance --company Meta --metric capex
    """
    _ask("guidance", **asked)


@click.command()
@_company
@_choice("--kind", EventKind, "Kind of event.")
@_common
def events(**asked: Any) -> None:
    """Events: earnings, meetings, closings, starts of service, launches, rulings.

    \b
    wattwire events --kind earnings --since 2026-02
    """
    _ask("event", **asked)


@click.command()
@click.option("--search", metavar="WORDS", help="Part of a name or an alias.")
@click.option("--unlisted", is_flag=True, help="Only names that the registry does not know.")
@limit_option
@output_options
@db_option
def companies(search: str | None, unlisted: bool, limit: int | None, form: str | None, fmt: str | None, db: Path) -> None:
    """Companies that the base's claims name, those with most facts first.

    \b
    wattwire companies --limit 20
    wattwire companies --unlisted
    """
    with closing(open_base(db, read_only=True)) as base:
        show(queries.companies(base, search, unlisted, limit), form, fmt)


@click.command()
@click.option("--search", metavar="WORDS", help="Words of title or text.")
@click.option("--since", type=IsoDate(), help="Published on this day or later.")
@click.option("--until", type=IsoDate(), help="Published on this day or earlier.")
@limit_option
@output_options
@db_option
def articles(
    search: str | None, since: str | None, until: str | None, limit: int | None, form: str | None, fmt: str | None, db: Path
) -> None:
    """Articles in the base, newest first.

    \b
    wattwire articles --search "power purchase agreement" --limit 5
    """
    with closing(open_base(db, read_only=True)) as base:
        show(queries.articles(base, search, since, until, limit), form, fmt)


@click.command()
@click.option("--failed", is_flag=True, help="Only failures.")
@click.option("--outcome", type=click.Choice(["article", "duplicate", "skip", "failure"]), help="Only inputs that ended so.")
@click.option("--reason", metavar="WORD", help="Only inputs with this reason.")
@limit_option
@output_options
@db_option
def inputs(
    failed: bool, outcome: str | None, reason: str | None, limit: int | None, form: str | None, fmt: str | None, db: Path
) -> None:
    """Every input and how it ended: article, duplicate, skip or failure, with the reason.

    \b
    wattwire inputs --failed
    """
    with closing(open_base(db, read_only=True)) as base:
        show(queries.inputs(base, "failure" if failed else outcome, reason, limit), form, fmt)


COMMANDS = (deals, capacities, moves, guidance, events, companies, articles, inputs)
