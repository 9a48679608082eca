"""What is left out for speed changes nothing: every article with it and without it, compared to the last character.

Without it every sentence is cut into real tokens, the network reads all sentences of its own gate at once, span
groups are left, and every rule is held against every sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import extractor.patterns as patterns
from extractor.patterns import re as filtered
from extractor.pipeline import extract_article, worker
from extractor.reading import read
from extractor.schema import Article, Options
from extractor.sources import documents


def show(paths: Sequence[Path], limit: int, model: str | None) -> int:
    """Prints how many articles came out the same; the exit status is 1 where one did not."""
    from extractor.language import load

    nlp = load(model)
    worker(model, Options())
    found = (read(raw) for raw in documents([str(path) for path in paths]))
    articles = [article for article in found if isinstance(article, Article)][:limit]
    different = []
    for article in articles:
        short = extract_article(article, nlp).model_dump_json()
        with everything():
            whole = extract_article(article, nlp, lean=False).model_dump_json()
        if short != whole:
            different.append(article.id)
    print(f"{len(articles) - len(different)} of {len(articles)} articles the same to the last character")
    for each in different:
        print(f"different: {each}")
    return 1 if different else 0


@contextmanager
def everything() -> Iterator[None]:
    """Holds every expression against every text."""
    short, within, closed = filtered.SHORT, patterns.Candidates.within, filtered.closed
    filtered.SHORT, filtered.closed = 1 << 62, defaultdict(lambda: -1)
    patterns.Candidates.within = lambda self, text: list(self._items)  # type: ignore[method-assign]
    try:
        yield
    finally:
        filtered.SHORT, filtered.closed = short, closed
        patterns.Candidates.within = within  # type: ignore[method-assign]
