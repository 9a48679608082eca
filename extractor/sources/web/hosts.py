"""One host: its queue, its rules, and the pause between two requests."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from heapq import heappop, heappush
from itertools import count
from urllib.parse import urljoin, urlsplit

from extractor.schema.web import Request, Target, Visit
from extractor.sources.web.archive import Archive
from extractor.sources.web.client import Client, Response
from extractor.sources.web.robots import ROBOTS_LIMIT, Robots, read, unreachable
from extractor.sources.web.settings import Manners, size_limit

DOWN_AFTER = 5
"""Requests in a row without an answer after which a host is left alone for the rest of the run."""
ROBOTS_SECONDS = 24 * 3600.0
"""How long rules hold, as RFC 9309 has it."""
_REDIRECTS = (301, 302, 303, 307, 308)
_TRANSIENT = (408, 425, 429, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524)
_BUSY = (429, 503)
_FOR_GOOD = (410,)
_ABSENT = 404
"""Means for an address that was only guessed that there is none."""
_NO_ANSWER = ("dns", "unreachable", "timeout")


@dataclass
class Job:
    """A target on its way."""

    target: Target
    requests: list[Request] = field(default_factory=list)
    attempts: int = 0


@dataclass
class Turn:
    """Whose turn it is with a machine, which http and https share, and when the next request may be made."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    ready: float = 0.0


@dataclass
class Shared:
    """What the hosts of a fetcher have in common. ``put`` takes a visit, ``pass_on`` a job for another host,
    ``failed`` an error that is no server's."""

    client: Client
    manners: Manners
    archive: Archive
    slots: asyncio.Semaphore
    room: asyncio.Semaphore
    put: Callable[[Visit], None]
    pass_on: Callable[[Job], None]
    failed: Callable[[BaseException], None]
    turns: dict[str, Turn] = field(default_factory=dict)


def host_of(url: str) -> str:
    """What counts as one host: name and port."""
    with suppress(ValueError):
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
    return ""


