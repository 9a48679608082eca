"""Commands about single claims, the base itself, and the schema."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from extractor.cli.options import db_option, output_options
from extractor.cli.output import show as show_rows
from extractor.store import StoreError, open_base, queries
from extractor.store.verify import problems, totals

_LINES = ("rule", "confidence", "attribution")


@click.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="The claim as JSON.")
@db_option
def show(id: str, as_json: bool, db: Path) -> None:
    """A claim: its fields, and the sentence it comes from with the fields marked. The beginning of an ID will do.

    \b
    wattwire show 3f2a91c0
    """
    with closing(open_base(db, read_only=True)) as base:
        claim = queries.claim(base, id)
    if as_json:
        click.echo(json.dumps({k: v for k, v in claim.items() if k != "text"}, ensure_ascii=False, indent=1))
        return
    click.echo(f"{claim['type']} {claim['id']}" + ("  (superseded)" if claim["superseded_by"] else ""))
    for name, value in claim["data"].items():
        if name not in ("id", "type", "raw", "mentions", "evidence", "date_basis", *_LINES):
            click.echo(f"  {name:18} {_value(value)}")
    click.echo(f"  {'confidence':18} {claim['confidence']}\n")
    click.echo(marked(claim))
    click.echo()
    for part in (claim["title"], claim["site"], claim["published"], claim["url"], f"article {claim['article']}"):
        if part:
            click.echo(f"  {part}")


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(f"{p['name']} ({p['role']})" for p in value)
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def marked(claim: dict[str, Any]) -> str:
    """The evidence with each field's words in brackets behind which the field is named."""
    text, start, end = claim["text"], claim["evidence_start"], claim["evidence_end"]
    spans: dict[tuple[int, int], list[str]] = {}
    for mention in claim["mentions"]:
        spans.setdefault((mention["start"], mention["end"]), []).append(mention["field"])
    pieces: list[str] = []
    at = start
    for (low, high), fields in sorted(spans.items()):
        if low < at or high > end:
            continue
        pieces += [text[at:low], click.style(f"[{text[low:high]}]", bold=True), click.style(f"⟨{', '.join(fields)}⟩", dim=True)]
        at = high
    pieces.append(text[at:end])
    elsewhere = [f"{', '.join(f)}: “{text[low:high]}” at {low}" for (low, high), f in sorted(spans.items()) if high <= start or low >= end]
    return "".join(pieces) + "".join(f"\n  elsewhere in the article — {line}" for line in elsewhere)


@click.command()
@click.argument("id")
@db_option
def why(id: str, db: Path) -> None:
    """Why a claim was made: the rule, its version, and the words that each field rests on.

    \b
    wattwire why 3f2a91c0
    """
    with closing(open_base(db, read_only=True)) as base:
        claim = queries.claim(base, id)
    versions = json.loads(claim["versions"])
    click.echo(f"{claim['type']} {claim['id']} was made by the rule {claim['rule']}, confidence {claim['confidence']},")
    click.echo(f"in run {claim['run']} of {claim['run_started']} (rule set {claim['rule_hash']}, wattwire {versions['wattwire']}, model {versions['model']}).")
    data = claim["data"]
    for mention in claim["mentions"]:
        value = data.get(mention["field"], "")
        basis = data.get("date_basis", {}).get(mention["field"])
        note = f" ({basis})" if basis else ""
        click.echo(f"  {mention['field']:22} {str(value):28} “{mention['raw']}” at {mention['start']}:{mention['end']}{note}")
    grounded = {m["field"] for m in claim["mentions"]}
    skipped = {"id", "type", "raw", "mentions", "evidence", "date_basis", "confidence", "rule"} | grounded
    for name, value in data.items():
        if name not in skipped and not (name == "other_parties" and "other_parties.0" in grounded):
            basis = data.get("date_basis", {}).get(name, "default")
            click.echo(f"  {name:22} {str(value):28} ({basis}; no words of its own)")
    click.echo(f"\n  {' '.join(claim['evidence'].split())}")


@click.command()
@click.argument("article")
@output_options
@db_option
def ledger(article: str, form: str | None, fmt: str | None, db: Path) -> None:
    """What became of every percentage, power, money and date mention of an article.

    \b
    wattwire ledger 9b1c
    """
    with closing(open_base(db, read_only=True)) as base:
        show_rows(queries.ledger(base, article), form, fmt)


@click.command()
@db_option
def verify(db: Path) -> None:
    """Check every span, id and claim of the base against its texts. Exit status 1 where something is wrong.

    \b
    wattwire verify --db facts.db
    """
    with closing(open_base(db, read_only=True)) as base:
        wrong = 0
        for wrong, problem in enumerate(problems(base), start=1):
            click.echo(problem)
        counted = ", ".join(f"{number:,} {name}" for name, number in totals(base).items())
    click.echo(f"{'sound' if not wrong else f'{wrong} problems'}: {counted}", err=True)
    sys.exit(1 if wrong else 0)


@click.command()
@click.argument("query")
@output_options
@db_option
def sql(query: str, form: str | None, fmt: str | None, db: Path) -> None:
    """Ask the base in SQL, read-only.

    \b
    wattwire sql "SELECT kind, count(*) FROM deals GROUP BY kind"
    """
    with closing(open_base(db, read_only=True)) as base:
        try:
            show_rows(base.query(query), form, fmt)
        except (sqlite3.Error, ValueError) as error:
            raise StoreError(f"SQL: {error}") from error


@click.command()
def schema() -> None:
    """The JSON Schema of the claims."""
    from extractor.schema import json_schema

    click.echo(json.dumps(json_schema(), indent=1))


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("base", type=click.Path(dir_okay=False, path_type=Path), default="facts.db")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port on this machine.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
def serve(base: Path, port: int, open_browser: bool) -> None:
    """Browse a base in Datasette, on this machine only.

    \b
    wattwire serve facts.db --open
    """
    from extractor.browse import BrowseError, serve as serve_base

    open_base(base, read_only=True).close()
    try:
        sys.exit(serve_base(base, port=port, open_browser=open_browser))
    except BrowseError as error:
        raise StoreError(str(error)) from error


COMMANDS = (show, why, ledger, verify, sql, schema, serve)
