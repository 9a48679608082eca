"""Files, folders and standard input."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from extractor.schema import RawDocument, Rejected
from extractor.sources.records import records

PAGE_LIMIT = 10 * 1024 * 1024
"""Bytes of one page or text after decompression. A news page is well under one; what is larger is no article."""
_PAGES = (".html", ".htm", ".xhtml")
_TEXTS = (".txt", ".md")
_RECORDS = (".json", ".jsonl", ".ndjson")


class SourceError(Exception):
    """A path that a person named and that is not there."""


def documents(paths: Iterable[str]) -> Iterator[RawDocument]:
    """The raw documents of files, folders (recursive, in order of name, hidden files left out) and ``-``.

    Raises SourceError for a path that does not exist, before anything is read.
    """
    named = list(paths)
    missing = [p for p in named if p != "-" and not Path(p).exists()]
    if missing:
        raise SourceError(f"there is no file or folder {missing[0]!r}")
    return _documents(named)


def _documents(paths: Iterable[str]) -> Iterator[RawDocument]:
    for path in paths:
        if path == "-":
            yield from _standard_input()
        else:
            for file in _files(Path(path)):
                yield from _read(file)


def count_files(paths: Iterable[str]) -> int:
    """How many files the paths hold, for a progress display."""
    return sum(1 for p in paths if p != "-" for _ in _files(Path(p)))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    try:
        entries = sorted(path.iterdir(), key=lambda p: p.name)
    except OSError:
        yield path
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _files(entry)


def _kind(path: Path) -> str | None:
    suffixes = [s.lower() for s in path.suffixes[-2:]]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    last = suffixes[-1] if suffixes else ""
    return "html" if last in _PAGES else "text" if last in _TEXTS else "record" if last in _RECORDS else None


def _read(path: Path) -> Iterator[RawDocument]:
    source, kind = str(path), _kind(path)
    if path.is_dir():
        yield _rejected(source, "unreadable: the folder cannot be listed; check its permissions")
        return
    if kind is None:
        yield _rejected(source, "unsupported: not one of .html .htm .txt .md .json .jsonl (or those with .gz)")
        return
    try:
        with _opened(path) as stream:
            if kind == "record":
                yield from records(source, stream)
                return
            data = stream.read(PAGE_LIMIT + 1)
    except (OSError, EOFError, zlib.error) as error:
        yield _rejected(source, f"unreadable: {_plainly(error)}")
        return
    if len(data) > PAGE_LIMIT:
        yield _rejected(source, f"too_large: more than {PAGE_LIMIT // 1024**2} MB in one page")
        return
    yield RawDocument(source, "html" if kind == "html" else "text", data)


def _rejected(source: str, error: str) -> RawDocument:
    reason, _, detail = error.partition(": ")
    outcome: Literal["skip", "failure"] = "skip" if reason == "unsupported" else "failure"
    return RawDocument(source, "text", b"", rejected=Rejected(outcome=outcome, reason=reason, detail=detail))


def _plainly(error: BaseException) -> str:
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return f"the gzip data are broken ({error})"
    return str(getattr(error, "strerror", None) or error)


def _opened(path: Path) -> BinaryIO:
    return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]


def _standard_input() -> Iterator[RawDocument]:
    """JSON lines where the first character opens an object, else one page or text."""
    stream = sys.stdin.buffer
    start = stream.peek(64).lstrip() if hasattr(stream, "peek") else b""
    if start[:1] in (b"{", b"["):
        yield from records("-", stream)
        return
    data = stream.read(PAGE_LIMIT + 1)
    if len(data) > PAGE_LIMIT:
        yield _rejected("-", f"too_large: more than {PAGE_LIMIT // 1024**2} MB in one page")
        return
    yield RawDocument("-", "html" if data.lstrip()[:1] == b"<" else "text", data)
