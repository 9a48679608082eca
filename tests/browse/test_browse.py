"""A real Datasette on a real base, asked over HTTP and in a real browser."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from served import HOSTILE, answers, follow, serving, watched

from extractor.browse.configuration import QUERIES, configuration, split
from extractor.browse.serve import BrowseError, serve
from extractor.store.connect import reading


def test_the_front_page_says_what_it_is(site: str) -> None:
    page = httpx.get(site + "/").text
    assert "Wattwire" in page
    assert "facts" in page


def test_tables_are_described_and_hidden_ones_hidden(site: str) -> None:
    page = httpx.get(site + "/facts/deals").text
    assert "who provides what for whom" in page
    assert "who provides: seller, lessor, host" in page
    tables = httpx.get(site + "/facts.json").json()["tables"]
    assert {t["name"]: t["hidden"] for t in tables}["deal_rows"] is True


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
        ("numbers_by_outcome", {}, "claim"),
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
    assert set(metadata["databases"]["facts"]["tables"]["deals"]) == {"description", "columns", "about", "about_url"}
    assert settings["databases"]["facts"]["tables"]["inputs"]["facets"] == ["outcome", "reason"]
    assert set(settings["databases"]["facts"]["queries"]) == set(QUERIES)


def test_a_taken_port_and_a_missing_base_are_told(base: Path, tmp_path: Path) -> None:
    with pytest.raises(BrowseError, match="there is no base"):
        serve(tmp_path / "none.db", port=0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(BrowseError, match="is taken"):
            serve(base, port=taken.getsockname()[1])


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGTERM, 0), (signal.SIGKILL, -signal.SIGKILL)])
def test_ending_it_ends_datasette_too(base: Path, ending: signal.Signals, status: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script = f"from pathlib import Path; from extractor.browse import serve; serve(Path({str(base)!r}), port={port})"
    process = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/-/versions.json"
    assert answers(address)
    process.send_signal(ending)
    assert process.wait(20) == status
    for _ in range(100):
        try:
            httpx.get(address)
        except httpx.TransportError:
            return
        time.sleep(0.1)
    pytest.fail("Datasette goes on")


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
    follow(page, page.locator(".story a.use", has_text="120 MW"))
    card = page.locator(":target")
    assert card.get_attribute("class") == "claim t-deal" or card.get_attribute("class") == "claim t-capacity"
    follow(page, card.locator("a.words", has_text="120 MW").first)
    assert page.locator("mark:target").inner_text() == "120 MW"


@pytest.mark.browser
def test_from_the_front_page_to_a_company(site: str, page: Any) -> None:
    page.goto(site)
    follow(page, page.get_by_role("link", name="Quillstone Digital", exact=True).first)
    assert page.locator("h1").inner_text() == "Quillstone Digital"
    assert "Velanur Power" in page.locator("table").first.inner_text()
    follow(page, page.locator("td.evidence a").first)
    assert page.locator("h1").inner_text() == "deal: Velanur Power · Quillstone Digital"
    follow(page, page.locator(".claim h3 a").first)
    assert "120 MW" in page.locator(".claim:target blockquote").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_work_for_everyone(site: str, chromium: Any, story: sqlite3.Row, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    fact = httpx.get(f"{site}/facts/deals.json?_shape=array").json()[0]["id"]
    size = {"width": width, "height": 800}
    with watched(chromium, site, viewport=size, color_scheme=scheme, bypass_csp=True) as page:  # axe is a script
        for path in (
            "/",
            f"/facts/-/article/{story['id']}",
            f"/facts/-/fact/{fact}",
            "/facts/-/company/met~3AQuillstone+Digital",
        ):
            assert page.goto(site + path).status == 200
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_not_there_is_said(site: str) -> None:
    for path in ("article/0000", "fact/0000", "company/nobody"):
        assert httpx.get(f"{site}/facts/-/{path}", timeout=60).status_code == 404
    assert httpx.get(f"{site}/nothing/-/overview", timeout=60).status_code == 404


def test_every_answer_carries_the_policy(site: str, story: sqlite3.Row) -> None:
    for path in ("/", "/facts/deals", "/facts.json", f"/facts/-/article/{story['id']}"):
        policy = httpx.get(site + path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]


def test_ids_lead_to_pages(site: str, story: sqlite3.Row) -> None:
    assert 'href="/facts/-/fact/' in httpx.get(site + "/facts/deals").text
    assert f'href="/facts/-/article/{story["id"]}"' in httpx.get(site + "/facts/deals").text
    assert 'href="/facts/-/company/' in httpx.get(site + "/facts/companies").text


def test_what_reports_differ_on_reads_well_and_fits_a_phone(base: Path, tmp_path: Path, chromium: Any) -> None:
    copy = tmp_path / "facts.db"
    shutil.copy(base, copy)
    with closing(sqlite3.connect(copy)) as db:
        fact, claim = db.execute("SELECT fact, claim FROM fact_claims LIMIT 1").fetchone()
        for place, value in enumerate(('{"technology": "ai_compute"}', '{"value": 2e9, "currency": "USD"}')):
            row = (fact, "technology", place, value, 1, json.dumps([claim] * 3))
            db.execute("INSERT INTO fact_values VALUES (?, ?, ?, ?, ?, ?)", row)
        db.commit()
    with serving(copy, tmp_path) as address:
        context = chromium.new_context(viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.goto(f"{address}/facts/-/fact/{fact}")
        told = page.locator("section[aria-labelledby=differ] tbody").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        context.close()
    assert "ai_compute" in told
    assert "USD 2 bn" in told
    assert "{" not in told


def test_the_page_of_a_base_counts_what_it_shows(site: str) -> None:
    shown = httpx.get(f"{site}/facts.json").json()
    counts = {table["name"]: table["count"] for table in shown["tables"]}
    assert counts["articles"] == 1
    assert counts["companies"] >= 3
    assert counts["party_rows"] is None
