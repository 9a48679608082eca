"""The company a person means on the command line: any name, alias or ticker, its units included."""

from __future__ import annotations

from difflib import get_close_matches

import click
from sqlite_utils import Database

from extractor.registry import registry
from extractor.store import queries


def meant(db: Database, name: str, hint: str) -> list[str]:
    """The names under which the base may hold a company and its units.

    Raises click.BadParameter, with the nearest names, where neither registry nor base knows it.
    """
    known = registry()
    company = known.find(name)
    if company is not None:
        units = (known.get(id) for id in known.descendants(company.id))
        return [company.name, *(unit.name for unit in units if unit is not None)]
    found = queries.named(db, name)
    if found:
        return found
    near = get_close_matches(name, queries.all_names(db), n=2, cutoff=0.6)
    offered = list(dict.fromkeys([*near, *known.nearest(name)]))[:4]
    advice = f"; did you mean {' or '.join(offered)}?" if offered else "; wattwire companies lists those in the base"
    raise click.BadParameter(f"no company {name!r} is known{advice}", param_hint=hint)
