"""JSON in a stream of bytes: a record a line, a list of records, or one record over many lines."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from extractor.schema import RawDocument
from extractor.sources.base import RECORD_LIMIT, rejected, too_large
from extractor.sources.json_list import Elements

_SAMPLE = 8 * 1024
_REST = 64 * 1024
_BLANKS = b"\xef\xbb\xbf \t\r\n"


def json_lines(source: str, stream: BufferedReader) -> Iterator[RawDocument]:
    """A record a line, whatever is wrong with other lines. Blank lines are none; ``member`` is the line."""
    if _is_binary(stream):
        yield _binary(source)
        return
    number = 0
    while line := stream.readline(RECORD_LIMIT + 1):
        number += 1
        if len(line) > RECORD_LIMIT:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_REST)
            yield too_large(source, "record", RECORD_LIMIT, number)
        elif line.strip(_BLANKS):
            yield RawDocument(source, "record", line.strip(_BLANKS), member=number, line=number)


def json_document(source: str, stream: BufferedReader) -> Iterator[RawDocument]:
    """The records of a JSON file: a list of them, one over many lines, or a record a line after all."""
    start = stream.peek(_SAMPLE).lstrip(_BLANKS)
    if _is_binary(stream):
        yield _binary(source)
    elif start.startswith(b"["):
        yield from _listed(source, stream)
    elif _is_lines(start):
        yield from json_lines(source, stream)
    else:
        data = stream.read(RECORD_LIMIT + 1)
        if len(data) > RECORD_LIMIT:
            yield too_large(source, "record", RECORD_LIMIT)
        elif data.strip(_BLANKS):
            yield RawDocument(source, "record", data)


def _is_lines(start: bytes) -> bool:
    """Whether an object ends on its first line, or another begins on the next (then one of them is broken)."""
    first, newline, rest = start.partition(b"\n")
    return first.startswith(b"{") and (not newline or first.rstrip().endswith(b"}") or rest.lstrip().startswith(b"{"))


def _listed(source: str, stream: BufferedReader) -> Iterator[RawDocument]:
    for number, (line, element) in enumerate(Elements(stream, RECORD_LIMIT), start=1):
        if element is None:
            yield too_large(source, "record", RECORD_LIMIT, number)
        else:
            yield RawDocument(source, "record", element, member=number, line=line)


def _is_binary(stream: BufferedReader) -> bool:
    return b"\0" in stream.peek(_SAMPLE)[:_SAMPLE]


def _binary(source: str) -> RawDocument:
    detail = "These bytes are no JSON in UTF-8 but binary data or UTF-16; convert the file, or leave it out."
    return rejected(source, "binary", detail, kind="record")
