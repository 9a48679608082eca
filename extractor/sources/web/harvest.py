"""From named sources to raw documents: what is fetched, found in lists, fetched in turn, and read out of the archive.

1. what killed runs left in the archive is taken note of, and what was fetched but not read is read;
2. the sources are asked for, with what waited or failed before;
3. each visit ends as a document (a page, or why there is none), or as further addresses (a feed, a sitemap, a site).

None stands for "nothing yet", so that whoever reads the documents can do something else in between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from extractor.schema import RawDocument
from extractor.schema.article import RawKind
from extractor.schema.web import Place, Request, Target, UrlKind, Visit
from extractor.sources.base import PAGE_LIMIT, rejected, too_large
from extractor.sources.files import File
from extractor.sources.web import feeds, sitemaps, sites
from extractor.sources.web.archive import Archive, ArchiveError, Stored
from extractor.sources.web.bodies import BodyError
from extractor.sources.web.client import PAGES
from extractor.sources.web.fetcher import Fetcher
from extractor.sources.web.filters import Filters, utc
from extractor.sources.web.kinds import by_address, told, unzipped
from extractor.sources.web.links import Link, canonical
from extractor.sources.web.memory import Memory
from extractor.sources.web.watchlist import WebSource
from extractor.sources.web.xml import UnsafeXml

WAIT_SECONDS = 0.2
"""How long to wait for a visit before whoever reads gets a turn."""
MOST_GIVEN = 200_000
"""Addresses that one run fetches at most, so that memory is bounded; the others wait for the next."""
DEEPEST = 4
"""Lists that may lead to lists: a site, its sitemap of sitemaps, a sitemap, and one to spare."""
MOST_LISTS = 500
"""Lists that one source may lead to in a run."""
_IS_LIST = "It is a list; what it lists are inputs of their own."


@dataclass
class Tally:
    """What a harvest did. ``missed`` counts by reason what could not be fetched again and stays as it was read."""

    requests: int = 0
    received: int = 0
    unchanged: int = 0
    known: int = 0
    filtered: int = 0
    over_limit: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)

    def count(self, requests: Iterable[Request]) -> None:
        """Adds requests."""
        for request in requests:
            self.requests += 1
            self.received += request.received
            self.statuses[request.reason or str(request.status)] += 1


class Harvest:
    """Iterating fetches. ``again`` asks for pages that have been read, ``retry`` for those that failed too often;
    without ``sources`` what waits is fetched."""

    def __init__(
        self,
        sources: Sequence[WebSource],
        memory: Memory,
        archive: Archive,
        fetcher: Fetcher,
        *,
        again: bool = False,
        retry: bool = False,
    ) -> None:
        self._sources = {source.name: source for source in sources}
        self._memory = memory
        self._archive = archive
        self._fetcher = fetcher
        self._again = again
        self._retry = retry
        self._given: set[str] = set()
        self._pages: Counter[str] = Counter()
        self._lists: Counter[str] = Counter()
        self._now = datetime.now(UTC)
        self.tally = Tally()

    @property
    def pending(self) -> int:
        """Addresses that are being fetched or wait for it."""
        return self._fetcher.pending

    def __iter__(self) -> Iterator[RawDocument | None]:
        try:
            with self._archive, self._fetcher:
                self._recover()
                left = self._memory.unread()
                self._given.update(target.url for target, _ in left)
                self._begin()
                yield from self._unread(left)
                while self._fetcher.pending:
                    visit = self._fetcher.next(WAIT_SECONDS)
                    if visit is None:
                        self._memory.flush()  # a long crawl delay is no reason to keep others from the base
                        yield None
                    else:
                        yield from self._visited(visit)
                self._memory.flush()  # before the archive's file counts as complete
        finally:
            for visit in self._fetcher.rest():
                self.tally.count(visit.requests)
                if visit.response is not None:
                    self._memory.visited(visit, visit.target.kind)

    def _recover(self) -> None:
        """Pages that a killed run fetched and had no time to tell of count as fetched, if somebody waits for them."""
        for stored in self._archive.left(self._memory.last_offset, self._memory.flush):
            target = self._memory.awaited(stored.asked)
            if target is not None and stored.status in (200, 203) and self._kind(target, stored) == "page":
                self._memory.visited(Visit(target, (stored.request,), stored.request), "page")

    def _unread(self, left: Iterable[tuple[Target, Place]]) -> Iterator[RawDocument | None]:
        for target, place in left:
            if target.kind == "warc":
                yield from self._warc(target, place)
                continue
            try:
                stored = self._archive.read(place)
            except ArchiveError:
                self._fetcher.add([replace(target, etag=None, modified=None)])
                continue
            yield from self._content(replace(target, kind=self._kind(target, stored)), stored, ())

    def _begin(self) -> None:
        for source in self._sources.values():
            for url in source.urls:
                kind = by_address(url) if source.kind == "auto" else source.kind
                self._ask(Target(url, kind, source.name), asked=True)
        names = None if not self._sources else list(self._sources)
        for target in self._memory.waiting(names, MOST_GIVEN):
            self._give(target)
        self._memory.flush()  # what a kill leaves in the archive is only known as somebody's if it had been asked for

    def _ask(self, target: Target, changed: str | None = None, *, asked: bool = False) -> None:
        again = self._again and (asked or target.kind != "page")
        found = self._memory.ask(target, changed=changed, again=again, retry=self._retry)
        if found is not None:
            self._give(found)
        elif target.url not in self._given:
            self._given.add(target.url)
            self.tally.known += 1

    def _give(self, target: Target) -> None:
        """Has an address fetched, if it is not yet and its source has not had its share."""
        if target.url in self._given:
            return
        source = self._sources.get(target.source)
        limit = source.limit if source is not None else None
        counted, most = (self._pages, limit) if target.kind == "page" else (self._lists, MOST_LISTS)
        if (most is not None and counted[target.source] >= most) or len(self._given) >= MOST_GIVEN:
            self.tally.over_limit += 1
            return
        counted[target.source] += 1
        self._given.add(target.url)
        self._fetcher.add([target])

    def _visited(self, visit: Visit) -> Iterator[RawDocument | None]:
        self.tally.count(visit.requests)
        if visit.response is None:
            yield from self._failed(visit)
            return
        place = visit.response.place
        if place is None:
            self.tally.unchanged += 1
            place = self._memory.visited(visit, visit.target.kind).place
        elif visit.target.kind == "warc":
            self._memory.visited(visit, "warc")
            yield from self._warc(visit.target, place)
            return
        try:
            stored = self._archive.read(place) if place is not None else None
        except ArchiveError:
            stored = None
        if stored is None:  # the archive has lost what the server says is unchanged
            self._fetcher.add([replace(visit.target, etag=None, modified=None, at=None, via=())])
            return
        kind = self._kind(visit.target, stored)
        if visit.response.place is not None:
            self._memory.visited(visit, kind)
        yield from self._content(replace(visit.target, kind=kind), stored, visit.sitemaps)

    def _kind(self, target: Target, stored: Stored) -> UrlKind:
        if target.kind != "auto":
            return target.kind
        return told(_list_data(stored), target.url, stored.content_type)

    def _failed(self, visit: Visit) -> Iterator[RawDocument | None]:
        target = visit.target
        stay = self._memory.visited(visit, target.kind)
        reason, detail = visit.reason or "error", visit.detail or "It could not be fetched."
        if stay.had_content:
            self.tally.missed[reason] += 1
        elif not target.guess:
            yield rejected(target.url, reason, detail, kind="html")

    def _content(self, target: Target, stored: Stored, maps: tuple[str, ...]) -> Iterator[RawDocument | None]:
        if target.kind == "page":
            yield self._page(target, stored)
            return
        try:
            problem = self._follow(target, stored, maps)
        except (UnsafeXml, BodyError) as error:
            reason = "unsafe_xml" if isinstance(error, UnsafeXml) else "encoding"
            problem = rejected(target.url, reason, str(error), kind="html")
        self._memory.flush()
        if problem is not None and not target.guess:
            yield problem
        elif not target.guess:
            yield rejected(target.url, "list", _IS_LIST, kind="html", outcome="skip")

    def _page(self, target: Target, stored: Stored) -> RawDocument:
        kind: RawKind = "text" if stored.content_type == "text/plain" else "html"
        if len(stored.data) > PAGE_LIMIT:
            return too_large(target.url, kind, PAGE_LIMIT)
        if stored.content_type and stored.content_type not in PAGES:
            return rejected(
                target.url, "content_type", f"It is {stored.content_type[:80]}, which is not read.", kind="html"
            )
        named = sites.canonical_link(stored.data, stored.url) if kind == "html" else None
        others = [url for url in (canonical(stored.url), named) if url is not None and url != target.url]
        same = self._memory.same_story(target.url, others)
        if same is not None:
            detail = f"It is the page {same}, which is an input of its own."
            return rejected(target.url, "same_page", detail, kind="html", outcome="skip")
        listed = target.published
        return RawDocument(
            target.url,
            kind,
            stored.data,
            url=stored.url,
            fetched=stored.fetched,
            charset=stored.charset,
            listed=listed.strip() if listed else None,
        )

    def _warc(self, target: Target, place: Place) -> Iterator[RawDocument | None]:
        for raw in File(self._archive.folder / place.archive):
            yield replace(raw, source=target.url)

    def _follow(self, target: Target, stored: Stored, maps: tuple[str, ...]) -> RawDocument | None:
        """Asks for what a list holds; why it holds nothing, where it is no list."""
        data = _list_data(stored)
        if target.kind == "site":
            self._site(target, stored, maps)
            return None
        known = told(data, target.url, stored.content_type)
        if known == "sitemap" or (target.kind == "sitemap" and known != "feed"):
            number = self._take(target, sitemaps.links(data, stored.url))
        else:
            number = self._take(target, feeds.links(data, stored.url, stored.content_type))
        if number == 0 and known not in ("feed", "sitemap"):
            return rejected(target.url, "no_list", f"It is no {target.kind}, and lists nothing.", kind="html")
        return None

    def _take(self, target: Target, links: Iterable[Link]) -> int:
        number = 0
        source = self._sources.get(target.source)
        filters = source.filters if source is not None else Filters()
        for link in links:
            number += 1
            if not filters.want(link, self._now):
                self.tally.filtered += 1
            elif not link.is_list or target.depth < DEEPEST:
                kind: UrlKind = "sitemap" if link.is_list else "page"
                changed = utc(link.changed)
                self._ask(
                    Target(link.url, kind, target.source, target.depth + 1, published=link.published),
                    changed.strftime("%Y-%m-%dT%H:%M:%SZ") if changed and not link.is_list else None,
                )
        return number

    def _site(self, target: Target, stored: Stored, maps: tuple[str, ...]) -> None:
        """A site's lists; the pages that it links to only where nobody has named a list."""
        found = list(sites.lists(stored.data, stored.url, maps))
        for kind, url, guess in found:
            self._ask(Target(url, kind, target.source, target.depth + 1, guess=guess))
        if all(guess for _, _, guess in found):
            self._take(target, sites.pages(stored.data, stored.url))


def _list_data(stored: Stored) -> bytes:
    return unzipped(stored.data)
