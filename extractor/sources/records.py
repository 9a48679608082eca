"""JSON: an article a line, or a file that is one object or one list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.schema import RawDocument, Rejected

LINE_LIMIT = 50 * 1024 * 1024
"""Bytes of one line. A longer one is a failure, so that memory stays bounded."""
_OPENING = b"{["


def records(source: str, stream: BinaryIO) -> Iterator[RawDocument]:
    """The articles of a JSON stream, each with its line. A line that is no JSON object is a document with its error."""
    first = stream.readline(LINE_LIMIT + 1)
    if _opens_a_whole(first):
        rest = stream.read(LINE_LIMIT + 1 - len(first)) if len(first) <= LINE_LIMIT else b""
        yield from _whole(source, first + rest)
        return
    number = 0
    line = first
    while line:
        number += 1
        if len(line) > LINE_LIMIT:
            yield _failed(source, number, f"too_large: more than {LINE_LIMIT // 1024**2} MB in one line")
            while line and not line.endswith(b"\n"):
                line = stream.readline(LINE_LIMIT)
        elif line.strip():
            yield _record(source, number, line)
        line = stream.readline(LINE_LIMIT + 1)


def _opens_a_whole(line: bytes) -> bool:
    """The first line does not stand on its own: a pretty-printed object, or a list."""
    stripped = line.strip().removeprefix(b"\xef\xbb\xbf")
    if stripped[:1] == b"[":
        return True
    return stripped[:1] == b"{" and not stripped.endswith(b"}")


def _whole(source: str, data: bytes) -> Iterator[RawDocument]:
    if len(data) > LINE_LIMIT:
        yield _failed(source, None, f"too_large: more than {LINE_LIMIT // 1024**2} MB that are not JSON lines")
        return
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        lines = data.splitlines()
        if len(lines) > 1 and lines[1].lstrip()[:1] == b"{":
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _record(source, number, line)
            return
        yield _failed(source, None, f"malformed: not JSON ({error})")
        return
    items = content if isinstance(content, list) else [content]
    for number, item in enumerate(items, start=1):
        member = number if isinstance(content, list) else None
        yield _checked(source, member, item, json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _record(source: str, number: int, line: bytes) -> RawDocument:
    try:
        item = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return _failed(source, number, f"malformed: line {number} is not JSON ({error})")
    return _checked(source, number, item, line)


def _checked(source: str, number: int | None, item: Any, data: bytes) -> RawDocument:
    where = f"line {number}" if number is not None else "the file"
    if not isinstance(item, dict):
        return _failed(source, number, f"malformed: {where} is not a JSON object")
    if not any(isinstance(item.get(key), str) for key in ("text", "html")):
        return _failed(source, number, f"malformed: {where} has neither “text” nor “html”")
    return RawDocument(source, "record", data, number)


def _failed(source: str, number: int | None, error: str) -> RawDocument:
    reason, _, detail = error.partition(": ")
    rejected = Rejected(outcome="failure", reason=reason, detail=detail)
    return RawDocument(source, "record", b"", number, rejected=rejected)
