"""Which of the addresses that a list holds are wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit

from extractor.sources.web.links import Link

_APART = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Filters:
    """What is wanted: addresses that match an ``include`` (regular expressions; none is all) and no ``exclude``, that
    have one of the ``keywords`` in title, summary, tags or address, are in one of the ``languages`` and no older than
    ``max_age`` days. What a list does not say of an address is no reason to leave it out, but for keywords."""

    include: tuple[re.Pattern[str], ...] = ()
    exclude: tuple[re.Pattern[str], ...] = ()
    keywords: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    max_age: float | None = None

    def want(self, link: Link, now: datetime) -> bool:
        """Whether an address is wanted. Of further lists only their age counts."""
        if self.max_age is not None and _older(link, now - timedelta(days=self.max_age)):
            return False
        if link.is_list:
            return True
        if self.include and not any(pattern.search(link.url) for pattern in self.include):
            return False
        if any(pattern.search(link.url) for pattern in self.exclude):
            return False
        if link.language and self.languages and link.language.lower().partition("-")[0] not in self.languages:
            return False
        return not self.keywords or self._named(link)

    def _named(self, link: Link) -> bool:
        words = f" {_plain(link.words)} {_plain(unquote(urlsplit(link.url).path))} "
        return any(f" {_plain(keyword)} " in words for keyword in self.keywords)


def _plain(text: str) -> str:
    return _APART.sub(" ", text).strip().casefold()


def _older(link: Link, limit: datetime) -> bool:
    """Whether the newest date that a list gives of an address lies before the limit."""
    moments = [moment for moment in map(utc, (link.published, link.changed)) if moment is not None]
    return bool(moments) and max(moments) < limit


def utc(stamp: str | None) -> datetime | None:
    """A date or time stamp in ISO 8601 as a moment, its end where it is a day; None for what is none."""
    try:
        moment = datetime.fromisoformat(stamp.strip()) if stamp else None
    except ValueError:
        return None
    if moment is None:
        return None
    if stamp and len(stamp.strip()) <= len("2026-01-29"):
        moment += timedelta(days=1)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
