"""Pages of news out of the project's own corpus, as many different ones as are asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from html import escape
from pathlib import Path

CORPUS = Path(__file__).parents[3] / "corpus" / "articles"
_FRONT = """<!doctype html>
<html lang="en">
<head>
<meta charset="{charset}">
<title>{title}</title>
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="{published}">
{head}
</head>
<body>
<header><nav><a href="/">Front page</a> <a href="/markets">Markets</a> <a href="/about">About</a></nav></header>
<main><article>
<h1>{title}</h1>
<p class="byline"><time datetime="{published}">{published}</time></p>
{paragraphs}
</article></main>
<footer><p>Published by the test desk. All rights of tests reserved.</p></footer>
</body>
</html>
"""


@dataclass(frozen=True)
class Story:
    """One news story."""

    title: str
    text: str
    published: str

    def html(self, *, charset: str = "utf-8", head: str = "") -> str:
        """The story's page. ``head`` is put into the page's head as it is."""
        paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in self.text.splitlines())
        return _FRONT.format(
            title=escape(self.title), published=self.published, paragraphs=paragraphs, charset=charset, head=head
        )

    def behind_a_wall(self) -> str:
        """What a site shows of the story to who has not paid: its beginning, and an offer."""
        begin = escape(self.text.splitlines()[0][:120])
        offer = "<p>Subscribe to read on. Already a subscriber? Sign in.</p>"
        wall = f'<div class="paywall"><p>{begin} ...</p>{offer}</div>'
        return _FRONT.format(
            title=escape(self.title), published=self.published, paragraphs=wall, charset="utf-8", head=""
        )


@cache
def _texts() -> tuple[dict[str, str], ...]:
    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in sorted(CORPUS.glob("*.json")))


def story(number: int) -> Story:
    """The story of a number: an article of the corpus with a closing line, so that no two are the same."""
    texts = _texts()
    article = texts[number % len(texts)]
    day = article.get("published") or (date(2026, 1, 5) + timedelta(days=number % 20)).isoformat()
    closing = f"Desk copy {number + 1} of this report was filed by the test desk."
    return Story(article["title"], f"{article['text']}\n{closing}", day[:10])
