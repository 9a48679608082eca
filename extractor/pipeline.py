"""The whole flow for one article: bytes in, claims and ledger out. Pure: no clock, no network, no database.

1. ``reading`` turns the raw document into an Article, or says why it is none;
2. ``language`` marks sentences, quantities, dates, names and modality on a Doc;
3. ``facts`` turns the marks into validated claims, and keeps the ledger of what became of every mention.

``engines`` runs this over many inputs and hands the results to ``store``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from extractor.facts import find_facts
from extractor.labels import dates, quantities
from extractor.language import annotate, load
from extractor.reading import Options, read
from extractor.registry import registry
from extractor.schema import Article, DateMention, Extraction, Quantity, RawDocument, Rejected, article_id

if TYPE_CHECKING:
    from spacy.language import Language

Process = Callable[[RawDocument], Extraction | Rejected]
RULE_PACKAGES = ("language", "facts", "registry", "schema", "labels", "reading")
"""What decides which claims a text gives; any change in it makes another rule set."""


def process(raw: RawDocument, nlp: Language, options: Options) -> Extraction | Rejected:
    """All stages for one input."""
    article = read(raw, options)
    return article if isinstance(article, Rejected) else extract_article(article, nlp)


def extract_article(article: Article, nlp: Language) -> Extraction:
    """Stages 2 and 3 for an article that has been read."""
    doc = annotate(nlp, article.text, published=article.published, title=article.title)
    claims, ledger = find_facts(doc, article)
    mentions: tuple[Quantity | DateMention, ...] = (*quantities(doc), *dates(doc))
    in_order = tuple(sorted(mentions, key=lambda m: m.span))
    return Extraction(article=article, claims=claims, ledger=ledger, mentions=in_order)


def extract_text(text: str, *, published: str | None, title: str | None, nlp: Language) -> Extraction:
    """Stages 2 and 3 for a bare text."""
    article = Article(id=article_id(text, published), text=text, title=title, published=published)
    return extract_article(article, nlp)


def worker(model: str | None, options: Options) -> Process:
    """What a worker process runs: the pipeline loaded once, then a call an input."""
    nlp = load(model)
    return lambda raw: process(raw, nlp, options)


@cache
def rule_hash(model: str | None) -> str:
    """The identity of the rule set: a digest over its code, its data and the model's name."""
    parts = [str(model).encode(), registry().digest().encode()]
    for package in RULE_PACKAGES:
        parts += [part for _, part in sorted(_contents(files("extractor").joinpath(package)))]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:16]


def _contents(folder: Traversable) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += [(f"{entry.name}/{name}", part) for name, part in _contents(entry)]
        elif entry.name.endswith((".py", ".txt", ".tsv")):
            found.append((entry.name, entry.read_bytes()))
    return found
