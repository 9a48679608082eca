"""Web archives: which records are pages, what undoes their encodings, and what damage costs."""

from __future__ import annotations

import gzip
import io
import random
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from extractor.schema import RawDocument
from extractor.sources import Stream, documents, http_payload, warc
from extractor.sources.warc import warc_pages

PAGE = b"<!doctype html><title>Acme</title><p>Acme Power opened a plant.</p>"
URL = "http://wire.example/acme"


def record(
    content: bytes, kind: str = "response", of: str = "application/http; msgtype=response", **more: str
) -> bytes:
    fields = {"Target_URI": URL, "Date": "2026-01-29T10:00:00Z", "Record_ID": "<urn:uuid:1>", **more}
    head = "".join(f"WARC-{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\n{head}Content-Type: {of}\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def response(body: bytes = PAGE, of: str = "text/html", status: str = "200 OK", **more: str) -> bytes:
    headers = {"Content-Type": of, **{name.replace("_", "-"): value for name, value in more.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def found(archive: bytes) -> list[RawDocument]:
    return list(warc_pages("a.warc", io.BufferedReader(io.BytesIO(archive))))  # type: ignore[arg-type]


def only(archive: bytes) -> RawDocument:
    (raw,) = found(archive)
    return raw


def told(archive: bytes) -> list[tuple[int | None, str]]:
    return [(raw.member, raw.rejected.reason if raw.rejected else raw.kind) for raw in found(archive)]


def chunked(body: bytes) -> bytes:
    return b"5\r\n" + body[:5] + b"\r\n%x;part=2\r\n" % (len(body) - 5) + body[5:] + b"\r\n0\r\n\r\n"


def test_a_page_keeps_its_address_its_moment_and_the_charset_of_its_server() -> None:
    raw = only(record(response(of="text/html; charset=windows-1252")))
    assert (raw.source, raw.member, raw.kind, raw.data) == ("a.warc", 1, "html", PAGE)
    assert (raw.url, raw.fetched, raw.charset) == (URL, "2026-01-29T10:00:00+00:00", "windows-1252")
    bare = only(record(response(), Target_URI="<http://b.example/>", Date="once"))
    assert (bare.url, bare.fetched, bare.charset) == ("http://b.example/", None, None)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), {"Content_Encoding": "gzip"}),
        (gzip.compress(PAGE), {"Content_Encoding": "x-gzip"}),
        (brotli.compress(PAGE), {"Content_Encoding": "br"}),
        (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
        (zlib.compress(PAGE)[2:-4], {"Content_Encoding": "deflate"}),
        (chunked(PAGE), {"Transfer_Encoding": "chunked"}),
        (chunked(gzip.compress(PAGE)), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        (PAGE, {"Transfer_Encoding": "chunked"}),
        (PAGE, {"Content_Encoding": "gzip"}),
        (PAGE, {"Content_Encoding": "utf-8"}),
        (chunked(PAGE), {"Transfer_Encoding": "chunked", "Content_Encoding": "br"}),
        (PAGE, {"Content_Length": "9"}),
        (PAGE, {"Content_Length": "90000"}),
    ],
)
def test_encodings_are_undone_where_they_are_there(body: bytes, headers: dict[str, str]) -> None:
    assert only(record(response(body, **headers))).data == PAGE


def test_a_server_that_does_not_say_what_it_sends_sends_what_it_looks_like() -> None:
    assert only(record(response(of=""))).kind == "html"
    assert only(record(response(of="text/plain"))).kind == "html"
    assert only(record(response(b"Acme Power rose.", of="text/plain"))).kind == "text"


def test_records_of_other_kinds_hold_pages_too() -> None:
    assert only(record(PAGE, "resource", "text/html; charset=utf-8")).charset == "utf-8"
    assert only(record(b"Acme Power rose.", "conversion", "text/plain")).kind == "text"


def test_what_holds_no_page_is_summed_up_in_one_row() -> None:
    archive = [
        record(b"software: x", "warcinfo", "application/warc-fields"),
        *[record(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request")] * 3,
        record(response()),
        record(response(b"", status="302 Found", Location="/b")),
        record(response(b"\x89PNG", "image/png")),
        record(response(b"User-agent: *", "text/plain"), Target_URI="http://wire.example/robots.txt"),
        record(b"", "revisit"),
    ]
    page, rest = found(b"".join(archive))
    assert (page.member, page.kind) == (5, "html")
    assert rest.rejected is not None
    assert (rest.member, rest.rejected.outcome, rest.rejected.reason) == (None, "skip", "no_page")
    kinds = "3 request, 1 image/png, 1 revisit, 1 status 302, 1 text/plain, 1 warcinfo"
    assert rest.rejected.detail == f"Records without a page: 8 of 9 ({kinds})."
    assert found(b"".join(archive[:3]))[0].digest != found(b"".join(archive[:2]))[0].digest


def test_a_document_that_may_be_an_article_has_a_row_of_its_own() -> None:
    raw = only(record(response(b"%PDF-1.7", "application/pdf")))
    assert raw.rejected is not None
    assert (raw.member, raw.rejected.outcome, raw.rejected.reason) == (1, "skip", "unsupported")
    assert URL in raw.rejected.detail


@pytest.mark.parametrize("body", [b"x" * 1001, gzip.compress(b"x" * 100_000_000), brotli.compress(b"x" * 1001)])
def test_a_page_over_the_limit_is_too_large_however_small_it_is_packed(
    body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "PAGE_LIMIT", 1000)
    headers = {} if body.startswith(b"x") else {"Content_Encoding": "gzip" if body[0] == 0x1F else "br"}
    archive = record(response(body, **headers)) + record(response())
    tracemalloc.start()
    assert told(archive) == [(1, "too_large"), (2, "html")]
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"no response at all",
        response(b"1000\r\n<p>Acme", Transfer_Encoding="chunked"),
        response(gzip.compress(PAGE, mtime=0)[:10], Content_Encoding="gzip"),
    ],
)
def test_a_response_that_breaks_off_is_a_failure_and_the_next_is_read(block: bytes) -> None:
    assert told(record(block) + record(response())) == [(1, "unreadable"), (2, "html")]


GOOD = record(response())


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_an_archive_that_breaks_off_gives_what_came_before(pack: type[bytes]) -> None:
    archive = pack(GOOD) + pack(GOOD) + pack(record(response(random.Random(1).randbytes(3000))))
    *before, last = found(archive[:-1000])
    assert [raw.data for raw in before] == [PAGE, PAGE]
    assert last.rejected is not None
    assert (last.member, last.rejected.outcome, last.rejected.reason) == (3, "failure", "unreadable")
    assert "2 records before" in last.rejected.detail


def test_an_archive_damaged_in_the_middle_says_where() -> None:
    archive = bytearray(gzip.compress(GOOD) * 3)
    archive[len(archive) // 2] ^= 0xFF
    assert told(bytes(archive)) == [(1, "html"), (2, "unreadable")]
    assert told(GOOD + b"neither end nor record\r\n\r\n") == [(1, "html"), (2, "unreadable")]


def test_any_damage_ends_in_rows_and_never_in_an_error() -> None:
    chance = random.Random(5)
    whole = [GOOD * 4, gzip.compress(GOOD) * 4]
    for number in range(400):
        archive = bytearray(whole[number % 2])
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(archive))
            archive[place : place + chance.randrange(20)] = chance.randbytes(chance.randrange(20))
        assert all(raw.rejected is None or raw.rejected.detail for raw in found(bytes(archive)))


def test_a_folder_of_archives_is_read_and_an_empty_one_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(GOOD + GOOD)
    (tmp_path / "b.WARC.gz").write_bytes(gzip.compress(GOOD))
    (tmp_path / "c.warc").write_bytes(b"")
    (tmp_path / "d.warc.gz").write_bytes(PAGE)
    rows = [
        (Path(raw.source).name, raw.member, raw.rejected and raw.rejected.reason) for raw in documents([str(tmp_path)])
    ]
    archives = [("a.warc", 1, None), ("a.warc", 2, None), ("b.WARC.gz", 1, None)]
    assert rows == [*archives, ("c.warc", None, "empty"), ("d.warc.gz", 1, "unreadable")]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_stream_that_begins_like_an_archive_is_one(pack: type[bytes], tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(pack(GOOD) * 2)
    with (tmp_path / "a").open("rb") as opened:
        assert [raw.data for raw in Stream("-", opened)] == [PAGE, PAGE]


class Long(io.RawIOBase):
    """An archive of two hundred large records, made while it is read."""

    def __init__(self) -> None:
        self._parts: Iterator[bytes] = iter([record(b"x" * 1_000_000, "metadata", "text/plain"), GOOD] * 200)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self._left = self._left or next(self._parts, b"")
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def test_an_archive_is_never_whole_in_memory() -> None:
    tracemalloc.start()
    pages = sum(raw.kind == "html" and raw.rejected is None for raw in warc_pages("-", io.BufferedReader(Long())))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert pages == 200
    assert peak < 10_000_000


def test_the_media_type_is_told_from_what_surrounds_it() -> None:
    assert http_payload.media_type(' Text/HTML ;charset="UTF-8"') == ("text/html", "UTF-8")
    assert http_payload.media_type("html") == ("html", None)
    assert http_payload.media_type(None) == ("", None)


def test_a_chunk_longer_than_any_memory_is_that_records_failure() -> None:
    block = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nabc"
    with pytest.raises(http_payload.PayloadError):
        http_payload.http_payload(block, 1000)
