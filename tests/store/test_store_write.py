"""Writing: whole or not at all, once, and newer rules beside older ones."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from made import LEASE, SALE, claim, contents, document, end, extraction, failure, fill, lease, process, sale, story

from extractor.schema import Extraction, Rejected
from extractor.store import write
from extractor.store.connect import reading
from extractor.store.rows import days
from extractor.store.verify import problems
from extractor.store.write import Writer


def ask(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with reading(str(path)) as db:
        return [tuple(row) for row in db.execute(sql, values)]


def test_outcomes(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    skip = Rejected(outcome="skip", reason="empty", detail="no text")
    inputs = [(document("a"), lease()), (document("b"), lease()), (document("c"), failure()), (document("d"), skip)]
    assert process(path, *inputs) == ["article", "duplicate", "failure", "skip"]
    assert ask(path, "SELECT source, outcome, reason, article IS NOT NULL FROM inputs ORDER BY id") == [
        ("a", "article", None, 1),
        ("b", "duplicate", "same_text", 1),
        ("c", "failure", "malformed", 0),
        ("d", "skip", "empty", 0),
    ]
    assert ask(path, "SELECT source FROM article_sources ORDER BY id") == [("a",), ("b",)]
    assert ask(path, "SELECT articles, duplicates, skips, failures, claims_added, interrupted FROM runs") == [
        (1, 1, 1, 1, 2, 0)
    ]


def test_everything_of_a_claim(filled: Path) -> None:
    (row,) = ask(filled, "SELECT company, counterparty, capacity_mw, term_years, other_parties, evidence FROM deal_reports "
                         "WHERE kind = 'lease'")  # fmt: skip
    assert row == ("Cipher Mining", "Amazon Web Services", 300.0, 15.0, "Nvidia (technology_supplier)", LEASE)
    mentions = ask(filled, "SELECT field, m.start, m.\"end\", raw FROM mentions m JOIN deal_reports d ON d.id = m.claim "
                           "WHERE d.kind = 'lease' ORDER BY field")  # fmt: skip
    assert mentions[0] == ("capacity_mw", LEASE.index("300"), LEASE.index("300") + 6, "300 MW")
    parties = ask(filled, "SELECT field, p.name, p.company FROM claim_parties p JOIN deal_reports d ON d.id = claim "
                          "WHERE d.kind = 'lease' ORDER BY field")  # fmt: skip
    assert parties == [
        ("company", "Cipher Mining", "cipher-mining"),
        ("counterparty", "Amazon Web Services", "amazon-web-services"),
        ("other_parties.0", "Nvidia", "nvidia"),
    ]


def test_companies_of_the_registry_and_names_nobody_listed(filled: Path) -> None:
    assert ask(filled, "SELECT id, listed, parent FROM companies WHERE name LIKE 'Amazon%' ORDER BY id") == [
        ("amazon", 1, None),
        ("amazon-web-services", 1, "amazon"),
    ]
    assert ask(filled, "SELECT id, name FROM companies WHERE NOT listed ORDER BY id") == [
        ("met:Orrin Grid", "Orrin Grid"),
        ("met:Quillstone Digital", "Quillstone Digital"),
        ("met:Velanur Power", "Velanur Power"),
    ]
    assert ("AWS",) in ask(filled, "SELECT alias FROM company_aliases WHERE company = 'amazon-web-services'")
    assert ("NASDAQ:AMZN",) in ask(filled, "SELECT alias FROM company_aliases WHERE kind = 'ticker'")
    assert ask(filled, "SELECT company FROM claim_parties WHERE name = 'Bitcoin'") == [(None,)]


def test_a_name_that_gets_listed_is_its_company_from_then_on(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    with Writer(str(path)) as store:
        store.db.execute(
            "INSERT INTO companies (id, name, form, listed) VALUES ('met:Cipher Mining', 'Cipher Mining', '', 0)"
        )
        store.db.execute("UPDATE party_rows SET company = 'met:Cipher Mining' WHERE name = 'Cipher Mining'")
    article = story("Cipher Mining has added 20 MW.", "2026-01-02")
    words = {"holder": "Cipher Mining", "mw": "20 MW"}
    more = claim(article, article.text, words, type="capacity", holder="Cipher Mining", mw=20)
    process(path, (document("more.txt"), extraction(article, more)))
    assert ask(path, "SELECT DISTINCT company FROM claim_parties WHERE name = 'Cipher Mining'") == [("cipher-mining",)]
    assert not ask(path, "SELECT 1 FROM companies WHERE id = 'met:Cipher Mining'")


def test_running_again_changes_nothing_but_the_runs(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    before = contents(path, "runs")
    fill(path)
    assert contents(path, "runs") == before
    assert ask(path, "SELECT claims_added FROM runs") == [(8,), (0,)]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [({}, True), ({"member": 1}, False), ({"digest": "0"}, False), ({"options_hash": "o"}, False),
     ({"rule_hash": "r"}, False), ({"source": "x"}, False)],
)  # fmt: skip
def test_known(filled: Path, changed: dict[str, Any], expected: bool) -> None:
    raw = document("lease.txt")
    asked = {"source": raw.source, "member": None, "digest": raw.digest, "options_hash": "options"}
    with Writer(str(filled)) as store:
        assert store.known(**{**asked, "rule_hash": "rules-1", **changed}) is expected


def test_failures_are_tried_again(tmp_path: Path) -> None:
    path, raw = tmp_path / "facts.db", document("a")
    process(path, (raw, failure("timeout", "took too long")))
    with Writer(str(path)) as store:
        assert not store.known("a", None, raw.digest, "options", "rules-1")
    assert process(path, (raw, lease())) == ["article"]
    assert ask(path, "SELECT outcome, reason, detail FROM inputs") == [("article", None, None)]


def test_a_place_that_holds_something_else_now(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    process(path, (document("a", "one"), failure()))
    process(path, (document("a", "two"), lease()))
    assert ask(path, "SELECT outcome, replaced_by FROM inputs ORDER BY id") == [("failure", 2), ("article", None)]
    process(path, (document("a", "one"), failure()))
    assert ask(path, "SELECT outcome, replaced_by FROM inputs ORDER BY id") == [("failure", None), ("article", 1)]


def test_standard_input_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    process(path, (document("-", "one"), failure()))
    process(path, (document("-", "two"), lease()))
    assert ask(path, "SELECT replaced_by FROM inputs") == [(None,), (None,)]


def test_newer_rules_supersede_an_article_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    old, article = lease(), lease().article
    process(path, (document("a"), old))
    untouched = ask(path, "SELECT * FROM claims WHERE type = 'capacity'")
    words = {"company": "Cipher Mining", "counterparty": "AWS", "capacity_mw": "300 MW"}
    parts = {"company": "Cipher Mining", "counterparty": "Amazon Web Services"}
    better = claim(article, LEASE, words, type="deal", kind="lease", status="completed", capacity_mw=300, **parts)
    surer = old.claims[1].model_copy(update={"confidence": 0.99, "rule": "capacity.other"})
    assert process(path, (document("a"), extraction(article, better, surer)), rules="rules-2") == ["article"]
    assert ask(path, "SELECT id, superseded_by, rules, run FROM claims ORDER BY seq") == [
        (old.claims[0].id, 2, "rules-1", 1),
        (old.claims[1].id, None, "rules-1", 1),
        (better.id, None, "rules-2", 2),
    ]
    assert ask(path, "SELECT * FROM claims WHERE type = 'capacity'") == untouched
    assert ask(path, "SELECT status FROM deals") == [("completed",)]
    assert ask(path, "SELECT rules FROM articles") == [("rules-2",)]
    assert ask(path, "SELECT claims_added, claims_superseded FROM runs WHERE id = 2") == [(1, 1)]
    assert {id for row in ask(path, "SELECT claims FROM ledger") for id in json.loads(row[0])} == {better.id, surer.id}
    process(path, (document("a"), old), rules="rules-3")
    assert ask(path, "SELECT id FROM claims WHERE superseded_by IS NOT NULL") == [(better.id,)]
    with reading(str(path)) as db:
        assert list(problems(db)) == []


def test_the_first_input_keeps_the_article_under_newer_rules(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    process(path, (document("a"), lease()), (document("b"), lease()))
    assert process(path, (document("b"), lease()), (document("a"), lease()), rules="2") == ["duplicate", "article"]


@pytest.mark.parametrize("broken", ["_ledger", "_source", "_input", "_claim"])
def test_an_article_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    path = tmp_path / "facts.db"
    process(path, (document("a"), lease()))
    before = contents(path, "runs")
    with Writer(str(path)) as store:
        run = store.begin_run(versions={}, rule_hash="rules-1", arguments=[])
        with monkeypatch.context() as patch:
            after = 2 if broken == "_claim" else 0
            calls: list[object] = []
            whole = getattr(store, broken)

            def fail(*arguments: Any) -> None:
                calls.append(arguments)
                if len(calls) > after:
                    raise RuntimeError("no more")
                whole(*arguments)

            patch.setattr(store, broken, fail)
            with pytest.raises(RuntimeError):
                store.write(run, document("b"), sale(), "options")
        store.flush()
        assert contents(path, "runs") == before
        assert store.write(run, document("b"), sale(), "options") == "article"
        store.flush()
    with reading(str(path)) as db:
        assert list(problems(db)) == []


def test_what_was_not_flushed_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "COMMIT_EVERY", 2)
    path = tmp_path / "facts.db"
    with Writer(str(path)) as store:
        run = store.begin_run(versions={}, rule_hash="r", arguments=[])
        for name, result in (("a", lease()), ("b", sale()), ("c", end())):
            store.write(run, document(name), result, "options")
    assert ask(path, "SELECT source FROM inputs") == [("a",), ("b",)]
    assert ask(path, "SELECT ended, interrupted FROM runs") == [(None, None)]


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    article = story(LEASE, "2026-01-01", title="half \ud83d a pair")
    raw = document("caf\udce9.txt", "x")
    process(path, (raw, Extraction(article=article, claims=(), ledger=())))
    assert ask(path, "SELECT source FROM inputs") == [("caf\\udce9.txt",)]
    with Writer(str(path)) as store:
        assert store.known(raw.source, None, raw.digest, "options", "rules-1")


def test_full_text_follows(filled: Path) -> None:
    found = "SELECT count(*) FROM claims WHERE seq IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)"
    assert ask(filled, found, "solar power") == [(1,)]
    assert ask(filled, found, "contracts") == [(1,)], "words are found by their stem"
    titles = "SELECT id FROM articles WHERE seq IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
    assert ask(filled, titles, "title:texas") == [(lease().article.id,)]


def test_full_text_survives_vacuum(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    with Writer(str(path)) as store:
        store.db.execute("VACUUM")
        store.db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        store.db.execute("INSERT INTO claims_fts (claims_fts, rank) VALUES ('integrity-check', 1)")


def test_the_full_text_check_can_fail(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    with Writer(str(path)) as store:
        store.db.execute("DROP TRIGGER claims_fts_update")
        store.db.execute("UPDATE claims SET evidence = 'other words'")
        with pytest.raises(sqlite3.DatabaseError):
            store.db.execute("INSERT INTO claims_fts (claims_fts, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize(
    ("announced", "published", "expected"),
    [
        ("2025-11-03", "2026-01-20", ("2025-11-03", "2025-11-03")),
        ("2025-11", "2026-01-20", ("2025-11-01", "2025-11-30")),
        ("2025-Q4", "2026-01-20T09:00:00Z", ("2026-01-20", "2026-01-20")),
        ("XXXX-11-03", None, (None, None)),
        (None, "2026-01-20", ("2026-01-20", "2026-01-20")),
    ],
)
def test_days(announced: str | None, published: str | None, expected: tuple[str | None, str | None]) -> None:
    article = story(SALE, published)
    parts = {"company": "Velanur Power", "counterparty": "Quillstone Digital"}
    made = claim(article, SALE, parts, type="deal", kind="ppa", announced=announced, **parts)
    assert days(made, published) == expected
