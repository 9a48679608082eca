"""The same articles, processed under other circumstances."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

from benching import compare

from ordeals.common import Ordeal, wattwire

CIRCUMSTANCES = {
    "two jobs": ({}, ["--jobs", "2"]),
    "three jobs": ({}, ["--jobs", "3"]),
    "hash seed 1": ({"PYTHONHASHSEED": "1"}, []),
    "hash seed 4711": ({"PYTHONHASHSEED": "4711"}, []),
    "time zone of Auckland": ({"TZ": "Pacific/Auckland"}, []),
    "time zone of Honolulu": ({"TZ": "Pacific/Honolulu"}, []),
    "locale C": ({"LC_ALL": "C", "LANG": "C"}, []),
    "locale tr_TR": ({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, []),
}
"""Environment and arguments."""


def same(ordeal: Ordeal) -> None:
    """One digest over what the base knows, whatever the circumstances."""
    expected = compare.digest(ordeal.undisturbed)
    print(f"  {expected} undisturbed", flush=True)
    options = ["--model", ordeal.asked.model]
    for name, (environment, words) in CIRCUMSTANCES.items():
        base = ordeal.folder / f"{name.replace(' ', '-')}.db"
        wattwire("run", str(ordeal.articles), "--db", str(base), *options, *words, env={**os.environ, **environment})
        _compare(ordeal, name, base)
    base = ordeal.folder / "batches.db"
    for path in sorted(ordeal.articles.iterdir(), reverse=True):
        wattwire("run", str(path), "--db", str(base), *options)
    _compare(ordeal, "a run a file, the last first", base)
    for name, folder in (("other order", _shuffled(ordeal)), ("an article a file", _apart(ordeal))):
        base = ordeal.folder / f"{name.replace(' ', '-')}.db"
        wattwire("run", str(folder), "--db", str(base), *options)
        _compare(ordeal, name, base, where=False)


def _compare(ordeal: Ordeal, name: str, base: Path, *, where: bool = True) -> None:
    """``where``: whether the inputs lie in the same places, so that what the base says of these has to be the same."""
    ordeal.tried["circumstances"] += 1
    different = compare.differences(ordeal.undisturbed, base)
    if not where:
        different = {table: number for table, number in different.items() if table not in ("inputs", "article_sources")}
    print(f"  {compare.digest(base)} {name}", flush=True)
    ordeal.expect(not different, f"{name}: rows differ: {different}")


def _lines(ordeal: Ordeal) -> list[str]:
    return [line for path in sorted(ordeal.articles.iterdir()) for line in path.read_text("utf-8").splitlines()]


def _shuffled(ordeal: Ordeal) -> Path:
    folder, lines = ordeal.folder / "shuffled", _lines(ordeal)
    random.Random(ordeal.asked.seed).shuffle(lines)
    folder.mkdir()
    (folder / "all.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _apart(ordeal: Ordeal) -> Path:
    folder = ordeal.folder / "apart"
    folder.mkdir()
    for number, line in enumerate(_lines(ordeal)):
        (folder / f"{number:06}.json").write_text(json.dumps(json.loads(line)), encoding="utf-8")
    return folder