class Host:
    """Fetches what it is given, one request at a time."""

    def __init__(self, name: str, shared: Shared) -> None:
        self.name = name
        self._shared = shared
        self._turn = shared.turns.setdefault(name.partition("://")[2], Turn())
        self._waiting: deque[Job] = deque()
        self._delayed: list[tuple[float, int, Job]] = []
        self._number = count()
        self._task: asyncio.Task[None] | None = None
        self._robots: Robots | None = None
        self._robots_until = 0.0
        self._silent = 0
        self._closed: tuple[str, str] | None = None

    def add(self, target: Target) -> None:
        """Takes a target behind those that wait."""
        self._waiting.append(Job(target))
        self._wake()

    def take(self, job: Job) -> None:
        """Takes a job that another address led to, before those that wait."""
        self._waiting.appendleft(job)
        self._wake()

    async def stop(self) -> None:
        """Breaks off."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def _wake(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def _work(self) -> None:
        try:
            while self._waiting or self._delayed:
                await self._one(await self._next())
        except Exception as error:  # noqa: BLE001 - an archive that cannot be written, or a fault of ours
            self._shared.failed(error)

    async def _next(self) -> Job:
        while not self._waiting or (self._delayed and self._delayed[0][0] <= time.monotonic()):
            when, _, job = heappop(self._delayed)
            await asyncio.sleep(max(0.0, when - time.monotonic()))
            return job
        return self._waiting.popleft()

    async def _one(self, job: Job) -> None:
        if self._closed is not None:
            await self._end(job, *self._closed, later=True)
            return
        robots = await self._rules(job)
        refused = robots.refused(job.target.address)
        if refused is not None:
            await self._end(job, *refused)
            return
        if robots.delay > self._shared.manners.patience:
            self._closed = ("crawl_delay", f"The host wants {robots.delay:g} seconds between requests: one a run.")
        async with self._turn.lock:
            await asyncio.sleep(max(0.0, self._turn.ready - time.monotonic()))
            async with self._shared.slots:
                response = await self._get(job)
            self._turn.ready = time.monotonic() + max(self._shared.manners.delay, robots.delay)
        try:
            await self._judge(job, response)
        finally:
            response.close()

    async def _get(self, job: Job) -> Response:
        target = job.target
        headers = {}
        if target.etag:
            headers["If-None-Match"] = target.etag
        if target.modified:
            headers["If-Modified-Since"] = target.modified
        job.attempts += 1
        return await self._shared.client.get(
            target.address, limit=size_limit(target.kind), headers=headers, pages_only=target.kind == "page"
        )

    async def _judge(self, job: Job, response: Response) -> None:
        request = response.request
        job.requests.append(request)
        self._silent = self._silent + 1 if request.reason in _NO_ANSWER else 0
        if request.reason is not None:
            if self._silent >= DOWN_AFTER:
                self._closed = ("host_down", f"The host did not answer {DOWN_AFTER} times in a row.")
            await self._again_or_end(job, request.reason, response.detail or "", response.transient)
        elif request.status in (200, 203):
            job.requests[-1] = kept = await self._kept(job, response)
            await self._put(Visit(job.target, tuple(job.requests), kept, sitemaps=self._sitemaps()))
        elif request.status == 304 and (job.target.etag or job.target.modified):
            await self._put(Visit(job.target, tuple(job.requests), request, sitemaps=self._sitemaps()))
        elif request.status in _REDIRECTS and request.location:
            await self._follow(job, request.location)
        else:
            await self._refused(job, request)

    async def _kept(self, job: Job, response: Response) -> Request:
        archive = self._shared.archive
        if job.target.kind == "warc":  # a gigabyte is copied, for which the others need not wait
            return await asyncio.to_thread(archive.adopt, response)
        return archive.add(response, job.target.url)

    async def _refused(self, job: Job, request: Request) -> None:
        """An answer that brings nothing."""
        wait = _seconds(request.retry_after)
        reason, detail = f"http_{request.status}", f"The server answers {request.status}."
        if request.status in _BUSY and wait is not None and wait > self._shared.manners.patience:
            self._closed = ("retry_later", f"The host asks to be left alone for {wait:.0f} seconds.")
            await self._end(job, *self._closed, later=True)
            return
        if request.status in _BUSY:
            self._turn.ready = max(self._turn.ready, time.monotonic() + (wait or self._pause(job)))
        await self._again_or_end(job, reason, detail, request.status in _TRANSIENT)

    async def _again_or_end(self, job: Job, reason: str, detail: str, transient: bool) -> None:
        if transient and self._closed is None and job.attempts < self._shared.manners.attempts:
            heappush(self._delayed, (time.monotonic() + self._pause(job), next(self._number), job))
            return
        status = job.requests[-1].status if job.requests else None
        final = status in _FOR_GOOD or reason in ("bad_url", "scheme") or (job.target.guess and status == _ABSENT)
        await self._end(job, reason, detail, final=final)

    async def _follow(self, job: Job, location: str) -> None:
        target = job.target
        here, there = target.address, urljoin(target.address, location.strip())
        via = (*target.via, here)
        if there in via:
            await self._end(job, "redirect_loop", f"It is redirected in a circle, to {there[:200]}.")
        elif len(via) > self._shared.manners.redirects:
            await self._end(job, "redirects", f"It is redirected more than {self._shared.manners.redirects} times.")
        else:
            job.target = replace(target, at=there, via=via)
            job.attempts = 0
            self._shared.pass_on(job)

    async def _end(self, job: Job, reason: str, detail: str, *, final: bool = False, later: bool = False) -> None:
        visit = Visit(job.target, tuple(job.requests), reason=reason, detail=detail, final=final, later=later)
        await self._put(visit)

    async def _put(self, visit: Visit) -> None:
        await self._shared.room.acquire()
        self._shared.put(visit)

    def _pause(self, job: Job) -> float:
        """Seconds to wait after a failure, more after each, and never the same for all."""
        seconds = self._shared.manners.backoff * 2.0 ** (job.attempts - 1) * random.uniform(0.5, 1.5)
        return min(seconds, self._shared.manners.patience)

    def _sitemaps(self) -> tuple[str, ...]:
        return self._robots.sitemaps if self._robots is not None else ()

    async def _rules(self, job: Job) -> Robots:
        """The host's rules, asked for once, and again when they are old."""
        if self._robots is None or time.monotonic() > self._robots_until:
            async with self._turn.lock:
                await asyncio.sleep(max(0.0, self._turn.ready - time.monotonic()))
                async with self._shared.slots:
                    self._robots = await self._ask_for_rules(job)
                pause = max(self._shared.manners.delay, self._robots.delay)
                self._turn.ready = time.monotonic() + min(pause, self._shared.manners.patience)
            self._robots_until = time.monotonic() + ROBOTS_SECONDS
        return self._robots

    async def _ask_for_rules(self, job: Job) -> Robots:
        url, robots = f"{self.name}/robots.txt", unreachable("it redirects without end")
        for attempt in range(self._shared.manners.attempts + self._shared.manners.redirects):
            response = await self._shared.client.get(url, limit=ROBOTS_LIMIT)
            job.requests.append(response.request)
            if response.request.status in _REDIRECTS and response.request.location:
                response.close()
                url = urljoin(url, response.request.location.strip())
                continue
            robots = read(response)
            response.close()
            again = response.transient or response.request.status in _TRANSIENT
            if not again or attempt + 1 >= self._shared.manners.attempts:
                break
            await asyncio.sleep(self._shared.manners.backoff * 2.0**attempt * random.uniform(0.5, 1.5))
        return robots


def _seconds(retry_after: str | None) -> float | None:
    """How long Retry-After asks to wait: seconds or a date."""
    if retry_after is None:
        return None
    with suppress(ValueError):
        return max(0.0, float(int(retry_after.strip())))
    with suppress(ValueError, TypeError):
        when = parsedate_to_datetime(retry_after.strip())
        return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    return None
