"""Facts as one HTML page that needs neither network nor script: what is said, where, and why it is believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from extractor.exports.base import ExportError, Row, Table, first
from extractor.shown import passage_address, visible, web_address
from extractor.store.tables import FACT_TABLES
from extractor.store.units import reader

POLICY = Markup("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
"""What a page may load: nothing."""
MOST = 5_000
"""Facts on a page: some 20 MB, which a browser still opens and searches."""


@cache
def environment() -> Environment:
    """Templates whose values are text, whatever they hold."""
    made = Environment(
        loader=PackageLoader("extractor.exports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters["visible"] = lambda text: visible(str(text))
    return made


def write(file: BinaryIO, tables: Sequence[Table]) -> int:
    """Returns how many facts. Raises ExportError, before anything is written, where they are too many for a page."""
    if sum(table.count(MOST + 1) for table in tables) > MOST:
        raise ExportError(
            f"these are more than the {MOST:,} facts that a browser can show on one page: ask for fewer (--type, "
            "--company, --since, --search, --min-sources, --limit), or write .csv, .xlsx, .parquet or .jsonl, which "
            "hold any number; to browse them all: wattwire serve"
        )
    counted = [0]
    listed = [{"name": table.name, "facts": _counting(table, counted)} for table in tables]
    page = environment().get_template("report.html").generate(tables=listed, policy=POLICY)
    for part in page:
        file.write(part.encode())
    return counted[0]


def _counting(table: Table, counted: list[int]) -> Iterator[Row]:
    for fact in table.read():
        counted[0] += 1
        yield told(fact)


def told(fact: Row) -> Row:
    """A fact for a template: what it says in a line, its fields, and its tellings with the words of fields marked."""
    table = FACT_TABLES[fact["type"]]
    cell = reader(table)
    parts = [(name.replace("_", " "), cell(fact, name)) for name in table.short if name != "published"]
    fields = [(name.replace("_", " "), fact.get(name)) for name in table.meanings]
    return {
        "id": fact["id"],
        "line": [(name, value) for name, value in parts if value],
        "who": [value for name, value in parts if value and name in table.parties],
        "what": [value for name, value in parts if value and name not in table.parties],
        "fields": [(name, value) for name, value in fields if value not in (None, "")],
        "independent": fact["independent"],
        "confidence": fact["confidence"],
        "rule": first(fact)["rule"],
        "tellings": [_telling(telling) for telling in fact["tellings"]],
        "alternatives": [a for a in fact["alternatives"] if len(a["value"])],
        "links": fact["links"],
    }


def _telling(telling: Row) -> Row:
    evidence = telling["evidence"]
    return {
        **telling,
        "published": (telling["published"] or "")[:10],
        "marked": marked(evidence["text"], evidence["start"], telling["mentions"]),
        "elsewhere": _elsewhere(telling),
        "address": web_address(telling["url"]),
        "passage": passage_address(telling["url"], evidence["text"]),
    }


def marked(text: str, offset: int, mentions: dict[str, list[int]]) -> Markup:
    """The evidence with the words of each field marked, and the fields' names for who asks."""
    inside = {n: (s - offset, e - offset) for n, (s, e) in mentions.items() if offset <= s and e <= offset + len(text)}
    cuts = sorted({0, len(text), *(at for span in inside.values() for at in span)})
    made = []
    for low, high in pairwise(cuts):
        words = escape(visible(text[low:high]))
        names = ", ".join(n.replace("_", " ") for n, (s, e) in inside.items() if s <= low and high <= e)
        made.append(Markup('<mark title="{}">{}</mark>').format(names, words) if names else words)
    return Markup("").join(made)


def _elsewhere(telling: Row) -> list[tuple[str, Any, int]]:
    """Fields whose words stand outside the evidence."""
    start, end = telling["evidence"]["start"], telling["evidence"]["end"]
    spans = telling["mentions"].items()
    return [(name, telling["raw"][name], low) for name, (low, high) in spans if low < start or high > end]
