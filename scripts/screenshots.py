#!/usr/bin/env python3
"""Pictures of the pages, and what a browsing session asks for: docs/pictures, for docs/browsing.md.

    scripts/screenshots                    makes a base of the project's articles and takes them into docs/pictures
    scripts/screenshots FOLDER             into another folder
    scripts/screenshots --base FILE        of a base that is there

Writes a PNG a page and ``requests.txt``, every address that the browser asked for. Ends with status 1 where one was
another host's, or a page did not answer.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from bench_browse import served
from playwright.sync_api import BrowserContext, sync_playwright

HERE = Path(__file__).parent.parent
COMPANY = "Cipher Mining"
FLAGS = ("--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", "--hide-scrollbars")
SIZE = {"width": 1100, "height": 760}
PHONE = {"width": 390, "height": 700}


def pages(name: str) -> dict[str, str]:
    """The pages to picture; a fact and an article are reached from a list."""
    own = f"/{name}/-"
    return {
        "overview": f"{own}/overview",
        "deals": f"{own}/deals?sort=mw",
        "found": f"{own}/deals?{urlencode({'words': 'nuclear OR reactor', 'sort': 'mw'})}",
        "charts": f"{own}/charts",
        "company": f"{own}/deals?{urlencode({'company': COMPANY})}",
    }


def take(context: BrowserContext, address: str, name: str, folder: Path) -> None:
    """Goes through the pages, and from the largest deals on to a fact and an article."""
    page = context.new_page()
    for title, path in pages(name).items():
        answer = page.goto(address + path)
        if answer is None or answer.status != 200:
            raise SystemExit(f"{path} does not answer")
        if title not in ("found", "company"):
            page.screenshot(path=folder / f"{title}.png")
    page.goto(address + pages(name)["charts"])
    page.locator("section", has_text="Who deals with whom").last.screenshot(path=folder / "network.png")
    page.goto(address + pages(name)["deals"])
    with page.expect_navigation():
        page.locator("td.company a").first.click()
    page.screenshot(path=folder / "company.png")
    with page.expect_navigation():
        page.locator("td.evidence > a").first.click()
    page.screenshot(path=folder / "fact.png")
    with page.expect_navigation():
        page.locator(".claim h3 a").first.click()
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=folder / "article.png")
    page.close()


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE / "docs" / "pictures")
    parser.add_argument("--base", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("the pictures need Chromium (on Debian: apt install chromium)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as work:
        base = options.base or _base(Path(work) / "facts.db")
        asked: list[str] = []
        with served(base) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
            for viewport, scheme, folder in (
                (SIZE, "light", options.folder),
                (PHONE, "dark", Path(tempfile.mkdtemp(dir=work))),
            ):
                context = browser.new_context(viewport=viewport, color_scheme=scheme)
                context.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
                take(context, server.address, base.stem, folder)
                context.close()
                if viewport is PHONE:
                    for title in ("deals", "charts"):
                        shutil.copy(folder / f"{title}.png", options.folder / f"{title}-phone.png")
            browser.close()
    told = [line.replace(server.address, "") for line in dict.fromkeys(asked)]
    (options.folder / "requests.txt").write_text("\n".join(told) + "\n", encoding="utf-8")
    away = [line for line in told if not line.startswith("GET /")]
    print(f"{len(told)} addresses asked for, {len(away)} of another host", file=sys.stderr)
    return 1 if away else 0


def _base(path: Path) -> Path:
    """A base of the project's own articles."""
    command = [sys.executable, "-m", "extractor.cli", "run", str(HERE / "corpus" / "articles"), "--db", str(path)]
    subprocess.run(command, check=True, cwd=HERE)
    return path


if __name__ == "__main__":
    sys.exit(main())
