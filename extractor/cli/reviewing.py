"""A review: one claim after the other, with what a person answers. Each answer is written at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import click

from extractor.cli import keys, review_screen
from extractor.store import queries, verdicts
from extractor.store.errors import QueryError
from extractor.store.tables import FACT_TABLES
from extractor.store.verdicts import Correction

Claim = dict[str, Any]
_HELP = """\
a  the claim is right as it stands (or as you corrected it)
r  it is wrong: it supports no fact any longer
c  correct a field: choose it, then choose words of the passage, type words of the article, or = and a value
s  leave it for another time
u  take your last answer back
q  leave; what you answered is kept"""


class Review:
    """A walk through claims. ``base`` is open to write; ``who`` stands in every verdict."""

    def __init__(self, base: Any, waiting: list[dict[str, Any]], who: str) -> None:
        self._base, self._waiting, self._who = base, waiting, who
        self._console = review_screen.screen()
        self._at = 0
        self._done: list[tuple[int, str, list[int]]] = []

    def run(self) -> Counter[str]:
        """Walks until the end or until somebody leaves; how many claims were answered how."""
        answers: dict[str, Callable[[Claim], bool]] = {
            "a": lambda claim: self._decide(claim, "accept"),
            "r": lambda claim: self._decide(claim, "reject"),
            "c": self._correct,
            "s": lambda claim: True,
            "u": self._undo,
        }
        shown = -1
        while self._at < len(self._waiting):
            claim = self._claim()
            if shown != self._at:
                reasons = self._waiting[self._at]["reasons"]
                review_screen.show(self._console, claim, reasons, self._at + 1, len(self._waiting))
                shown = self._at
            self._console.print(review_screen.KEYS, style="bold", markup=False)
            pressed = keys.key()
            if pressed == keys.END:
                break
            answer = answers.get(pressed)
            if answer is None:
                self._console.print(_HELP, markup=False)
            elif answer(claim):
                self._at += 1
            else:
                shown = -1 if pressed in "cu" else shown
        return Counter(what for _, what, _ in self._done)

    def _claim(self) -> Claim:
        """The claim at hand, as it was corrected."""
        claim = queries.claim(self._base, self._waiting[self._at]["id"])
        verdict = verdicts.in_force(self._base, [claim["id"]]).get(claim["id"], verdicts.NONE)
        names = FACT_TABLES[claim["type"]].meanings
        fields = verdict.applied(claim["fields"])
        claim["fields"] = {name: fields[name] for name in names if name in fields}
        for name, correction in verdict.corrections.items():
            claim["mentions"] = [m for m in claim["mentions"] if m["field"] not in (name, f"{name}.via")]
            if correction.span is not None:
                start, end = correction.span
                raw = queries.text_of(self._base, claim["article"]["id"])[start:end]
                claim["mentions"].append({"field": name, "start": start, "end": end, "raw": raw})
        return claim

    def _decide(self, claim: Claim, decision: verdicts.Decision) -> bool:
        number = verdicts.decide(self._base, claim["id"], decision, who=self._who)
        self._note(f"{decision}ed", [number])
        return True

    def _note(self, what: str, numbers: list[int]) -> None:
        self._done.append((self._at, what, numbers))
        click.echo(what)

    def _undo(self, claim: Claim) -> bool:
        if not self._done:
            click.echo("there is nothing to take back")
            return False
        self._at, what, numbers = self._done.pop()
        for number in reversed(numbers):
            verdicts.undo(self._base, number, who=self._who)
        click.echo(f"taken back: {what}")
        return False

    def _correct(self, claim: Claim) -> bool:
        field = self._field(claim)
        if field is None:
            return False
        fields = self._value(claim, field)
        if fields:
            try:
                self._note("corrected", verdicts.correct(self._base, claim["id"], fields, who=self._who))
            except QueryError as error:
                click.echo(f"that cannot be: {error}")
        return False

    def _field(self, claim: Claim) -> str | None:
        names: list[str] = list(claim["fields"])
        typed = keys.line("which field (number or name)?")
        if typed.isdigit() and 0 < int(typed) <= len(names):
            return names[int(typed) - 1]
        if typed in FACT_TABLES[claim["type"]].meanings:
            return typed
        click.echo(f"the fields are: {', '.join(FACT_TABLES[claim['type']].meanings)}")
        return None

    def _value(self, claim: Claim, field: str) -> dict[str, Correction]:
        """What a field should be, with its unit where it brings one: by the passage's own words, or as it was typed."""
        from extractor.offers import offers, typed_values

        article = claim["article"]
        text = queries.text_of(self._base, article["id"])
        passage = (claim["evidence"]["start"], claim["evidence"]["end"])
        when = {"published": article["published"], "title": article["title"]}
        found = offers(text, passage, field, **when)
        for number, offer in enumerate(found, start=1):
            click.echo(f"  {number}  “{' '.join(offer.raw.split())}”  {_values(offer.values)}")
        allowed = FACT_TABLES[claim["type"]].closed.get(field)
        if allowed:
            click.echo(f"  {', '.join(allowed)}")
        typed = keys.line("number, words of the article, =VALUE, or = for nothing:")
        if typed.isdigit() and 0 < int(typed) <= len(found):
            offer = found[int(typed) - 1]
            return {name: Correction(value, (offer.start, offer.end)) for name, value in offer.values.items()}
        if typed.startswith("="):
            return {name: Correction(value) for name, value in typed_values(field, typed[1:].strip()).items()}
        at = text.find(typed, passage[0]) if typed else -1
        at = at if at >= 0 or not typed else text.find(typed)
        if at < 0:
            if typed:
                click.echo(f"the article does not say {typed!r}; type ={typed} for the value all the same")
            return {}
        whole = [o for o in offers(text, (at, at + len(typed)), field, **when) if o.raw == typed]
        values = whole[0].values if whole else {field: typed}
        return {name: Correction(value, (at, at + len(typed))) for name, value in values.items()}


def _values(values: dict[str, Any]) -> str:
    return " ".join(f"{value:,.10g}" if isinstance(value, float) else str(value) for value in values.values())
