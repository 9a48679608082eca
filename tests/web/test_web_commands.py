"""The commands in processes of their own: stopped, killed, gone on with, watched."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fetching import NETWORK, Base
from testsite import Host, Web, flaky, page, status, story, unchanging
from testsite.lists import rss, xml

from extractor.reading import read
from extractor.schema import Article
from extractor.sources import documents

WATTWIRE = [sys.executable, "-W", "error", "-m", "extractor.cli"]
DEAL = "Velanur Power signed a 15-year power purchase agreement with Quillstone Digital for {mw} MW of solar power."


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


def command(*words: str, delay: str = "0.02") -> list[str]:
    quick = ["--delay", delay, "--allow-net", NETWORK, "--model", "blank"]
    return [*WATTWIRE, *words, *quick]


def environment(contact: str | None = "desk@test.example") -> dict[str, str]:
    return {**os.environ, **({"WATTWIRE_CONTACT": contact} if contact else {})}


def wattwire(*words: str, cwd: Path, contact: str | None = "desk@test.example", **rest: Any) -> Any:
    return subprocess.run(
        command(*words), cwd=cwd, env=environment(contact), capture_output=True, text=True, timeout=120, **rest
    )


def deals(host: Host, number: int) -> list[str]:
    text = "<html><head><meta property='article:published_time' content='2026-01-29'></head><body><article><p>{}</p>"
    return [host.add(f"/deal/{n}", page(text.format(DEAL.format(mw=100 + n) * 3))) for n in range(number)]


def test_addresses_from_standard_input(web: Web, tmp_path: Path) -> None:
    host = web.host()
    url, gone = host.add("/a", page(story(1).html())), host.add("/gone", status(404))
    done = wattwire("fetch", "-", cwd=tmp_path, input=f"{url}\n{gone}\n")
    assert done.returncode == 1, done.stderr
    assert "1 article, 1 failure" in done.stderr
    assert "failure: 1 http_404" in done.stderr
    assert "3 requests" in done.stderr
    listed = subprocess.run(
        [*WATTWIRE, "inputs", "--failed"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    (row,) = json.loads(listed.stdout)
    assert (row["source"], row["reason"], row["detail"]) == (gone, "http_404", "The server answers 404.")
    (archive,) = (tmp_path / "facts.archive").iterdir()
    assert archive.name.endswith(".warc.gz")
    again = [read(raw) for raw in documents([str(archive.parent)])]
    assert sum(isinstance(each, Article) for each in again) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["fetch", "ftp://wire.example/"], "has to begin with http:// or https://"),
        (["fetch", "nowhere.txt"], "'nowhere.txt' cannot be read"),
        (["fetch", "https://wire.example/", "--include", "("], "no regular expression"),
        (["fetch", "https://wire.example/", "--allow-net", "10.0.0.1/8"], "is no network"),
        (["watch", "nowhere.toml"], "nowhere.toml cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_and_makes_no_base(tmp_path: Path, words: list[str], told: str) -> None:
    done = wattwire(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_asked_without_a_contact(web: Web, tmp_path: Path) -> None:
    url = web.host().add("/a", page(story(1).html()))
    done = wattwire("fetch", url, cwd=tmp_path, contact=None)
    assert done.returncode == 2
    assert "--contact" in done.stderr
    assert web.log.hits() == []


def test_a_watchlist_tells_what_is_new(web: Web, tmp_path: Path) -> None:
    host = web.host()
    urls = deals(host, 3)
    feed = host.add("/rss", xml(rss([(url, "A deal", "2026-01-29") for url in urls[:2]]), "application/rss+xml"))
    (tmp_path / "list.txt").write_text(urls[2])
    (tmp_path / "sources.toml").write_text(
        'contact = "desk@test.example"\n'
        f'[[source]]\nname = "wire"\nkind = "feed"\nurl = "{feed}"\n'
        '[[source]]\nname = "desk"\nkind = "list"\nurl = "list.txt"\n'
    )
    done = wattwire("watch", "sources.toml", cwd=tmp_path, contact=None)
    assert done.returncode == 0, done.stderr
    new = json.loads(done.stdout)
    assert sorted({(row["source"], row["url"]) for row in new}) == [
        ("desk", urls[2]),
        ("wire", urls[0]),
        ("wire", urls[1]),
    ]
    assert {row["type"] for row in new} >= {"deal"}
    assert "new from wire: " in done.stderr
    web.log.clear()
    done = wattwire("watch", "sources.toml", "--only", "wire", cwd=tmp_path)
    assert json.loads(done.stdout) == []
    assert web.log.paths(host.name) == ["/robots.txt", "/rss"]


def test_watching_again_and_again_until_it_is_stopped(web: Web, tmp_path: Path) -> None:
    host = web.host()
    (url, other) = deals(host, 2)
    first, then = (xml(rss([(each, "A deal", "2026-01-29")]), "application/rss+xml") for each in (url, other))
    feed = host.add("/rss", flaky(first, then))
    (tmp_path / "sources.toml").write_text(f'[[source]]\nname = "wire"\nurl = "{feed}"\n')
    watching = command("watch", "sources.toml", "--every", "0.01", "--nl", "-q")
    with subprocess.Popen(
        watching, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines = [json.loads(process.stdout.readline()) for _ in range(2)]
        while len({line["url"] for line in lines}) < 2:
            lines.append(json.loads(process.stdout.readline()))
        process.send_signal(signal.SIGTERM)
        process.stdout.read()
        assert process.stderr is not None
        assert process.wait(60) in (0, 130), process.stderr.read()
    assert {line["url"] for line in lines} == {url, other}


def many(web: Web, hosts: int, pages: int) -> list[str]:
    found = []
    for h in range(hosts):
        host = web.host()
        found += [host.add(f"/{n}", unchanging(story(h * pages + n).html())) for n in range(pages)]
        found.append(host.add("/gone", status(404)))
    return found


def logical(base: Base) -> list[tuple[Any, ...]]:
    """What a base holds, whichever order it came in."""
    found = base.rows("SELECT id, text, url, published, title FROM articles ORDER BY id")
    found += base.rows("SELECT source, outcome, reason, digest FROM inputs WHERE replaced_by IS NULL ORDER BY source")
    found += base.rows("SELECT id, type, data FROM claims ORDER BY id")
    return found + base.rows("SELECT url, state, digest, etag FROM urls ORDER BY url")


def test_killed_and_gone_on_with(web: Web, tmp_path: Path) -> None:
    """The same base as of a run that nobody disturbed, and no page that was kept is fetched twice."""
    urls = many(web, 6, 8)
    for name in ("calm", "killed"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "list.txt").write_text("\n".join(urls))
    done = wattwire("fetch", "list.txt", cwd=tmp_path / "calm")
    assert done.returncode == 1, done.stderr
    web.log.clear()
    killed = Base(tmp_path / "killed")
    for pages in (5, 30):
        with subprocess.Popen(
            command("fetch", "list.txt", delay="0.1"), cwd=killed.folder, env=environment(), stderr=subprocess.DEVNULL
        ) as process:
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline and process.poll() is None and sum(web.log.counts().values()) < pages:
                time.sleep(0.02)
            process.kill()
    done = wattwire("fetch", "list.txt", cwd=killed.folder)
    assert done.returncode == 1, done.stderr
    assert logical(killed) == logical(Base(tmp_path / "calm"))
    kept = sum(count - 1 for count in web.log.counts().values())
    assert kept <= 2 * 6, "at most the request that was under way at each host when it was killed"
    (sound,) = [subprocess.run([*WATTWIRE, "verify"], cwd=killed.folder, capture_output=True, text=True, timeout=60)]
    assert sound.returncode == 0, sound.stdout
    assert not list(killed.archive.glob("*.open"))


def has_articles(base: Base) -> bool:
    try:
        return bool(base.rows("SELECT count(*) FROM articles")[0][0])
    except sqlite3.OperationalError:
        return False  # there is no base yet, or one without tables


def test_stopped_and_gone_on_with(web: Web, tmp_path: Path) -> None:
    urls = many(web, 4, 8)
    (tmp_path / "list.txt").write_text("\n".join(urls))
    with subprocess.Popen(
        command("fetch", "list.txt", delay="0.1"), cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True
    ) as process:
        base = Base(tmp_path)
        while not has_articles(base) and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        told = process.stderr.read()
        assert process.wait(60) == 130, told
    assert "the same command goes on from here" in told
    assert 0 < base.rows("SELECT count(*) FROM articles")[0][0] < 32
    assert base.rows("SELECT interrupted FROM runs") == [(1,)]
    done = wattwire("fetch", cwd=tmp_path)
    assert base.rows("SELECT count(*) FROM articles") == [(32,)], done.stderr
    assert sum(count - 1 for count in web.log.counts().values()) <= 4
