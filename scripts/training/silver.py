"""Silver labels on the project's own articles: what the registry and the name rules found there.

Articles whose gold is held out (corpus/gold/markets.jsonl) are left out, so that their score stays one of unseen text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import extractor
from extractor.labels import names
from extractor.language import annotate
from extractor.reading import read
from extractor.schema import Rejected
from extractor.sources import documents
from training.labelled import Labelled, common_words, unmarked

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
_LABELS = {"company": "ORG", "person": "PERSON", "place": "LOC", "site": "FAC"}


def sentences() -> Iterator[Labelled]:
    """The sentences of the articles; words printed large that no rule read are missing."""
    held = {json.loads(line)["id"] for line in (CORPUS / "gold" / "markets.jsonl").read_text("utf-8").splitlines()}
    nlp, common = extractor.load("blank"), common_words()
    for raw in documents([str(CORPUS / "articles")]):
        article = read(raw)
        if isinstance(article, Rejected) or Path(raw.source).name.split(".")[0] in held:
            continue
        doc = annotate(nlp, article.text, published=article.published, title=article.title)
        found = [n for n in names(doc) if n.source != "reference"]
        for sent in doc.sents:
            start, end = sent.start_char, sent.start_char + len(sent.text.rstrip())
            inside = [n for n in found if start <= n.start and n.end <= end]
            marked = {t.i - sent.start for n in inside for t in sent if n.start <= t.idx < n.end}
            free = unmarked([t.text for t in sent], marked, common)
            labels = ((n.start - start, n.end - start, _LABELS[n.kind]) for n in inside if n.kind in _LABELS)
            yield Labelled(
                article.text[start:end],
                tuple(labels),
                tuple((sent[i].idx - start, sent[i].idx - start + len(sent[i])) for i in free),
            )
