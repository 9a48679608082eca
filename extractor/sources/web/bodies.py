"""Bodies as they come over the wire, decompressed within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli

ENCODINGS = "gzip, deflate, br"
"""What a server may send (Accept-Encoding)."""
_STEP = 256 * 1024
"""Bytes of output taken at a time, so that a bomb is seen while it is small."""


class BodyError(Exception):
    """A body that cannot be decompressed."""


class Decoder(Protocol):
    """Decompresses a piece at a time."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What a piece decompresses to, in steps. Raises BodyError for damaged data."""
        ...

    def complete(self) -> bool:
        """Whether the data came to their end."""
        ...


class _Plain:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def complete(self) -> bool:
        return True


class _Zlib:
    """gzip and deflate; servers send deflate with and without its header."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._inner = zlib.decompressobj(bits)
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._inner.eof:
                if not data.startswith(b"\x1f\x8b"):
                    return  # what follows the end of the data is padding
                self._inner = zlib.decompressobj(self._bits)
            try:
                piece = self._inner.decompress(data, _STEP)
            except zlib.error as error:
                if self._begun or self._bits != zlib.MAX_WBITS:
                    raise BodyError(str(error)) from error
                self._bits = -zlib.MAX_WBITS
                self._inner = zlib.decompressobj(self._bits)
                continue
            self._begun = True
            yield piece
            data = self._inner.unconsumed_tail or self._inner.unused_data

    def complete(self) -> bool:
        return self._inner.eof or not self._begun


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        try:
            piece = self._inner.process(data, output_buffer_limit=_STEP)
            while piece:
                yield piece
                piece = b"" if self._inner.is_finished() else self._inner.process(b"", output_buffer_limit=_STEP)
        except brotli.error as error:
            raise BodyError(str(error)) from error

    def complete(self) -> bool:
        return self._inner.is_finished() or not self._begun


def decoder(encoding: str) -> Decoder:
    """What decompresses a Content-Encoding. Raises BodyError for one that was not asked for."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return _Plain()
    if name in ("gzip", "x-gzip"):
        return _Zlib(zlib.MAX_WBITS | 16)
    if name == "deflate":
        return _Zlib(zlib.MAX_WBITS)
    if name == "br":
        return _Brotli()
    raise BodyError(f"it is sent as {name[:40]!r}, which was not asked for")
