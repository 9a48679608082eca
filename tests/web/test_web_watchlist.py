"""Sources by name, their filters, and what is wrong with them in a sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractor.sources import SourceError
from extractor.sources.web.filters import Filters, utc
from extractor.sources.web.kinds import by_address, told
from extractor.sources.web.links import Link, canonical, listed
from extractor.sources.web.watchlist import of_words, patterns, read_watchlist

NOW = datetime(2026, 1, 29, 12, tzinfo=UTC)


def test_a_watchlist(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("https://a.example/1\nhttps://a.example/2\n")
    (tmp_path / "sources.toml").write_text(
        'contact = "desk@a.example"\n'
        '[[source]]\nname = "wire"\nkind = "feed"\nurl = "https://a.example/rss"\nkeywords = ["power deal"]\nmax_age = 2\n'
        'include = ["/news/"]\nlanguages = ["EN"]\nlimit = 5\n'
        '[[source]]\nname = "desk"\nkind = "list"\nurls = ["list.txt"]\n'
        '[[source]]\nname = "crawl"\nurl = "https://a.example/crawl.warc.gz"\n'
    )
    found = read_watchlist(tmp_path / "sources.toml")
    wire, desk, crawl = found.sources
    assert found.contact == "desk@a.example"
    assert (wire.name, wire.kind, wire.urls, wire.limit) == ("wire", "feed", ("https://a.example/rss",), 5)
    assert (wire.filters.keywords, wire.filters.languages, wire.filters.max_age) == (("power deal",), ("en",), 2)
    assert (desk.kind, desk.urls) == ("page", ("https://a.example/1", "https://a.example/2"))
    assert by_address(*crawl.urls) == "warc"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[source]\n", "is no TOML"),
        ("", "has to hold a [[source]]"),
        ("sources = []\n", "it has 'sources'"),
        ("[[source]]\nurl = 'https://a.example/'\n", "source 1 has no name"),
        ("[[source]]\nname = 'a'\n", "source 1 (a) has no address"),
        ("[[source]]\nname = 'a'\nurl = 'ftp://a.example/'\n", "'ftp://a.example/' is no web address"),
        ("[[source]]\nname = 'a'\nkind = 'blog'\nurl = 'https://a.example/'\n", "kind is 'blog'"),
        ("[[source]]\nname = 'a'\nurl = 'https://a.example/'\ninclude = ['(']\n", "'(' is no regular expression"),
        ("[[source]]\nname = 'a'\nurl = 'https://a.example/'\nmax_age = '3'\n", "max_age is '3'"),
        ("[[source]]\nname = 'a'\nurl = 'https://a.example/'\nlimit = true\n", "limit is True"),
        ("[[source]]\nname = 'a'\nurl = 'https://a.example/'\nkeyword = 'x'\n", "there is no setting 'keyword'"),
        ("[[source]]\nname = 'a'\nurl = 'https://a.example/'\nkeywords = 3\n", "keywords has to be a list of strings"),
        ("[[source]]\nname = 'a'\nkind = 'list'\nurl = 'gone.txt'\n", "cannot be read"),
        ("[[source]]\nname = 'a'\nurl = 'https://a.example/'\n" * 2, "two sources are named 'a'"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(text)
    with pytest.raises(SourceError) as error:
        read_watchlist(path)
    assert sentence in str(error.value)
    assert str(path) in str(error.value)


def test_a_watchlist_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: No such file"):
        read_watchlist(tmp_path / "nowhere.toml")


def test_words_of_a_command(tmp_path: Path) -> None:
    def read(word: str) -> str:
        return "see https://a.example/1, and <https://a.example/2>.\n# https://a.example/3\n"

    page, many = of_words(["HTTPS://A.example", "-"], read)
    assert (page.kind, page.urls) == ("auto", ("https://a.example/",))
    assert (many.kind, many.urls) == ("page", ("https://a.example/1", "https://a.example/2"))
    with pytest.raises(SourceError, match="no web address in 'empty'"):
        of_words(["empty"], lambda word: "nothing")
    with pytest.raises(SourceError, match="has to begin with http"):
        of_words(["ftp://a.example/"], read)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("HTTP://A.Example:80/news/../b?utm_source=x&id=1#top", "http://a.example/news/../b?id=1"),
        ("https://a.example", "https://a.example/"),
        ("https://bücher.example/ä?q=ö", "https://xn--bcher-kva.example/%C3%A4?q=%C3%B6"),
        ("https://a.example/a%20b?x=%2F", "https://a.example/a%20b?x=%2F"),
        ("mailto:desk@a.example", None),
        ("javascript:alert(1)", None),
        ("http://", None),
        ("http://[::1", None),
        ("https://a.example/" + "x" * 3000, None),
    ],
)
def test_one_spelling_of_an_address(written: str, known: str | None) -> None:
    found = canonical(written)
    assert found == known or (found and known and found == known.replace("/news/..", ""))
    assert found is None or canonical(found) == found


def test_relative_addresses_and_lists() -> None:
    assert canonical("../b?x=1", "https://a.example/news/a") == "https://a.example/b?x=1"
    assert list(listed("a\thttps://a.example/1\n  # https://a.example/2\n(https://a.example/3)")) == [
        "https://a.example/1",
        "https://a.example/3",
    ]


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(), True),
        (Filters(include=patterns(["/news/", "x"], "")), True),
        (Filters(include=patterns(["/sport/"], "")), False),
        (Filters(exclude=patterns(["lease$"], "")), False),
        (Filters(keywords=("POWER deal",)), True),
        (Filters(keywords=("lease",)), True),
        (Filters(keywords=("power",)), True),
        (Filters(keywords=("pow",)), False),
        (Filters(languages=("de",)), False),
        (Filters(languages=("en", "de")), True),
        (Filters(max_age=1), False),
        (Filters(max_age=3), True),
    ],
)
def test_what_is_wanted(filters: Filters, wanted: bool) -> None:
    link = Link("https://a.example/news/new-lease", "2026-01-27", None, "Power deal: 40 MW", "en-GB")
    assert filters.want(link, NOW) is wanted


def test_what_a_list_does_not_say_is_no_reason() -> None:
    assert Filters(languages=("de",), max_age=1).want(Link("https://a.example/1"), NOW)
    assert Filters(include=patterns(["/news/"], "")).want(Link("https://a.example/map.xml", is_list=True), NOW)


def test_moments() -> None:
    assert utc("2026-01-29") == datetime(2026, 1, 30, tzinfo=UTC)
    assert utc("2026-01-29T09:00:00+01:00") == datetime(2026, 1, 29, 8, tzinfo=UTC)
    assert utc("yesterday") is None


@pytest.mark.parametrize(
    ("data", "url", "type", "kind"),
    [
        (b"<?xml version='1.0'?><!-- x --><rss>", "https://a.example/", "text/html", "feed"),
        (b"<rdf:RDF xmlns='x'>", "https://a.example/x", "", "feed"),
        (b"\xef\xbb\xbf\n<urlset>", "https://a.example/x", "", "sitemap"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "https://a.example/x", "", "feed"),
        (b"https://a.example/1\nhttps://a.example/2", "https://a.example/x", "text/plain", "sitemap"),
        (b"<!doctype html><html>", "https://a.example/", "text/html", "site"),
        (b"<!doctype html><html>", "https://a.example/?p=1", "text/html", "page"),
        (b"Velanur rose.", "https://a.example/x", "text/plain", "page"),
    ],
)
def test_what_an_address_leads_to(data: bytes, url: str, type: str, kind: str) -> None:
    assert told(data, url, type) == kind
    assert by_address(url) == "auto"
