"""A command for each fact type, made from its entry in ``store.tables``."""

from __future__ import annotations

from typing import Any

import click

from extractor.cli.options import db_option, output_options, since_until, sort_limit, together
from extractor.cli.output import print_rows
from extractor.store import queries
from extractor.store.connect import reading
from extractor.store.tables import FACT_TABLES, FactTable
from extractor.store.units import reader

_PARTY = "By any name, alias or ticker; units of a company are found under it"


def _options(table: FactTable) -> list[Any]:
    options = [click.option("--company", metavar="NAME", help=f"A party in any part. {_PARTY}.")]
    if table.parties == ("subject",):
        options = [click.option("--company", metavar="NAME", help=f"Whose. {_PARTY}; also an index, a coin, oil …")]
    if table.counterparty:
        text = "The one who takes; together with --company the other side of the deal, either way round."
        options.append(click.option("--counterparty", metavar="NAME", help=text))
    if table.power is not None:
        options.append(click.option("--min-mw", type=float, metavar="MW", help="At least so much power."))
        options.append(click.option("--max-mw", type=float, metavar="MW", help="At most so much power."))
    also = dict(table.also)
    for field, values in table.closed.items():
        names = [f"--{field.replace('_', '-')}", *([also[field]] if field in also else [])]
        text = f"{table.meanings[field].capitalize()}; may be repeated."
        options.append(click.option(*names, field, type=click.Choice(values), multiple=True, help=text))
    for field in table.open:
        options.append(
            click.option(
                f"--{field}",
                field,
                metavar="NAME",
                multiple=True,
                help=f"{table.meanings[field].capitalize()}; may be repeated.",
            )
        )
    return options


_SHARED = together(
    since_until,
    click.option("--search", metavar="WORDS", help='Words of the evidence; also AND, OR, NOT, "a phrase", prefix*.'),
    click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="X", help="At least so sure, from 0 to 1."),
    sort_limit,
    output_options,
    db_option,
)


def _command(table: FactTable) -> click.Command:
    def ask(db: str, form: str | None, fmt: str | None, **asked: Any) -> None:
        values = {field: asked.pop(field) for field in (*table.closed, *table.open)}
        with reading(db) as base:
            for side in ("company", "counterparty"):
                if asked.get(side) is not None:
                    asked[side] = queries.meant(base, asked[side])
            found = queries.facts(base, table, queries.Question(values=values, **asked))
            print_rows(found, form, fmt, columns=("id", *table.short), cell=reader(table))

    examples = "\n".join(f"  {example}" for example in table.examples)
    when = f"its field “{table.when}” where it is known to the month, else the day " if table.when else "the day "
    ask.__doc__ = f"{table.about}\n\nA fact's day is {when}of the article.\n\n\b\nExamples:\n{examples}"
    return click.command(table.view)(together(*_options(table), _SHARED)(ask))


COMMANDS = tuple(_command(table) for table in FACT_TABLES.values())
