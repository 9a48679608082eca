"""Verdicts as annotations: facts as the project's own gold has them, and labelled spans to train spaCy on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from extractor.store.tables import FACT_TABLES
from extractor.store.verdicts import Verdict

Reviewed = tuple[dict[str, Any], Verdict]
_NAMES = ("target", "site", "location")
"""Names that are no parties. Annotations have lists of accepted forms for parties alone."""


def gold(reviewed: Iterable[Reviewed], unreviewed: dict[str, int]) -> Iterator[dict[str, Any]]:
    """An article a line with its accepted and corrected facts. ``complete``: every claim of it was looked at.

    What an article says and no claim stated is not among them.
    """
    for (article, id), rows in groupby(reviewed, key=lambda r: (r[0]["article"], r[0]["input_id"])):
        facts = [_fact(row, verdict) for row, verdict in rows if not verdict.rejected]
        yield {"id": id, "complete": unreviewed[article] == 0, "facts": facts}


def _fact(row: dict[str, Any], verdict: Verdict) -> dict[str, Any]:
    table = FACT_TABLES[row["type"]]
    words = _words(row, verdict)
    fact: dict[str, Any] = {"type": row["type"]}
    for name, value in verdict.applied(json.loads(row["data"])).items():
        if name in table.parties and name not in _NAMES:
            said = words.get(name)
            fact[name] = list(dict.fromkeys([value, *([said] if said else [])]))
        elif name == "other_parties":
            fact[name] = [{"name": [party["name"]], "role": party["role"]} for party in value]
        elif value != []:
            fact[name] = value
    return {**{k: v for k, v in fact.items() if v != []}, "quote": row["evidence"]}


def _words(row: dict[str, Any], verdict: Verdict) -> dict[str, str]:
    return {name: row["text"][start:end] for name, (start, end) in spans(row, verdict).items()}


def spans(row: dict[str, Any], verdict: Verdict) -> dict[str, tuple[int, int]]:
    """Where the words of each field stand: as corrected; of what was typed in by hand, nowhere."""
    found = {m["field"]: (m["start"], m["end"]) for m in row["mentions"]}
    for name, correction in verdict.corrections.items():
        found.pop(name, None)
        found.pop(f"{name}.via", None)
        if correction.span is not None:
            found[name] = correction.span
    return found


def labelled(reviewed: Iterable[Reviewed]) -> Iterator[dict[str, Any]]:
    """A claim a line: its passage, the words of its fields with their labels, and whether it is right."""
    for row, verdict in reviewed:
        start, end = row["evidence_start"], row["evidence_end"]
        words = [
            {"start": low - start, "end": high - start, "label": f"{row['type']}.{name}".upper()}
            for name, (low, high) in sorted(spans(row, verdict).items(), key=lambda item: (item[1], item[0]))
            if start <= low and high <= end
        ]
        yield {
            "text": row["evidence"],
            "spans": words,
            "cats": {row["type"].upper(): 0.0 if verdict.rejected else 1.0},
            "answer": "reject" if verdict.rejected else "accept",
            "meta": {"claim": row["id"], "article": row["input_id"], "rule": row["rule"]},
        }
