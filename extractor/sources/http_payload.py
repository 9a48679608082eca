"""What a stored HTTP response holds: status, type, charset, and its body with the encodings of the transfer undone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from typing import TYPE_CHECKING, cast

from urllib3 import HTTPResponse as Encoded
from urllib3.exceptions import HTTPError

if TYPE_CHECKING:
    from socket import socket

_CHUNK = re.compile(rb"[0-9a-fA-F]{1,16}[ \t]*(?:;[^\r\n]*)?\r?\n")


class PayloadError(Exception):
    """A response that breaks off, or is none."""


@dataclass(frozen=True)
class Payload:
    """A response as the reader needs it. ``type`` is the media type in small letters, empty where none is declared."""

    status: int
    type: str
    charset: str | None
    body: bytes


def media_type(value: str | None) -> tuple[str, str | None]:
    """The media type and the charset of a Content-Type header."""
    plain = " ".join((value or "").split())
    header = Message()
    header["Content-Type"] = plain
    charset = header.get_param("charset")
    return plain.partition(";")[0].strip().lower(), charset if isinstance(charset, str) else None


def http_payload(block: bytes, limit: int) -> Payload:
    """The response in a block of bytes, at most ``limit`` + 1 bytes of its body. Raises PayloadError.

    What headers say of a body counts only where it is so: archives keep the headers of the wire, and many of them keep
    the body as it was after decoding.
    """
    stream = BytesIO(block)
    response = HTTPResponse(cast("socket", _Stored(stream)))
    try:
        response.begin()
        response.length = None
        response.chunked = response.chunked and _CHUNK.match(block, stream.tell()) is not None
        body = response.read()
    except (HTTPException, ValueError, OverflowError) as error:
        raise PayloadError(f"The HTTP response breaks off or is none: {error or type(error).__name__}.") from error
    kind, charset = media_type(response.headers.get("Content-Type"))
    return Payload(response.status, kind, charset, undo(body, response.headers.get("Content-Encoding"), limit))


def undo(body: bytes, encoding: str | None, limit: int) -> bytes:
    """At most ``limit`` + 1 bytes of a body without its content encodings; as it is where it does not have them.

    Raises PayloadError for compressed data that end before anything is out.
    """
    if not encoding:
        return body[: limit + 1]
    encoded = Encoded(BytesIO(body), {"Content-Encoding": encoding}, preload_content=False)
    try:
        found = encoded.read(limit + 1, decode_content=True)
    except HTTPError:
        return body[: limit + 1]
    if body and not found:
        raise PayloadError(f"The {encoding} data of the HTTP response end too early.")
    return found


class _Stored:
    """As much of a socket as the standard library needs to read a response."""

    def __init__(self, stream: BytesIO) -> None:
        self._stream = stream

    def makefile(self, mode: str) -> BytesIO:
        return self._stream
