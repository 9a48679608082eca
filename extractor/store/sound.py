"""Whether rows that come from elsewhere hold what every base promises, as far as can be told at the speed of loading.

``verify`` checks the rest: that fields fit their model, and that a claim's id is the hash of its core.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from extractor.schema import article_id
from extractor.store.errors import UnsoundRows
from extractor.store.tables import FACT_TABLES, PARTY_TABLES

if TYPE_CHECKING:
    from extractor.store.elsewhere import Contents, Ending


def check(endings: Iterable[Ending], read: Sequence[Ending], contents: Contents) -> None:
    """Each input that was left out has its reason, each article is the hash of its text, each span is its words.

    ``read`` are the inputs of the articles. Raises UnsoundRows.
    """
    for ending in endings:
        if ending.outcome not in ("article", "skip", "failure"):
            raise UnsoundRows(f"{ending.source} ended as {ending.outcome!r}, which is no way to end")
        if (ending.outcome == "article") != (ending.article is not None):
            raise UnsoundRows(f"{ending.source} is an article without one, or one without being an article")
        if ending.outcome != "article" and not ending.reason:
            raise UnsoundRows(f"{ending.source} was left out without a reason")
    try:
        _check(contents)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise UnsoundRows(f"what should be JSON is none, or another ({error})") from error


def _check(contents: Contents) -> None:
    texts = [article[7] or "" for article in contents.articles]
    for article, text in zip(contents.articles, texts, strict=True):
        if article_id(text, article[4]) != article[0]:
            raise UnsoundRows(f"article {article[0]}: the id is not the hash of text and publication date")
        _record(article[8])
    for at, id, type, _, _, start, end, evidence, _, basis, data, *_ in contents.claims:
        if type not in FACT_TABLES:
            raise UnsoundRows(f"claim {id} is of the type {type!r}, which this version does not know")
        _span(texts[at], start, end, evidence, f"the evidence of claim {id}")
        _record(basis)
        _parties(id, type, _record(data))
    for n, field, start, end, raw in contents.mentions:
        _span(texts[contents.claims[n][0]], start, end, raw, f"{field} of claim {contents.claims[n][1]}")
    ids: dict[int, set[str]] = {}
    for at, id, *_ in contents.claims:
        ids.setdefault(at, set()).add(id)
    for at, start, end, raw, _, _, _, claims in contents.ledger:
        _span(texts[at], start, end, raw, f"a mention of article {contents.articles[at][0]}")
        if not ids.get(at, set()).issuperset(json.loads(claims)):
            raise UnsoundRows(f"{raw!r} in article {contents.articles[at][0]} names a claim that is not there")


def _span(text: str, start: int, end: int, raw: str, what: str) -> None:
    if not 0 <= start < end or text[start:end] != raw:
        raise UnsoundRows(f"{what} is not at {start}:{end} of the text")


def _record(value: Any) -> dict[str, Any]:
    found = json.loads(value)
    if not isinstance(found, dict):
        raise UnsoundRows("what should be a record is none")
    return found


def _parties(claim: str, type: str, fields: dict[str, Any]) -> None:
    names = [fields.get(field) for field in FACT_TABLES[type].parties]
    for its, field in PARTY_TABLES:
        if its == type:
            names += [party[part] for party in fields.get(field, ()) for part in ("name", "role")]
    if not all(name is None or isinstance(name, str) for name in names):
        raise UnsoundRows(f"claim {claim} has a party that is no name")
