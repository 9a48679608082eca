"""The clusters of stories that tell of the same facts: their form, and the floors that consolidation must hold."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
CLUSTERS = ROOT / "corpus" / "clusters"
SHOWN = {"retold", "copy", "rounding", "conflict", "lookalike", "lifecycle", "amendment", "alias", "money"}


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CLUSTERS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_there_are_enough_clusters_of_every_sort() -> None:
    told = Counter(article["id"].rsplit("-", 1)[0] for article in lines("articles"))
    provenance = {line["id"]: line for line in lines("provenance")}
    assert set(told) == set(provenance)
    assert len(told) >= 132
    assert all(2 <= number <= 5 for number in told.values())
    shown = Counter(sort for line in provenance.values() for sort in line["shows"])
    assert set(shown) == SHOWN
    assert min(shown["lookalike"], shown["lifecycle"]) >= 10
    for line in provenance.values():
        assert line["licence"] == "CC0-1.0"
        assert line["status"] == "invented" or line["sources"]


def test_every_article_has_its_facts_with_passages_of_its_text() -> None:
    texts = {article["id"]: article["text"] for article in lines("articles")}
    gold = {line["id"]: line["facts"] for line in lines("gold")}
    assert set(gold) == set(texts)
    for id, facts in gold.items():
        assert facts, id
        for fact in facts:
            assert fact["quote"] in texts[id]


def test_keys_are_of_one_cluster_and_links_between_keys() -> None:
    keys: dict[str, set[str]] = {}
    for line in lines("gold"):
        for fact in line["facts"]:
            if "key" in fact:
                keys.setdefault(fact["key"], set()).add(line["id"].rsplit("-", 1)[0])
                assert fact["key"].startswith(line["id"].rsplit("-", 1)[0] + "/")
    assert all(len(clusters) == 1 for clusters in keys.values())
    links = lines("links")
    assert {link["kind"] for link in links} == {"status", "amended", "revised", "renewed", "expanded", "conflict"}
    for link in links:
        assert {link["from"], link["to"]} <= set(keys)
        assert link["from"] != link["to"]


@pytest.mark.parametrize("name", ["articles", "gold"])
def test_ids_are_not_there_twice(name: str) -> None:
    ids = [line["id"] for line in lines(name)]
    assert len(ids) == len(set(ids))


def test_the_floors_hold() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "evaluate_clusters.py")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.fail(f"{run.stdout}\n{run.stderr}\nsee: scripts/evaluate-clusters --errors")
