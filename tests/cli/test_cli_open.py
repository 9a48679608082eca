"""``--open``: the same question in a real Datasette, the one that runs or a new one."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from terminal import WATTWIRE

from extractor.browse import opening


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that notes where it is sent."""
    noted = tmp_path / "noted"
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" > {noted}.new && mv {noted}.new {noted}\n')
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{program} %s")
    return noted


def awaited(path: Path) -> str:
    until = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < until, "no browser was opened"
        time.sleep(0.05)
    return path.read_text().strip()


def shown(address: str) -> str:
    with urlopen(address) as answer:
        page: str = answer.read().decode()
    return page


@contextmanager
def running(*arguments: str, where: Path) -> Iterator[subprocess.Popen[str]]:
    command = [*WATTWIRE, *arguments]
    with subprocess.Popen(command, cwd=where, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def test_a_datasette_is_started(facts: Path, browser: Path) -> None:
    with running("deals", "--min-mw", "200", "--kind", "lease", "--open", where=facts.parent) as process:
        address = awaited(browser)
        page = shown(address)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == address
    assert "Cipher Mining" in page
    assert "Velanur Power" not in page
    assert "coalesce(capacity_mw_high, capacity_mw) >= 200.0" in parse_qs(urlsplit(address).query)["sql"][0]
    assert process.returncode == 0
    with pytest.raises(OSError, match="refused"):
        shown(address)


def test_the_datasette_that_runs_is_used(facts: Path, browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setattr(opening, "USUAL_PORT", port)
    told: list[str] = []
    with running("serve", "facts.db", "--port", str(port), where=facts.parent):
        until = time.monotonic() + 60
        while opening._served(facts, port) is None:
            assert time.monotonic() < until
            time.sleep(0.05)
        assert opening._served(facts.parent / "other.db", port) is None
        assert opening.open_question(facts, "SELECT 'so it' AS is_", told.append) == 0
        assert "so it" in shown(awaited(browser))
    assert told == [browser.read_text().strip()]


def test_what_lies_in_the_folder_is_not_run(facts: Path, browser: Path, tmp_path: Path) -> None:
    """A person's own ``queue.py`` beside the base is none of Datasette's modules."""
    (tmp_path / "queue.py").write_text("raise SystemExit('the folder was run')\n")
    port = free_port()
    with running("serve", str(facts), "--port", str(port), where=tmp_path) as process:
        until = time.monotonic() + 60
        while opening._served(facts, port) is None:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)


def test_without_a_browser_the_address_is_told(facts: Path, tmp_path: Path) -> None:
    environment = {"PATH": str(tmp_path), "BROWSER": "no-such-program", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [*WATTWIRE, "sql", "SELECT 42", "--open", "--db", str(facts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=tmp_path) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().strip() for _ in range(3)]
        page = shown(lines[0])
        process.terminate()
        assert process.wait(30) == 0
    assert "42" in page
    assert lines[1:] == ["no browser could be opened here: open that address in yours", "served until Ctrl-C"]


def test_a_base_as_of_a_day_is_opened(facts: Path, browser: Path) -> None:
    day = "2025-11-05"
    with running("deals", "--as-of", day, "--open", where=facts.parent) as process:
        page = shown(awaited(browser))
        address = browser.read_text().strip().split("?")[0].removesuffix("/-/query")
        overview = shown(f"{address}/-/overview")
        assert process.stdout is not None
        assert process.stdout.readline().strip() == f"copying facts.db as it was on {day}"
    then, now = (
        subprocess.run(
            [*WATTWIRE, "sql", f"SELECT count(*) AS n FROM articles WHERE published < '{until}'", "--nl"],
            cwd=facts.parent, capture_output=True, text=True, check=True,
        ).stdout
        for until in ("2025-11-06", "9999")
    )  # fmt: skip
    assert then != now
    assert "Cipher Mining" in page
    assert "Velanur Power" not in page
    assert "Velanur Power" not in overview
    assert "Cipher Mining" in overview


def test_what_a_question_as_of_a_day_asks_can_be_run_elsewhere(facts: Path) -> None:
    asked = ["deals", "--as-of", "2025-11-05", "--db", str(facts)]
    script = subprocess.run([*WATTWIRE, *asked, "--explain"], capture_output=True, text=True, check=True).stdout
    answer = json.loads(
        subprocess.run([*WATTWIRE, *asked, "--json"], capture_output=True, text=True, check=True).stdout
    )
    *before, question = [part for part in re.split(r";\n", script) if part.strip()]
    with closing(sqlite3.connect(f"file:{facts}?mode=ro", uri=True)) as db:
        for statement in before:
            db.execute(statement)
        assert [row[0] for row in db.execute(question)] == [row["id"] for row in answer]
    assert answer
