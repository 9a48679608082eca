"""What was asked of the servers, and when."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass
class Hit:
    """One request. Times are monotonic seconds; ``ended`` is when the answer was out or the connection gone, ``sent``
    the bytes of its body."""

    host: str
    path: str
    headers: dict[str, str]
    began: float = field(default_factory=time.monotonic)
    ended: float | None = None
    status: int = 0
    sent: int = 0

    @property
    def is_robots(self) -> bool:
        """Whether it asked for the host's rules."""
        return self.path == "/robots.txt"


class Log:
    """All requests in the order in which they came."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hits: list[Hit] = []

    def begin(self, hit: Hit) -> None:
        """A request has come."""
        with self._lock:
            self._hits.append(hit)

    def clear(self) -> None:
        """Forgets, between two runs."""
        with self._lock:
            self._hits.clear()

    def hits(self, host: str | None = None) -> list[Hit]:
        """The requests, of one host or all."""
        with self._lock:
            return [hit for hit in self._hits if host in (None, hit.host)]

    def paths(self, host: str) -> list[str]:
        """What was asked of a host."""
        return [hit.path for hit in self.hits(host)]

    def counts(self) -> Counter[str]:
        """How often each address was answered with a page (200)."""
        return Counter(f"{hit.host}{hit.path}" for hit in self.hits() if hit.status == 200)

    @property
    def sent(self) -> int:
        """Bytes of all bodies."""
        return sum(hit.sent for hit in self.hits())

    def overlaps(self) -> list[tuple[Hit, Hit]]:
        """Pairs of requests that were at one host at the same time."""
        found = []
        for host in {hit.host for hit in self.hits()}:
            hits = self.hits(host)
            found += [(a, b) for a, b in pairwise(hits) if a.ended is None or b.began < a.ended]
        return found

    def shortest_pause(self, host: str) -> float:
        """The least time between the end of a request and the next to the same host; inf for one."""
        hits = self.hits(host)
        return min((b.began - (a.ended or a.began) for a, b in pairwise(hits)), default=float("inf"))
