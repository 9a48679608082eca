"""Commands about one fact or claim: what it says and where, and why it is believed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from extractor.cli.asking import asking
from extractor.cli.completing import ids
from extractor.cli.marks import elsewhere, marked
from extractor.cli.options import as_of_options, db_option, text_options
from extractor.cli.output import on_terminal, print_json
from extractor.cli.telling import reasoned_fact, sureness, told_fact, worded
from extractor.shown import visible, visible_values
from extractor.store import queries

Claim = dict[str, Any]
_WIDTH = 20


@click.command()
@click.argument("id", shell_complete=ids)
@as_of_options
@text_options
@db_option
def show(id: str, form: str | None, db: str, as_of: str | None, known: bool) -> None:
    """A fact with all its tellings, or a claim with its article; the words of each field are marked in the evidence.

    The beginning of an ID will do. An id that a fact had before an earlier report was read leads to it too.

    \b
    Examples:
      wattwire show 42067cd3
      wattwire show 42067cd3 --as-of 2026-01
      wattwire show 42067cd3 --json
    """
    with asking(db, as_of, known=known) as base:
        kind, whole = queries.which(base, id)
        if kind == "fact":
            fact = queries.fact(base, whole)
            claims = {t["claim"]: queries.claim(base, t["claim"]) for t in fact["tellings"]}
        else:
            claim = queries.claim(base, whole)
    if kind == "fact":
        fact = visible_values(fact) if _as_text(form) else fact
        for telling in fact["tellings"]:
            telling["marked"] = marked(claims[telling["claim"]], click.style if _as_text(form) else None)
        _print(fact, told_fact(fact), form)
    else:
        told = {**claim, "marked": marked(claim), "elsewhere": list(elsewhere(claim))}
        _print(told, _told(visible_values(claim)), form)


def _as_text(form: str | None) -> bool:
    return (form or ("text" if on_terminal() else "json")) == "text"


def _print(value: dict[str, Any], lines: Iterator[str], form: str | None) -> None:
    if _as_text(form):
        click.echo("\n".join(lines))
    else:
        print_json(value)


def _told(claim: Claim) -> Iterator[str]:
    yield click.style(f"{claim['type']} {claim['id']}", bold=True) + _superseded(claim)
    for name, value in claim["fields"].items():
        yield f"  {name:{_WIDTH}} {worded(value)}"
    if claim["attribution"]:
        yield f"  {'attribution':{_WIDTH}} {claim['attribution']}"
    yield f"  {'confidence':{_WIDTH}} {claim['confidence']}"
    for verdict in claim["verdicts"]:
        what = f"{verdict['field']} should be {verdict['value']}" if verdict["field"] else f"{verdict['verdict']}ed"
        yield f"  {'verdict':{_WIDTH}} {what}: {verdict['who']}, {verdict['made'][:10]}"
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


@click.command()
@click.argument("id", shell_complete=ids)
@as_of_options
@text_options
@db_option
def why(id: str, form: str | None, db: str, as_of: str | None, known: bool) -> None:
    """Why a fact is believed: what speaks for each claim being one of it. Or why a claim was made: its rule and words.

    \b
    Examples:
      wattwire why 42067cd3
      wattwire why 42067cd3 --json
    """
    with asking(db, as_of, known=known) as base:
        kind, whole = queries.which(base, id)
        if kind == "fact":
            fact = queries.fact(base, whole)
        else:
            claim = queries.claim(base, whole)
    if kind == "fact":
        _print(fact, reasoned_fact(visible_values(fact)), form)
    else:
        kept = {k: claim[k] for k in ("id", "type", "rule", "rules", "confidence", "extracted_confidence", "run")}
        more = {k: claim[k] for k in ("scores", "signs", "rule_verdicts", "verdicts") if claim[k]}
        _print({**kept, **more, "matched": _matched(claim)}, _reasoned(visible_values(claim)), form)


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
    yield from sureness(claim)
    if claim["scores"]:
        yield "scores: " + ", ".join(f"{name} {score:.2f}" for name, score in claim["scores"].items())
    yield ""
    for match in _matched(claim):
        words = "; ".join(f"“{visible(w['raw'])}” at {w['start']}" for w in match["words"]) or "no words of its own"
        basis = f" ({match['basis']})" if match["basis"] else ""
        value = "" if match["value"] is None else worded(match["value"])
        yield f"  {match['field']:{_WIDTH}} {value + basis:32} {words}"
    yield ""
    yield "  " + " ".join(visible(claim["evidence"]["text"]).split())


COMMANDS = (show, why)
