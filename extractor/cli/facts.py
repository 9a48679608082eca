"""A command for each fact type, made from its entry in ``store.tables``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from extractor.cli.answering import Answer, answered
from extractor.cli.completing import names
from extractor.cli.options import as_of_options, since_until, sort_limit, together
from extractor.store import queries
from extractor.store.tables import FACT_TABLES, FactTable
from extractor.store.units import reader, summed

_PARTY = "By any name, alias or ticker; units of a company are found under it"
_ANY_PART = f"A party in any part. {_PARTY}."


def _options(table: FactTable) -> list[Any]:
    whose = f"Whose. {_PARTY}; also an index, a coin, oil …" if table.parties == ("subject",) else _ANY_PART
    options = [click.option("--company", metavar="NAME", shell_complete=names, help=whose)]
    if table.counterparty:
        text = "The one who takes; together with --company the other side of the deal, either way round."
        options.append(click.option("--counterparty", metavar="NAME", shell_complete=names, help=text))
    provides = "one who provides" if table.counterparty else "one that it is about"
    sectors = f"Sector of the {provides}: miner, hyperscaler, utility …; may be repeated."
    options.append(click.option("--company-sector", metavar="NAME", multiple=True, help=sectors))
    if table.counterparty:
        sectors = "Sector of the one who takes; may be repeated."
        options.append(click.option("--counterparty-sector", metavar="NAME", multiple=True, help=sectors))
    if table.power is not None:
        options.append(click.option("--min-mw", type=float, metavar="MW", help="At least so much power."))
        options.append(click.option("--max-mw", type=float, metavar="MW", help="At most so much power."))
    also = dict(table.also)
    for field, values in table.closed.items():
        spelled = [f"--{field.replace('_', '-')}", *([also[field]] if field in also else [])]
        text = f"{table.meanings[field].capitalize()}; may be repeated."
        options.append(click.option(*spelled, field, type=click.Choice(values), multiple=True, help=text))
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


def _counting(table: FactTable) -> Iterator[Any]:
    by = click.Choice(queries.groupings(table))
    yield click.option("--by", type=by, help="Count facts by what they have in common, the last step of each alone.")
    if queries.summable(table):
        sums = click.Choice(queries.summable(table))
        yield click.option("--sum", type=sums, help="With --by: add up, as far as it is said; order by it.")
    parents = "With --by a company: count what units do for the company at the top."
    yield click.option("--parents", is_flag=True, help=parents)


_SHARED = together(
    since_until,
    click.option("--search", metavar="WORDS", help='Words of the evidence; also AND, OR, NOT, "a phrase", prefix*.'),
    click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="X", help="At least so sure, from 0 to 1."),
    click.option("--min-sources", type=click.IntRange(1), metavar="N", help="At least so many independent articles."),
    click.option(
        "--current", is_flag=True, help="Only facts that no later one follows: no amendment, no other status."
    ),
    click.option("--claims", is_flag=True, help="Claims, one by one as each article states them, instead of facts."),
    as_of_options,
    sort_limit,
    answered,
)


def _summed(by: str, total: str | None) -> tuple[str, ...]:
    return (by, "facts", *((total, "basis", "unsaid") if total else ()), "contradicted", "ids")


def _command(table: FactTable) -> click.Command:
    def ask(answer: Answer, as_of: str | None, known: bool, **asked: Any) -> None:
        if asked["claims"] and (as_of or asked["current"] or asked["min_sources"] or asked["by"]):
            raise click.UsageError("--as-of, --current, --min-sources and --by are for facts; leave out --claims")
        by, total, parents = asked.pop("by"), asked.pop("sum", None), asked.pop("parents")
        if by is None and (total or parents):
            raise click.UsageError("--sum and --parents go with --by: say by what facts are counted")
        values = {field: asked.pop(field) for field in (*table.closed, *table.open)}
        with answer.asking(as_of, known=known, types=(table.type,)) as base:
            for side in ("company", "counterparty"):
                if asked.get(side) is not None:
                    asked[side] = queries.meant(base, asked[side])
            question = queries.Question(values=values, **asked)
            if by is None:
                shown = ("id", *table.short) if question.claims else ("id", *table.short, "sources")
                answer.tell(base, queries.facts(base, table, question), columns=shown, cell=reader(table))
            else:
                found = queries.sums(base, table, question, by=by, sum=total, parents=parents)
                answer.tell(base, found, columns=_summed(by, total), cell=summed)

    examples = "\n".join(f"  {example}" for example in table.examples)
    when = f"its field “{table.when}” where it is known to the month, else the day " if table.when else "the day "
    ask.__doc__ = f"{table.about}\n\nA fact's day is {when}of its first report.\n\n\b\nExamples:\n{examples}"
    return click.command(table.view)(together(*_options(table), *_counting(table), _SHARED)(ask))


COMMANDS = tuple(_command(table) for table in FACT_TABLES.values())
