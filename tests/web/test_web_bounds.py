"""Lists made to do harm, and bodies without end: refused in bounded time and memory."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from benching.command import MB, wattwire
from harness import Base
from testsite import Answer, Web, faults, page, story
from testsite.lists import rss, sitemap_index, xml
from testsite.server import NETWORK

LISTS: dict[str, tuple[str, Answer]] = {
    "entities": ("unsafe_xml", faults.xml_bomb()),
    "entities_as_html": ("unsafe_xml", faults.xml_bomb("text/html")),
    "own_files": ("unsafe_xml", faults.xml_reader()),
    "bomb": ("too_large", faults.bomb(100 * MB)),
    "bomb_in_file": ("encoding", page(gzip.compress(bytes(100 * MB), mtime=0), "application/gzip")),
    "endless": ("too_large", faults.big(100 * MB)),
    "stalls": ("timeout", faults.stall(b'<?xml version="1.0"?><rss version="2.0"><channel>')),
    "cut_off": ("broken_off", faults.reset(b'<?xml version="1.0"?><rss version="2.0"><channel>')),
    "page": ("no_list", page(story(0).html())),
    "nothing": ("no_list", page("", "application/xml")),
    "deep": ("list", xml("<rss>" * 5000)),
}


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with Web(named=True) as web:
        base = Base(tmp_path_factory.mktemp("lists"))
        urls = {name: web.host().add("/feed", answer) for name, (_, answer) in LISTS.items()}
        host = web.host()
        urls["round"] = host.add("/round.xml", xml(sitemap_index([host.url("/round.xml"), host.url("/round2.xml")])))
        host.add("/round2.xml", xml(sitemap_index([host.url("/round.xml")])))
        base.ask(urls.values(), "feed", patience=1.0)
        found = base.endings()
        yield {name: found.get(url, "") for name, url in urls.items()}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_does_harm_is_refused_with_a_reason(ends: dict[str, str], name: str) -> None:
    assert ends[name] == LISTS[name][0]


def test_sitemaps_that_name_each_other_are_read_once(ends: dict[str, str]) -> None:
    assert ends["round"] == "list"


def test_memory_stays_bounded_whatever_is_sent(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("memory")
    with Web() as web:
        addresses = [
            web.host().add("/story", answer)
            for answer in (faults.big(), faults.big(declared=True), faults.bomb(), page(story(0).html()))
        ]
        feeds = [
            host.add("/rss", xml(rss([(url, "Acme rose", "2026-01-29")])))
            for host, url in ((web.host(), u) for u in addresses)
        ]
        words = ["--db", str(folder / "facts.db"), "--delay", "0", "--contact", "tests@example.org"]
        with wattwire("fetch", *feeds, *words, "--allow-net", NETWORK, "--model", "blank") as running:
            running.end(120)
    assert "1 article" in running.told
    assert "3 too_large" in running.told
    assert running.peak_alone < 200 * MB
    assert sum(path.stat().st_size for path in (folder / "facts.archive").iterdir()) < MB
