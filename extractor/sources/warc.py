"""Web archives: the pages of WARC files, CC-NEWS and our own, a record after the other."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from io import BufferedReader
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord

from extractor.schema import RawDocument
from extractor.schema.article import RawKind
from extractor.sources.base import PAGE_LIMIT, rejected, too_large
from extractor.sources.http_payload import Payload, PayloadError, http_payload, media_type

_HEADERS = 256 * 1024
"""Bytes of a record before its body."""
_HOLDING = ("response", "resource", "conversion")
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain", "text/markdown")
_LOOKS_LIKE_A_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|!--)", re.IGNORECASE)
_DOCUMENTS = re.compile(r"pdf|msword|officedocument|opendocument|rtf|epub|postscript")
"""Types that people publish articles in and that are not read. They have a row each; all other types are summed up."""
_KINDS_TOLD = 12
"""Kinds of records that the summary of an archive names."""


def warc_pages(source: str, stream: BufferedReader) -> Iterator[RawDocument]:
    """The pages and texts of an archive, gzipped or not; ``member`` is the number of the record.

    Records that hold none (requests, redirects, pictures …) are summed up in one document at the end, without a number.
    An archive that breaks off or is damaged gives its pages up to there, and a failure in place of the broken record.
    """
    others: Counter[str] = Counter()
    done = 0
    try:
        for record in ArchiveIterator(cast("BinaryIO", _Told(stream)), parse_http=False):
            block, whole = _block(record)
            if not whole:
                yield _broken(source, done, "The archive breaks off within the record.")
                break
            done += 1
            raw = _document(source, done, record, block)
            if isinstance(raw, RawDocument):
                yield raw
            else:
                others[raw] += 1
    except (OSError, EOFError, zlib.error) as error:
        yield _broken(source, done, f"The archive is damaged here or no WARC: {error}.")
    if others:
        yield _summary(source, done, others)


def _block(record: WarcRecord) -> tuple[bytes, bool]:
    """The record's bytes, where it may hold a page, and whether the archive has all that the record says it holds."""
    wanted = PAGE_LIMIT + _HEADERS if _type(record) in _HOLDING else 0
    block = record.reader.read(wanted) if wanted else b""
    return block, len(block) + record.reader.consume() == record.content_length


def _document(source: str, number: int, record: WarcRecord, block: bytes) -> RawDocument | str:
    """What a record holds, or what kind of record it is where that is no page."""
    if _type(record) not in _HOLDING:
        return _type(record)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    try:
        found = _payload(record, block)
    except PayloadError as error:
        return rejected(source, "unreadable", f"{error} It came from {url}.", kind="html", member=number)
    if not 200 <= found.status < 300:
        return f"status {found.status}"
    kind = _kind(found, url)
    if kind is None and _DOCUMENTS.search(found.type):
        detail = f"{url} is {found.type}, which is not read; convert it if it is an article."
        return rejected(source, "unsupported", detail, outcome="skip", member=number)
    if kind is None:
        return found.type or "no type"
    if len(found.body) > PAGE_LIMIT or record.content_length > PAGE_LIMIT + _HEADERS:
        return too_large(source, kind, PAGE_LIMIT, number)
    fetched = _moment(record.headers.get("WARC-Date"))
    return RawDocument(source, kind, found.body, number, url=url or None, fetched=fetched, charset=found.charset)


def _type(record: WarcRecord) -> str:
    return (record.headers.get("WARC-Type") or "unknown").lower()


def _payload(record: WarcRecord, block: bytes) -> Payload:
    kind, charset = media_type(record.headers.get("Content-Type"))
    if kind == "application/http":
        return http_payload(block, PAGE_LIMIT)
    return Payload(200, kind, charset, block)


def _kind(found: Payload, url: str) -> RawKind | None:
    """What servers call text is often a page."""
    if found.type in _PAGES:
        return "html"
    if found.type in _TEXTS or not found.type:
        if _LOOKS_LIKE_A_PAGE.match(found.body):
            return "html"
        return "text" if found.type and urlsplit(url).path != "/robots.txt" else None
    return None


def _moment(written: str | None) -> str | None:
    try:
        return datetime.fromisoformat(written or "").isoformat()
    except ValueError:
        return None


class _Told:
    """A stream that knows its place by counting, since a pipe does not know its own, which the library asks for."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._place = 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place


def _broken(source: str, done: int, why: str) -> RawDocument:
    before = f" The {done:,} records before it are read." if done else ""
    return rejected(source, "unreadable", f"{why}{before} Fetch the file again.", kind="html", member=done + 1)


def _summary(source: str, done: int, others: Counter[str]) -> RawDocument:
    """One document for all records without a page, as the many requests and pictures of an archive are no news."""
    kinds = sorted(others.items(), key=lambda item: (-item[1], item[0]))
    told = ", ".join(f"{number:,} {kind}" for kind, number in kinds[:_KINDS_TOLD])
    more = f", {len(kinds) - _KINDS_TOLD} further kinds" if len(kinds) > _KINDS_TOLD else ""
    detail = f"Records without a page: {others.total():,} of {done:,} ({told}{more})."
    return rejected(source, "no_page", detail, outcome="skip", data=detail.encode())
