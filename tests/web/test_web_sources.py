"""Feeds, sitemaps and sites against real servers: what they list is fetched, politely and once."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from harness import Base
from testsite import Host, Web, flaky, page, redirect, robots, status, story, unchanging
from testsite.lists import Entry, atom, json_feed, news_sitemap, rss, sitemap, sitemap_index, xml

STORIES = 6


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(named=True) as web:
        yield web


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return Base(tmp_path)


def newsroom(web: Web, rules: str = "User-agent: *\nDisallow:", first: int = 0) -> tuple[Host, list[Entry]]:
    """A host with rules and stories, none of them listed anywhere."""
    host = web.host()
    host.add("/robots.txt", robots(rules))
    entries = []
    for number in range(first, first + STORIES):
        told = story(number)
        entries.append((host.add(f"/story/{number}", unchanging(told.html())), told.title, told.published))
    return host, entries


LISTS = {
    "rss": (rss, "application/rss+xml"),
    "atom": (atom, "application/atom+xml"),
    "json": (json_feed, "application/feed+json"),
    "sitemap": (sitemap, "application/xml"),
    "news": (news_sitemap, "text/xml"),
    "as_html": (rss, "text/html"),
}


@dataclass
class Town:
    """Hosts whose stories are listed in one way each, all fetched in one run."""

    web: Web
    base: Base
    asked: dict[str, str] = field(default_factory=dict)
    listed: dict[str, list[str]] = field(default_factory=dict)

    def room(self, name: str) -> tuple[Host, list[Entry]]:
        """A host for a way of listing."""
        host, entries = newsroom(self.web, first=STORIES * len(self.listed))
        self.listed[name] = [address for address, _, _ in entries]
        return host, entries


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with Web(named=True) as web:
        town = Town(web, Base(tmp_path_factory.mktemp("town")))
        for name, (write, type) in LISTS.items():
            host, entries = town.room(name)
            body = page(write(entries), type, encoding="gzip") if name == "atom" else unchanging(write(entries), type)
            town.asked[name] = host.add("/list", body)
        host, entries = town.room("index")
        maps = [gzip.compress(sitemap(entries[number::2]).encode()) for number in (0, 1)]
        parts = [host.add(f"/{n}.xml.gz", page(map, "application/gzip")) for n, map in enumerate(maps)]
        town.asked["index"] = host.add("/index.xml", xml(sitemap_index(parts)))
        for how in ("feed", "rules", "guess", "links"):
            town.asked[how] = site(town, how)
        town.base.ask(town.asked.values(), "auto")
        yield town


def site(town: Town, how: str) -> str:
    """A site whose stories are found in its feed, in the sitemap that its rules name or most have, or by their links."""
    host, entries = town.room(how)
    head = links = ""
    if how == "feed":
        host.add("/news.rss", xml(rss(entries), "application/rss+xml"))
        head = '<link rel="alternate" type="application/rss+xml" href="/news.rss">'
    elif how == "rules":
        host.add("/robots.txt", robots(f"User-agent: *\nDisallow:\nSitemap: {host.url('/maps/all.xml')}"))
        host.add("/maps/all.xml", xml(sitemap(entries)))
    elif how == "guess":
        host.add("/sitemap.xml", xml(sitemap(entries)))
    else:
        links = "".join(f'<li><a href="{address}">{title}</a></li>' for address, title, _ in entries)
    front = f"<html lang=en><head><title>Wire</title>{head}</head><body><ul>{links}</ul></body></html>"
    return host.add("/", page(front))


@pytest.mark.parametrize("name", [*LISTS, "index", "feed", "rules", "guess", "links"])
def test_what_is_listed_in_any_way_is_fetched(town: Town, name: str) -> None:
    ends = town.base.endings()
    assert ends[town.asked[name]] == "list"
    assert [ends.get(address) for address in town.listed[name]] == ["article"] * STORIES


def test_and_only_once(town: Town) -> None:
    assert set(town.web.log.counts().values()) == {1}
    assert town.web.log.overlaps() == []


def test_a_second_run_asks_the_lists_and_none_of_the_pages(town: Town) -> None:
    before = town.base.endings()
    town.web.log.clear()
    town.base.ask([town.asked["rss"], town.asked["news"]], "auto")
    for name in ("rss", "news"):
        asked = town.web.log.hits(town.asked[name].split("/")[2])
        assert [(hit.path, hit.status) for hit in asked] == [("/robots.txt", 200), ("/list", 304)]
    assert town.base.endings() == before


def test_pages_asked_for_again_cost_a_304_each(web: Web, base: Base) -> None:
    _, entries = newsroom(web)
    urls = [address for address, _, _ in entries]
    base.ask(urls)
    web.log.clear()
    tally = base.ask(urls, again=True)
    assert [hit.status for hit in web.log.hits() if not hit.is_robots] == [304] * STORIES
    assert tally.received < 100  # the rules


def test_one_story_at_many_addresses_is_one_article(web: Web, base: Base) -> None:
    host, entries = newsroom(web)
    first = entries[0][0]
    canonical = story(0).html(head=f'<link rel="canonical" href="{first}">')
    urls = [
        first,
        f"{first}?utm_source=feed",
        host.add("/moved", redirect("/story/0")),
        host.add("/amp/0", page(canonical)),
        newsroom(web)[1][0][0],
    ]
    base.ask(urls)
    assert base.rows("SELECT count(*) FROM articles") == [(1,)]
    assert sorted(base.endings().values()) == ["article", "same_page", "same_page", "same_text"]


def test_what_failed_is_tried_again_in_the_next_run_and_listed_until_then(web: Web, base: Base) -> None:
    host = web.host()
    url = host.add("/story", flaky(status(500), page(story(0).html()), times=2))
    base.ask([url])
    assert base.endings() == {url: "http_500"}
    assert base.states() == {url: "failed"}
    base.ask([])  # what waits or failed is fetched without being named
    assert base.endings() == {url: "article"}
    assert base.states() == {url: "read"}


@pytest.mark.parametrize(("rules", "pause"), [("", 0.2), ("Crawl-delay: 1", 1.0), ("Request-rate: 2/1", 0.5)])
def test_the_longer_of_both_pauses_is_kept(web: Web, base: Base, rules: str, pause: float) -> None:
    host, entries = newsroom(web, f"User-agent: *\nDisallow: /no\n{rules}")
    base.ask([address for address, _, _ in entries[:3]], delay=0.2)
    assert web.log.shortest_pause(host.name) >= pause - 0.1  # as a busy server sees it
    assert web.log.overlaps() == []


def test_hosts_do_not_wait_for_each_other(web: Web, base: Base) -> None:
    rooms = [newsroom(web, "User-agent: *\nCrawl-delay: 0.5", first=STORIES * number) for number in range(20)]
    base.ask([address for _, entries in rooms for address, _, _ in entries[:2]])
    hits = web.log.hits()
    assert hits[-1].began - hits[0].began < 5 < 20 * 0.5
    assert list(base.endings().values()) == ["article"] * 40


def test_what_a_killed_run_had_stored_before_its_first_commit_is_not_fetched_again(web: Web, base: Base) -> None:
    _, entries = newsroom(web)
    urls = [address for address, _, _ in entries]
    base.ask(urls[:3])
    archive = next(base.archive.glob("*.warc.gz"))
    archive.rename(f"{archive}.open")
    Path(base.path).unlink()
    web.log.clear()
    base.ask(urls)
    assert [hit.path for hit in web.log.hits() if not hit.is_robots] == ["/story/3", "/story/4", "/story/5"]
    assert base.endings() == dict.fromkeys(urls, "article")
    assert base.rows("SELECT DISTINCT source FROM urls") == [("tests",)]
