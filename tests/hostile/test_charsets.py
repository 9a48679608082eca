"""Charsets that are declared and are none, or that no browser would read a page in."""

from __future__ import annotations

import time

import pytest

from extractor.reading import read
from extractor.schema import Article, RawDocument
from extractor.schema.charsets import charset
from extractor.sources.web import feeds

STRANGE = ("utf-\xbd", "utf\0-8", "klingon", "", "hex", "undefined", "punycode", "idna", "unicode_escape", "UTF-7")
FEED = '<rss version="2.0"><channel><item><title>A</title><link>https://wire.example/a</link></item></channel></rss>'


@pytest.mark.parametrize("name", STRANGE)
def test_a_feed_is_read_whatever_it_declares(name: str) -> None:
    declared = f'<?xml version="1.0" encoding="{name}"?>{FEED}'.encode("latin-1")
    served = f"application/rss+xml; charset={name}"
    for data, kind in ((declared, ""), (FEED.encode(), served)):
        assert [link.url for link in feeds.links(data, "https://wire.example/rss", kind)] == ["https://wire.example/a"]


@pytest.mark.parametrize("name", STRANGE)
def test_a_page_is_read_whatever_it_declares(name: str) -> None:
    words = "Harrowgate’s lease costs \\u0041 50 million.".encode("cp1252")
    page = (
        b"<html><head><meta charset='"
        + name.encode("latin-1")
        + b"'></head><body><p>"
        + words * 9
        + b"</p></body></html>"
    )
    for declared in (None, name):
        article = read(RawDocument("page", "html", page, charset=declared))
        assert isinstance(article, Article)
        assert "Harrowgate’s lease costs \\u0041" in article.text


def test_punycode_does_not_take_the_square_of_a_feed() -> None:
    began = time.process_time()
    data = b'<?xml version="1.0" encoding="punycode"?>' + b"a" * 200_000 + b"-" + b"b" * 200_000
    assert list(feeds.links(data, "https://wire.example/rss")) == []
    assert time.process_time() - began < 5


def test_charsets_of_the_web_go_by_python_s_names() -> None:
    assert [charset(name) for name in (" Windows-1252", "latin1", "Shift_JIS")] == ["cp1252", "iso8859-1", "shift_jis"]


@pytest.mark.parametrize("reference", ["&#1114112;", "&#x110000;", "&#xD800;", "&#" + "9" * 20000 + ";", "&#x41;"])
def test_a_feed_may_refer_to_characters_that_are_none(reference: str) -> None:
    item = f"<item><title>x {reference} y</title><link>http://a.example/c</link></item>"
    feed = f'<rss version="2.0"><channel>{item}</channel></rss>'
    (link,) = feeds.links(feed.encode(), "http://a.example/feed")
    assert link.url == "http://a.example/c"
    link.words.encode("utf-8")
