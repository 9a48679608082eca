"""Verdicts: they hang on the claim, can be taken back, and decide what facts rest on."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from made import document, fill, lease, process, sale

from extractor.engines.consolidate import consolidate
from extractor.store import queries, verdicts
from extractor.store.connect import open_to_write, reading
from extractor.store.errors import QueryError, UnknownRecord
from extractor.store.fact_base import FactBase
from extractor.store.tables import FACT_TABLES
from extractor.store.verdicts import Correction
from extractor.store.verify import problems

DEAL = lease().claims[0].id
SALE = sale().claims[0].id


@pytest.fixture
def base(tmp_path: Path) -> str:
    return str(fill(tmp_path / "facts.db"))


def give(base: str, verdict: str, claim: str = DEAL, **fields: Correction) -> list[int]:
    """Writes a verdict and settles facts anew."""
    with closing(open_to_write(base)) as db:
        if verdict == "correct":
            numbers = verdicts.correct(db, claim, fields, who="Ada")
        elif verdict == "undo":
            numbers = [verdicts.undo(db, int(claim), who="Ada")]
        else:
            numbers = [verdicts.decide(db, claim, verdict, who="Ada")]  # type: ignore[arg-type]
        consolidate(FactBase(db, base))
    return numbers


def sellers(base: str, **asked: object) -> list[str]:
    with reading(base) as db:
        assert not list(problems(db))
        question = queries.Question(sort="company", **asked)  # type: ignore[arg-type]
        return [row["company"] for row in queries.facts(db, FACT_TABLES["deal"], question)]


def test_a_rejected_claim_supports_no_fact_until_that_is_taken_back(base: str) -> None:
    assert sellers(base) == ["Cipher Mining", "Orrin Grid", "Velanur Power"]
    (number,) = give(base, "reject")
    assert sellers(base) == ["Orrin Grid", "Velanur Power"]
    (undone,) = give(base, "undo", str(number))
    assert sellers(base) == ["Cipher Mining", "Orrin Grid", "Velanur Power"]
    give(base, "undo", str(undone))
    assert sellers(base) == ["Orrin Grid", "Velanur Power"]
    give(base, "accept")
    assert sellers(base) == ["Cipher Mining", "Orrin Grid", "Velanur Power"]


def test_a_corrected_value_is_what_the_fact_says(base: str) -> None:
    (number,) = give(base, "correct", capacity_mw=Correction(250.0), site=Correction("Tern Flat"))[:1]
    assert sellers(base, min_mw=240, max_mw=260) == ["Cipher Mining"]
    with reading(base) as db:
        assert queries.claim(db, DEAL)["fields"]["capacity_mw"] == 300.0, "the claim says what the article says"
        assert verdicts.in_force(db)[DEAL].corrections["site"].value == "Tern Flat"
    give(base, "undo", str(number))
    assert sellers(base, min_mw=240, max_mw=260) == []


def test_a_corrected_party_is_found_and_the_wrong_one_is_not(base: str) -> None:
    give(base, "correct", counterparty=Correction("Quillstone Digital"))
    with reading(base) as db:
        quillstone, amazon = queries.meant(db, "Quillstone Digital"), queries.meant(db, "Amazon")
    assert sellers(base, counterparty=quillstone) == ["Cipher Mining", "Orrin Grid", "Velanur Power"]
    assert sellers(base, company=amazon) == []


def test_verdicts_survive_newer_rules(base: str) -> None:
    give(base, "reject")
    give(base, "correct", SALE, value=Correction(3e9))
    process(Path(base), (document("lease.txt"), lease()), (document("copy.txt"), sale()), rules="rules-2")
    with closing(open_to_write(base)) as db:
        consolidate(FactBase(db, base))
        standing = verdicts.in_force(db)
        assert {claim: v.decision for claim, v in standing.items()} == {DEAL: "reject", SALE: None}
    assert sellers(base) == ["Orrin Grid", "Velanur Power"]
    with reading(base) as db:
        rows = queries.facts(db, FACT_TABLES["deal"], queries.Question(values={"kind": ["ppa"]}, sort="-value"))
        assert next(rows)["value"] == 3e9


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"capacity_mw": Correction(-5.0)}, "capacity_mw: Input should be greater than 0"),
        ({"status": Correction("perhaps")}, "status: Input should be 'announced'"),
        ({"counterparty": Correction("Cipher Mining")}, "counterparty: a party deals with itself"),
        ({"company": Correction(None)}, "company: Field required"),
        ({"currency": Correction("USD")}, "a value needs its currency"),
        ({"site": Correction("Texas", (10, 5000))}, "site: the words lie outside the article"),
    ],
)
def test_what_cannot_be_is_refused(base: str, fields: dict[str, Correction], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        give(base, "correct", **fields)
    with reading(base) as db:
        assert verdicts.in_force(db) == {}


@pytest.mark.parametrize("broken", ["let_wait", "registry"])
def test_a_verdict_that_is_broken_off_was_never_given(base: str, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between its record and the facts that have to follow nothing may come, else they would never follow."""

    def die(*arguments: object) -> None:
        raise KeyboardInterrupt

    place = "extractor.store.verdicts.let_wait" if broken == "let_wait" else "extractor.store.own.registry_of"
    monkeypatch.setattr(place, die)
    with pytest.raises(KeyboardInterrupt):
        give(base, "reject")
    with reading(base) as db:
        assert db.execute("SELECT count(*) FROM verdicts").fetchone()[0] == 0
    assert sellers(base)


def test_there_must_be_something_to_take_back(base: str) -> None:
    with pytest.raises(UnknownRecord, match="no verdict 9"):
        give(base, "undo", "9")


def test_what_is_worth_a_look(base: str) -> None:
    with reading(base) as db:
        waiting = queries.queue(db)
    assert waiting[0]["reasons"]
    assert DEAL not in [row["id"] for row in waiting], "sure, of listed companies, and of no great size"
    assert SALE in [row["id"] for row in waiting]
    give(base, "accept", SALE)
    with reading(base) as db:
        assert SALE not in [row["id"] for row in queries.queue(db)]
        assert {row["id"] for row in queries.queue(db, types=["move"])} < {row["id"] for row in queries.queue(db)}
        assert queries.queue(db, reasons=["conflict"]) == []
        assert len(queries.queue(db, limit=1)) == 1


def test_precision_by_rule(base: str) -> None:
    give(base, "accept", SALE)
    give(base, "correct", SALE, value=Correction(3e9))
    give(base, "reject")
    with reading(base) as db:
        (rule,) = queries.rule_precision(db, reviewed=True)
        assert {k: rule[k] for k in ("rule", "reviewed", "right", "corrected", "wrong", "precision")} == {
            "rule": "deal.made",
            "reviewed": 2,
            "right": 0,
            "corrected": 1,
            "wrong": 1,
            "precision": 0.0,
        }
        assert 0 <= rule["low"] <= rule["precision"] <= rule["high"] <= 1
        assert [row["confidence"] for row in queries.rule_precision(db, by="confidence", reviewed=True)] == [0.9]
