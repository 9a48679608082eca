"""The whole flow for one article: bytes in, claims and ledger out. Pure: no clock, no network, no database.

1. ``reading`` turns the raw document into an Article, or says why it is none;
2. ``language`` marks sentences, quantities, dates, names and modality on a Doc;
3. ``facts`` turns the marks into validated claims, and keeps the ledger of what became of every mention.

``engines`` runs this over many inputs and hands the results to ``store``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extractor.facts import find_facts
from extractor.labels import dates, quantities
from extractor.language import annotate, load
from extractor.reading import freeze, read, stamp
from extractor.registry import Company, adopt, with_own
from extractor.schema import Article, DateMention, Extraction, Options, Quantity, RawDocument, Rejected, article_id

if TYPE_CHECKING:
    from spacy.language import Language


def process(raw: RawDocument, nlp: Language, options: Options) -> Extraction | Rejected:
    """All three stages for one input."""
    article = read(raw, published=options.published)
    if isinstance(article, Rejected):
        return article
    if not options.cover(article.published):
        detail = f"It was published on {article.published}, outside the period that was asked for."
        return Rejected(outcome="skip", reason="outside_period", detail=detail)
    return extract_article(article, nlp)


def extract_article(article: Article, nlp: Language, *, lean: bool = True) -> Extraction:
    """Stages 2 and 3 for an article that has been read. ``lean`` as for ``annotate``: the claims are the same."""
    doc = annotate(nlp, article.text, published=article.published, title=article.title, lean=lean)
    claims, ledger = find_facts(doc, article)
    mentions: tuple[Quantity | DateMention, ...] = (*quantities(doc), *dates(doc))
    in_order = tuple(sorted(mentions, key=lambda m: m.span))
    return Extraction(article=article, claims=claims, ledger=ledger, mentions=in_order)


def extract_text(text: str, *, published: str | None, title: str | None, nlp: Language) -> Extraction:
    """Stages 2 and 3 for a bare text. Raises ValueError where ``published`` is no date."""
    text, published = freeze(text), stamp(published) if published else None
    article = Article(id=article_id(text, published), text=text, title=title, published=published)
    return extract_article(article, nlp)


def worker(
    model: str | None, options: Options, own: tuple[Company, ...] = ()
) -> Callable[[RawDocument], Extraction | Rejected]:
    """What a worker process runs: the pipeline loaded once, then a call an input. ``own``: a base's own companies."""
    adopt(with_own(own))
    nlp = load(model)
    return lambda raw: process(raw, nlp, options)
