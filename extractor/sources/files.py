"""Files, streams and folders."""

from __future__ import annotations

import gzip
import os
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from extractor.schema import RawDocument
from extractor.schema.article import RawKind
from extractor.sources.base import PAGE_LIMIT, rejected, too_large
from extractor.sources.records import json_document, json_lines
from extractor.sources.warc import warc_pages

_SAMPLE = 8 * 1024
_BUFFER = 64 * 1024
_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[a-z!?]", re.IGNORECASE)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[{\]])")

Reader = Callable[[str, BufferedReader], Iterator[RawDocument]]


def _whole(kind: RawKind) -> Reader:
    def read(source: str, stream: BufferedReader) -> Iterator[RawDocument]:
        data = stream.read(PAGE_LIMIT + 1)
        yield too_large(source, kind, PAGE_LIMIT) if len(data) > PAGE_LIMIT else RawDocument(source, kind, data)

    return read


READERS: dict[str, Reader] = {
    ".html": _whole("html"),
    ".htm": _whole("html"),
    ".txt": _whole("text"),
    ".md": _whole("text"),
    ".json": json_document,
    ".jsonl": json_lines,
    ".warc": warc_pages,
}


@dataclass(frozen=True)
class Stream:
    """Bytes without a name that says what they are, gzipped or not: JSON or an archive if they look like it, else a
    page or text."""

    name: str
    opened: BinaryIO

    def __iter__(self) -> Iterator[RawDocument]:
        return _accounted(self.name, self._read())

    def _read(self) -> Iterator[RawDocument]:
        stream = _buffered(self.opened)
        start = stream.peek(_SAMPLE)
        if start.startswith(_GZIP) and not _begins(start).startswith(_WARC):
            stream = _unzipped(stream)
            start = stream.peek(_SAMPLE)
        yield from _reader(_begins(start))(self.name, stream)


def _reader(start: bytes) -> Reader:
    """The reader for bytes that begin like this."""
    if _JSON.match(start):
        return json_document
    if start.startswith(_WARC):
        return warc_pages
    return _whole("html" if _PAGE.match(start) else "text")


@dataclass(frozen=True)
class File:
    """A file, read as its name says. ``called`` is where its documents are said to come from, for a copy of what lies
    elsewhere."""

    path: Path
    called: str | None = None

    def __iter__(self) -> Iterator[RawDocument]:
        source = self.called or printable(self.path)
        name = self.path.name.lower().removesuffix(".gz")
        reader = READERS.get(Path(name).suffix)
        if reader is None:
            detail = f"Only {', '.join(READERS)} are read, each also as .gz; rename or convert it if it is an article."
        elif self.path.exists() and not self.path.is_file():
            detail = "It is no regular file but a pipe or a device; name it by itself to have it read."
        else:
            return _accounted(source, self._read(source, reader))
        return iter([rejected(source, "unsupported", detail, outcome="skip")])

    def _read(self, source: str, reader: Reader) -> Iterator[RawDocument]:
        with self.path.open("rb", buffering=_BUFFER) as opened:
            # An archive is unzipped by its own reader, which knows where each record begins.
            zipped = self.path.suffix.lower() == ".gz" and reader is not warc_pages
            stream = _unzipped(opened) if zipped else _buffered(opened)
            yield from reader(source, stream)


@dataclass(frozen=True)
class Folder:
    """The files of a folder and its folders, by name; hidden ones are left out."""

    path: Path

    def __iter__(self) -> Iterator[RawDocument]:
        for found in self.files():
            if isinstance(found, File):
                yield from found
            else:
                yield found

    def files(self) -> Iterator[File | RawDocument]:
        """The files in their order, and among them documents for what is none."""
        try:
            entries = sorted(os.scandir(self.path), key=lambda entry: entry.name)
        except OSError as error:
            yield rejected(printable(self.path), "unreadable", _plainly(error))
            return
        for entry in entries:
            path = self.path / entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from Folder(path).files()
            elif entry.is_dir():
                detail = "Links to folders are not followed; name the folder itself."
                yield rejected(printable(path), "unsupported", detail, outcome="skip")
            else:
                yield File(path)


def printable(path: Path) -> str:
    """The path as text: bytes of a name that are no UTF-8 are escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _begins(start: bytes) -> bytes:
    """The beginning of a stream, unzipped where it is zipped."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(start, _SAMPLE) if start.startswith(_GZIP) else start
    except zlib.error:
        return start


def _buffered(stream: BinaryIO) -> BufferedReader:
    return stream if isinstance(stream, BufferedReader) else BufferedReader(cast("RawIOBase", stream), _BUFFER)


def _unzipped(stream: BinaryIO) -> BufferedReader:
    return _buffered(cast("BinaryIO", gzip.GzipFile(fileobj=stream, mode="rb")))


def _accounted(source: str, found: Iterator[RawDocument]) -> Iterator[RawDocument]:
    """What a reader finds; a stream that breaks off and one without any article each end as a document too."""
    number = 0
    try:
        for raw in found:
            number += 1
            yield raw
    except (OSError, EOFError, zlib.error) as error:
        before = f" The {number} before that are read." if number else ""
        yield rejected(source, "unreadable", _plainly(error) + before)
        return
    except Exception as error:  # noqa: BLE001 - what a reader stumbles over costs the rest of its stream, not the run
        yield rejected(source, "error", f"{type(error).__name__}: {error}"[:300])
        return
    if not number:
        yield rejected(source, "empty", "There is no article in it.", outcome="skip")


def _plainly(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "There is no permission to read it; change that, or leave it out."
    if isinstance(error, EOFError):
        return "The compressed data end too early; fetch the file again."
    if isinstance(error, gzip.BadGzipFile | zlib.error):
        return "The compressed data are damaged or no gzip at all; fetch the file again."
    return f"It cannot be read: {getattr(error, 'strerror', None) or error}."
