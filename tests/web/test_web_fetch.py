"""What is remembered from one run to the next: nothing twice, nothing lost, and what is wanted of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fetching import Base
from testsite import Host, Web, flaky, page, status, story
from testsite.lists import rss, sitemap, xml

from extractor.sources.web.filters import Filters
from extractor.sources.web.hosts import host_of
from extractor.sources.web.watchlist import WebSource


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return Base(tmp_path)


def stories(host: Host, number: int, first: int = 0) -> list[tuple[str, str, str]]:
    """Pages of a host, as lists have them."""
    found = []
    for n in range(first, first + number):
        url = host.add(f"/news/{n}", page(story(n).html()))
        found.append((url, story(n).title, story(n).published))
    return found


def test_a_page_is_an_article_with_its_address(web: Web, base: Base) -> None:
    host = web.host()
    url = host.add("/news/1", page(story(1).html()))
    ended = base.fetch(url)
    assert ended.summary.outcomes == {"article": 1}
    assert base.rows("SELECT url, published FROM articles") == [(url, story(1).published)]
    assert base.rows("SELECT source, outcome FROM inputs") == [(url, "article")]
    (robots_asked, asked) = web.log.hits(host.name)
    assert robots_asked.is_robots
    assert asked.headers["user-agent"].startswith("wattwire/")
    assert "desk@test.example" in asked.headers["user-agent"]
    assert "cookie" not in asked.headers
    requests = base.rows("SELECT url, asked_for, status, archive IS NOT NULL, digest IS NOT NULL FROM requests")
    assert requests == [(host.url("/robots.txt"), url, 404, 0, 0), (url, url, 200, 1, 1)]


def test_a_page_without_a_date_has_the_one_that_its_feed_gives(web: Web, base: Base) -> None:
    host = web.host()
    text = "<p>Harrow Grid signed a lease with Orbweave for 40 MW in Ohio, both firms said.</p>"
    bare = host.add(
        "/news/bare", page(f"<html lang=en><body><article><h1>Lease</h1>{text * 3}</article></body></html>")
    )
    url = host.add("/rss", xml(rss([(bare, "Lease", "2026-02-25")]), "application/rss+xml"))
    base.fetch(url)
    ((published,),) = base.rows("SELECT published FROM articles")
    assert published.startswith("2026-02-25")


def test_a_sitemap_that_was_only_guessed_is_asked_for_once(web: Web, base: Base) -> None:
    host = web.host()
    links = "".join(f'<li><a href="{address}">{title}</a></li>' for address, title, _ in stories(host, 2))
    url = host.add("/", page(f"<html lang=en><body><ul>{links}</ul></body></html>"))
    base.fetch(url, kind="site")
    assert {"/sitemap.xml", "/sitemap_news.xml"} < set(web.log.paths(host.name))
    web.log.clear()
    base.fetch(url, kind="site")
    assert web.log.paths(host.name) == ["/robots.txt", "/"]


def test_a_page_that_changed_replaces_what_its_address_held(web: Web, base: Base) -> None:
    host = web.host()
    url = host.add("/live", flaky(page(story(1).html()), page(story(2).html())))
    base.fetch(url)
    base.fetch(url, again=True)
    assert base.rows("SELECT outcome, replaced_by IS NULL FROM inputs ORDER BY id") == [("article", 0), ("article", 1)]


def test_what_a_list_says_changed_is_asked_for_anew(web: Web, base: Base) -> None:
    host = web.host()
    address, _, _ = stories(host, 1)[0]
    url = host.add("/map.xml", xml(sitemap([(address, "", "2026-01-29")])))
    base.fetch(url)
    host.add("/map.xml", xml(sitemap([(address, "", "2199-01-01")])))
    web.log.clear()
    base.fetch(url)
    assert web.log.paths(host.name) == ["/robots.txt", "/map.xml", "/news/0"]


def test_a_file_of_addresses_and_copies_of_a_story(web: Web, base: Base, tmp_path: Path) -> None:
    one, other = web.host(), web.host()
    urls = [one.add("/a", page(story(5).html())), other.add("/b", page(story(5).html()))]
    (tmp_path / "list.txt").write_text(f"# of today\n{urls[0]}\n<{urls[1]}>; {urls[0]}#top\n")
    ended = base.fetch(str(tmp_path / "list.txt"))
    assert ended.summary.outcomes == {"article": 1, "duplicate": 1}
    assert base.rows("SELECT count(*) FROM article_sources") == [(2,)]


def test_a_copy_is_read_where_its_original_is_lost(web: Web, base: Base) -> None:
    host = web.host()
    lost = host.add("/story", status(410))
    copy = host.add("/print", page(story(7).html(head=f'<link rel="canonical" href="{lost}">')))
    base.fetch(copy, lost)
    base.fetch(copy, lost)
    assert base.endings() == {lost: "http_410", copy: "article"}


def test_what_failed_is_tried_again_up_to_a_limit(web: Web, base: Base) -> None:
    host = web.host()
    url = host.add("/gone", status(404))
    for tries in range(1, 6):
        assert base.fetch(url).summary.outcomes == {"failure": 1}
        assert base.rows("SELECT tries, reason FROM urls") == [(tries, "http_404")]
    web.log.clear()
    base.fetch(url)
    assert web.log.hits() == []
    assert base.states() == {url: "given_up"}
    host.add("/gone", page(story(8).html()))
    assert base.fetch(url, retry=True).summary.outcomes == {"article": 1}
    assert base.endings() == {url: "article"}


def test_a_page_that_fails_later_stays_what_it_was(web: Web, base: Base) -> None:
    host = web.host()
    url = host.add("/a", flaky(page(story(9).html()), status(404)))
    base.fetch(url)
    ended = base.fetch(url, again=True)
    assert ended.tally.missed == {"http_404": 1}
    assert base.endings() == {url: "article"}
    assert base.rows("SELECT state, reason FROM urls") == [("read", "http_404")]


def test_http_and_https_of_a_name_take_turns() -> None:
    names = [
        host_of(url).partition("://")[2]
        for url in ("http://a.example/1", "https://A.example/2", "http://b.example:81/")
    ]
    assert names == ["a.example", "a.example", "b.example:81"]


def test_filters_limit_and_what_waits(web: Web, base: Base) -> None:
    host = web.host()
    today = datetime.now(UTC).date().isoformat()
    entries = [(host.add(f"/news/{n}", page(story(n).html())), f"Power deal {n}", today) for n in range(4)]
    entries.append((host.add("/sport/1", page(story(20).html())), "Power deal of a club", today))
    entries.append((host.add("/news/old", page(story(21).html())), "Power deal of old", "2020-01-01"))
    entries.append((host.add("/news/rain", page(story(22).html())), "Rain", today))
    url = host.add("/rss", page(rss(entries), "application/rss+xml"))
    filters = Filters((re.compile("/news/"),), (), ("power deal",), (), 3)
    source = WebSource("wire", "feed", (url,), filters, 3)
    ended = base.fetch(source)
    assert ended.summary.outcomes == {"article": 3, "skip": 1}
    assert (ended.tally.filtered, ended.tally.over_limit) == (3, 1)
    assert sorted(base.states().values()) == ["read"] * 4 + ["waiting"]
    assert base.fetch(source).summary.outcomes["article"] == 1


def test_a_web_archive_by_its_address(web: Web, base: Base, tmp_path: Path) -> None:
    host = web.host()
    first = Base(tmp_path / "first")
    first.folder.mkdir()
    pages = [host.add(f"/{n}", page(story(n).html())) for n in range(3)]
    first.fetch(*pages)
    (file,) = first.archive.iterdir()
    url = host.add("/crawl.warc.gz", page(file.read_bytes(), "application/octet-stream"))
    ended = base.fetch(url)
    assert ended.summary.outcomes["article"] == 3
    assert base.rows("SELECT DISTINCT source FROM inputs") == [(url,)]
    assert {row[0] for row in base.rows("SELECT url FROM articles")} == set(pages)
    assert base.states() == {url: "read"}
    web.log.clear()
    assert base.fetch(url).summary.outcomes == {"unchanged": 1}
    assert web.log.hits() == []
    ended = Base(tmp_path / "first").fetch(files=[str(base.archive / name.name) for name in base.archive.iterdir()])
    assert ended.summary.outcomes["duplicate"] == 3
