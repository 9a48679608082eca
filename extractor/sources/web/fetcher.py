"""Fetching from many hosts at once, politely: to each host one request at a time, with a pause between two.

A thread of its own runs the event loop, so that reading and extraction go on beside it. Targets go in by ``add``,
visits come out by ``next``; each target ends as exactly one visit. Bodies go to the archive, not through memory.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from aiohttp.abc import AbstractResolver

from extractor.schema.web import Target, Visit
from extractor.sources.web.archive import Archive
from extractor.sources.web.client import Client
from extractor.sources.web.hosts import Host, Shared, host_of
from extractor.sources.web.settings import Manners

LOOK_UPS = 64
"""Names that are resolved at once."""
AHEAD = 10_000
"""Visits that may wait to be taken: how far fetching may run ahead of reading. Their bodies lie in the archive; a visit
is a few KB. Fewer would make polite pauses wait for a busy reader."""


class Fetcher:
    """Use it as a context manager; leaving it breaks off what is under way. Not for use by several threads."""

    def __init__(self, manners: Manners, archive: Archive, resolver: AbstractResolver | None = None) -> None:
        self._manners = manners
        self._archive = archive
        self._resolver = resolver
        self._visits: queue.SimpleQueue[Visit | BaseException] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="fetcher", daemon=True)
        self._hosts: dict[str, Host] = {}
        self._started = threading.Event()
        self.pending = 0

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def add(self, targets: Iterable[Target]) -> int:
        """Gives addresses to fetch; how many. ``pending`` counts those that have not come back as visits."""
        wanted = list(targets)
        self.pending += len(wanted)
        if wanted:
            self._loop.call_soon_threadsafe(self._take, wanted)
        return len(wanted)

    def next(self, seconds: float) -> Visit | None:
        """The next visit, or None where there is none within so many seconds. Raises what ended the fetcher."""
        try:
            visit = self._visits.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(visit, BaseException):
            raise visit
        self.pending -= 1
        self._loop.call_soon_threadsafe(self._shared.room.release)
        return visit

    def rest(self) -> Iterable[Visit]:
        """What had come in before the fetcher was left."""
        while not self._visits.empty():
            visit = self._visits.get()
            if isinstance(visit, Visit):
                yield visit

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._main())
        except BaseException as error:  # noqa: BLE001 - told to the thread that asks for visits
            self._visits.put(error)
            self._started.set()
        finally:
            self._loop.close()

    async def _main(self) -> None:
        self._stop = asyncio.Event()
        # Names are resolved in threads, each of which may wait for seconds.
        self._loop.set_default_executor(ThreadPoolExecutor(LOOK_UPS, thread_name_prefix="names"))
        async with Client(self._manners, self._archive.folder, self._resolver) as client:
            self._shared = Shared(
                client=client,
                manners=self._manners,
                archive=self._archive,
                slots=asyncio.Semaphore(self._manners.hosts),
                room=asyncio.Semaphore(AHEAD),
                put=self._visits.put,
                pass_on=lambda job: self._host(job.target.address).take(job),
                failed=self._failed,
            )
            self._started.set()
            await self._stop.wait()
            for host in self._hosts.values():
                await host.stop()

    def _failed(self, error: BaseException) -> None:
        """A fault of ours or of the disk, which ends everything."""
        self._visits.put(error)
        self._stop.set()

    def _take(self, targets: list[Target]) -> None:
        for target in targets:
            self._host(target.address).add(target)

    def _host(self, url: str) -> Host:
        name = host_of(url)
        if name not in self._hosts:
            self._hosts[name] = Host(name, self._shared)
        return self._hosts[name]
