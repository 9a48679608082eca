"""A real Datasette on a real base, asked over HTTP and in a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from extractor.browse.configuration import QUERIES, configuration, split
from extractor.browse.serve import BrowseError, command, serve
from extractor.engines import Job, run
from extractor.schema import Options
from extractor.store.connect import reading
from extractor.store.write import Writer

HOSTILE = "<script>document.title='taken'</script>"
STORY = (
    "Velanur Power signed a 15-year power purchase agreement with Quillstone Digital for 120 MW of solar power. "
    f"Its shares rose 4% on Thursday. {HOSTILE} Kestrel Storage signed a 20-year lease for 90 MW with an undisclosed utility."
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base made by the real pipeline out of one story that holds a script."""
    folder = tmp_path_factory.mktemp("browse")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    with Writer(str(folder / "facts.db")) as store:
        run(Job([str(folder / "story.txt")], options=Options(published="2025-11-06")), store)
    return folder / "facts.db"


def _answers(address: str) -> bool:
    """Whether a server answers within half a minute."""
    for _ in range(300):
        try:
            return httpx.get(address).status_code == 200
        except httpx.TransportError:
            time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def site(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Datasette that serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (tmp_path_factory.mktemp("log") / "datasette.log").open("wb")
    process = subprocess.Popen(command(base, tmp_path_factory.mktemp("conf"), port), stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    assert _answers(address + "/-/versions.json")
    yield address
    process.terminate()
    process.wait()
    log.close()


def test_the_front_page_says_what_it_is(site: str) -> None:
    page = httpx.get(site + "/").text
    assert "Wattwire" in page
    assert "facts" in page


def test_tables_are_described_and_hidden_ones_hidden(site: str) -> None:
    page = httpx.get(site + "/facts/deals").text
    assert "who provides what for whom" in page
    assert "who provides: seller, lessor, host" in page
    tables = httpx.get(site + "/facts.json").json()["tables"]
    assert {t["name"]: t["hidden"] for t in tables}["deal_claims"] is True


@pytest.mark.parametrize(
    ("query", "parameters", "found"),
    [
        ("deals_over_a_size", {"mw": "100"}, "Velanur Power"),
        ("biggest_moves_of_a_week", {"from_day": "2025-11-03"}, "Velanur Power"),
        ("whole_record_of_a_company", {"company": "Quillstone Digital"}, "power purchase agreement"),
        ("deals_without_a_counterparty", {}, "an undisclosed utility"),
        ("megawatts_by_counterparty", {}, "Quillstone Digital"),
        ("evidence_search", {"words": "solar"}, "Velanur Power signed"),
    ],
)
def test_every_canned_query_answers(site: str, query: str, parameters: dict[str, str], found: str) -> None:
    answer = httpx.get(f"{site}/facts/{query}.json", params={**parameters, "_shape": "array"})
    assert answer.status_code == 200
    assert found in answer.text


def test_no_canned_query_is_untried() -> None:
    (marks,) = test_every_canned_query_answers.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in marks.args[1]} == set(QUERIES)


def test_the_alphas_get_metadata_and_configuration_apart() -> None:
    metadata, settings = split(configuration("facts"))
    assert set(metadata["databases"]["facts"]["tables"]["deals"]) == {"description", "columns"}
    assert settings["databases"]["facts"]["tables"]["deals"]["facets"] == ["kind", "status", "technology"]
    assert set(settings["databases"]["facts"]["queries"]) == set(QUERIES)


def test_a_taken_port_and_a_missing_base_are_told(base: Path, tmp_path: Path) -> None:
    with pytest.raises(BrowseError, match="there is no base"):
        serve(tmp_path / "none.db", port=0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(BrowseError, match="is taken"):
            serve(base, port=taken.getsockname()[1])


def test_ending_it_ends_datasette_too(base: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script = f"from pathlib import Path; from extractor.browse import serve; serve(Path({str(base)!r}), port={port})"
    process = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/-/versions.json"
    assert _answers(address)
    process.terminate()
    assert process.wait(20) == 0
    with pytest.raises(httpx.TransportError):
        httpx.get(address)


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A real browser."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Chromium for the browser tests")
        pytest.skip("no Chromium on this machine: the browser tests are left out")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, site: str) -> Iterator[Any]:
    """A page that fails where it asks another host for something or breaks its policy."""
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((site, "data:")) else complaints.append(r.url))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    yield page
    page.close()
    assert complaints == []


