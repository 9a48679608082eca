"""What servers answer instead: bodies that break off, stall, never end, or are not what they look like."""

from __future__ import annotations

import asyncio
import gzip
import io

from aiohttp import web

from testsite.answers import Answer, page

HANG_SECONDS = 600
"""How long a server that stalls would go on stalling."""
BIG_BYTES = 300 * 1024 * 1024
_PIECE = b"<p>Acme Power rose again.</p>\n" * 4096


def reset(after: bytes = b"<html><body><p>Acme Power") -> Answer:
    """Breaks the connection in the middle of the body."""

    async def answer(request: web.Request, before: int) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html", "Content-Length": "100000"})
        await response.prepare(request)
        await response.write(after)
        await asyncio.sleep(0.05)
        _abort(request)
        return response

    return answer


def _abort(request: web.Request) -> None:
    if request.transport is not None:  # the client has not gone first
        request.transport.abort()


def stall(after: bytes = b"<html><body><p>Acme Power") -> Answer:
    """Sends the beginning of a body and then nothing, with the connection open."""

    async def answer(request: web.Request, before: int) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html", "Content-Length": "100000"})
        await response.prepare(request)
        await response.write(after)
        await asyncio.sleep(HANG_SECONDS)
        return response

    return answer


def silent() -> Answer:
    """Takes the request and never answers."""

    async def answer(request: web.Request, before: int) -> web.StreamResponse:
        await asyncio.sleep(HANG_SECONDS)
        return web.Response()

    return answer


def drip(seconds: float = 0.2) -> Answer:
    """A byte at a time for ever: no pause is long enough to be a stall."""

    async def answer(request: web.Request, before: int) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        for _ in range(int(HANG_SECONDS / seconds)):
            await response.write(b"x")
            await asyncio.sleep(seconds)
        return response

    return answer


def big(size: int = BIG_BYTES, *, declared: bool = False) -> Answer:
    """A body of so many bytes, made while it is sent, with or without its length declared."""

    async def answer(request: web.Request, before: int) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8"})
        if declared:
            response.content_length = size
        await response.prepare(request)
        left = size
        while left > 0:
            await response.write(_PIECE[:left])
            left -= len(_PIECE)
        return response

    return answer


def bomb(size: int = BIG_BYTES) -> Answer:
    """A few hundred kilobytes of gzip that are hundreds of megabytes of nothing."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as file:
        for _ in range(0, size, 1024 * 1024):
            file.write(bytes(1024 * 1024))
    return page(packed.getvalue(), headers={"Content-Encoding": "gzip"})


def cut_gzip(body: str) -> Answer:
    """Compressed data that end too early, in a response that is complete."""
    packed = gzip.compress(body.encode(), mtime=0)
    return page(packed[: len(packed) // 2], headers={"Content-Encoding": "gzip"})


def false_gzip(body: str) -> Answer:
    """What says it is compressed and is not."""
    return page(body, headers={"Content-Encoding": "gzip"})


def no_http() -> Answer:
    """Bytes that are no HTTP."""

    async def answer(request: web.Request, before: int) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.write(b"220 mail.example ready\r\n")  # type: ignore[attr-defined]
        await asyncio.sleep(0.05)
        _abort(request)
        return web.Response()

    return answer


def xml_bomb(type: str = "application/rss+xml") -> Answer:
    """A feed whose entities grow without end."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "Acme Power rose again. ">{levels}]>'
    item = "<item><title>&e11;</title><link>http://127.0.1.1/bomb</link></item>"
    return page(f'<?xml version="1.0"?>{bomb}<rss version="2.0"><channel>{item}</channel></rss>', type)


def xml_reader(path: str = "/etc/passwd") -> Answer:
    """A feed that has the reader's own files read."""
    entity = f'<!DOCTYPE rss [<!ENTITY own SYSTEM "file://{path}">]>'
    item = "<item><title>&own;</title><link>http://127.0.1.1/own</link></item>"
    return page(
        f'<?xml version="1.0"?>{entity}<rss version="2.0"><channel>{item}</channel></rss>', "application/rss+xml"
    )
