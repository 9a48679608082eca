"""A JSON list read an element at a time, however long it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BufferedReader, TextIOWrapper

_CHUNK = 64 * 1024
_BLANKS = re.compile(r"[ \t\r\n]*")
_NEXT = re.compile(r"\}\s*,\s*(?=\{)")
_DECODER = json.JSONDecoder()


class Elements:
    """The elements of the list that a stream holds, each as its own bytes, with the line where it begins.

    An element that is no JSON is given up to what looks like the beginning of the next, for whoever parses it to tell
    what is wrong and in which line; one longer than ``limit`` is None and the last.
    """

    def __init__(self, stream: BufferedReader, limit: int) -> None:
        self._text = TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
        self._limit = limit
        self._window = ""
        self._line = 1

    def __iter__(self) -> Iterator[tuple[int, bytes | None]]:
        try:
            yield from self._elements()
        finally:
            self._text.detach()

    def _elements(self) -> Iterator[tuple[int, bytes | None]]:
        self._take(1 if self._mark() == "[" else 0)
        more = self._mark() != "]"
        while more:
            line, end = self._line, self._end()
            if end is None:
                yield line, self._rest()
                return
            yield line, self._take(end).encode("utf-8", "surrogateescape")
            more = self._mark() == ","
            if more:
                self._take(1)
                self._mark()
        closed = self._mark() == "]"
        self._take(1 if closed else 0)
        if self._mark() or not closed:
            yield self._line, self._rest()

    def _rest(self) -> bytes | None:
        return None if len(self._window) > self._limit else self._window.encode("utf-8", "surrogateescape")

    def _mark(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            blanks = _BLANKS.match(self._window)
            self._take(blanks.end() if blanks else 0)
            if self._window or not self._more():
                return self._window[:1]

    def _end(self) -> int | None:
        """How long the element ahead is; None for one that is no JSON, or over the limit, with no other behind it."""
        while True:
            try:
                return _DECODER.raw_decode(self._window)[1]
            except (ValueError, RecursionError):
                if len(self._window) > self._limit or not self._more():
                    following = _NEXT.search(self._window)
                    return following.start() + 1 if following else None

    def _take(self, length: int) -> str:
        piece, self._window = self._window[:length], self._window[length:]
        self._line += piece.count("\n")
        return piece

    def _more(self) -> bool:
        # As much again as there is, so that a long element is tried a few times and not once a chunk.
        more = self._text.read(max(_CHUNK, len(self._window)))
        self._window += more
        return bool(more)
