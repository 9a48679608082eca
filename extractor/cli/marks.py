"""Marking the words of a claim's fields in its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from extractor.shown import visible

Claim = dict[str, Any]
Span = tuple[int, int]


def _spans(claim: Claim) -> dict[Span, list[str]]:
    found: dict[Span, list[str]] = {}
    for mention in claim["mentions"]:
        found.setdefault((mention["start"], mention["end"]), []).append(mention["field"])
    return dict(sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])))


def pieces(claim: Claim) -> Iterator[tuple[str, list[str]]]:
    """The evidence in pieces: words of fields with the fields' names, and what stands between them with none.

    Of words within other words only the outer ones are told apart, with the names of both.
    """
    start, end, text = (claim["evidence"][k] for k in ("start", "end", "text"))
    inside = {span: names for span, names in _spans(claim).items() if start <= span[0] and span[1] <= end}
    at = start
    for (low, high), names in _outer(inside).items():
        if low > at:
            yield text[at - start : low - start], []
        yield text[low - start : high - start], names
        at = high
    if at < end:
        yield text[at - start :], []


def marked(claim: Claim, style: Callable[..., str] | None = None) -> str:
    """The evidence with the words of each field in brackets and the fields' names behind them."""
    told: list[str] = []
    for text, names in pieces(claim):
        if not names:
            told.append(visible(text))
            continue
        words, label = f"[{visible(text)}]", f"({', '.join(names)})"
        told.append(style(words, bold=True) if style else words)
        told.append(style(label, dim=True) if style else label)
    return " ".join("".join(told).split())


def _outer(spans: dict[Span, list[str]]) -> dict[Span, list[str]]:
    merged: dict[Span, list[str]] = {}
    last: Span = (-1, -1)
    for span, names in spans.items():
        if span[0] < last[1]:
            wide = (last[0], max(last[1], span[1]))
            merged[wide] = [*merged.pop(last), *names]
            last = wide
        else:
            merged[span] = list(names)
            last = span
    return merged


def elsewhere(claim: Claim) -> Iterator[str]:
    """The fields whose words stand outside the evidence: a name that a pronoun stood for, a heading."""
    start, end = claim["evidence"]["start"], claim["evidence"]["end"]
    raw = {(m["start"], m["end"]): m["raw"] for m in claim["mentions"]}
    for span, names in _spans(claim).items():
        if span[0] < start or span[1] > end:
            yield f"“{visible(raw[span])}” at {span[0]} ({', '.join(names)})"
