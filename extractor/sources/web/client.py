"""One HTTP request: bounded in size and time, verified, and never to an address that is not to be asked.

Redirects are not followed here, bodies not kept compressed or not: a response's body lies in a spool as it came over
the wire, for the archive to take.
"""

from __future__ import annotations

import asyncio
import hashlib
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver

from extractor.schema.web import Request
from extractor.sources.base import MB, SourceError
from extractor.sources.web.addresses import AddressError, Addresses, Resolver
from extractor.sources.web.bodies import ENCODINGS, BodyError, decoder
from extractor.sources.web.settings import WARC_SECONDS, Manners

_PIECE = 64 * 1024
_KEPT = 512 * 1024
"""Bytes of a body kept in memory; the rest of a larger one goes to a temporary file."""
_HEADER_LIMIT = 32 * 1024
PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_LISTS = (
    *PAGES, "text/xml", "application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml",
    "application/json", "application/feed+json", "application/x-gzip", "application/gzip", "application/octet-stream",
    "binary/octet-stream", "application/warc",
)  # fmt: skip
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
Headers = tuple[tuple[bytes, bytes], ...]


@dataclass
class Response:
    """What came: the request as it ended, and the raw response where there is one."""

    request: Request
    status_line: str = ""
    headers: Headers = ()
    body: SpooledTemporaryFile[bytes] | None = None
    detail: str | None = None
    transient: bool = False

    def content(self) -> bytes:
        """The body, decompressed."""
        encoding = next((value for name, value in self.headers if name.lower() == b"content-encoding"), b"")
        if self.body is None:
            return b""
        self.body.seek(0)
        return b"".join(decoder(encoding.decode("latin-1")).feed(self.body.read()))

    def close(self) -> None:
        """Lets go of the body."""
        if self.body is not None:
            self.body.close()


@dataclass
class _Exchange:
    """A request on its way; what is known of it so far."""

    url: str
    began: float = field(default_factory=time.monotonic)
    started: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="milliseconds"))
    facts: dict[str, object] = field(default_factory=dict)

    def request(self, reason: str | None = None) -> Request:
        seconds = round(time.monotonic() - self.began, 3)
        return Request(self.url, self.started.replace("+00:00", "Z"), seconds, reason=reason, **self.facts)  # type: ignore[arg-type]


class _TooLarge(Exception):
    """A body beyond its bound."""


class _WrongType(Exception):
    """A response of a kind that is not read."""


