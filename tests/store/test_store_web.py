"""What is remembered of addresses and requests, whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from extractor.schema import RawDocument, Rejected
from extractor.schema.web import Place, Request, Target, Visit
from extractor.store.web import TRIES, WebWriter

URL = "https://wire.example/a"
SKIP = Rejected(outcome="skip", reason="empty", detail="There is no text in it.")
CRASH = Rejected(outcome="failure", reason="crash", detail="The worker process ended.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WebWriter]:
    with WebWriter(str(tmp_path / "facts.db")) as store:
        store.begin_run(versions={}, rule_hash="r", arguments=[])
        yield store


def brought(target: Target, offset: int = 7, etag: str | None = '"1"') -> Visit:
    place = Place("a.warc.gz", offset)
    request = Request(target.url, "2026-01-29T08:00:00.123Z", 0.2, 200, etag=etag, digest="d" * 64, place=place)
    return Visit(target, (request,), request)


def failed(target: Target, **how: bool) -> Visit:
    request = Request(target.url, "2026-01-29T08:00:00.123Z", 0.2, 500)
    return Visit(target, (request,), reason="http_500", detail="The server answers 500.", **how)


def state(store: WebWriter, url: str = URL) -> str:
    return str(store.db.execute("SELECT state FROM urls WHERE url = ?", (url,)).fetchone()[0])


def test_a_page_waits_is_fetched_and_read(store: WebWriter) -> None:
    target = store.ask(Target(URL, "auto", "wire", published="2026-01-29"))
    assert target is not None
    assert store.waiting(["wire"], 10) == store.waiting(None, 10) == [target]
    assert store.waiting(["other"], 10) == []
    store.visited(brought(target), "page")
    assert state(store) == "fetched"
    ((left, place),) = store.unread()
    assert (left.kind, left.etag, place) == ("page", '"1"', Place("a.warc.gz", 7))
    assert store.ask(target) is None
    store.write(1, RawDocument(URL, "html", b"<p>"), SKIP, "o")
    assert (state(store), store.unread()) == ("read", [])
    assert store.last_offset("a.warc.gz") == 7
    assert store.last_offset("b.warc.gz") == -1


def test_when_a_page_that_was_read_is_asked_for(store: WebWriter) -> None:
    target = Target(URL, "page", "wire")
    store.ask(target)
    store.visited(brought(target), "page")
    store.write(1, RawDocument(URL, "html", b"<p>"), SKIP, "o")
    assert store.ask(target) is None
    assert store.ask(target, changed="2026-01-29") is None
    assert store.ask(target, changed="2026-01-29T07:00:00Z") is None
    for how in ({"changed": "2026-01-29T09:00:00Z"}, {"again": True}):
        found = store.ask(target, **how)  # type: ignore[arg-type]
        assert found is not None
        assert found.etag == '"1"'


def test_lists_are_always_asked_for_and_need_no_reading(store: WebWriter) -> None:
    target = Target(URL, "auto", "wire")
    store.ask(target)
    store.visited(brought(target), "feed")
    assert (state(store), store.unread()) == ("read", [])
    found = store.ask(target)
    assert found is not None
    assert (found.kind, found.etag) == ("feed", '"1"')


def test_what_fails_is_tried_in_so_many_runs(store: WebWriter) -> None:
    target = Target(URL, "page", "wire")
    store.ask(target)
    store.visited(failed(target, later=True), "page")
    for tries in range(TRIES):
        (waiting,) = store.waiting(None, 10)
        assert waiting.tries == tries
        assert store.visited(failed(waiting), "page").had_content is False
    assert (state(store), store.waiting(None, 10), store.ask(target)) == ("given_up", [], None)
    again = store.ask(target, retry=True)
    assert again is not None
    assert again.tries == 0
    store.visited(failed(target, final=True), "page")
    assert state(store) == "given_up"


def test_what_was_read_stays_read_when_its_server_fails(store: WebWriter) -> None:
    target = Target(URL, "page", "wire")
    store.ask(target)
    store.visited(brought(target), "page")
    store.write(1, RawDocument(URL, "html", b"<p>"), SKIP, "o")
    stay = store.visited(failed(target), "page")
    assert (stay.had_content, stay.place, state(store)) == (True, Place("a.warc.gz", 7), "read")


def test_what_could_not_be_read_is_read_again(store: WebWriter) -> None:
    target = Target(URL, "page", "wire")
    store.ask(target)
    store.visited(brought(target), "page")
    for _ in range(TRIES):
        assert len(store.unread()) == 1
        store.write(1, RawDocument(URL, "html", b"<p>"), CRASH, "o")
    assert (store.unread(), state(store)) == ([], "given_up")


def test_the_same_page_is_settled_with_its_original_and_read_without_it(store: WebWriter) -> None:
    other = "https://wire.example/print"
    for url in (URL, other):
        store.ask(Target(url, "page", "wire"))
    store.visited(brought(Target(other)), "page")
    assert store.same_story(other, ["https://wire.example/unknown", URL]) == URL
    assert store.same_story(URL, [other]) is None, "the two do not wait for each other"
    store.write(1, RawDocument(other, "html", b""), SKIP, "o")
    assert store.unread() == []
    store.visited(failed(Target(URL), final=True), "page")
    assert [target.url for target, _ in store.unread()] == [other]


def test_web_archives_count_as_read_at_the_end_of_a_whole_run(store: WebWriter) -> None:
    target = Target(URL, "warc", "wire")
    store.ask(target)
    store.visited(brought(target), "warc")
    store.write(1, RawDocument(URL, "html", b"<p>", member=1), SKIP, "o")
    store.end_run(1, interrupted=True, counts={})
    assert state(store) == "fetched"
    store.end_run(1, interrupted=False, counts={})
    assert state(store) == "read"


def test_requests_and_addresses_share_the_commits_of_inputs(store: WebWriter) -> None:
    target = Target(URL, "page", "wire")
    store.ask(target)
    store.visited(brought(target), "page")
    with closing(sqlite3.connect(store.path)) as other:
        assert other.execute("SELECT count(*) FROM urls").fetchone() == (0,)
        store.flush()
        assert other.execute("SELECT url, asked_for, status, archive FROM requests").fetchall() == [
            (URL, URL, 200, "a.warc.gz")
        ]
