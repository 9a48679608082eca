"""``wattwire review`` and ``wattwire rules``: what a person says of claims, and what that says of the rules."""

from __future__ import annotations

import json
from pathlib import Path

import click

from extractor.cli.companies import who_option
from extractor.cli.options import db_option, output_options
from extractor.cli.output import print_rows
from extractor.cli.settling import settle
from extractor.store import queries
from extractor.store.connect import reading
from extractor.store.tables import FACT_TABLES


@click.command()
@click.argument("claims", nargs=-1, metavar="[CLAIM...]")
@click.option("--type", "types", type=click.Choice(list(FACT_TABLES)), multiple=True, help="Only of this type.")
@click.option(
    "--reason",
    "reasons",
    type=click.Choice(queries.REASONS),
    multiple=True,
    help="Only what is worth a look for this reason.",
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N claims.")
@click.option("--list", "listing", is_flag=True, help="Only list what is worth a look.")
@click.option(
    "--export", type=click.Choice(["gold", "spacy"]), help="Write the verdicts as annotations instead of reviewing."
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to export to; .spacy for spaCy's DocBin."
)
@who_option
@output_options
@db_option
def review(
    claims: tuple[str, ...],
    types: tuple[str, ...],
    reasons: tuple[str, ...],
    limit: int | None,
    listing: bool,
    export: str | None,
    out: Path | None,
    who: str,
    form: str | None,
    fmt: str | None,
    db: str,
) -> None:
    """Walk through claims worth a look, or those given, and say of each whether it is right.

    Worth a look is what is unsure, contradicted, about a company that nobody listed, or about a large number. A claim
    is accepted, rejected or corrected by a key; answers are kept at once, with who and when, and can be taken back.
    They hang on the claim's id, which newer rules do not change. A rejected claim supports no fact. Keys can be piped,
    a line each.

    \b
    Examples:
      wattwire review --type deal --limit 20
      wattwire review 42067cd3
      wattwire review --export gold > reviewed.jsonl
      wattwire review --export spacy --out reviewed.spacy
    """
    if export is not None:
        _export(db, export, out)
        return
    if out is not None:
        raise click.UsageError("--out goes with --export")
    with reading(db) as base:
        waiting = (
            [{"id": queries.claim(base, id)["id"], "reasons": ["asked"]} for id in claims]
            if claims
            else queries.queue(base, types=types, reasons=reasons, limit=limit)
        )
    if listing:
        print_rows(({**row, "reasons": ", ".join(row["reasons"])} for row in waiting), form, fmt)
    elif not waiting:
        click.echo("nothing is waiting for a look", err=True)
    else:
        _walk(db, waiting, who)


def _walk(db: str, waiting: list[dict[str, object]], who: str) -> None:
    from extractor.cli.reviewing import Review
    from extractor.store.judging import writing
    from extractor.store.verdicts import prepare

    with writing(db) as base:
        prepare(base)
        answered = Review(base, waiting, who).run()
    told = ", ".join(f"{number:,} {what}" for what, number in sorted(answered.items())) or "nothing answered"
    click.echo(f"{told}; {settle(db)}", err=True)


def _export(db: str, form: str, out: Path | None) -> None:
    from extractor.cli.annotations import gold, labelled

    with reading(db) as base:
        reviewed = list(queries.reviewed_claims(base))
        waiting = {row["article"]: queries.unreviewed(base, row["article"]) for row, _ in reviewed}
    lines = gold(reviewed, waiting) if form == "gold" else labelled(reviewed)
    if out is not None and out.suffix == ".spacy":
        if form != "spacy":
            raise click.UsageError("a .spacy file holds labelled passages: give --export spacy")
        from extractor.language.binary import write

        click.echo(f"{write(lines, out):,} passages in {out}", err=True)
        return
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")


@click.command()
@click.option(
    "--by",
    type=click.Choice(queries.GROUPINGS),
    default="rule",
    show_default=True,
    help="What to count by; a tenth of confidence shows how well it is calibrated.",
)
@click.option("--reviewed", is_flag=True, help="Only those with verdicts.")
@output_options
@db_option
def rules(by: str, reviewed: bool, form: str | None, fmt: str | None, db: str) -> None:
    """How right the rules are, by the verdicts on their claims: those with most verdicts first.

    Precision is the share of reviewed claims that were accepted as they were, with the interval in which it lies with a
    probability of 95 %; confidence is what the rules had said of the same claims. Claims that were picked since they
    looked doubtful make it lower than it is over all.

    \b
    Examples:
      wattwire rules --reviewed
      wattwire rules --by confidence
    """
    with reading(db) as base:
        print_rows(queries.rule_precision(base, by=by, reviewed=reviewed), form, fmt)


COMMANDS = (review, rules)
