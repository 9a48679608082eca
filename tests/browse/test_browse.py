"""A real Datasette on a real base, asked over HTTP and in a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from extractor.browse.configuration import QUERIES, configuration, split
from extractor.browse.serve import BrowseError, command, serve
from extractor.engines import Job, run
from extractor.schema import Options
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


@pytest.fixture(scope="module")
def site(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Datasette that serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (tmp_path_factory.mktemp("log") / "datasette.log").open("wb")
    process = subprocess.Popen(command(base, tmp_path_factory.mktemp("conf"), port), stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            httpx.get(address + "/-/versions.json")
            break
        except httpx.TransportError:
            time.sleep(0.1)
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
        ("timeline_of_a_company", {"company": "Quillstone Digital"}, "announced"),
        ("conflicts", {}, "[]"),
        ("facts_with_most_support", {}, "[]"),
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


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.browser
def test_in_a_browser(site: str) -> None:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Chromium for the browser tests")
        pytest.skip("no Chromium on this machine: the browser tests are left out")
    from playwright.sync_api import sync_playwright

    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_page()
        page.goto(f"{site}/facts/deals?_facet=kind")
        assert page.locator("table.rows-and-columns tbody tr").count() == 2
        assert "ppa" in page.locator(".facet-results").inner_text()
        page.goto(f"{site}/facts/articles?_search=lease")
        assert HOSTILE in page.locator("table.rows-and-columns").inner_text()
        assert page.title() != "taken"
        page.goto(f"{site}/facts/deals_over_a_size?mw=100")
        assert "Velanur Power" in page.locator("table.rows-and-columns").inner_text()
        browser.close()
