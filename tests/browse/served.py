"""A real Datasette on a real base, and a real browser, for the tests of pages."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from extractor.browse.serve import start
from extractor.engines import Job, run
from extractor.schema import Options
from extractor.store.write import Writer

HOSTILE = "<script>document.title='taken'</script>"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def made(path: Path, *articles: Path, published: str | None = None) -> Path:
    """A base that the real pipeline makes."""
    with Writer(str(path)) as store:
        run(Job([str(article) for article in articles], options=Options(published=published)), store)
    return path


def answers(address: str) -> bool:
    """Whether a server answers within a minute."""
    for _ in range(600):
        try:
            return httpx.get(address).status_code == 200
        except httpx.TransportError:
            time.sleep(0.1)
    return False


@contextmanager
def serving(base: Path, folder: Path) -> Iterator[str]:
    """The address of a Datasette that serves a base as ``wattwire serve`` does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (folder / "datasette.log").open("wb") as log, start(base, folder, port, output=log):
        address = f"http://127.0.0.1:{port}"
        assert answers(address + "/-/versions.json")
        yield address


@contextmanager
def browsing() -> Iterator[Any]:
    """A real browser. Where there is none the test is left out, but for CI, where it fails."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Chromium for the browser tests")
        pytest.skip("no Chromium on this machine: the browser tests are left out")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def follow(page: Any, link: Any) -> None:
    """Clicks on what leads elsewhere, and waits until that is there whole: a click itself ends with its first bytes."""
    with page.expect_navigation():
        link.click()


@contextmanager
def watched(browser: Any, site: str, **options: Any) -> Iterator[Any]:
    """A page that fails where it asks another host for something or breaks its policy."""
    context = browser.new_context(**options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((site + "/", "data:")) else complaints.append(r.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    yield page
    context.close()
    assert complaints == []