@pytest.fixture(scope="module")
def story(base: Path) -> sqlite3.Row:
    """The article, as the base has it."""
    with reading(str(base)) as db:
        found: sqlite3.Row = db.execute("SELECT id, text FROM articles").fetchone()
    return found


@pytest.mark.browser
def test_datasettes_own_pages_work_under_the_policy(site: str, page: Any) -> None:
    page.goto(f"{site}/facts/deals?_facet=kind")
    assert page.locator("table.rows-and-columns tbody tr").count() == 2
    assert "ppa" in page.locator(".facet-results").inner_text()
    page.goto(f"{site}/facts/articles?_search=lease")
    assert HOSTILE in page.locator("table.rows-and-columns").inner_text()
    assert page.title() != "taken"
    page.goto(f"{site}/facts/deals_over_a_size?mw=100")
    assert "Velanur Power" in page.locator("table.rows-and-columns").inner_text()


@pytest.mark.browser
def test_every_mention_is_marked_where_the_base_says(site: str, page: Any, base: Path, story: sqlite3.Row) -> None:
    page.goto(f"{site}/facts/-/article/{story['id']}")
    shown = page.locator(".story").text_content()
    assert shown == story["text"]
    marks = page.evaluate("[...document.querySelectorAll('.story mark')].map(m => [m.id, m.textContent])")
    covered = {at for id, words in marks for at in range(int(id[3:]), int(id[3:]) + len(words))}
    with reading(str(base)) as db:
        spans = db.execute('SELECT start, "end" FROM mentions').fetchall()
    assert covered == {at for low, high in spans for at in range(low, high)}
    assert all(story["text"][int(id[3:]) :].startswith(words) for id, words in marks)
    assert page.title() != "taken"


@pytest.mark.browser
def test_claim_and_passage_lead_to_each_other(site: str, page: Any, story: sqlite3.Row) -> None:
    page.goto(f"{site}/facts/-/article/{story['id']}")
    page.locator(".story a.use", has_text="120 MW").click()
    card = page.locator(":target")
    assert card.get_attribute("class") == "claim t-deal" or card.get_attribute("class") == "claim t-capacity"
    card.locator("a.words", has_text="120 MW").first.click()
    assert page.locator("mark:target").inner_text() == "120 MW"


@pytest.mark.browser
def test_from_the_front_page_to_a_company(site: str, page: Any) -> None:
    page.goto(site)
    page.get_by_role("link", name="Quillstone Digital").first.click()
    assert page.locator("h1").inner_text() == "Quillstone Digital"
    assert "Velanur Power" in page.locator("table").first.inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_work_for_everyone(site: str, chromium: Any, story: sqlite3.Row, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )  # the checker is a script of its own
    page = context.new_page()
    for path in ("/", f"/facts/-/article/{story['id']}", "/facts/-/company/met~3AQuillstone+Digital"):
        assert page.goto(site + path).status == 200
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_what_is_not_there_is_said(site: str) -> None:
    for path in ("article/0000", "company/nobody"):
        assert httpx.get(f"{site}/facts/-/{path}").status_code == 404
    assert httpx.get(f"{site}/nothing/-/overview").status_code == 404


def test_every_answer_carries_the_policy(site: str, story: sqlite3.Row) -> None:
    for path in ("/", "/facts/deals", "/facts.json", f"/facts/-/article/{story['id']}"):
        policy = httpx.get(site + path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]


def test_ids_lead_to_pages(site: str, story: sqlite3.Row) -> None:
    assert f'href="/facts/-/article/{story["id"]}#c-' in httpx.get(site + "/facts/deals").text
    assert 'href="/facts/-/company/' in httpx.get(site + "/facts/companies").text
