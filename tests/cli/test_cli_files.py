"""Facts as files: whole, the same each time, inert."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result
from made import claim, document, extraction, process, story
from stories import consolidated

from extractor.cli import main
from extractor.store.tables import FACT_TABLES

Ask = Callable[..., Result]
HOSTILE = '=HYPERLINK("http://x.example") Power\u202e <script>alert(1)</script> will host 40 MW for +Garlow for years.'


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Deals that moved on and are disputed."""
    return consolidated(tmp_path_factory.mktemp("consolidated") / "facts.db")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    article = story(HOSTILE, "2026-01-20", title="@SUM(A1)<img src=x>[x](y)", url="javascript:alert(1)", site="<b>Wire")
    company = HOSTILE[: HOSTILE.index(" will")]
    words = {"company": company, "counterparty": "+Garlow", "capacity_mw": "40 MW"}
    deal = claim(
        article, HOSTILE, words, type="deal", company=company, counterparty="+Garlow", kind="lease", capacity_mw=40
    )
    path = tmp_path_factory.mktemp("hostile") / "facts.db"
    process(path, (document("h.txt"), extraction(article, deal)))
    return path


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exit_code == 0, result.output
    return result


def exported(base: Path, target: Path, *arguments: str) -> Path:
    run("export", target, "--db", base, "-q", *arguments)
    return target


