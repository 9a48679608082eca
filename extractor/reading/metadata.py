"""Title, site, URL and dates of a page, from its own metadata, each with where it was found."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extractor.reading.linked_data import LinkedData
from extractor.reading.stamps import stamp_in
from extractor.reading.text import freeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

EARLIEST, LATEST = "1990-01-01", "2100-01-01"
"""What a page's date may be. Fixed, so that what a page says does not depend on the day it is read; what systems print
for "no date" (1970-01-01, 0001-01-01) lies before."""

Keys = tuple[tuple[str, str], ...]
_TITLE: Keys = (("opengraph", "og:title"), ("meta", "twitter:title"), ("meta", "parsely-title"), ("meta", "dc.title"))
_SITE: Keys = (("opengraph", "og:site_name"), ("meta", "application-name"), ("meta", "apple-mobile-web-app-title"))
_URL: Keys = (("opengraph", "og:url"), ("meta", "parsely-link"), ("meta", "twitter:url"))
_META_PUBLISHED = (
    "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "article.published", "cxenseparse:recs:publishtime", "rnews:datepublished", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "date",
)  # fmt: skip
_PUBLISHED: Keys = (
    ("opengraph", "article:published_time"),
    ("opengraph", "article:published"),
    ("opengraph", "og:published_time"),
    *(("meta", key) for key in _META_PUBLISHED),
)
_MODIFIED: Keys = (
    ("opengraph", "article:modified_time"),
    ("opengraph", "og:updated_time"),
    *(("meta", key) for key in ("datemodified", "article.updated", "dcterms.modified", "lastmod", "last-modified")),
)
_BETWEEN = (" | ", " - ", " – ", " — ", " :: ", " : ")
"""What pages put between a title and the name of the site."""
_LATER = re.compile("updat|modif", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:date|time)[-_]?(?:posted|published)|(?:publish(?:ed)?|posted|pub|story|article)[-_]?date", re.IGNORECASE
)
"""How pages name the element that shows when a story came out."""


@dataclass
class Metadata:
    """What an input says of itself; ``origins`` names where each value was found."""

    values: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def offer(self, name: str, value: object, origin: str) -> None:
        """Sets a field that has no value yet; blanks and what is no string are no value."""
        words = " ".join(freeze(value).split()) if isinstance(value, str) else ""
        if words and name not in self.values:
            self.values[name], self.origins[name] = words, origin

    def offer_date(self, name: str, value: object, origin: str) -> None:
        """The same for what may be a date."""
        found = stamp_in(value)
        if found is not None and EARLIEST <= found < LATEST:
            self.offer(name, found, origin)

    def offer_url(self, value: object, origin: str) -> None:
        """The same for what may be a web address."""
        if isinstance(value, str) and _is_address(value.strip()):
            self.offer("url", value, origin)

    def offer_host(self, origin: str) -> None:
        """The site that has no name is named by its address."""
        if "url" in self.values:
            self.offer("site", (urlsplit(self.values["url"]).hostname or "").removeprefix("www."), origin)


def _is_address(text: str) -> bool:
    try:
        return re.fullmatch(r"https?://[^\s/]\S*", text, re.IGNORECASE) is not None and bool(urlsplit(text).hostname)
    except ValueError:
        return False


def read_metadata(tree: HtmlElement, fetched: str | None = None, listed: str | None = None) -> Metadata:
    """The metadata of a page: JSON-LD, OpenGraph and meta tags, marked elements, ``<time>``, the date that a feed
    ``listed`` it with, and at last htmldate, whose guess is no later than the page was ``fetched``."""
    found, linked, tags = Metadata(), LinkedData.of(tree), _meta_tags(tree)
    for origin, key in (("json-ld", None), *_PUBLISHED):
        found.offer_date("published", tags.get(key) if key else linked.published, origin)
    for origin, key in (("json-ld", None), *_MODIFIED):
        found.offer_date("modified", tags.get(key) if key else linked.modified, origin)
    _from_elements(tree, found)
    found.offer_date("published", listed, "list")
    if "published" not in found.values:
        from htmldate import find_date

        latest = _last_day(fetched) if fetched else LATEST
        guess = find_date(tree, original_date=True, extensive_search=False, min_date=EARLIEST, max_date=latest)
        found.offer_date("published", guess, "htmldate")
    for link in tree.iterfind(".//link[@rel='canonical']"):
        found.offer_url(link.get("href"), "canonical")
    for origin, key in (*_URL, ("json-ld", None)):
        found.offer_url(tags.get(key) if key else linked.url, origin)
    for origin, key in (("json-ld", None), *_SITE):
        found.offer("site", tags.get(key) if key else linked.site, origin)
    found.offer_host("url")
    _offer_titles(tree, found, linked, tags)
    return found


def _last_day(fetched: str) -> str:
    """The last day that a page fetched at this moment may be of: where the day begins first, 14 hours before UTC."""
    moment = datetime.fromisoformat(fetched)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(timezone(timedelta(hours=14))).date().isoformat()
    except OverflowError:
        return LATEST


def _offer_titles(tree: HtmlElement, found: Metadata, linked: LinkedData, tags: dict[str, str]) -> None:
    for origin, key in (("json-ld", None), *_TITLE):
        found.offer("title", _bare(tags.get(key) if key else linked.title, found.values.get("site")), origin)
    headings = [heading.text_content() for heading in tree.iter("h1")]
    if len(headings) == 1:
        found.offer("title", headings[0], "h1")
    for element in tree.iter("title"):
        found.offer("title", _bare(element.text_content(), found.values.get("site")), "title")


def _bare(title: str | None, site: str | None) -> str | None:
    """A title without the name of the site at its end."""
    if title is None:
        return None
    title = html.unescape(title).strip()
    for mark in _BETWEEN:
        head, _, tail = title.rpartition(mark)
        if head and tail.strip().casefold() == (site or "").casefold():
            return head
    return title


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if key and content:
            tags.setdefault(key.strip().lower(), content)
    return tags


def _from_elements(tree: HtmlElement, found: Metadata) -> None:
    """Dates that elements of the page carry: those marked as such, then the ``<time>`` that follows the headline."""
    for name, mark in (("published", "datePublished"), ("modified", "dateModified")):
        for element in tree.xpath("//*[@itemprop=$mark]", mark=mark):
            found.offer_date(name, _printed(element, "datetime", "content"), "microdata")
    for path in ("//time[@pubdate]", "(//h1)[1]/following::time", "//time"):
        for element in tree.xpath(path):
            if not _LATER.search(element.get("class") or ""):
                found.offer_date("published", _printed(element, "datetime"), "time")
    if "published" not in found.values:
        for element in tree.xpath("//*[@id or @class]"):
            if _DATED.search(f"{element.get('id')} {element.get('class')}"):
                found.offer_date("published", _printed(element), "element")


def _printed(element: HtmlElement, *attributes: str) -> str:
    """The first attribute that has something in it, or what the element shows."""
    return next((v for v in map(element.get, attributes) if v), None) or str(element.text_content())
