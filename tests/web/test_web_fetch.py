"""Fetching from real servers into a base: every address accounted for, nothing twice, nothing lost."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from fetching import Base
from testsite import Host, Web, flaky, page, redirect, robots, status, story, unchanging
from testsite.lists import atom, json_feed, news_sitemap, rss, sitemap, sitemap_index, xml


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


def test_a_second_run_asks_for_nothing_and_again_costs_a_304(web: Web, base: Base) -> None:
    host = web.host()
    urls = [host.add(f"/{by}", unchanging(story(n).html(), by=by)) for n, by in enumerate(("etag", "date"))]
    base.fetch(*urls)
    web.log.clear()
    ended = base.fetch(*urls)
    assert web.log.hits() == []
    assert ended.summary.outcomes == {"unchanged": 2}
    ended = base.fetch(*urls, again=True)
    assert [hit.status for hit in web.log.hits() if not hit.is_robots] == [304, 304]
    assert ended.summary.outcomes == {"unchanged": 2}
    assert ended.tally.received == 0


def test_a_page_that_changed_replaces_what_its_address_held(web: Web, base: Base) -> None:
    host = web.host()
    url = host.add("/live", flaky(page(story(1).html()), page(story(2).html())))
    base.fetch(url)
    base.fetch(url, again=True)
    assert base.rows("SELECT outcome, replaced_by IS NULL FROM inputs ORDER BY id") == [("article", 0), ("article", 1)]


@pytest.mark.parametrize("make", [rss, atom, json_feed, sitemap, news_sitemap])
def test_lists_of_every_kind(web: Web, base: Base, make: object) -> None:
    host = web.host()
    entries = stories(host, 3)
    kind = "application/json" if make is json_feed else "application/xml"
    url = host.add("/list", page(make(entries), kind))  # type: ignore[operator]
    ended = base.fetch(url)
    assert base.endings() == {url: "list", **{entry[0]: "article" for entry in entries}}
    assert ended.summary.outcomes == {"article": 3, "skip": 1}
    new = stories(host, 1, first=3)
    host.add("/list", page(make(new + entries), kind))  # type: ignore[operator]
    web.log.clear()
    ended = base.fetch(url)
    assert web.log.paths(host.name) == ["/robots.txt", "/list", "/news/3"]
    assert ended.summary.outcomes["article"] == 1


def test_an_unchanged_feed_costs_a_304(web: Web, base: Base) -> None:
    host = web.host()
    url = host.add("/rss", unchanging(rss(stories(host, 2)), "application/rss+xml"))
    base.fetch(url)
    web.log.clear()
    ended = base.fetch(url)
    assert [(hit.path, hit.status) for hit in web.log.hits() if not hit.is_robots] == [("/rss", 304)]
    assert ended.summary.outcomes == {"unchanged": 3}


def test_a_sitemap_of_gzipped_sitemaps(web: Web, base: Base) -> None:
    host = web.host()
    first, second = stories(host, 2), stories(host, 2, first=2)
    packed = gzip.compress(sitemap(first).encode())
    parts = [host.add("/one.xml.gz", page(packed, "application/gzip")), host.add("/two.xml", xml(sitemap(second)))]
    url = host.add("/index.xml", xml(sitemap_index(parts)))
    base.fetch(url)
    assert base.endings() == {
        **dict.fromkeys([url, *parts], "list"),
        **dict.fromkeys([entry[0] for entry in first + second], "article"),
    }


def test_a_site_by_its_feed_and_the_sitemap_of_its_robots(web: Web, base: Base) -> None:
    host = web.host()
    feed = host.add("/feed.xml", page(rss(stories(host, 1)), "application/rss+xml"))
    news = host.add("/news.xml", xml(news_sitemap(stories(host, 1, first=1))))
    host.add("/robots.txt", robots(f"User-agent: *\nAllow: /\nSitemap: {news}\n"))
    front = f'<html><head><link rel="alternate" type="application/rss+xml" href="{feed}"></head><body>News</body></html>'
    url = host.add("/", page(front))
    base.fetch(url)
    assert base.endings() == {
        url: "list",
        feed: "list",
        news: "list",
        host.url("/news/0"): "article",
        host.url("/news/1"): "article",
    }


def test_a_site_without_lists_by_its_links(web: Web, base: Base) -> None:
    host = web.host()
    host.add("/2026/01/29/velanur-signs-with-quillstone.html", page(story(4).html()))
    url = host.add("/", page('<a href="/2026/01/29/velanur-signs-with-quillstone.html">Velanur</a> <a href="/login">Log in</a>'))
    base.fetch(url)
    assert base.endings() == {url: "list", host.url("/2026/01/29/velanur-signs-with-quillstone.html"): "article"}


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


def test_redirects_lead_to_the_page_and_are_bounded(web: Web, base: Base) -> None:
    host, other = web.host(), web.host()
    final = other.add("/final", page(story(6).html()))
    moved = host.add("/moved", redirect(final, 301))
    host.add("/ring", redirect("/ring/"))
    ring, far = host.add("/ring/", redirect("/ring")), host.add("/far/0", redirect("/far/1"))
    for n in range(1, 20):
        host.add(f"/far/{n}", redirect(f"/far/{n + 1}"))
    elsewhere = host.add("/ftp", redirect("ftp://127.0.1.1/news"))
    private = host.add("/private", redirect("http://127.0.0.1:1/secret"))
    base.fetch(moved, ring, far, elsewhere, private)
    assert base.endings() == {
        moved: "article",
        ring: "redirect_loop",
        far: "redirects",
        elsewhere: "scheme",
        private: "private_address",
    }
    assert base.rows("SELECT url FROM articles") == [(final,)]
    assert web.log.paths(other.name) == ["/robots.txt", "/final"]


def test_two_addresses_of_one_page_are_one_story(web: Web, base: Base) -> None:
    host = web.host()
    final = host.add("/story", page(story(7).html()))
    moved = host.add("/old", redirect("/story"))
    print_version = host.add("/print", page(story(7).html(head=f'<link rel="canonical" href="{final}">') + "<p>Printed.</p>"))
    base.fetch(final, moved, print_version)
    assert base.endings() == {final: "article", moved: "same_page", print_version: "same_page"}
    assert base.rows("SELECT url, same_as FROM urls WHERE same_as IS NOT NULL ORDER BY url") == [
        (moved, final),
        (print_version, final),
    ]


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


def test_filters_limit_and_what_waits(web: Web, base: Base) -> None:
    from datetime import UTC, datetime

    from extractor.sources.web.watchlist import WebSource, of_words
    from extractor.sources.web.filters import Filters
    import re

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
    assert of_words([url], str)[0].filters == Filters()


def test_robots_are_obeyed(web: Web, base: Base) -> None:
    closed, shut, down, kept = web.host(), web.host(), web.host(), web.host()
    closed.add("/robots.txt", status(403))
    shut.add("/robots.txt", robots("User-agent: wattwire\nDisallow: /\n"))
    down.add("/robots.txt", status(500))
    kept.add("/robots.txt", page("User-agent: *\nDisallow: /private\nCrawl-delay: 0.3\n", "text/plain", encoding="gzip"))
    urls = [host.add("/a", page(story(n).html())) for n, host in enumerate((closed, shut, down))]
    mine = [kept.add(path, page(story(n).html())) for n, path in enumerate(("/a", "/b", "/private/c"), 3)]
    base.fetch(*urls, *mine)
    reasons = ["robots_disallowed", "robots_disallowed", "robots_unreachable", "article", "article", "robots_disallowed"]
    assert base.endings() == dict(zip([*urls, *mine], reasons, strict=True))
    assert web.log.shortest_pause(kept.name) >= 0.29
    assert web.log.paths(closed.name) == web.log.paths(shut.name) == ["/robots.txt"]
    assert web.log.paths(down.name) == ["/robots.txt"] * 3


def test_a_host_is_asked_for_one_thing_at_a_time_and_hosts_together(web: Web, base: Base) -> None:
    hosts = [web.host() for _ in range(8)]
    for host in hosts:
        host.add("/rss", page(rss(stories(host, 4)), "application/rss+xml"))
    ended = base.fetch(*(host.url("/rss") for host in hosts), manners={"delay": 0.2})
    assert ended.summary.outcomes["article"] + ended.summary.outcomes["duplicate"] == 32
    assert web.log.overlaps() == []
    assert min(web.log.shortest_pause(host.name) for host in hosts) >= 0.19
    began, ended_at = web.log.hits()[0].began, max(hit.ended or 0 for hit in web.log.hits())
    assert ended_at - began < 8 * 4 * 0.2


def test_retry_after_is_honoured(web: Web, base: Base) -> None:
    soon, late, plain = web.host(), web.host(), web.host()
    urls = [
        soon.add("/a", flaky(status(429, Retry_After="1"), page(story(1).html()))),
        late.add("/a", status(503, Retry_After="3600")),
        late.add("/b", page(story(2).html())),
        plain.add("/a", flaky(status(500), page(story(3).html()), times=2)),
    ]
    base.fetch(*urls)
    assert list(base.endings().values()).count("article") == 2
    assert base.endings()[urls[1]] == base.endings()[urls[2]] == "retry_later"
    assert web.log.shortest_pause(soon.name) >= 1.0
    assert web.log.paths(late.name) == ["/robots.txt", "/a"]
    assert base.rows("SELECT tries FROM urls WHERE reason = 'retry_later'") == [(0,), (0,)]


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
