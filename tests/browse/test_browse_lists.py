"""Lists and charts in a real browser: filtered, sorted, found, drawn, with nothing asked of another host."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from served import HOSTILE, follow, made, serving, watched

from extractor.store.connect import reading

PATHS = (
    "/many/-/deals",
    "/many/-/deals?kind=ppa&sort=mw",
    "/many/-/deals?words=lease",
    "/many/-/deals?company=Nobody+at+all",
    "/many/-/capacities",
    "/many/-/moves?sort=percent",
    "/many/-/guidance",
    "/many/-/events",
    "/many/-/charts",
    "/many/-/charts?technology=solar",
    "/many/-/company/met~3AVelanur+Power",
)


@pytest.fixture
def browsed(chromium: Any, many_site: str) -> Iterator[Any]:
    """A watched page."""
    with watched(chromium, many_site) as page:
        yield page


@pytest.fixture
def plain(chromium: Any, many_site: str) -> Iterator[Any]:
    """A watched page without JavaScript."""
    with watched(chromium, many_site, java_script_enabled=False) as page:
        yield page


def column(page: Any, name: str) -> list[str]:
    """The cells of a column, in order."""
    return [cell.strip() for cell in page.locator(f"table.facts td.{name}").all_inner_texts()]


@pytest.mark.browser
def test_facets_choose_and_let_go(many_site: str, browsed: Any, many: Path) -> None:
    browsed.goto(many_site + "/many/-/deals")
    with reading(str(many)) as db:
        counts = {row[0]: row[1] for row in db.execute("SELECT kind, count(*) FROM deals GROUP BY kind")}
    kinds = browsed.locator("ul[aria-labelledby=by-kind]")
    assert kinds.locator(".n").all_inner_texts() == [str(n) for n in sorted(counts.values(), reverse=True)]
    follow(browsed, kinds.get_by_role("link", name="ppa"))
    assert column(browsed, "kind") == ["ppa"] * counts["ppa"]
    follow(browsed, browsed.locator("ul[aria-labelledby=by-year]").get_by_role("link", name="2024"))
    assert column(browsed, "company") == ["Orrin Grid"]
    follow(browsed, browsed.locator("ul[aria-labelledby=by-size]").get_by_role("link", name="1000 and over"))
    assert "1 deals" in browsed.locator("p.sorting").inner_text()
    follow(browsed, browsed.get_by_label("Without kind ppa"))
    follow(browsed, browsed.get_by_label("Without year 2024"))
    follow(browsed, browsed.get_by_label("Without size 1000 and over"))
    assert len(column(browsed, "company")) == sum(counts.values())


@pytest.mark.browser
def test_orders_and_units(many_site: str, browsed: Any) -> None:
    browsed.goto(many_site + "/many/-/deals")
    follow(browsed, browsed.locator("th.capacity a"))
    assert column(browsed, "capacity") == ["1,200 MW", "300 MW", "120 MW", "80 MW", "40 MW"]
    assert browsed.locator("th[aria-sort=descending]").inner_text() == "capacity"
    follow(browsed, browsed.get_by_role("navigation", name="Order").get_by_role("link", name="money"))
    assert column(browsed, "value")[0] == "USD 2 bn"
    browsed.goto(many_site + "/many/-/moves?sort=percent")
    assert column(browsed, "percent") == ["-6 %", "+4 %"]


@pytest.mark.browser
def test_words_and_a_company_are_found(many_site: str, browsed: Any) -> None:
    browsed.goto(many_site + "/many/-/deals")
    browsed.get_by_label("Words in its sentence").fill("nuclear")
    follow(browsed, browsed.get_by_role("button", name="Find"))
    assert column(browsed, "company") == ["Orrin Grid"]
    assert browsed.locator("mark.hit").all_inner_texts() == ["nuclear"]
    browsed.get_by_label("Words in its sentence").fill("")
    browsed.get_by_label("Company, alias or ticker").fill("velanur power")
    follow(browsed, browsed.get_by_role("button", name="Find"))
    assert len(column(browsed, "company")) == 2
    assert "Velanur Power" in browsed.locator("mark.hit").all_inner_texts()
    browsed.goto(many_site + "/many/-/deals?company=Velanur+Powre")
    assert "Velanur Power" in browsed.get_by_role("status").inner_text()  # the nearest name


@pytest.mark.browser
def test_a_passage_is_linked_at_its_publisher_and_nowhere_else(many_site: str, browsed: Any) -> None:
    browsed.goto(many_site + "/many/-/deals?technology=solar&status=announced")
    link = browsed.get_by_role("link", name="at its publisher")
    assert link.get_attribute("href") == (
        "https://news.invalid/a?b=1#:~:text=Velanur%20Power%20signed%20a%2015%2Dyear%20power,"
        "for%20120%20MW%20of%20solar%20power."
    )
    browsed.goto(many_site + "/many/-/deals?kind=lease")
    assert browsed.get_by_role("link", name="at its publisher").count() == 0  # its address is a script
    assert browsed.locator("a[href^=javascript]").count() == 0


@pytest.mark.browser
def test_charts_say_what_the_base_says(many_site: str, browsed: Any, many: Path) -> None:
    browsed.goto(many_site + "/many/-/charts")
    chart = browsed.get_by_role("group", name="Announced megawatts over time by counterparty")
    spoken = [link.get_attribute("aria-label") for link in chart.get_by_role("link").all()]
    assert spoken[0] == "2024-Q4: 1,200 MW: Corvath Labs 1,200"
    with reading(str(many)) as db:
        total = db.execute("SELECT sum(capacity_mw) FROM deals WHERE status = 'announced'").fetchone()[0]
    browsed.get_by_text("The numbers of Announced megawatts over time by counterparty").click()
    table = browsed.get_by_role("table", name="Announced megawatts over time by counterparty, MW")
    together = [float(text.replace(",", "")) for text in table.locator("td:last-child").all_inner_texts()]
    assert sum(together) == total == 1700
    heights = [part.bounding_box()["height"] for part in chart.locator("rect[class^=s]").all()]
    assert heights[0] == pytest.approx(max(heights))
    assert browsed.get_by_role("group", name="Who deals with whom").get_by_role("link").count() == 5
    follow(browsed, browsed.get_by_role("link", name="Corvath Labs: 2 deals, 1,280 MW"))
    assert browsed.locator("h1").inner_text() == "Corvath Labs"


@pytest.mark.browser
def test_charts_by_keyboard(many_site: str, browsed: Any) -> None:
    browsed.goto(many_site + "/many/-/charts?technology=nuclear")
    for _ in range(40):
        browsed.keyboard.press("Tab")
        if "2024-Q4" in (browsed.evaluate("document.activeElement.getAttribute('aria-label')") or ""):
            break
    with browsed.expect_navigation(url="**/deals?*year=2024*"):
        browsed.keyboard.press("Enter")
    assert column(browsed, "company") == ["Orrin Grid"]


@pytest.mark.browser
def test_a_companys_moves_are_drawn(many_site: str, browsed: Any) -> None:
    browsed.goto(many_site + "/many/-/company/met~3AVelanur+Power")
    chart = browsed.get_by_role("img", name="Moves of the price of Velanur Power over time")
    assert chart.locator("circle").count() == 2
    assert "-6 %" in chart.locator("title").first.inner_html()
    follow(browsed, browsed.get_by_role("link", name="Charts of its deals"))
    assert browsed.locator("h1").inner_text() == "Charts of deals"


@pytest.mark.browser
def test_everything_is_there_without_javascript(many_site: str, plain: Any) -> None:
    plain.goto(many_site + "/many/-/deals?sort=mw")
    assert column(plain, "capacity")[0] == "1,200 MW"
    follow(plain, plain.locator("ul[aria-labelledby=by-technology]").get_by_role("link", name="wind"))
    assert plain.locator("mark.hit").first.inner_text() == "Velanur Power"
    follow(plain, plain.get_by_role("link", name="Charts of these"))
    plain.get_by_text("The numbers of who deals with whom").click()
    table = plain.get_by_role("table", name="Who deals with whom")
    assert table.get_by_role("row").nth(1).inner_text().split("\t") == ["Velanur Power", "Corvath Labs", "1", "80"]
    for path in PATHS:
        plain.goto(many_site + path)
        assert plain.locator("script").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_lists_and_charts_work_for_everyone(many_site: str, chromium: Any, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    size = {"width": width, "height": 800}
    # the checker is a script of its own
    with watched(chromium, many_site, viewport=size, color_scheme=scheme, bypass_csp=True) as page:
        for path in PATHS:
            page.goto(many_site + path)
            page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.browser
def test_a_session_asks_nothing_of_another_host(many_site: str, chromium: Any) -> None:
    asked: list[str] = []
    context = chromium.new_context()
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for path in ("/", *PATHS, "/many", "/many/deals", "/many/articles"):
        page.goto(many_site + path)
        assert page.title() != "taken"
    for link in ("/many/-/deals", "/many/-/charts"):
        page.goto(many_site + link)
        follow(page, page.locator("main a[href*='/-/fact/']").first)
        follow(page, page.locator("main a[href*='/-/article/']").first)
    context.close()
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith(many_site + "/")] == []


@pytest.mark.browser
def test_what_an_article_holds_is_shown_as_text(many_site: str, browsed: Any, many: Path) -> None:
    with reading(str(many)) as db:
        article = db.execute("SELECT id FROM articles WHERE site = ?", (HOSTILE,)).fetchone()["id"]
    browsed.goto(f"{many_site}/many/-/article/{article}")
    assert "terms <script>" in browsed.locator(".story").inner_text()
    for path in PATHS:
        browsed.goto(many_site + path)
        assert browsed.title() != "taken"
        assert browsed.locator("main script, main img, main [onerror]").count() == 0
    browsed.goto(many_site + "/many/-/deals?technology=solar&status=announced")
    assert "<img src=x" in browsed.locator("table.facts").inner_text()
    browsed.goto(many_site + "/many/-/deals?words=" + HOSTILE.replace("/", "%2F"))
    assert browsed.title() != "taken"


def test_pages_are_the_same_each_time(many_site: str) -> None:
    for path in PATHS:
        assert httpx.get(many_site + path).text == httpx.get(many_site + path).text


def test_a_base_without_facts(tmp_path: Path) -> None:
    (tmp_path / "dull.txt").write_text("Nothing much happened today, said nobody.", encoding="utf-8")
    base = made(tmp_path / "many.db", tmp_path / "dull.txt")
    with serving(base, tmp_path) as site:
        for path in PATHS[:-1]:
            assert httpx.get(site + path).status_code == 200, path


def test_a_name_that_markup_would_break(many: Path, tmp_path: Path) -> None:
    base = tmp_path / "many.db"
    with sqlite3.connect(many) as source, sqlite3.connect(base) as copy:
        source.backup(copy)
        copy.execute("UPDATE deal_facts SET counterparty = ?", ("\"><script>alert(1)</script>&'\u202eknab",))
    copy.close()
    source.close()
    with serving(base, tmp_path) as site:
        for path in (*PATHS[:2], "/many/-/charts"):
            text = httpx.get(site + path).text
            assert "&lt;script&gt;alert(1)" in text
            assert "⟨U+202E⟩knab" in text
            assert "\u202e" not in text
            assert "<script>" not in text


@pytest.mark.browser
def test_many_values_of_a_facet_do_not_push_a_phones_page_aside(many: Path, tmp_path: Path, chromium: Any) -> None:
    base = tmp_path / "many.db"
    with sqlite3.connect(many) as source, sqlite3.connect(base) as copy:
        source.backup(copy)
        for number in range(12):
            values = ("lease", "announced", f"kind_of_power_{number}", str(2000 + number), "", f"C{number:02}", 1)
            copy.execute("INSERT INTO deal_counts VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    copy.close()
    source.close()
    with serving(base, tmp_path) as site:
        context = chromium.new_context(viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.goto(f"{site}/many/-/deals")
        assert page.locator(".facets details").count() >= 3
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        context.close()
