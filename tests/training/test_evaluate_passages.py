"""Passages that measure the rules for deals: labels become annotations, and what is held out stays held out."""

from __future__ import annotations

from pathlib import Path

import evaluate_passages
from training import mix, passages


def test_labels_become_an_annotation() -> None:
    line = "[Harrow Grid|p] has [leased|! lease announced] [1.2 GW|mw] to [Tarn Digital|c]. [It|p] rose."
    assert evaluate_passages.fact(passages.parse(line), 1) == {
        "type": "deal",
        "kind": "lease",
        "status": "announced",
        "company": ["Harrow Grid"],
        "counterparty": ["Tarn Digital"],
        "capacity_mw": 1200.0,
    }


def test_a_deal_without_a_name_counts_neither_way() -> None:
    line = "[The brewery|p?] has [sold|! acquisition completed] [Tarn|t]."
    found = evaluate_passages.fact(passages.parse(line), 1)
    assert (found["counterparty"], found["optional"]) == (["Tarn"], True)


def test_even_lines_of_numbered_files_are_held_out(tmp_path: Path) -> None:
    for name in ("wire_1.txt", "wire.txt"):
        (tmp_path / name).write_text("# heading\n[Tarn|-] rose.\n[Tarn|-] fell.\n", encoding="utf-8")
    found = {item.place: (item.group, item.held) for item in evaluate_passages.items(sorted(tmp_path.glob("*.txt")))}
    assert found == {
        "wire:2": (evaluate_passages.OLDER, False),
        "wire:3": (evaluate_passages.OLDER, False),
        "wire_1:2": ("wire", True),
        "wire_1:3": ("wire", False),
    }


def test_what_measures_teaches_no_names() -> None:
    teaches = {sentence.text for sentence in mix._passages()}
    measuring = [path for path in passages.files() if passages.measures(path)]
    assert len(measuring) > 10
    assert not teaches & {passage.text for path in measuring for passage in passages.read(path)}