def lines(base: Path, folder: Path, *arguments: str) -> list[dict[str, Any]]:
    text = exported(base, folder / "facts.jsonl", *arguments).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_json_lines_are_whole(base: Path, tmp_path: Path) -> None:
    """All facts, claims and spans of the base, and each span is what the article says."""
    found = lines(base, tmp_path)
    with closing(sqlite3.connect(base)) as db:
        facts = {row[0] for row in db.execute("SELECT id FROM facts")}
        claims = {row[0] for row in db.execute("SELECT claim FROM fact_claims")}
        mentions = set(db.execute('SELECT claim, field, start, "end" FROM mentions'))
        texts = dict(db.execute("SELECT id, text FROM articles"))
        links = db.execute("SELECT count(*) FROM fact_links").fetchone()[0]
    tellings = [telling for fact in found for telling in fact["tellings"]]
    assert {fact["id"] for fact in found} == facts
    assert {telling["claim"] for telling in tellings} == claims
    assert {(t["claim"], f, *span) for t in tellings for f, span in t["mentions"].items()} == mentions
    assert sum("later" in link for fact in found for link in fact["links"]) == links > 0
    for telling in tellings:
        text, evidence = texts[telling["article"]], telling["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        assert {f: text[s:e] for f, (s, e) in telling["mentions"].items()} == telling["raw"]
        assert telling["rule"]
        assert {"score", "via", "attached"} <= set(telling["why"])


def test_csv_and_parquet_have_the_same(facts: Path, tmp_path: Path) -> None:
    for form in ("csv", "parquet"):
        run("export", f"{tmp_path}/{form}/", "--format", form, "--db", facts)
    for table in FACT_TABLES.values():
        text = (tmp_path / "csv" / f"{table.view}.csv").read_text(encoding="utf-8")
        by_csv = list(csv.DictReader(io.StringIO(text, newline="")))
        by_parquet = pyarrow.parquet.read_table(tmp_path / "parquet" / f"{table.view}.parquet").to_pylist()
        assert list(by_csv[0]) == list(by_parquet[0])
        told = [{k: "" if v is None else str(v) for k, v in row.items()} for row in by_parquet]
        assert [{k: v.removeprefix("'") for k, v in row.items()} for row in by_csv] == told
        assert all(json.loads(row["spans"]) and json.loads(row["tellings"]) for row in by_parquet)
    deals = pyarrow.parquet.read_table(tmp_path / "parquet" / "deals.parquet")
    types = {field.name: str(field.type) for field in deals.schema}
    assert (types["capacity_mw"], types["independent"], types["company"]) == ("double", "int64", "string")


def test_a_workbook_has_a_sheet_a_type_and_what_facts_rest_on(base: Path, tmp_path: Path) -> None:
    book = cells(exported(base, tmp_path / "facts.xlsx"))
    assert list(book) == [
        "deals",
        "capacities",
        "moves",
        "guidance",
        "events",
        "claims",
        "fields",
        "alternatives",
        "links",
    ]
    (header, *deals), (names, *claims) = book["deals"], book["claims"]
    found = lines(base, tmp_path)
    assert [row[header.index("capacity_mw")] for row in deals] == [fact["capacity_mw"] for fact in found]
    assert len(claims) == sum(len(fact["tellings"]) for fact in found)
    assert len(book["fields"]) - 1 == sum(len(t["mentions"]) for fact in found for t in fact["tellings"])
    assert {row[names.index("fact")] for row in claims} == {fact["id"] for fact in found}


def cells(path: Path) -> dict[str, list[list[Any]]]:
    """The sheets of a workbook as a spreadsheet reads them."""
    import zipfile

    from lxml import etree

    spread = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        sheets = [s.get("name") for s in etree.fromstring(book.read("xl/workbook.xml")).iter(f"{spread}sheet")]
        found: dict[str, list[list[Any]]] = {}
        for number, name in enumerate(sheets, start=1):
            tree = etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(tree.iter(f"{spread}f")), "a formula"
            assert not list(tree.iter(f"{spread}hyperlink")), "a link"
            found[str(name)] = [_values(row, spread) for row in tree.iter(f"{spread}row")]
    return found


def _values(row: Any, spread: str) -> list[Any]:
    values: dict[int, Any] = {}
    for cell in row:
        letters = cell.get("r").rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        text = "".join(cell.itertext())
        values[column - 1] = text if cell.get("t") == "inlineStr" else float(text)
    return [values.get(column) for column in range(max(values) + 1)]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet", "a.xlsx", "a.html"])
def test_the_same_base_gives_the_same_bytes(base: Path, tmp_path: Path, name: str) -> None:
    once = exported(base, tmp_path / name, "--type", "deal").read_bytes()
    assert exported(base, tmp_path / name, "--type", "deal").read_bytes() == once
    assert [path.name for path in tmp_path.iterdir()] == [name], "nothing is left beside it"


def test_nothing_of_an_article_is_a_formula(hostile: Path, tmp_path: Path) -> None:
    text = exported(hostile, tmp_path / "a.csv", "--type", "deal").read_text(encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["company"].startswith("'=HYPERLINK")
    assert row["counterparty"] == "'+Garlow"
    assert row["title"].startswith("'@SUM")
    assert row["capacity_mw"] == "40.0"
    deals = cells(exported(hostile, tmp_path / "a.xlsx"))["deals"]
    assert deals[1][1].startswith("=HYPERLINK"), "a text, not a formula"


class Page(HTMLParser):
    """The elements, targets and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.targets: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def test_a_page_is_inert_and_alone(hostile: Path, base: Path, tmp_path: Path) -> None:
    text = exported(hostile, tmp_path / "a.html").read_text(encoding="utf-8")
    page = Page(text)
    assert not page.names & {"script", "img", "link", "iframe", "b"}
    assert page.targets == page.handlers == []
    assert "default-src 'none'" in text
    assert "\u202e" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    told = exported(base, tmp_path / "b.html").read_text(encoding="utf-8")
    assert told.count("<article ") == 5
    assert '<mark title="capacity mw">250 MW</mark>' in told
    assert "rule deal.made" in told
    assert all(target.startswith("#") for target in Page(told).targets)


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["--type", "deal", "--company", "CIFR"], 1),
        (["--type", "move", "--type", "event"], 3),
        (["--since", "2026-01", "--until", "2026"], 5),
        (["--min-confidence", "0.95"], 0),
        (["--search", "solar"], 1),
        (["--as-of", "2025-12"], 2),
        (["--limit", "1"], 5),
    ],
)
def test_what_is_asked_for(facts: Path, tmp_path: Path, arguments: list[str], ids: int) -> None:
    assert len({fact["id"] for fact in lines(facts, tmp_path, *arguments)}) == ids


def test_standard_output(ask: Ask) -> None:
    result = ask("export", "-", "--format", "jsonl", "--type", "deal")
    assert len([json.loads(line) for line in result.stdout.splitlines()]) == 3
    assert result.stderr == "3 facts written to standard output\n"


def test_a_page_of_too_many_facts_is_refused(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.exports.page.MOST", 2)
    result = ask("export", "a.html", "--type", "deal")
    assert result.exit_code == 2
    assert "more than the 2 facts that a browser can show on one page: ask for fewer" in result.stderr
    assert not Path("a.html").exists()
    assert ask("export", "a.html", "--type", "deal", "--limit", "2").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("export", "facts.doc"), "facts.doc does not say what to write: end its name in one of .csv, .jsonl"),
        (("export", "facts.csv"), "a csv file has facts of one type: say --type, or give a folder"),
        (("export", "no/such/a.jsonl"), "cannot be written: No such file or directory"),
        (("export", "a.jsonl", "--db", "none.db"), "there is no base none.db"),
        (("export", "a.jsonl", "--company", "Cifer Mining"), "did you mean Cipher Mining"),
        (("digest", "--since", "tomorrow"), "'tomorrow' is no day; write it as yesterday, 7d, 2w or 2026-01-29"),
        (("digest", "--since", "2026-02", "--until", "2026-01"), "nothing lies between 2026-02-01 and 2026-01-31"),
        (("digest", "--since", "99999w", "--today", "1000-01-01"), "is before the calendar begins"),
        (("digest", "--db", "none.db"), "there is no base none.db"),
        (("stats", "--db", "none.db"), "there is no base none.db"),
        (("serve", "--db", "none.db"), "there is no base none.db"),
        (("serve", "none.db", "--db", "facts.db"), "BASE and --db are the same; leave one out"),
    ],
)
def test_what_a_person_can_do_wrong(ask: Ask, arguments: tuple[str, ...], message: str) -> None:
    result = ask(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())


@pytest.mark.parametrize(("name", "missing"), [("a.parquet", "pyarrow"), ("a.xlsx", "xlsxwriter")])
def test_without_the_extra(base: Path, tmp_path: Path, name: str, missing: str) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None\nfrom extractor.cli import main\nmain()"
    command = [sys.executable, "-c", code, "export", name, "--type", "deal", "--db", str(base)]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 2
    assert "install it with: pip install 'wattwire[export]'" in ran.stderr
    assert not list(tmp_path.iterdir())


def test_memory_stays_bounded(tmp_path: Path) -> None:
    """Ten times the facts take hardly more memory: facts are read in stretches and written as they come."""
    peaks = []
    for size in (1, 10):
        path = consolidated(tmp_path / f"{size}.db")
        with closing(sqlite3.connect(path)) as db:
            _repeat(db, 400 * size)
        peaks.append(_peak(path, tmp_path / f"{size}.jsonl"))
        assert (tmp_path / f"{size}.jsonl").read_bytes().count(b"\n") == 400 * size + 5
    assert peaks[1] < peaks[0] * 1.5


def _repeat(db: sqlite3.Connection, times: int) -> None:
    """One fact and its claim under other ids."""
    fact, claim = db.execute("SELECT fact, claim FROM member_rows WHERE handle = fact ORDER BY fact").fetchone()
    seq = db.execute("SELECT max(seq) FROM claims").fetchone()[0]
    copied = {"claims": ("seq", "id"), "mention_rows": ("claim",), "facts": ("id", "founder"), "deal_facts": ("fact",)}
    copied["member_rows"] = ("fact", "claim")
    for number in range(times):
        one, other = f"{number:016x}", f"{number:015x}c"
        its = seq + number + 1
        new = {"claims": [its, other], "mention_rows": [its], "facts": [one, other], "deal_facts": [one]}
        new["member_rows"] = [one, its]
        for table, keys in copied.items():
            kept = ", ".join(f'"{r[1]}"' for r in db.execute(f"PRAGMA table_info({table})") if r[1] not in keys)
            marks = ", ".join("?" * len(keys))
            which = claim if keys[0] == "claim" or table == "claims" else fact
            sql = f"INSERT INTO {table} ({', '.join(keys)}, {kept}) SELECT {marks}, {kept} FROM {table} WHERE {keys[0]} = ?"
            db.execute(sql, [*new[table], which])
    db.commit()


def _peak(path: Path, target: Path) -> int:
    """The largest resident set of an export, as the system counts it."""
    code = (
        "import resource, sys\nfrom extractor.cli import main\n"
        "try:\n    main()\nfinally:\n    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [sys.executable, "-c", code, "export", str(target), "-q", "--db", str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(ran.stdout)


def test_stats(ask: Ask) -> None:
    found = json.loads(ask("stats").stdout)
    assert {row["type"]: row["facts"] for row in found["facts by type"]["rows"]} == {
        "deal": 3, "move": 2, "capacity": 1, "event": 1, "guidance": 1,
    }  # fmt: skip
    assert {row["status"]: row["megawatts"] for row in found["deals by status"]["rows"]} == {
        "announced": 300, "planned": 120, "terminated": 50,
    }  # fmt: skip
    assert {(row["outcome"], row["reason"]): row["inputs"] for row in found["inputs"]["rows"]} == {
        ("article", ""): 3, ("duplicate", "same_text"): 1, ("failure", "malformed"): 1,
    }  # fmt: skip
    assert found["capacity by stage"]["rows"][0]["stage"] == "contracted"
    assert found["last runs"]["rows"][0]["failures"] == 1


def test_stats_say_where_they_come_from(ask: Ask, facts: Path) -> None:
    found = json.loads(ask("stats").stdout)
    with closing(sqlite3.connect(facts)) as db:
        for figures in found.values():
            assert figures["from"]
            assert [tuple(row.values()) for row in figures["rows"]] == db.execute(figures["sql"]).fetchall()
    text = ask("stats", "-t").stdout
    assert "deals by status: from deals; megawatts as far as they are said" in text
    assert "addresses: from urls" in text
    assert "SELECT" not in text
    assert "SELECT status" in ask("stats", "-t", "--explain").stdout


def test_a_digest_is_what_was_reported_in_its_days(base: Path) -> None:
    text = run("digest", "--since", "2026-02-10", "--until", "2026-02-11", "--db", base).stdout
    assert text.startswith("# What is new, 2026-02-10 to 2026-02-11\n\n2 new facts in 3 articles of 3 named outlets.\n")
    assert "**Harrowgate Energy · Corvath**: lease, announced, 95 MW, 2026-02-11" in text
    assert "> Harrowgate Energy has leased out 90 MW to Corvath under a lease." in text
    assert "has leased out 90 MW, Gazette, 2026-02-10" in text
    assert "250 MW" not in text
    again = run("digest", "--since", "yesterday", "--today", "2026-02-11", "--db", base).stdout
    assert again == text, "it depends on the days alone"
    assert text == run("digest", "--since", "1d", "--today", "2026-02-11", "--db", base).stdout


def test_a_digest_says_what_a_fact_follows(base: Path) -> None:
    text = run("digest", "--since", "2026-02-03", "--until", "2026-02-03", "--db", base).stdout
    assert ", status after `" in text
    assert text.startswith("# What is new, 2026-02-03\n\n1 new fact in 1 article of 1 named outlet.\n")


def test_a_digest_leaves_nothing_out_in_silence(facts: Path) -> None:
    text = run("digest", "--since", "2020", "--limit", "1", "--db", facts).stdout
    assert "## Deals: 2 new" in text
    assert "1 more are not told here." in text
    assert "1 fact is of an article without a date and in no briefing on days" in text
    read = run("digest", "--since", "2020", "--read", "--db", facts).stdout
    assert "## Deals: 3 new" in read
    assert "without a date" not in read


def test_a_digest_of_what_was_read_asks_what_costs_less(facts: Path, tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    shutil.copy(facts, path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE runs SET started = '2026-02-01T08:00:00Z', claims_added = 6 WHERE id = 1")
        db.execute(
            "INSERT INTO runs (id, started, rules, versions, arguments, claims_added) "
            "SELECT 900, '2026-02-05T08:00:00Z', rules, versions, arguments, 1 FROM runs WHERE id = 1"
        )
        db.execute("UPDATE claims SET run = 1")
        db.execute("UPDATE claims SET run = 900 WHERE id = (SELECT claim FROM deal_claims LIMIT 1)")
        db.commit()
        days = [("2026-02-01", "2026-02-04"), ("2026-02-05", "2026-02-06"), ("2026-02-01", "2026-02-06")]
        asked = [("digest", "--read", "--since", since, "--until", until, "--db", path) for since, until in days]
        told = [run(*arguments).stdout for arguments in asked]
        db.execute("UPDATE runs SET claims_added = 7 - claims_added")
        db.commit()
    assert [run(*arguments).stdout for arguments in asked] == told
    assert ["## Deals: 2 new" in told[0], "## Deals: 1 new" in told[1], "## Deals: 3 new" in told[2]] == [True] * 3


@pytest.mark.parametrize("form", ["--markdown", "--html"])
def test_a_digest_is_inert(hostile: Path, form: str) -> None:
    text = run("digest", "--since", "2026", form, "--db", hostile).stdout
    page = Page(text)
    assert not page.names & {"script", "img", "b"}
    assert "javascript" not in "".join(page.targets)
    assert form == "--html" or "\\[x\\](y)" in text
    assert "\u202e" not in text
