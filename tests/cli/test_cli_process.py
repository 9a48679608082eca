"""Real commands in processes of their own, and the real pipeline."""

from __future__ import annotations

import json
import os
import pty
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

WATTWIRE = [sys.executable, "-W", "error", "-m", "extractor.cli"]
STORY = "Velanur Power signed a 15-year power purchase agreement with Quillstone Digital for 120 MW of solar power."
HEAVY = ("spacy", "trafilatura", "pydantic", "sqlite_utils", "bs4", "rich", "tabulate", "extractor.schema")


def wattwire(*arguments: str, cwd: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*WATTWIRE, *arguments], cwd=cwd, capture_output=True, text=True, timeout=120, **options)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a base that the real pipeline filled from a story, its copy and what is no story."""
    path = tmp_path_factory.mktemp("news")
    (path / "news").mkdir()
    (path / "news" / "story.txt").write_text(STORY)
    copy = json.dumps({"id": "copy-1", "text": STORY, "published": "2026-01-29"})
    (path / "news" / "wire.jsonl").write_text(f"{copy}\nno json\n")
    done = wattwire("run", "news", "--published", "2026-01-29", cwd=path)
    assert done.returncode == 1, done.stderr
    assert "3 inputs" in done.stderr
    assert "1 article, 1 duplicate, 1 failure" in done.stderr
    assert "wattwire inputs --failed --db facts.db" in done.stderr
    assert done.stdout == ""
    return path


def test_from_story_to_answer(folder: Path) -> None:
    (deal,) = json.loads(wattwire("deals", "--company", "Quillstone Digital", cwd=folder).stdout)
    assert (deal["company"], deal["kind"], deal["capacity_mw"]) == ("Velanur Power", "ppa", 120.0)
    (failed,) = json.loads(wattwire("inputs", "--failed", cwd=folder).stdout)
    assert failed["reason"] == "malformed"
    assert "line 2" in failed["detail"].lower()
    assert wattwire("verify", cwd=folder).returncode == 0


def test_a_second_run_adds_nothing(folder: Path) -> None:
    tables = ("articles", "claims", "mentions", "ledger", "inputs", "article_sources", "companies")

    def counts() -> list[int]:
        with sqlite3.connect(folder / "facts.db") as db:
            found = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
        db.close()
        return found

    before = counts()
    done = wattwire("run", "news", "--published", "2026-01-29", cwd=folder)
    assert (done.returncode, counts()) == (1, before)
    assert "1 failure, 2 unchanged" in done.stderr
    assert wattwire("run", "news", "--published", "2026-01-29", "-q", cwd=folder).stderr == ""


def test_extract_and_mentions_need_no_base(folder: Path) -> None:
    done = wattwire("extract", "news", cwd=folder)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [line["id"] for line in lines] == ["story", "copy-1"]
    assert [line["published"] for line in lines] == [None, "2026-01-29"]
    claim = next(c for c in lines[1]["claims"] if c["type"] == "deal")
    start, end = claim["mentions"]["capacity_mw"]
    assert STORY[start:end] == claim["raw"]["capacity_mw"] == "120 MW"
    assert not any("beside" in field for claim in lines[1]["claims"] for field in (*claim, *claim["mentions"]))
    assert {entry["outcome"] for entry in lines[1]["ledger"]} >= {"claim"}
    assert "wire.jsonl, record 2: failure, malformed:" in done.stderr
    found = wattwire("mentions", "-", "--quiet", cwd=folder, input=STORY)
    assert {m["kind"] for m in json.loads(found.stdout)["mentions"]} >= {"power", "date"}


def test_a_base_that_is_not_ours_or_locked_is_left_alone(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE invoices (id INTEGER)")
    db.close()
    before = other.read_bytes()
    done = wattwire("run", "news", "--db", str(other), cwd=folder)
    assert (done.returncode, other.read_bytes()) == (2, before)
    assert done.stderr == f"Error: {other} is a database of something else; give another file with --db\n"


def test_a_path_that_is_not_there_makes_no_base(tmp_path: Path) -> None:
    done = wattwire("run", "nowhere", cwd=tmp_path)
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_model_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    done = wattwire("run", "news", "--model", "no_such_model", "--db", str(tmp_path / "new.db"), cwd=folder)
    assert done.returncode == 2
    assert "no_such_model" in done.stderr
    assert "Traceback" not in done.stderr


def test_whoever_reads_may_leave(folder: Path) -> None:
    command = "SELECT value FROM json_each('[' || substr(replace(hex(zeroblob(50000)), '00', ',1'), 2) || ']')"
    with subprocess.Popen(
        [*WATTWIRE, "sql", command, "--nl"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b'{"value": 1}\n'
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def test_an_interrupted_run_keeps_what_it_did(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{STORY} Number {n}.", "published": "2026-01-29"}) for n in range(3000)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    with subprocess.Popen([*WATTWIRE, "run", "many.jsonl"], cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not _articles(tmp_path / "facts.db"):
            time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        told = process.stderr.read()
        assert process.wait(60) == 130, told
    assert "stopped before the end" in told
    with sqlite3.connect(tmp_path / "facts.db") as db:
        assert db.execute("SELECT interrupted, articles > 0, articles < 3000 FROM runs").fetchall() == [(1, 1, 1)]
        assert (
            db.execute("SELECT count(*) FROM articles").fetchone() == db.execute("SELECT articles FROM runs").fetchone()
        )
    db.close()
    assert wattwire("verify", cwd=tmp_path).returncode == 0


def _articles(path: Path) -> int:
    if not path.exists():
        return 0
    try:
        with sqlite3.connect(path) as db:
            return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        db.close()


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_on_a_terminal(folder: Path, environment: dict[str, str], coloured: bool) -> None:
    (id,) = (d["id"] for d in json.loads(wattwire("deals", cwd=folder).stdout))
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*WATTWIRE, "show", id], cwd=folder, stdout=theirs, env={**os.environ, "TERM": "xterm", **environment}
    )
    os.close(theirs)
    text = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        text += piece
    os.close(ours)
    assert process.wait(30) == 0
    assert b"(company)" in text
    assert (b"\x1b[" in text) is coloured


@pytest.mark.parametrize(
    "arguments", [["--help"], ["deals", "--company", "Quillstone Digital", "--kind", "ppa", "--nl"]]
)
def test_nothing_heavy_is_loaded_to_ask(folder: Path, arguments: list[str]) -> None:
    script = (
        "import sys\nfrom extractor.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


def test_a_query_costs_little(folder: Path, tmp_path: Path) -> None:
    """Half a second of processor time on a common machine, whatever else it is doing: less than three times what help costs,
    which loads no rules, no registry and no base. With what Python keeps compiled, which an environment may forbid."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(tmp_path)

    def seconds() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def cost(*words: str) -> float:
        before = seconds()
        wattwire(*words, cwd=folder, env=kept)
        return seconds() - before

    asked = ("deals", "--company", "Quillstone Digital")
    cost(*asked)
    pairs = [(cost(*asked), cost("--help")) for _ in range(4)]
    assert min(query for query, _ in pairs) < 3 * min(helped for _, helped in pairs), pairs
