"""Contenders on the same inputs, one after another, round by round."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benching import peers
from extractor.reading import read
from extractor.schema import Article
from extractor.sources import documents

OWN = {
    "text": ("wattwire", "wattwire-blank", "spacy-small"),
    "pages": ("wattwire-pages", "trafilatura"),
}
"""Who runs always, in our own environment; what the others cost is told in shares of the first."""
BESIDE = tuple(peers.PACKAGES)
_CONTENDER = Path(__file__).with_name("contender.py")


def show(what: str, paths: Sequence[Path], limit: int, rounds: int, beside: Sequence[str]) -> int:
    """Prints a table, a contender a line."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as inputs:
        rows = list(_texts(paths, limit) if what == "text" else _pages(paths, limit))
        inputs.write("".join(json.dumps(row) + "\n" for row in rows))
        inputs.flush()
        best: dict[str, dict[str, Any]] = {}
        for _ in range(rounds):
            for name in (*OWN[what], *beside):
                told = _run(name, inputs.name)
                if name not in best or told["cpu"] < best[name]["cpu"]:
                    best[name] = told
    _print(best, sum(row["words"] for row in rows), len(rows))
    return 0


def _texts(paths: Sequence[Path], limit: int) -> Iterable[dict[str, Any]]:
    articles = (read(raw) for raw in documents([str(path) for path in paths]) if raw.kind == "record")
    for article in [a for a in articles if isinstance(a, Article)][:limit]:
        words = len(article.text.split())
        yield {"text": article.text, "published": article.published, "title": article.title, "words": words}


def _pages(paths: Sequence[Path], limit: int) -> Iterable[dict[str, Any]]:
    pages = [raw for raw in documents([str(path) for path in paths]) if raw.kind == "html" and raw.rejected is None]
    for raw in pages[:limit]:
        article = read(raw)
        words = len(article.text.split()) if isinstance(article, Article) else 0
        yield {"html": base64.b64encode(raw.data).decode(), "words": words}


def _run(name: str, inputs: str) -> dict[str, Any]:
    python = peers.python_of(name) if name in peers.PACKAGES else sys.executable
    done = subprocess.run([python, str(_CONTENDER), name, inputs], stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _print(best: dict[str, dict[str, Any]], words: int, inputs: int) -> None:
    first = next(iter(best.values()))["cpu"]
    print(f"{inputs} inputs, {words:,} words\n")
    print(
        "| contender | ms an input | ms for 500 words | inputs a second | found a second | peak MB | times the first |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, told in best.items():
        cpu = told["cpu"]
        print(
            f"| {name} | {1000 * cpu / inputs:.1f} | {1000 * cpu * 500 / max(words, 1):.1f} | {inputs / cpu:,.0f} "
            f"| {told['found'] / cpu:,.0f} | {told['peak'] / 2**20:,.0f} | {cpu / first:.2f} |"
        )
