"""A fact in words: what it says, who tells it, and why they are taken to tell the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

Fact = dict[str, Any]
_WIDTH = 20
_RELATIONS = {
    "status": ("its status moved on from", "its status moved on to"),
    "amended": ("it amends", "it was amended by"),
    "renewed": ("it renews", "it was renewed by"),
    "expanded": ("it expands", "it was expanded by"),
    "revised": ("it revises", "it was revised by"),
    "conflict": ("it disagrees with", "it disagrees with"),
}


def worded(value: Any) -> str:
    """A value of a field."""
    if isinstance(value, list):
        return "; ".join(f"{party['name']} ({party['role']})" for party in value)
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def told_fact(fact: Fact) -> Iterator[str]:
    """What a fact says, with its alternatives, its support and every telling; evidence is in ``marked``."""
    yield click.style(f"{fact['type']} {fact['id']}", bold=True)
    for name, value in fact["fields"].items():
        yield f"  {name:{_WIDTH}} {worded(value)}"
    yield f"  {'confidence':{_WIDTH}} {fact['support']['confidence']}"
    yield f"  {'support':{_WIDTH}} {_supported(fact['support'])}"
    yield from _others(fact)
    yield from _linked(fact)
    for telling in fact["tellings"]:
        yield ""
        yield telling["marked"]
        parts = (telling["title"], telling["outlet"], telling["published"], telling["url"])
        yield "  " + ", ".join(part for part in parts if part)
        yield f"  claim {telling['claim']}, article {telling['article']}"


def sureness(claim: Mapping[str, Any]) -> Iterator[str]:
    """What a claim's confidence rests on: the signs that it was extracted with, and the verdicts of this base."""
    if claim["signs"]:
        weighed = ", ".join(f"{sign} {odds:+.2f}" for sign, odds in claim["signs"].items())
        yield f"extracted with confidence {claim['extracted_confidence']}, in log-odds: {weighed}"
    said = claim["rule_verdicts"]
    if said:
        yield (
            f"verdicts on claims of its rule: of {said['reviewed']} {said['right']} right, "
            f"{said['expected']:.1f} expected; the odds of its claims are multiplied by {said['odds']:.2f}"
        )
    for verdict in claim["verdicts"]:
        yield f"{verdict['verdict']}ed by {verdict['who']}, {verdict['made'][:10]}" + (
            f": {verdict['field']} should be {verdict['value']}" if verdict["field"] else ""
        )


def _supported(support: Mapping[str, Any]) -> str:
    times = f", {support['first_report']}" if support["first_report"] else ""
    times += f" to {support['last_report']}" if support["last_report"] != support["first_report"] else ""
    claims, articles, independent = (support[name] for name in ("claims", "articles", "independent"))
    return f"{_many(claims, 'claim')} of {_many(articles, 'article')}, {independent} independent{times}"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _others(fact: Fact) -> Iterator[str]:
    """The values that some claims give and the fact does not show."""
    for other in fact["alternatives"]:
        if not other["chosen"]:
            values = ", ".join(worded(value) for value in other["value"].values())
            said = f"{other['independent']} independent: {', '.join(claim[:8] for claim in other['claims'])}"
            yield f"  {'or ' + other['field']:{_WIDTH}} {values} ({said})"


def _linked(fact: Fact) -> Iterator[str]:
    for link in fact["links"]:
        earlier = "earlier" in link
        words = _RELATIONS[link["relation"]][0 if earlier else 1]
        differs = link["explanation"].get("differs")
        on = f" on {link['field']}: {differs}" if link["field"] else ""
        yield f"  {words} {link['earlier' if earlier else 'later']}{on}"


def reasoned_fact(fact: Fact) -> Iterator[str]:
    """Why each claim belongs to a fact: with which it was compared, what agreed, what was left open."""
    yield f"{fact['type']} {fact['id']}: {_supported(fact['support'])}"
    stories: dict[str, str] = {}
    for telling in fact["tellings"]:
        where = ", ".join(part for part in (telling["outlet"], (telling["published"] or "")[:10]) if part)
        yield ""
        yield f"claim {telling['claim']}" + (f" ({where})" if where else "") + f", rule {telling['rule']}"
        if telling["via"] is None:
            yield "  the first of them, by date and id"
        else:
            added = ", added as one that names less of the deal" if telling["attached"] else ""
            yield f"  fits {telling['via']} with a score of {telling['score']}{added}"
            yield from (f"    {name:{_WIDTH}} {reason}" for name, reason in telling["agreed"].items())
            if telling["unknown"]:
                yield f"    {'left open':{_WIDTH}} {', '.join(telling['unknown'])}"
        if telling["story"] in stories:
            yield f"  its article is a copy of that of {stories[telling['story']]}: they count once"
        stories.setdefault(telling["story"], telling["claim"])
        yield "  " + " ".join(telling["evidence"].split())
    yield from _links_reasoned(fact)


def _links_reasoned(fact: Fact) -> Iterator[str]:
    for line, link in zip(_linked(fact), fact["links"], strict=True):
        yield ""
        yield line.strip()
        explained = link["explanation"]
        yield from (f"    {name:{_WIDTH}} {reason}" for name, reason in explained.get("agreed", {}).items())
        yield from (f"    {name:{_WIDTH}} {reason} (changed)" for name, reason in explained.get("changed", {}).items())
