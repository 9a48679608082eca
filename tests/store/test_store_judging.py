"""Judgements about companies in a base: found under every name, reversible, and no source touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from made import contents, document, fill, lease, process, sale

from extractor.registry import shipped
from extractor.registry.imports import read
from extractor.store import judging, queries
from extractor.store.connect import reading
from extractor.store.errors import QueryError, UnknownCompany, UnknownRecord
from extractor.store.lists import LISTINGS
from extractor.store.tables import FACT_TABLES
from extractor.store.verify import problems

Found = Callable[[str], list[str]]
BY = {"who": "Ada", "why": "the filing says so"}
DERIVED = ("judgements", "companies", "party_rows", "pending_claims", *(of.table for of in LISTINGS.values()))


@pytest.fixture
def base(tmp_path: Path) -> str:
    return str(fill(tmp_path / "facts.db"))


@pytest.fixture
def found(base: str) -> Found:
    """The sellers of the deals of somebody."""

    def deals(name: str) -> list[str]:
        with reading(base) as db:
            question = queries.Question(company=queries.meant(db, name), sort="company")
            return [row["company"] for row in queries.facts(db, FACT_TABLES["deal"], question)]

    return deals


def sound(base: str) -> bool:
    with reading(base) as db:
        return not list(problems(db))


def test_a_deal_of_a_merged_name_is_found_under_either(base: str, found: Found) -> None:
    before = contents(Path(base), *DERIVED)
    number = judging.merge(base, "Velanur Power", "Orrin Grid", **BY)
    assert found("Velanur Power") == found("Orrin Grid") == ["Orrin Grid", "Velanur Power"]
    assert contents(Path(base), *DERIVED) == before
    assert sound(base)
    judging.undo(base, number, **BY)
    assert found("Velanur Power") == ["Velanur Power"]
    assert sound(base)


def test_a_name_merged_into_a_listed_company_is_found_under_its_parent(base: str, found: Found) -> None:
    judging.merge(base, "Orrin Grid", "AWS", **BY)
    assert found("Amazon") == ["Cipher Mining", "Orrin Grid"]
    assert found("Orrin Grid") == ["Cipher Mining", "Orrin Grid"]
    with reading(base) as db:
        rows = {row["name"]: row["claims"] for row in queries.companies(db)}
    assert "Orrin Grid" not in rows
    assert rows["Amazon Web Services"] >= 2


def test_a_merge_goes_for_what_is_read_later(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    process(path, (document("lease.txt"), lease()), (document("sale.txt"), sale()))
    judging.merge(str(path), "Quillstone Digital", "Velanur Power", **BY)
    fill(path)
    with reading(str(path)) as db:
        question = queries.Question(company=queries.meant(db, "Velanur Power"))
        assert {row["company"] for row in queries.facts(db, FACT_TABLES["deal"], question)} == {
            "Orrin Grid",
            "Velanur Power",
        }
        assert not list(problems(db))


def test_a_split_takes_back_a_merge_and_words(base: str, found: Found) -> None:
    judging.merge(base, "Velanur Power", "Orrin Grid", **BY)
    judging.split(base, "Velanur Power", "Orrin Grid", **BY)
    assert found("Velanur Power") == ["Velanur Power"]
    judging.split(base, "AWS", "Amazon Web Services", **BY)
    assert found("Amazon") == []
    assert sound(base)
    with pytest.raises(QueryError, match="no claim's own words for 'Cipher Mining' are 'CIFR'"):
        judging.split(base, "CIFR", "Cipher Mining", **BY)


def test_a_new_name_is_found_beside_the_old_one(base: str, found: Found) -> None:
    judging.rename(base, "Velanur Power", "Velanur Energia", **BY)
    assert found("Velanur Energia") == found("Velanur Power") == ["Velanur Power"]
    with reading(base) as db:
        assert "Velanur Energia" in {row["name"] for row in queries.companies(db)}


def test_what_cannot_be_judged(base: str) -> None:
    with pytest.raises(UnknownCompany, match="Nobody at all"):
        judging.merge(base, "Nobody at all", "AWS", **BY)
    with pytest.raises(QueryError, match="the same company already"):
        judging.merge(base, "AWS", "Amazon Web Services", **BY)
    with pytest.raises(UnknownRecord, match="no judgement 9"):
        judging.undo(base, 9, **BY)


def test_unresolved_are_ranked_until_judged(base: str) -> None:
    with reading(base) as db:
        names = [row["name"] for row in queries.unresolved(db)]
    assert names[0] in ("Velanur Power", "Quillstone Digital")
    judging.keep(base, names[0], **BY)
    with reading(base) as db:
        assert names[0] not in [row["name"] for row in queries.unresolved(db)]
        assert [(row["kind"], row["who"], row["holds"]) for row in queries.judged(db)] == [("keep", "Ada", 1)]


def test_near_names_are_told_and_never_merged(base: str) -> None:
    listed = read("mine.csv", "name,tickers\nVelanur Holdings Grid,BME:VLNR\n", shipped())
    judging.take_in(base, "mine.csv", listed, who="Ada")
    with reading(base) as db:
        near = {row["name"]: row["near"] for row in queries.unresolved(db)}
        assert near["Velanur Power"] == "Velanur Holdings Grid"
        assert queries.meant(db, "VLNR").ids == ("own:velanur-grid",)


def test_an_imported_company_takes_its_name_over(base: str, found: Found) -> None:
    number = judging.merge(base, "Velanur Power", "Orrin Grid", **BY)
    listed = read("mine.csv", "name,id,tickers,parent\nVelanur Power,vp,BME:VLNR,Microsoft\n", shipped())
    assert judging.take_in(base, "mine.csv", listed, who="Ada") == 1
    assert found("VLNR") == ["Orrin Grid", "Velanur Power"]
    judging.undo(base, number, **BY)
    assert found("VLNR") == ["Velanur Power"]
    assert found("Microsoft") == ["Velanur Power"]
    assert sound(base)


def test_a_list_takes_the_place_of_the_one_before(base: str) -> None:
    for content in ("name\nVelanur Power\nOrrin Grid\n", "name\nOrrin Grid\n"):
        judging.take_in(base, "mine.csv", read("mine.csv", content, shipped()), who="Ada")
    with closing(sqlite3.connect(base)) as db:
        assert db.execute("SELECT list, name FROM own_companies").fetchall() == [("mine.csv", "Orrin Grid")]
