"""Servers on loopback addresses: 127.0.1.1, 127.0.1.2 and so on, each of which counts as a host of its own.

Linux answers on all of 127.0.0.0/8; no name server, no privilege and no other machine is needed. A client that can be
given a resolver finds them by names, with ``Names``; for any other, the command among them, they go by their addresses.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from testsite.answers import Answer, status
from testsite.log import Hit, Log

NETWORK = "127.0.1.0/24"
"""Where the hosts are."""


class Host:
    """One host: what it answers for each path. What it does not know is a 404."""

    def __init__(self, name: str, scheme: str) -> None:
        self.name = name
        self.scheme = scheme
        self._answers: dict[str, Answer] = {}
        self._asked: Counter[str] = Counter()

    def url(self, path: str = "/") -> str:
        """The address of a path."""
        return f"{self.scheme}://{self.name}{path}"

    def add(self, path: str, answer: Answer) -> str:
        """Sets what a path (with its query) answers; its address."""
        self._answers[path] = answer
        return self.url(path)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answers; an answer is told how often its path had been asked before."""
        path = request.path_qs
        before = self._asked[path]
        self._asked[path] += 1
        return await self._answers.get(path, status(404))(request, before)


class Web:
    """The servers, in a thread of their own. Use it as a context manager."""

    def __init__(self, *, named: bool = False, port: int = 0) -> None:
        """``named`` hosts are desk1.example, desk2.example and so on, which ``Names`` resolves; others go by their
        addresses. All listen on one ``port``, any that is free unless it is given."""
        self.log = Log()
        self._named = named
        self._hosts: dict[str, Host] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="testsite", daemon=True)
        self.port = port

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._start())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._do(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def host(self, tls: ssl.SSLContext | None = None) -> Host:
        """A further host; with a server's TLS context one that speaks https."""
        number = len(self._hosts) + 1
        if number > 254:
            raise ValueError(f"there are no more addresses in {NETWORK}")
        address, name = f"127.0.1.{number}", self.next_name()
        self._do(self._listen(address, tls))
        host = Host(f"{name}:{self.port}", "https" if tls else "http")
        self._hosts[address] = host
        return host

    def next_name(self) -> str:
        """The name that the next host will have, for its certificate."""
        number = len(self._hosts) + 1
        return f"desk{number}.example" if self._named else f"127.0.1.{number}"

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    async def _start(self) -> None:
        # An answer that nobody waits for any more is broken off: a client that gave up must not be served on.
        server = web.Server(self._serve, access_log=None, handler_cancellation=True)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.2)
        await self._runner.setup()

    async def _listen(self, address: str, tls: ssl.SSLContext | None) -> None:
        site = web.TCPSite(self._runner, address, self.port, ssl_context=tls, reuse_address=True, backlog=512)
        await site.start()
        if not self.port:
            self.port = self._runner.addresses[0][1]

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        assert request.transport is not None
        address = request.transport.get_extra_info("sockname")[0]
        host = self._hosts[address]
        hit = Hit(host.name, request.path_qs, {name.lower(): value for name, value in request.headers.items()})
        self.log.begin(hit)
        try:
            response = await host.answer(request)  # type: ignore[arg-type]
            hit.status = response.status
            if not response.prepared:
                await response.prepare(request)
            await response.write_eof()
            hit.sent = response.body_length
            return response
        except ConnectionError:  # one of the two has broken off, as faults do
            return web.Response(status=500)
        finally:
            hit.ended = time.monotonic()


class Names(AbstractResolver):
    """Resolves the names of hosts, and further ones to given addresses."""

    def __init__(self, further: dict[str, list[str]] | None = None) -> None:
        self._further = further or {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a name. Raises OSError where it has none."""
        number = host.removeprefix("desk").removesuffix(".example")
        addresses = self._further.get(host) or ([f"127.0.1.{number}"] if number.isdigit() else [])
        if not addresses:
            raise OSError(f"there is no host {host}")
        inet = socket.AF_INET
        return [
            ResolveResult(hostname=host, host=each, port=port, family=inet, proto=0, flags=socket.AI_NUMERICHOST)
            for each in addresses
        ]

    async def close(self) -> None:
        """There is nothing to close."""
