"""What a host allows (robots.txt, RFC 9309), except that 401 and 403 on it mean no, as their sender meant."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from extractor.sources.base import MB
from extractor.sources.web.client import Response
from extractor.sources.web.settings import ROBOT

ROBOTS_LIMIT = 2 * MB
"""Bytes that a robots.txt may have. The standard has robots read half a MB; nobody needs more."""


@dataclass(frozen=True)
class Robots:
    """The rules of a host. ``refusal`` is why nothing of it may be asked for: a reason for queries and a sentence."""

    rules: Protego | None = None
    refusal: tuple[str, str] | None = None

    def refused(self, url: str) -> tuple[str, str] | None:
        """Why an address may not be asked for, or None."""
        if self.refusal is not None or self.rules is None or self.rules.can_fetch(url, ROBOT):
            return self.refusal
        return "robots_disallowed", "The host's robots.txt asks robots to leave this address alone."

    @property
    def delay(self) -> float:
        """Seconds between two requests that the host asks for."""
        if self.rules is None:
            return 0.0
        rate = self.rules.request_rate(ROBOT)
        return max(self.rules.crawl_delay(ROBOT) or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the host names."""
        return tuple(self.rules.sitemaps) if self.rules is not None else ()


def read(answer: Response) -> Robots:
    """What the answer to a question for robots.txt says."""
    request = answer.request
    if request.reason == "content_type":
        return Robots()  # a picture, say, is none
    if request.reason is not None:
        return Robots(refusal=(request.reason, answer.detail or "Its robots.txt cannot be read."))
    if request.status in (200, 203):
        return Robots(Protego.parse(answer.content().decode("utf-8-sig", "replace")))
    return _by_status(request.status or 0)


def _by_status(status: int) -> Robots:
    if status in (401, 403):
        detail = f"The host answers {status} when asked for its robots.txt, which means no."
        return Robots(refusal=("robots_disallowed", detail))
    if status == 429 or status >= 500:
        return unreachable(f"the host answers {status}")
    return Robots()


def unreachable(why: str) -> Robots:
    """Nothing may be asked for as long as nobody knows the rules."""
    detail = f"Its robots.txt cannot be read ({why}), so that nothing is known to be allowed."
    return Robots(refusal=("robots_unreachable", detail))
