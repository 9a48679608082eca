"""What a page says of itself, and where."""

import pytest

from extractor.reading import read
from extractor.reading.metadata import Metadata, read_metadata
from extractor.reading.page import tree_of
from extractor.schema import Article, RawDocument

STORY = "<article><h1>Acme buys a plant</h1>{}<p>Acme Power bought a plant for $4 million, it said.</p></article>"


def found(head: str = "", body: str = "", listed: str | None = None) -> Metadata:
    tree = tree_of(f"<html><head>{head}</head><body>{STORY.format(body)}</body></html>")
    assert tree is not None
    return read_metadata(tree, listed=listed)


def linked(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


ARTICLE = """{"@type": "NewsArticle", "headline": "Acme buys &amp; builds", "datePublished": "2026-02-25T09:30:00Z",
  "dateModified": "2026-02-26", "publisher": {"name": "The Wire"}, "url": "https://wire.example/acme"}"""


@pytest.mark.parametrize(
    "content",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        '{"@graph": [{"@type": "WebSite", "name": "Other"}, ' + ARTICLE + "]}",
        '{"@type": "WebPage", "datePublished": "2020-01-01", "mainEntity": ' + ARTICLE + "}",
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        ARTICLE.replace('"NewsArticle"', '["Article", "Thing"]'),
        ARTICLE.replace("buys", "buys\t"),
    ],
)
def test_linked_data_go_before_everything_else(content: str) -> None:
    head = linked(content) + (
        '<meta property="article:published_time" content="2026-01-01"><meta property="og:title" content="Other">'
        '<meta property="og:site_name" content="Other"><title>Other</title>'
    )
    meta = found(head, '<time datetime="2026-01-02">2 January</time>')
    assert meta.values == {
        "title": "Acme buys & builds",
        "published": "2026-02-25T09:30:00+00:00",
        "modified": "2026-02-26",
        "site": "The Wire",
        "url": "https://wire.example/acme",
    }
    assert set(meta.origins.values()) == {"json-ld"}


@pytest.mark.parametrize("content", ["{", "", "[1, 2]", '{"@type": 5}', "[" * 5000, '{"@graph": {"@graph": 3}}'])
def test_broken_linked_data_are_as_none(content: str) -> None:
    assert found(linked(content) + '<meta name="date" content="2026-02-25">').origins["published"] == "meta"


@pytest.mark.parametrize(
    ("head", "body", "origin"),
    [
        ('<meta property="article:published_time" content="2026-02-25T10:00:00+01:00">', "", "opengraph"),
        ('<meta name="parsely-pub-date" content="2026-02-25">', "", "meta"),
        ("", '<span itemprop="datePublished" content="2026-02-25">yesterday</span>', "microdata"),
        ("", '<time datetime="2026-02-25T10:00">yesterday</time>', "time"),
        ("", '<time class="updated" datetime="2026-02-27">now</time><time>February 25, 2026</time>', "time"),
        ("", '<div class="publish-date">Published: 25 Feb 2026</div>', "element"),
        ("", '<p class="byline">By Ann Writer, 25 February 2026</p>', "htmldate"),
    ],
)
def test_the_date_is_taken_from_the_best_place_that_has_one(head: str, body: str, origin: str) -> None:
    meta = found(head, body)
    assert meta.values["published"][:10] == "2026-02-25"
    assert meta.origins["published"] == origin


def test_a_time_before_the_headline_is_taken_only_where_there_is_no_other() -> None:
    ticker = '<html><body><div><time datetime="2026-03-03">now</time></div>'
    story = STORY.format('<time datetime="2026-02-25">then</time>')
    tree = tree_of(ticker + story)
    assert tree is not None
    assert read_metadata(tree).values["published"] == "2026-02-25"


@pytest.mark.parametrize("nothing", ["0001-01-01T00:00:00", "1970-01-01", "2226-02-25", "soon", "2026-02-31"])
def test_what_systems_print_for_no_date_is_none(nothing: str) -> None:
    meta = found(f'<meta property="article:published_time" content="{nothing}"><meta name="date" content="2026-02-25">')
    assert (meta.values["published"], meta.origins["published"]) == ("2026-02-25", "meta")


def test_the_date_of_the_list_that_named_a_page_goes_before_a_guess_and_behind_what_the_page_says() -> None:
    byline = '<p class="byline">By Ann Writer, 25 February 2026</p>'
    for body, published, origin in (
        (byline, "2026-02-24T08:00:00+00:00", "list"),
        ('<time datetime="2026-02-25">then</time>', "2026-02-25", "time"),
    ):
        meta = found(body=body, listed="2026-02-24T08:00:00+00:00")
        assert (meta.values["published"], meta.origins["published"]) == (published, origin)


def test_a_page_without_a_date_gets_none() -> None:
    assert "published" not in found().values


@pytest.mark.parametrize(
    ("head", "title", "origin"),
    [
        ('<meta property="og:title" content="Acme buys | The Wire">', "Acme buys", "opengraph"),
        ("<title>Acme - a maker - The Wire</title>", "Acme buys a plant", "h1"),
        ('<meta name="twitter:title" content="Acme  buys\n more">', "Acme buys more", "meta"),
    ],
)
def test_a_title_is_given_without_the_site(head: str, title: str, origin: str) -> None:
    meta = found('<meta property="og:site_name" content="The Wire">' + head)
    assert (meta.values["title"], meta.origins["title"]) == (title, origin)


def test_the_title_element_is_the_last_resort() -> None:
    tree = tree_of(
        "<html><head><title>Acme - a maker - wire.example</title></head><body><p>Acme.</p><p>It.</p></body></html>"
    )
    assert tree is not None
    assert read_metadata(tree).values["title"] == "Acme - a maker - wire.example"


def test_the_address_is_a_whole_one_and_names_the_site_where_nothing_else_does() -> None:
    head = '<link rel="canonical" href="/acme"><meta property="og:url" content="https://www.wire.example/acme?a=1">'
    meta = found(head)
    assert meta.values["url"] == "https://www.wire.example/acme?a=1"
    assert (meta.values["site"], meta.origins["site"]) == ("wire.example", "url")
    assert found('<link rel="canonical" href="https://wire.example/a">' + head).origins["url"] == "canonical"


@pytest.mark.parametrize("url", ["http://[", "https://[::1", "http:///a", "https://]/"])
def test_what_is_no_address_is_none(url: str) -> None:
    page = f"<html><head><link rel='canonical' href='{url}'></head><body><p>{'Velanur Power rose 4% on Thursday. ' * 9}</p></body></html>"
    article = read(RawDocument("a.html", "html", page.encode(), url=url))
    assert isinstance(article, Article)
    assert article.url is None


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59", "0001-01-01T00:00:00+14:00"])
def test_a_page_may_be_fetched_at_the_end_of_time(moment: str) -> None:
    page = f"<html><body><p>{'Velanur Power rose 4% on Thursday. ' * 9}</p></body></html>"
    assert isinstance(read(RawDocument("a.html", "html", page.encode(), fetched=moment)), Article)
