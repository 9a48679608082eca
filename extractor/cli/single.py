"""Commands about one claim: what it says and where, and why it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from extractor.cli.marks import elsewhere, marked
from extractor.cli.options import db_option, text_options
from extractor.cli.output import on_terminal, print_json
from extractor.store import queries
from extractor.store.connect import reading

Claim = dict[str, Any]
_WIDTH = 20


@click.command()
@click.argument("id")
@text_options
@db_option
def show(id: str, form: str | None, db: str) -> None:
    """A claim, its evidence with the words of each field marked, and the article. The beginning of an ID will do.

    \b
    Examples:
      wattwire show 42067cd3
      wattwire show 42067cd3 --json
    """
    with reading(db) as base:
        claim = queries.claim(base, id)
    if (form or ("text" if on_terminal() else "json")) == "json":
        print_json({**claim, "marked": marked(claim), "elsewhere": list(elsewhere(claim))})
    else:
        click.echo("\n".join(_told(claim)))


def _told(claim: Claim) -> Iterator[str]:
    yield click.style(f"{claim['type']} {claim['id']}", bold=True) + _superseded(claim)
    for name, value in claim["fields"].items():
        yield f"  {name:{_WIDTH}} {_worded(value)}"
    if claim["attribution"]:
        yield f"  {'attribution':{_WIDTH}} {claim['attribution']}"
    yield f"  {'confidence':{_WIDTH}} {claim['confidence']}"
    yield ""
    yield marked(claim, click.style)
    yield from (f"  elsewhere: {line}" for line in elsewhere(claim))
    yield ""
    article = claim["article"]
    for part in (article["title"], article["site"], article["published"], article["url"]):
        if part:
            yield f"  {part}"
    for source in article["sources"]:
        yield f"  {source['source']}" + (f", record {source['member']}" if source["member"] else "")
    yield f"  article {article['id']}"


def _superseded(claim: Claim) -> str:
    run = claim["superseded_by"]
    return f"  superseded: the rules of run {run} no longer say so" if run is not None else ""


def _worded(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(f"{party['name']} ({party['role']})" for party in value)
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


@click.command()
@click.argument("id")
@text_options
@db_option
def why(id: str, form: str | None, db: str) -> None:
    """Why a claim was made: the rule, its version, and the words on which each field rests.

    \b
    Examples:
      wattwire why 42067cd3
    """
    with reading(db) as base:
        claim = queries.claim(base, id)
    if (form or ("text" if on_terminal() else "json")) == "json":
        print_json(
            {
                **{k: claim[k] for k in ("id", "type", "rule", "rules", "confidence", "run")},
                **({"scores": claim["scores"]} if claim["scores"] else {}),
                "matched": _matched(claim),
            }
        )
    else:
        click.echo("\n".join(_reasoned(claim)))


def _matched(claim: Claim) -> list[dict[str, Any]]:
    """Each field with its value and its words; without words it is the default, or follows from the other fields."""
    words: dict[str, list[dict[str, Any]]] = {}
    for mention in claim["mentions"]:
        words.setdefault(mention["field"], []).append(mention)
    names = list(dict.fromkeys([*claim["fields"], *words]))
    return [
        {
            "field": name,
            "value": claim["fields"].get(name),
            "basis": claim["date_basis"].get(name),
            "words": [{k: m[k] for k in ("raw", "start", "end")} for m in words.get(name, ())],
        }
        for name in names
    ]


def _reasoned(claim: Claim) -> Iterator[str]:
    run = claim["run"]
    versions = ", ".join(f"{name} {version}" for name, version in run["versions"].items())
    yield f"{claim['type']} {claim['id']}: rule {claim['rule']}, confidence {claim['confidence']}" + _superseded(claim)
    yield f"rule set {claim['rules']}, run {run['id']} of {run['started']} ({versions})"
    if claim["scores"]:
        yield "scores: " + ", ".join(f"{name} {score:.2f}" for name, score in claim["scores"].items())
    yield ""
    for match in _matched(claim):
        words = "; ".join(f"“{w['raw']}” at {w['start']}" for w in match["words"]) or "no words of its own"
        basis = f" ({match['basis']})" if match["basis"] else ""
        value = "" if match["value"] is None else _worded(match["value"])
        yield f"  {match['field']:{_WIDTH}} {value + basis:32} {words}"
    yield ""
    yield "  " + " ".join(claim["evidence"]["text"].split())


COMMANDS = (show, why)
