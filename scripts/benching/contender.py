"""One contender, run as a file by the Python of its own environment: ``contender.py NAME INPUTS``.

It is loaded, warmed up on a few inputs, and measured over all of them; prints a line of JSON: ``cpu`` (seconds of
processor time), ``found`` (claims, entities, numbers, characters: whatever it finds), ``peak`` (bytes, resident). It
imports nothing of the project but where the contender is the project.
"""

from __future__ import annotations

import base64
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

Run = Callable[[dict[str, Any]], int]
_WARM_UP = 5


def wattwire(model: str | None = None) -> Run:
    """Texts to claims."""
    import extractor

    nlp = extractor.load(model)
    return lambda row: len(
        extractor.extract(row["text"], published=row["published"], title=row["title"], nlp=nlp).claims
    )


def wattwire_pages() -> Run:
    """The bytes of pages to claims in a base."""
    import itertools

    from extractor.pipeline import worker
    from extractor.rules import rule_hash, versions
    from extractor.schema import Options, RawDocument, Rejected
    from extractor.store.write import Writer

    work, numbers = worker(None, Options()), itertools.count()
    store = Writer(f"{tempfile.mkdtemp()}/bench.db").__enter__()
    record = store.begin_run(versions=versions(None), rule_hash=rule_hash(None), arguments=[])

    def run(row: dict[str, Any]) -> int:
        raw = RawDocument(f"page-{next(numbers)}.html", "html", base64.b64decode(row["html"]))
        result = work(raw)
        store.write(record, raw, result, Options().digest)
        store.flush()
        return 0 if isinstance(result, Rejected) else len(result.claims)

    return run


def spacy_small() -> Run:
    """Tagger, parser and names in the shapes of spaCy's small pipelines; weights are random, speed is the same."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2500], "include_static_vectors": False,
    }  # fmt: skip
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3,
    }  # fmt: skip
    tok2vec = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    parse = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    }
    nlp.add_pipe("tok2vec", config={"model": tok2vec})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe(
        "parser", config={"model": {**parse, "state_type": "parser", "extra_state_tokens": False, "tok2vec": listener}}
    )
    nlp.add_pipe(
        "ner", config={"model": {**parse, "state_type": "ner", "extra_state_tokens": False, "tok2vec": tok2vec}}
    )
    words = [f"w{number}" for number in range(45)]
    labels = {
        "words": words, "tags": [f"T{number}" for number in range(45)], "heads": [0] * 45,
        "deps": ["ROOT", *(f"d{number}" for number in range(44))],
        "entities": [f"U-E{number % 18}" for number in range(45)],
    }  # fmt: skip
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc(" ".join(words)), labels)])
    return lambda row: len(nlp(row["text"]).ents)


def gliner_small() -> Run:
    """The encoder of GLiNER's small layout (DeBERTa v3 small), random weights, on pieces of 384 words with six
    labels before each; what GLiNER does besides is left out, in its favour."""
    import torch
    from transformers import DebertaV2Config, DebertaV2Model

    torch.set_num_threads(1)
    torch.manual_seed(0)
    model = DebertaV2Model(
        DebertaV2Config(
            vocab_size=128100,
            hidden_size=768,
            num_hidden_layers=6,
            num_attention_heads=12,
            intermediate_size=3072,
            max_position_embeddings=512,
            relative_attention=True,
            position_buckets=256,
            norm_rel_ebd="layer_norm",
            share_att_key=True,
            pos_att_type=["p2c", "c2p"],
            type_vocab_size=0,
            position_biased_input=False,
        )
    ).eval()

    def run(row: dict[str, Any]) -> int:
        words = len(row["text"].split())
        with torch.no_grad():
            for first in range(0, words, 384):
                pieces = int(min(words - first, 384) * 1.3) + 18
                model(input_ids=torch.randint(0, 128000, (1, pieces)))
        return words

    return run


def quantulum3() -> Run:
    """Quantities alone."""
    from quantulum3 import parser

    return lambda row: len(parser.parse(row["text"]))


def recognizers() -> Run:
    """Recognizers-Text: percentages, currencies and dates."""
    from recognizers_suite import Culture, recognize_currency, recognize_datetime, recognize_percentage

    find = (recognize_percentage, recognize_currency, recognize_datetime)
    return lambda row: sum(len(each(row["text"], Culture.English)) for each in find)


def dateparser() -> Run:
    """Dates alone."""
    from dateparser.search import search_dates

    return lambda row: len(search_dates(row["text"], languages=["en"]) or ())


def trafilatura() -> Run:
    """Its fast mode, with metadata."""
    from trafilatura import bare_extraction

    def run(row: dict[str, Any]) -> int:
        found = bare_extraction(base64.b64decode(row["html"]), fast=True, with_metadata=True, include_comments=False)
        return len(found.text or "") if found else 0

    return run


def newspaper4k() -> Run:
    """Text and metadata of pages."""
    from newspaper import Article

    def run(row: dict[str, Any]) -> int:
        article = Article("https://news.example/story", language="en")
        article.download(input_html=base64.b64decode(row["html"]).decode("utf-8", "replace"))
        article.parse()
        return len(article.text)

    return run


def news_please() -> Run:
    """Text and metadata of pages."""
    from newsplease import NewsPlease

    def run(row: dict[str, Any]) -> int:
        html = base64.b64decode(row["html"]).decode("utf-8", "replace")
        return len(NewsPlease.from_html(html, url="https://news.example/story").maintext or "")

    return run


CONTENDERS: dict[str, Callable[[], Run]] = {
    "wattwire": wattwire, "wattwire-blank": lambda: wattwire("blank"), "wattwire-pages": wattwire_pages,
    "spacy-small": spacy_small, "gliner-small": gliner_small, "quantulum3": quantulum3, "recognizers": recognizers,
    "dateparser": dateparser, "trafilatura": trafilatura, "newspaper4k": newspaper4k, "news-please": news_please,
}  # fmt: skip


def main() -> None:
    """Measures the contender that the arguments name."""
    name, inputs = sys.argv[1:]
    with open(inputs, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    run = CONTENDERS[name]()
    for row in rows[:_WARM_UP]:
        run(row)
    began, found = time.process_time(), 0
    for row in rows:
        found += run(row)
    cpu = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"cpu": cpu, "found": found, "peak": peak}))


if __name__ == "__main__":
    main()
