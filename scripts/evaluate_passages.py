#!/usr/bin/env python3
"""Score the rules for deals on the labelled passages of corpus/sentences/deals, each an article of one passage.

    scripts/evaluate-passages                    both halves, by group of files
    scripts/evaluate-passages --half read        what may be read for rules: older files, odd lines of the others
    scripts/evaluate-passages --half held        the even lines of the others: totals to look at, not errors to mend
    scripts/evaluate-passages --errors           list every wrong and missed deal of the part that may be read
    scripts/evaluate-passages FILE ...           other files of that format

A deal is right as in scripts/score.py: both parties in their roles, the power or the absence of one, alive, rumoured or
dead. A party that a passage leaves unnamed has to be unnamed in the claim.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import score
from training import passages

import extractor

PUBLISHED = "2026-02-13"
"""A day for all of them, since most passages have none."""
OLDER = "older files"
_WORDS = re.compile(r"(?:The|It|Its|We|Our|They|Their|Both|A|An|This|That|Each|One)\b|[^A-Z\d]*$")
_NUMBER = re.compile(r"([\d,]+(?:\.\d+)?)\s*(GW|gigawatt|kW|kilowatt)?", re.IGNORECASE)
_MEGAWATTS = {"g": 1000.0, "k": 0.001}
_OTHER_SIDE = ("c", "seller", "lender", "investor", "customer", "partner")
"""Who stands as counterparty, the first of them that has a name."""


@dataclass(frozen=True)
class Item:
    """A passage with where it stands and the deals that its labels tell, in the form of ``corpus/gold``."""

    place: str
    group: str
    held: bool
    text: str
    gold: list[dict[str, Any]]


def items(paths: Iterable[Path]) -> Iterator[Item]:
    """The passages of the files. Raises PassageError."""
    for path in paths:
        group = path.stem.rpartition("_")[0] if passages.measures(path) else OLDER
        for number, line in passages.lines(path):
            passage = passages.parse(line)
            gold = [fact(passage, deal) for deal in passage.deals]
            held = passages.measures(path) and number % 2 == 0
            yield Item(f"{path.stem}:{number}", group, held, passage.text, gold)


def fact(passage: passages.Passage, deal: int) -> dict[str, Any]:
    """A deal of a passage as an annotation of an article has it; optional where its labels say too little."""
    marked: dict[str, list[str]] = {}
    told = None
    for mark in passage.marks:
        for label in mark.labels:
            if label.deal == deal and label.name == passages.DEAL:
                told = label
            elif label.deal == deal:
                marked.setdefault(label.name, []).append(passage.text[mark.start : mark.end])
    assert told is not None  # the format has one for each deal
    provider, target = _named(marked.get("p", ())), _named(marked.get("t", ()))
    other = next((names for role in _OTHER_SIDE if (names := _named(marked.get(role, ())))), target)
    found: dict[str, Any] = {"type": "deal", "kind": told.kind, "status": told.status}
    found |= {"company": provider or marked.get("p", [])} | ({"counterparty": other} if other else {})
    if told.kind == "joint_venture":
        found["symmetric"] = True
    power = _NUMBER.search(marked["mw"][0]) if "mw" in marked else None
    if power is not None:
        unit = (power[2] or "m")[0].lower()
        found["capacity_mw"] = float(power[1].replace(",", "")) * _MEGAWATTS.get(unit, 1.0)
    unsaid = not provider or ("mw" in marked and power is None)
    return found | ({"optional": True} if unsaid else {})


def _named(words: Iterable[str]) -> list[str]:
    """Those that are names, not pronouns or descriptions."""
    return [word for word in words if not _WORDS.match(word)]


def claims(given: list[Item], model: str | None) -> dict[str, list[dict[str, Any]]]:
    """What the pipeline claims of each passage."""
    nlp = extractor.load(model) if model else extractor.load()
    found = ((item.place, extractor.extract(item.text, published=PUBLISHED, nlp=nlp)) for item in given)
    return {place: [c.model_dump(mode="json", exclude_none=True) for c in read.claims] for place, read in found}


def rows(given: list[Item], said: dict[str, list[dict[str, Any]]], errors: list[Any]) -> Iterator[tuple[str, Any]]:
    """Precision, recall and F1 of each group of files, and of all; ``errors`` gets what is wrong or missed."""
    counted = [
        (item.group, score.count(said[item.place], item.gold, None if item.held else errors, item.place)[0])
        for item in given
    ]
    for group in sorted({group for group, _ in counted}):
        yield group, score.total([cells for own, cells in counted if own == group], "core", ("deal",))
    yield "all", score.total([cells for _, cells in counted], "core", ("deal",))


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", help="files of passages; else those of the corpus")
    parser.add_argument("--half", choices=("read", "held"), help="one half alone")
    parser.add_argument("--errors", action="store_true", help="list what is wrong or missed, but for what is held out")
    parser.add_argument("--model", help="the pipeline to use, as for wattwire extract")
    options = parser.parse_args()
    every = items(options.files or passages.files())
    given = [item for item in every if options.half is None or item.held == (options.half == "held")]
    errors: list[Any] = []
    said = claims(given, options.model)
    print(f"{'deals':24}{'precision':>10}{'recall':>8}{'f1':>7}{'right':>7}{'said':>6}{'gold':>6}")
    for group, r in rows(given, said, errors):
        print(
            f"{group:24}{r['precision']:10.3f}{r['recall']:8.3f}{r['f1']:7.3f}{r['right']:7}{r['said']:6}{r['gold']:6}"
        )
    texts = {item.place: item.text for item in given}
    for verdict, place, deal in (e for e in errors if options.errors and e[2]["type"] == "deal"):
        parties = " / ".join(str(deal.get(field) or "-") for field in ("company", "counterparty", "capacity_mw"))
        print(f"{verdict} {place} {deal['kind']} {deal['status']} {deal.get('rule', '')}: {parties}\n  {texts[place]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
