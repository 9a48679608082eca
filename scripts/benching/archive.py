"""An archive as news crawls make them: pages with their clutter, with the requests that brought them."""

from __future__ import annotations

import time
from pathlib import Path

import trafilatura
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from testsite import story

LINKS = 250
SCRIPT = "window.layers=window.layers||[];function lay(a){window.layers.push(a)}lay({page:'story',kind:%d});\n"


def cluttered(number: int) -> bytes:
    """A story amid what news pages have about it: menus, scripts, lists of other stories. About 60 KB."""
    menu = "".join(f'<li class="menu-item menu-item-{n}"><a href="/topic/{n}">Topic {n}</a></li>' for n in range(LINKS))
    script = "".join(SCRIPT % n for n in range(LINKS))
    others = "".join(f'<div class="teaser"><a href="/t/{n}"><h3>Teaser {n}</h3></a></div>' for n in range(LINKS // 5))
    page = story(number).html(head=f"<script>{script}</script><style>.menu-item{{float:left}}</style>")
    page = page.replace("<main>", f'<ul class="menu">{menu}</ul><main>')
    return page.replace("</main>", f'</main><aside class="related">{others}</aside>').encode()


def write(path: Path, records: int) -> None:
    """An archive of so many pages, each with its request."""
    with path.open("wb") as file:
        for number in range(records):
            url = f"https://desk{number % 50}.example/story/{number}"
            request = f"GET /story/{number} HTTP/1.1\r\nHost: desk{number % 50}.example\r\n\r\n".encode()
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + cluttered(number)
            for type, content in ((WarcRecordType.request, request), (WarcRecordType.response, answer)):
                record = WarcRecord()
                record.init_headers(type)
                record.headers["WARC-Target-URI"] = url
                record.headers["WARC-Date"] = "2026-02-20T09:00:00Z"
                record.is_http = True
                record.set_bytes_content(content)
                member = GzipWriter(file, 6)
                record.write(member)
                member.finish()


def with_trafilatura_alone(path: Path) -> tuple[int, float]:
    """How many pages of an archive trafilatura finds a text in, and the seconds it takes with reading the file."""
    began, found = time.perf_counter(), 0
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            found += trafilatura.extract(record.reader.read().decode()) is not None
    return found, time.perf_counter() - began
