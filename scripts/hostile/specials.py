"""Inputs made on purpose, one a way in which readers and parsers have been broken before."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator

from hostile.seeds import NASTY, Seed, archive, stories

MB = 1024 * 1024
DEEP = 1_000_000
"""How deep what is nested is nested."""
_SENTENCE = "Harrow Grid agreed to buy 250 MW of solar power from Brightloom for $90 million over 15 years. "
_NOUNS = (
    "Harrow Grid",
    "Brightloom",
    "250 MW",
    "$90 million",
    "4.9%",
    "on Wednesday",
    "a 15-year lease",
    "shares",
    "and",
)


def _page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>Wire</title>{head}</head><body>{body}</body></html>".encode(
        "utf-8", "surrogatepass"
    )


def _record(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def _texts() -> Iterator[tuple[str, str]]:
    """Texts, each by name; they come as text, in a page and in a record."""
    for word in NASTY:
        told = word.decode("utf-8", "replace")
        yield f"word {told[:12]!r}", f"{_SENTENCE}{told} {_SENTENCE}{told}{_SENTENCE}\n{told} fell {told} on {told}."
    for name, piece, times in (
        ("spaces", " ", MB), ("letters", "a", MB), ("capitals", "Ab ", 300_000), ("digits", "1", 300_000),
        ("commas", "1,", 300_000), ("stops", ".", 300_000), ("percents", "4.9% ", 60_000), ("money", "$1 ", 100_000),
        ("names", "Harrow Grid ", 25_000), ("names and", "Harrow Grid, ", 25_000), ("dates", "Monday ", 40_000),
        ("years", "2026 ", 60_000), ("powers", "250 MW, ", 40_000), ("quotes", '"', 300_000), ("brackets", "(", 300_000),
        ("of", "of ", 200_000), ("ands", "and ", 200_000), ("hyphens", "a-", 300_000), ("tens", "twenty ", 100_000),
        ("millions", "million ", 80_000), ("a day", "January 1, ", 50_000), ("slashes", "1/", 300_000), ("ams", "a.m. ", 100_000),
        ("accents", "e\u0301", 200_000), ("combining", "\u0301", 300_000), ("joiners", "\u200d", 300_000), ("dots", "A.", 300_000),
        ("lines", "\n", MB), ("tabs", "\t", MB), ("bars", "| 5 MW ", 60_000), ("bullets", "\n- Harrow Grid fell 4%", 10_000),
        ("lower", "harrow ", 100_000), ("to", "1 to ", 100_000), ("ampersands", "A & ", 150_000), ("apostrophes", "A's ", 150_000),
        ("up", "up 5% ", 60_000), ("between", "between 5 and ", 40_000), ("the", "the ", 200_000), ("marks", "⟦C0⟧ ", 100_000),
        ("emoji", "\U0001f9ff", 200_000), ("bidi", "\u202e", 300_000),
    ):  # fmt: skip
        yield f"{name} without end", f"{_SENTENCE}{piece * times}{_SENTENCE}"
    for first in _NOUNS:
        for second in _NOUNS[::2]:
            yield f"{first} {second} without a stop", f"{first} {second} " * (60_000 // len(f"{first} {second} "))
    story = max((story["text"] for story in stories()), key=len)
    yield "900,000 characters", (story + "\n\n") * (900_000 // (len(story) + 2))
    yield (
        "900,000 characters in a sentence",
        ((story + " ") * (900_000 // (len(story) + 1))).replace(".", "").replace("\n", " "),
    )
    yield "two million characters", _SENTENCE * (2 * MB // len(_SENTENCE))
    yield "five megabytes", _SENTENCE * (5 * MB // len(_SENTENCE))
    yield (
        "thousand digits",
        " ".join(f"{'7' * n}% {'8' * n} MW ${'9' * n}" for n in (40, 300, 309, 310, 400, 1000, 5000)),
    )
    yield (
        "years",
        " ".join(f"On {day}, Harrow Grid fell 4%." for day in ("31 December 9999", "January 1, 0001", "1/1/10000")),
    )
    yield "surrogates", "\ud800\udc00 \udfff\ud800 " + _SENTENCE


def _as_inputs(name: str, text: str) -> Iterator[tuple[str, Seed]]:
    data = text.encode("utf-8", "surrogatepass")
    yield f"{name}, text", Seed(".txt", data)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    yield f"{name}, page", Seed(".html", _page(f"<article><h1>Wire</h1><p>{escaped}</p></article>"))
    yield f"{name}, record", Seed(".jsonl", _record(text=text, title=text[:2000], published="2026-01-29"))


def _nested() -> Iterator[tuple[str, bytes, str]]:
    for tag in ("div", "b", "table", "a", "font", "ul", "svg", "blockquote"):
        yield f"{tag} a million deep", _page(f"<{tag}>" * DEEP + _SENTENCE), ".html"
    yield "closed a million times", _page(_SENTENCE + "</div>" * DEEP), ".html"
    yield "div a million deep and closed", _page("<div>" * DEEP + _SENTENCE * 3 + "</div>" * DEEP), ".html"
    yield "ten thousand deep", _page("<div>" * 10_000 + _SENTENCE * 3 + "</div>" * 10_000), ".html"
    yield "two hundred deep", _page("<div>" * 200 + _SENTENCE * 3 + "</div>" * 200), ".html"
    yield "lists a million deep", b"[" * DEEP, ".json"
    yield "lists a million deep, closed", b"[" * DEEP + b"]" * DEEP, ".json"
    yield "objects a million deep", b'{"text":' * DEEP, ".jsonl"
    yield "a field a million deep", b'{"text": "Harrow fell 4%.", "x": ' + b"[" * DEEP + b"]" * DEEP + b"}\n", ".jsonl"
    deep = '{"@graph":[' * DEEP
    yield "linked data a million deep", _page(_SENTENCE, f'<script type="application/ld+json">{deep}</script>'), ".html"
    for name, tag in (("rss", "rss"), ("urlset", "urlset"), ("feed", "feed"), ("opml", "opml")):
        yield f"{name} a million deep", f"<{tag}>".encode() * DEEP, ".xml"
    yield "attributes", _page("<p " + " ".join(f"a{n}='{n}'" for n in range(100_000)) + f">{_SENTENCE}</p>"), ".html"
    yield "attribute of megabytes", _page(f"<p title='{'a ' * MB}'>{_SENTENCE}</p>"), ".html"
    yield "siblings", _page(f"<p>{_SENTENCE}</p>" * 30_000), ".html"
    yield "cells", _page(f"<table>{'<tr><td>5 MW</td><td>Harrow Grid</td></tr>' * 20_000}</table>"), ".html"
    yield "headings", _page("<h1>Harrow</h1>" * 50_000 + f"<p>{_SENTENCE * 5}</p>"), ".html"
    yield "times", _page("<time>now</time>" * 50_000 + f"<p>{_SENTENCE * 5}</p>"), ".html"
    yield "classes", _page("<i class='pub-date'>now</i>" * 50_000 + f"<p>{_SENTENCE * 5}</p>"), ".html"
    yield "metas", _page(f"<p>{_SENTENCE * 5}</p>", "<meta name='date' content='9999-12-31'>" * 50_000), ".html"
    yield "comments", _page("<!-- " * 200_000 + f"<p>{_SENTENCE * 5}</p>"), ".html"
    yield "entities", _page(f"<p>{'&amp;' * 300_000} {_SENTENCE * 5}</p>"), ".html"
    yield "open tags", b"<" * MB, ".html"
    yield "lines of spaces", b" " * MB + b"<p>", ".html"


def _xml() -> Iterator[tuple[str, bytes, str]]:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "Harrow fell. ">{levels}]>'
    item = "<item><title>{}</title><link>https://wire.example/1</link></item>"
    yield "entity bomb", f'{bomb}<rss version="2.0"><channel>{item.format("&e11;")}</channel></rss>'.encode(), ".xml"
    yield "entity bomb as a page", (bomb + f"<html><body><p>&e11; {_SENTENCE * 4}</p></body></html>").encode(), ".html"
    long = f'<!DOCTYPE rss [<!ENTITY a "{"b" * 100_000}">]>'
    yield "quadratic bomb", f"{long}<rss><channel>{item.format('&a;' * 20_000)}</channel></rss>".encode(), ".xml"
    for place in ("file:///etc/hostname", "http://127.0.0.1:9/x", "/etc/hostname", "php://filter/read=x"):
        outer = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY own SYSTEM "{place}">]>'
        yield f"entity of {place}", f"{outer}<rss><channel>{item.format('&own;')}</channel></rss>".encode(), ".xml"
        yield f"entity of {place}, page", (outer + f"<html><p>&own; {_SENTENCE * 4}</p></html>").encode(), ".html"
        own = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % p SYSTEM "{place}"> %p;]>'
        yield f"parameter entity of {place}", f"{own}<urlset><url><loc>https://a/</loc></url></urlset>".encode(), ".xml"
    included = (
        '<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/hostname" parse="text"/></x>'
    )
    yield "inclusion", included.encode(), ".xml"
    many = "<url><loc>https://wire.example/{}</loc></url>"
    yield (
        "a hundred thousand addresses",
        b"<urlset>" + b"".join(many.format(n).encode() for n in range(100_000)),
        ".xml",
    )
    yield "feed with dates", b"<rss><channel>" + b"".join(
        f"<item><link>https://a.example/{n}</link><pubDate>{day}</pubDate></item>".encode("utf-8", "replace")
        for n, day in enumerate(("31 Dec 9999 23:59:59 -2359", "0", "9" * 1000, "Thu, 99 Foo 2026", "2026-13-45T99:99Z", "\ud800"))
    ) + b"</channel></rss>", ".xml"  # fmt: skip
    yield "json feed a million deep", b'{"items":' * DEEP, ".xml"
    yield "a list of megabytes", b"https://wire.example/" + b"a" * (4 * MB), ".xml"
    yield "one tag of megabytes", b"<rss " + b"a" * (4 * MB), ".xml"
    yield "cdata of megabytes", b"<rss><channel><item><title><![CDATA[" + b"]]" * MB, ".xml"


def _packed() -> Iterator[tuple[str, bytes, str]]:
    nothing = gzip.compress(bytes(200 * MB), mtime=0)
    yield "gzip bomb, text", nothing, ".txt.gz"
    yield "gzip bomb, page", gzip.compress(b"<p>" + b" " * (200 * MB), mtime=0), ".html.gz"
    yield "gzip bomb, lines", gzip.compress(b'{"text": "' + b"a" * (200 * MB), mtime=0), ".jsonl.gz"
    yield "gzip bomb, list", gzip.compress(b"[" * (100 * MB), mtime=0), ".json.gz"
    yield "gzip bomb, feed", gzip.compress(b"<rss>" + b" " * (200 * MB), mtime=0), ".xml"
    yield "gzip in gzip", gzip.compress(nothing, mtime=0), ".html.gz"
    yield "a thousand members", gzip.compress(_record(text=_SENTENCE), mtime=0) * 1000, ".jsonl.gz"
    yield "gzip with a name", gzip_named("../../../../tmp/escaped"), ".txt.gz"
    yield "no gzip", b"\x1f\x8b" + bytes(100), ".txt.gz"
    yield "an archive of nothing", gzip.compress(b"WARC/1.0\r\n\r\n" * 10_000, mtime=0), ".warc.gz"
    yield (
        "an archive without end",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\n",
        ".warc",
    )
    yield (
        "an archive of less than nothing",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nabc",
        ".warc",
    )
    yield "an archive with long headers", b"WARC/1.0\r\n" + b"A: b\r\n" * 200_000 + b"\r\n", ".warc"
    yield "an archive with a long line", b"WARC/1.0\r\nA: " + b"b" * (4 * MB), ".warc"
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "
    zipped = gzip.compress(_page("a " * (50 * MB)), mtime=0)
    yield "a bomb in an archive", _response(body + b"gzip\r\n\r\n" + zipped), ".warc"
    yield (
        "bombs in a bomb",
        _response(body + b"gzip, gzip, gzip\r\n\r\n" + gzip.compress(gzip.compress(zipped))),
        ".warc",
    )
    yield "deflate", _response(body + b"deflate\r\n\r\n" + zlib.compress(_page(_SENTENCE))[:-3]), ".warc"
    yield "chunks", _response(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nabc"), ".warc"
    yield "chunk words", _response(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;" + b"x" * MB), ".warc"
    yield "status of digits", _response(b"HTTP/1.1 " + b"9" * 1000 + b" OK\r\n\r\n"), ".warc"
    yield "headers", _response(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 50_000 + b"\r\nabc"), ".warc"
    for moment in ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "9" * 1000, "2026-01-29T10:00:00"):
        yield f"an archive of {moment[:20]}", archive([_page(f"<p>{_SENTENCE * 5}</p>")], ".warc").replace(
            b"2026-01-29T10:00:00Z", moment.encode()
        ), ".warc"  # fmt: skip
    for url in (
        "file:///etc/passwd",
        "http://[",
        "https://[::1",
        "https://wire.example:99999/",
        "javascript:alert(1)",
        "../../x",
    ):
        yield f"an archive from {url}", archive([_page(f"<p>{_SENTENCE * 5}</p>")], ".warc").replace(
            b"https://wire.example/0", url.encode()
        ), ".warc"  # fmt: skip


def _response(block: bytes) -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    uri = b"WARC-Target-URI: https://wire.example/0\r\nWARC-Date: 2026-01-29T10:00:00Z\r\n"
    return head + uri + f"Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def gzip_named(name: str) -> bytes:
    """Text that says which file it was, which nobody must write."""
    out = io.BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=out, mtime=0) as file:
        file.write(_SENTENCE.encode())
    return out.getvalue()


def _records() -> Iterator[tuple[str, bytes, str]]:
    for name, fields in {
        "a date in 9999": {"text": _SENTENCE * 3, "published": "9999-12-31"},
        "a moment in 9999": {"text": _SENTENCE * 3 + "next year, last week, in ten years", "published": "9999-12-31T23:59:59-14:00"},
        "the first day": {"text": _SENTENCE * 3 + "a year ago, last week, yesterday", "published": "0001-01-01"},
        "a number for a text": {"text": 5},
        "an id of digits": {"id": int("9" * 4000), "text": _SENTENCE},
        "a list for a title": {"title": ["a"], "text": _SENTENCE},
        "hostile words": {"title": "<script>alert(1)</script>", "text": _SENTENCE, "url": "javascript:alert(1)", "site": "'\"><img>"},
        "an address that is none": {"url": "http://[", "html": f"<p>{_SENTENCE * 5}</p>"},
        "a page in a page": {"html": f"<iframe srcdoc='{'<iframe>' * 1000}'></iframe><p>{_SENTENCE * 5}</p>"},
        "a title of megabytes": {"title": "Harrow " * 300_000, "text": _SENTENCE},
        "surrogates": {"title": "\ud800", "text": f"\udc00{_SENTENCE}\ud83d", "url": "https://a.example/\udfff", "id": "\ud800"},
        "NULs": {"title": "\0", "text": f"\0{_SENTENCE}\0", "id": "a\0b"},
    }.items():  # fmt: skip
        yield name, _record(**fields), ".jsonl"
    yield "a line of megabytes", b'{"text": "' + b"Harrow Grid fell 4%. " * 250_000 + b'"}', ".jsonl"
    yield "a line over the limit", b'{"text": "' + b"a" * (51 * MB) + b'"}\n' + _record(text=_SENTENCE), ".jsonl"
    yield "a hundred thousand lines", b"{}\n" * 20_000, ".jsonl"
    yield "a number of a million digits", b'{"text": "a", "id": ' + b"9" * MB + b"}", ".jsonl"
    yield "keys", b"{" + b",".join(b'"k%d": 1' % n for n in range(200_000)) + b"}", ".jsonl"
    yield "a list that never ends", b'[{"text": "a"},' * 20_000, ".json"
    yield "no comma", b"[" + b'{"text": "a"} ' * 5_000, ".json"


def _lists() -> Iterator[tuple[str, bytes, str]]:
    yield "a cell of megabytes", b"name\n" + b"a" * (2 * MB), ".csv"
    yield "an open quote", b'name\n"' + b"a\n" * MB, ".csv"
    yield "NULs in a list", b"name,id\nHarrow\0,1\n", ".csv"
    yield "marks alone", b"name,tickers\n...,NYSE:A\n&,NASDAQ:AAPL\n\xe2\x80\x8b,NYSE:B\n", ".csv"
    yield "a formula", b"name\n=cmd|' /C calc'!A0\n", ".csv"
    yield "who is its own parent", b"name,id,parent\nHarrow,h,h\n", ".csv"
    yield "a circle", b"name,id,parent\nHarrow,h,b\nBrightloom,b,h\n", ".csv"
    yield "the same id", b"name,id\nHarrow,h\nBrightloom,h\n", ".csv"
    yield "a header of megabytes", b"name," * MB, ".csv"
    yield "aliases", b"name,aliases\nHarrow," + b"Harrow;" * 100_000, ".csv"
    yield "tickers deep", b'{"0":' * DEEP, ".csv"
    for number in (b"1e999", b"9" * 5000, b"-1", b"NaN", b"null", b'"x"'):
        yield f"cik {number[:9]!r}", b'{"0": {"cik_str": ' + number + b', "ticker": "A", "title": "B"}}', ".csv"
    yield "a title of marks", b'{"0": {"cik_str": 1, "ticker": "AAPL", "title": "/DE/"}}', ".csv"


_MADE: tuple[Callable[[], Iterator[tuple[str, bytes, str]]], ...] = (_nested, _xml, _packed, _records, _lists)


def specials() -> Iterator[tuple[str, Seed]]:
    """All of them, each with its name."""
    for name, text in _texts():
        yield from _as_inputs(name, text)
    for made in _MADE:
        for name, data, kind in made():
            yield name, Seed(kind, data)
