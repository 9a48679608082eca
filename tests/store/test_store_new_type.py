"""A further fact type: a model, an entry and a migration, and it is written, asked for and described."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated, ClassVar, Literal

import pytest
from made import document
from pydantic import Field
from sqlite_utils import Database

from extractor.schema import CLAIM_TYPES, Extraction
from extractor.schema.claims import ClaimBase, Evidence
from extractor.store import narrow, queries
from extractor.store.connect import open_to_write, reading
from extractor.store.describe import described
from extractor.store.queries import Question
from extractor.store.tables import FACT_TABLES, FactTable
from extractor.store.write import Writer


class Rating(ClaimBase):
    """What an analyst says of a company."""

    CORE: ClassVar[tuple[str, ...]] = ("company", "grade")

    type: Literal["rating"] = "rating"
    company: str
    grade: Literal["buy", "hold", "sell"]
    price: Annotated[float, Field(gt=0)] | None = None
    solicited: bool = False


RATINGS = FactTable(
    type="rating",
    view="ratings",
    about="What analysts say of companies.",
    parties=("company",),
    meanings={"company": "whose", "grade": "how good", "price": "target price", "solicited": "1 if paid for"},
    short=("company", "grade"),
    closed={"grade": ("buy", "hold", "sell")},
)


def test_a_sixth_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CLAIM_TYPES, "rating", Rating)  # type: ignore[arg-type]
    monkeypatch.setitem(FACT_TABLES, "rating", RATINGS)
    path = str(tmp_path / "facts.db")
    with closing(open_to_write(path)) as connection:
        narrow.create(Database(connection), RATINGS)
        narrow.number(Database(connection), RATINGS)
        narrow.create_facts(Database(connection), RATINGS)
    from extractor.schema import Article, article_id

    text = "Orrin Grid is a buy."
    article = Article(id=article_id(text, None), text=text)
    mentions = {"company": (0, 10)}
    rating = Rating(
        confidence=0.8, rule="rating.made", evidence=Evidence(start=0, end=20), raw={"company": "Orrin Grid"},
        mentions=mentions, company="Orrin Grid", grade="buy", price=12.5, solicited=True, id="r1",
    )  # fmt: skip
    made = Extraction.model_construct(article=article, claims=(rating,), ledger=(), mentions=())
    with Writer(path) as store:
        run = store.begin_run(versions={}, rule_hash="r", arguments=[])
        store.write(run, document("a"), made, "o")
        store.end_run(run, interrupted=False, counts={})
    with reading(path) as db:
        (found,) = queries.facts(db, RATINGS, Question(queries.meant(db, "orrin grid"), values={"grade": ["buy"]}))
        assert (found["company"], found["price"], found["solicited"]) == ("Orrin Grid", 12.5, 1)
        assert not list(queries.facts(db, RATINGS, Question(values={"grade": ["sell"]})))
    assert set(found) <= set(described()["ratings"][1])
