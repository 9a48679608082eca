"""CoNLL-U treebanks to sentences with Penn tags and Universal Dependencies, one sentence a Doc.

The network sees one sentence at a time, in training as in use, so that leaving sentences out changes nothing for the
others.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.training.converters import conllu_to_docs

EWT_TRAIN, EWT_DEV, EWT_TEST = (
    ("UD_EWT/en_ewt-ud-train.conllu.gz",),
    ("UD_EWT/en_ewt-ud-dev.conllu",),
    ("UD_EWT/en_ewt-ud-test.conllu",),
)
GUM_TRAIN = tuple(f"GUM/gum_{genre}.conllu" for genre in ("academic", "bio", "court", "interview", "voyage"))
GUM_NEWS = ("GUM/gum_news.conllu",)
"""Kept out of training: the test outside the treebank's own domain."""

_LONGEST = 120
"""Tokens; longer sentences are tables and lists, which cost time and teach nothing."""


def read_text(path: Path) -> str:
    """The text of a file, gzipped or not."""
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


def sentences(data: Path, names: tuple[str, ...]) -> Iterator[Doc]:
    """The annotated sentences of treebank files below ``data``."""
    for name in names:
        yield from parse(read_text(data / name))


def parse(conllu: str) -> Iterator[Doc]:
    """The annotated sentences of a CoNLL-U text. Ellipsis nodes (``8.1``) are left out, and with them nothing else."""
    lines = (line for line in conllu.splitlines() if not _is_ellipsis(line))
    for doc in conllu_to_docs("\n".join(lines) + "\n", n_sents=1, no_print=True):
        if 1 <= len(doc) <= _LONGEST:
            yield doc


def _is_ellipsis(line: str) -> bool:
    return "." in line.partition("\t")[0] and not line.startswith("#")
