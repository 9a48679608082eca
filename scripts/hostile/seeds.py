"""What inputs are made of: the project's own articles, lists of all kinds made of them, and words that hurt."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, response

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = (".html", ".jsonl", ".json", ".txt", ".warc", ".warc.gz", ".html.gz", ".jsonl.gz", ".xml", ".csv")
"""What is fed, by the ends of names; XML goes to the readers of feeds and sitemaps, CSV to that of companies."""

_LONG = "9" * 1000
NASTY: tuple[bytes, ...] = tuple(
    word if isinstance(word, bytes) else word.encode("utf-8", "surrogatepass")
    for word in (
        b"\0", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x80", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xf5\x80\x80\x80",
        b"\xc0\xae", "\u202e", "\u2066", "\u200b", "\u200d", "\u2028", "\u0301" * 50, "\ufb03", "\U0001f9ff", "\ufffd",
        "\u0085", "\r", "\n\n\n", "\t", "İ", "ﬀ", "ſ", "٣٤٥", "１２３", "½", "²", "Ⅷ", "\u00ad", "𝟗𝟗%",
        "<", ">", "&", '"', "'", "]]>", "<!--", "-->", "</", "<![CDATA[", "<script>", "</script>", "<!DOCTYPE", "<?xml",
        "&#0;", "&#xD800;", "&#x110000;", "&#99999999999999;", "&amp;amp;amp;", "&bogus;", "<svg onload=alert(1)>",
        "{", "}", "[", "]", ",", ":", "\\", "\\u0000", "\\ud800", "\\udc00", "1e999", "-0", "NaN", "Infinity", "null", "true",
        '"text"', '"published": "9999-12-31T23:59:59-23:59"', '"published": 5', '"id": ' + _LONG, '"html"',
        "9999-12-31", "0000-00-00", "31 December 9999", "February 30, 2026", "in 99999 years", "Q9 9999", "13/13/13",
        "fiscal 9999", "10000", "the 1st of 0", "25:61 p.m.", "99999999999 days ago", "10,000 years ago", "1/0", "0/0",
        _LONG, _LONG + "%", "$" + _LONG + " trillion trillion", "$1e308", "0." + "0" * 400 + "1%", "-%", "$-1", "$ $ $",
        "1,2,3,4,5", "1.2.3.4%", "1-2-3-4 MW", "$1-$2-$3bn", "10%-20%-30%", "million billion trillion", "one hundred " * 40,
        "twenty-" * 60 + "one", "a million million million million dollars", "MW" * 50, "½ ½ ½ GW", "%%%%", "€€€",
        "'; DROP TABLE claims; --", "${jndi:ldap://x}", "{{7*7}}", "%s%n%x", "../../../../etc/passwd", "file:///etc/passwd",
        "=cmd|' /C calc'!A0", "@SUM(1)", "__import__('os')", "http://[::1", "http://[", "https://x:99999/", "javascript:1",
        "http://\u0000/", "//", "⟦C0⟧", "⟦", "⟧", "⟦X9999⟧", "{C:company}",
    )
)  # fmt: skip
"""Bytes that break readers, words that look like dates and numbers and are none, and marks of our own making."""


@dataclass(frozen=True)
class Seed:
    """An input as it ought to be, or not. ``kind`` is how its name ends."""

    kind: str
    data: bytes


@cache
def stories() -> tuple[dict[str, str], ...]:
    """The corpus' articles as they are read: title, text, published."""
    from extractor.reading import read
    from extractor.schema import Rejected
    from extractor.sources import documents

    found = []
    for raw in documents([str(ROOT / "corpus" / "articles")]):
        article = read(raw)
        if not isinstance(article, Rejected):
            found.append({"title": article.title or "", "text": article.text, "published": article.published or ""})
    return tuple(found)