class Client:
    """Asks servers. Use it as a context manager, within the event loop that runs it."""

    def __init__(self, manners: Manners, spool: Path, resolver: AbstractResolver | None = None) -> None:
        """``spool`` is the folder of bodies that are too large for memory, while they come."""
        self._spool = spool
        self._manners = manners
        self._addresses = Addresses(manners.allowed)
        self._connector = aiohttp.TCPConnector(
            limit=0,
            resolver=Resolver(self._addresses, resolver),
            socket_factory=self._addresses.socket,
            ssl=ssl.create_default_context(),
            ttl_dns_cache=60,
        )
        self._session = aiohttp.ClientSession(
            connector=self._connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            headers={"User-Agent": manners.user_agent, "Accept": ACCEPT, "Accept-Encoding": ENCODINGS},
            max_line_size=_HEADER_LIMIT,
            max_field_size=_HEADER_LIMIT,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self._session.close()

    async def get(
        self, url: str, *, limit: int, headers: Mapping[str, str] | None = None, pages_only: bool = False
    ) -> Response:
        """Asks for an address. What goes wrong there is the response's ``reason`` and ``detail``; SourceError is for
        a disk that is full here.

        ``limit`` bounds the body in bytes, over the wire and decompressed; ``pages_only`` refuses what is no page.
        """
        exchange = _Exchange(url)
        body: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(  # noqa: SIM115 - the response's
            max_size=_KEPT, dir=str(self._spool)
        )
        total = self._manners.total if limit < 1024 * MB else WARC_SECONDS
        timeout = aiohttp.ClientTimeout(total, sock_connect=self._manners.connect, sock_read=self._manners.stall)
        try:
            self._addresses.check_url(url)
            async with self._session.get(url, headers=headers, allow_redirects=False, timeout=timeout) as response:
                _note(response, exchange)
                if response.status in (200, 203):
                    _check_type(response, PAGES if pages_only else _LISTS)
                    await _take(response, body, limit, exchange)
                line = f"HTTP/1.1 {response.status} {response.reason or ''}".rstrip()
                return Response(exchange.request(), line, response.raw_headers, body)
        except SourceError:
            body.close()
            raise
        except Exception as error:  # noqa: BLE001 - whatever a server does is that address's failure
            body.close()
            reason, detail, transient = _why(error, limit)
            return Response(exchange.request(reason), detail=detail, transient=transient)
        except BaseException:
            body.close()
            raise


def _note(response: aiohttp.ClientResponse, exchange: _Exchange) -> None:
    headers = response.headers
    exchange.facts = {
        "status": response.status,
        "content_type": headers.get("Content-Type"),
        "etag": headers.get("ETag"),
        "modified": headers.get("Last-Modified"),
        "location": headers.get("Location"),
        "retry_after": headers.get("Retry-After"),
    }
    transport = response.connection.transport if response.connection is not None else None
    with suppress(IndexError, TypeError):
        exchange.facts["address"] = str(transport.get_extra_info("peername")[0]) if transport else None


def _check_type(response: aiohttp.ClientResponse, taken: tuple[str, ...]) -> None:
    declared = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if declared and declared not in taken:
        raise _WrongType(declared[:80])


async def _take(
    response: aiohttp.ClientResponse, body: SpooledTemporaryFile[bytes], limit: int, exchange: _Exchange
) -> None:
    """Spools the body as it comes; counts and digests it as it is."""
    if (response.content_length or 0) > limit:
        raise _TooLarge
    inner = decoder(response.headers.get("Content-Encoding", ""))
    digest, size = hashlib.sha256(), 0
    exchange.facts["received"] = received = 0
    async for piece in response.content.iter_chunked(_PIECE):
        received += len(piece)
        exchange.facts["received"] = received
        _spool(body, piece)
        for content in inner.feed(piece):
            size += len(content)
            if max(size, received) > limit:
                raise _TooLarge
            digest.update(content)
    if not inner.complete():
        raise BodyError("it ends before the compressed data do")
    exchange.facts["digest"] = digest.hexdigest()


def _spool(body: SpooledTemporaryFile[bytes], piece: bytes) -> None:
    """Raises SourceError where this machine, and not the server, is at fault."""
    try:
        body.write(piece)
    except OSError as error:
        raise SourceError(f"what is fetched cannot be kept: {error.strerror}; make room and run again") from error


def _why(error: Exception, limit: int) -> tuple[str, str, bool]:
    """A word, a sentence, and whether trying again soon may help."""
    if isinstance(error, AddressError):
        return error.reason, str(error), False
    if isinstance(error, _TooLarge):
        return "too_large", f"It has more than {limit // MB} MB; no article or list does.", False
    if isinstance(error, _WrongType):
        return "content_type", f"It is {error}, which is not read.", False
    if isinstance(error, BodyError):
        return "encoding", f"What was sent cannot be decompressed: {error}.", True
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return "tls", f"Its certificate or encryption cannot be relied on: {_short(error)}.", False
    if isinstance(error, TimeoutError | asyncio.TimeoutError):
        return "timeout", "The server did not answer in time, or stopped in the middle.", True
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "dns", f"The host's name has no address: {_short(error)}.", True
    if isinstance(error, aiohttp.ClientConnectorError):
        return "unreachable", f"There is no connection to the host: {_short(error)}.", True
    if isinstance(error, aiohttp.InvalidURL | ValueError):
        return "bad_url", f"This is no web address: {_short(error)}.", False
    if isinstance(error, aiohttp.ClientResponseError):
        return "protocol", f"What was answered is no HTTP: {_short(error)}.", True
    if isinstance(error, aiohttp.ClientError | OSError):
        return "broken_off", f"The connection broke off: {_short(error)}.", True
    return "error", f"{type(error).__name__}: {_short(error)}", False


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200].rstrip(".") or type(error).__name__
