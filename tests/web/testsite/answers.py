"""What servers ought to answer."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Awaitable, Callable

import brotli
from aiohttp import web

Answer = Callable[[web.Request, int], Awaitable[web.StreamResponse]]
"""An answer to a request, which is told how often its path had been asked before."""

_PACKED: dict[str, Callable[[bytes], bytes]] = {
    "": lambda body: body,
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "deflate": zlib.compress,
    "br": brotli.compress,
}


def page(
    body: str | bytes,
    type: str = "text/html; charset=utf-8",
    *,
    encoding: str = "",
    chunked: bool = False,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Answer:
    """A body; ``chunked`` and with a content ``encoding``, if asked."""
    data = _PACKED[encoding](body.encode() if isinstance(body, str) else body)

    async def answer(request: web.Request, before: int) -> web.StreamResponse:
        named = {"Content-Type": type, **({"Content-Encoding": encoding} if encoding else {}), **(headers or {})}
        response = web.Response(body=data, status=status, headers=named)
        if chunked:
            response.enable_chunked_encoding()
        return response

    return answer


def unchanging(body: str | bytes, type: str = "text/html; charset=utf-8", *, by: str = "etag") -> Answer:
    """A body with its ETag (or, ``by`` date, Last-Modified), and 304 for who has it already."""
    data = body.encode() if isinstance(body, str) else body
    mark, moment = f'"{hashlib.sha256(data).hexdigest()[:16]}"', "Thu, 29 Jan 2026 08:00:00 GMT"
    name, value, asked = (
        ("ETag", mark, "If-None-Match") if by == "etag" else ("Last-Modified", moment, "If-Modified-Since")
    )

    async def answer(request: web.Request, before: int) -> web.StreamResponse:
        if request.headers.get(asked) == value:
            return web.Response(status=304, headers={name: value})
        return web.Response(body=data, headers={"Content-Type": type, name: value})

    return answer


def robots(text: str) -> Answer:
    """A robots.txt."""
    return page(text, "text/plain")


def status(code: int, **headers: str) -> Answer:
    """A status without a story; underscores in names of headers are hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def answer(request: web.Request, before: int) -> web.StreamResponse:
        return web.Response(status=code, text=f"{code}\n", headers=named)

    return answer


def redirect(to: str, code: int = 302) -> Answer:
    """A redirect."""
    return status(code, Location=to)


def flaky(first: Answer, then: Answer, times: int = 1) -> Answer:
    """One answer for the first times, and another from then on."""

    async def answer(request: web.Request, before: int) -> web.StreamResponse:
        return await (first if before < times else then)(request, before)

    return answer