@cache
def seeds() -> tuple[Seed, ...]:
    """Inputs of every kind."""
    pages = sorted((ROOT / "corpus" / "articles").glob("*.html"))
    found = [Seed(".html", path.read_bytes()) for path in pages]
    for number, story in enumerate(stories()):
        record = {name: value for name, value in story.items() if value}
        found.append(Seed(".txt", story["text"].encode()))
        found.append(Seed((".json", ".jsonl")[number % 2], json.dumps(record, ensure_ascii=number % 3 == 0).encode()))
    found += [Seed(".xml", data) for data in lists()]
    found += [Seed(".csv", data) for data in companies()]
    for number, path in enumerate(pages[:20]):
        kind = (".warc", ".warc.gz")[number % 2]
        found.append(Seed(kind, archive([page.read_bytes() for page in pages[number : number + 3]], kind)))
        found.append(Seed(".html.gz", gzip.compress(path.read_bytes(), mtime=0)))
    return tuple(found)


def archive(pages: list[bytes], kind: str) -> bytes:
    """Pages as a web archive."""
    out = io.BytesIO()
    for number, page in enumerate(pages):
        record = WarcRecord()
        record.init_headers(response)
        record.headers["WARC-Target-URI"] = f"https://wire.example/{number}"
        record.headers["WARC-Date"] = "2026-01-29T10:00:00Z"
        record.is_http = True
        record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page)
        if kind.endswith(".gz"):
            writer = GzipWriter(out, 6)
            record.write(writer, checksum_data=True)
            writer.finish()
        else:
            record.write(out, checksum_data=True)
    return out.getvalue()


def lists() -> list[bytes]:
    """A feed of each sort, a sitemap, an index of sitemaps, a JSON feed and a page that names feeds."""
    titles = [story["title"].replace("&", "and").replace("<", "") for story in stories()[:8]]
    places = [f"https://wire.example/{number}" for number in range(len(titles))]
    both = list(zip(titles, places, strict=True))
    items = "".join(
        f"<item><title>{title}</title><link>{url}</link><guid>{url}</guid><pubDate>Thu, 29 Jan 2026 10:00:00 GMT</pubDate>"
        f"<description>&lt;b&gt;{title}&lt;/b&gt;</description><category>power</category></item>"
        for title, url in both
    )
    entries = "".join(
        f'<entry><title type="html">{title}</title><link href="{url}"/><id>{url}</id><updated>2026-01-29T10:00:00Z</updated>'
        f"<summary>{title}</summary></entry>"
        for title, url in both
    )
    pages = "".join(f"<url><loc>{url}</loc><lastmod>2026-01-29</lastmod></url>" for url in places)
    maps = "".join(f"<sitemap><loc>{url}.xml</loc></sitemap>" for url in places)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    head = '<?xml version="1.0" encoding="utf-8"?>'
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"url": url, "title": title} for title, url in both],
    }
    return [
        f'{head}<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode(),
        f'{head}<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://wire.example/">{entries}</feed>'.encode(),
        f'{head}<urlset xmlns="{space}">{pages}</urlset>'.encode(),
        f'{head}<sitemapindex xmlns="{space}">{maps}</sitemapindex>'.encode(),
        json.dumps(feed).encode(),
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"><link rel="canonical" href="/a">'
        + b"".join(f'<a href="{url}">{title}</a>'.encode() for title, url in both),
        "\n".join(places).encode(),
    ]


def companies() -> list[bytes]:
    """Lists of companies: CSV, and as the SEC publishes them."""
    return [
        b"name,id,aliases,tickers,parent,country,sector\r\nHarrow Grid,hg,HG;?Harrow,NYSE:HGD,,US,utility\r\n"
        b'"Cirrus Zone, Inc.",,,NASDAQ:CZI,hg,DE,\r\n',
        b"name\nBrightloom\nGarlow Copper plc\n",
        b'{"0": {"cik_str": 320193, "ticker": "HGD", "title": "HARROW GRID CORP"}, '
        b'"1": {"cik_str": 7, "ticker": "CZI", "title": "Cirrus Zone /DE/"}}',
    ]
