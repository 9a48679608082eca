"""The project's own corpus: its form, and the floors that the rules must hold on it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benching.unregistered import named, without

from extractor.registry import shipped

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
TYPES = {"deal", "capacity", "move", "guidance", "event"}


def lines(name: str) -> list[dict[str, object]]:
    files = (
        [CORPUS / f"{name}.jsonl"] if (CORPUS / f"{name}.jsonl").exists() else sorted((CORPUS / name).glob("*.jsonl"))
    )
    texts = (path.read_text(encoding="utf-8") for path in files)
    return [json.loads(line) for text in texts for line in text.splitlines()]


def test_every_article_has_its_facts_and_its_provenance() -> None:
    articles = {path.name.split(".")[0] for path in (CORPUS / "articles").iterdir()}
    assert len(articles) >= 80
    assert {str(line["id"]) for line in lines("gold")} == articles
    assert {str(line["id"]) for line in lines("provenance")} == articles


def test_true_stories_say_where_their_facts_were_published() -> None:
    for line in lines("provenance"):
        assert line["licence"] == "CC0-1.0"
        assert line["status"] in ("true", "invented")
        assert line["status"] == "invented" or line["sources"]


def test_the_corpus_has_what_it_was_written_for() -> None:
    facts = [f for line in lines("gold") for f in line["facts"] if not f.get("optional")]  # type: ignore[attr-defined]
    deals = [f for f in facts if f["type"] == "deal"]
    assert {f["type"] for f in facts} == TYPES
    assert len(deals) >= 70
    assert sum(f["kind"] in ("lease", "cloud") and f.get("capacity_mw") is not None for f in deals) >= 35
    assert sum("capacity_mw_high" in f or "value_high" in f or "mw_high" in f for f in facts) >= 15
    assert sum(f.get("action") in ("option", "expansion") for f in deals) >= 10
    assert sum(f["status"] in ("terminated", "denied") for f in deals) >= 8


def test_the_floors_hold() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "evaluate.py")], capture_output=True, text=True, check=False
    )
    if run.returncode:
        pytest.fail(f"{run.stdout}\n{run.stderr}\nsee: scripts/evaluate --errors")


def test_companies_that_gold_names_can_be_taken_out_of_the_registry(tmp_path: Path) -> None:
    partner = {"name": ["Talen"], "role": "parent"}
    fact = {"type": "deal", "company": ["MSFT", "Microsoft"], "counterparty": None, "other_parties": [partner]}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "facts": [fact]}) + "\n", encoding="utf-8")
    kept = without(named(gold), shipped())
    assert [kept.find(name) for name in ("Microsoft", "Talen Energy")] == [None, None]
    assert kept.find("AWS") is not None
    assert len(kept.companies) == len(shipped().companies) - 2
