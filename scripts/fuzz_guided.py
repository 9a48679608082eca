#!/usr/bin/env python3
"""Feed readers and parsers what libFuzzer finds to reach further into them; needs atheris in an environment of its own.

    python -m venv --system-site-packages fuzzing && fuzzing/bin/pip install atheris
    fuzzing/bin/python scripts/fuzz_guided.py -max_total_time=600 -max_len=4096 -timeout=20

The first byte says who reads the rest: the parsers of numbers and dates, the reader of pages, of texts, of records, of
streams, or of lists of companies. Whatever raises, hangs or points at other characters than it says is a crash for
libFuzzer, which keeps the input.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "models")]
INSTRUMENTED = ["extractor.language", "extractor.reading", "extractor.sources", "extractor.registry.imports"]

with atheris.instrument_imports(include=INSTRUMENTED):
    from extractor.labels import dates, quantities
    from extractor.language import annotate, load
    from extractor.reading import freeze, read
    from extractor.registry import imports, registry
    from extractor.registry.load import RegistryError
    from extractor.schema import Article, RawDocument
    from extractor.sources import Stream

NLP = load("blank")
for unneeded in ("wattwire_registry", "wattwire_names", "wattwire_modality"):
    NLP.remove_pipe(unneeded)


def numbers_and_dates(data: bytes) -> None:
    """Every mention is where it says."""
    text = freeze(data.decode("utf-8", "replace"))
    doc = annotate(NLP, text, published="2026-01-29")
    for mention in (*quantities(doc), *dates(doc)):
        assert text[mention.start : mention.end] == mention.raw


def reading(kind: str) -> Callable[[bytes], None]:
    """A reader of one kind; freezing what it froze changes nothing."""

    def go(data: bytes) -> None:
        article = read(RawDocument("fuzz", kind, data, fetched="2026-01-29T10:00:00+00:00"))  # type: ignore[arg-type]
        if isinstance(article, Article):
            assert freeze(article.text) == article.text

    return go


def streams(data: bytes) -> None:
    """Whatever a stream holds, each of its documents is read or refused."""
    for raw in Stream("fuzz", io.BytesIO(data)):
        assert raw.rejected is None or raw.rejected.reason != "error", raw.rejected
        read(raw)


def companies(data: bytes) -> None:
    """A list of companies is read or refused in words."""
    with suppress(RegistryError):
        imports.read("a.json" if data[:1] == b"{" else "a.csv", data.decode("utf-8", "replace"), registry())


TARGETS = (
    numbers_and_dates,
    numbers_and_dates,
    reading("html"),
    reading("text"),
    reading("record"),
    streams,
    companies,
)


def one(data: bytes) -> None:
    """One input."""
    if data:
        TARGETS[data[0] % len(TARGETS)](data[1:])


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
