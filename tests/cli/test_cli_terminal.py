"""Commands as a person meets them: in a real terminal, piped, cut off, completed by a shell."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from made import claim, document, extraction, fill, process, story
from terminal import WATTWIRE, in_terminal
from wcwidth import wcswidth

_CODES = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = "Velanur\x1b[2J\x9b31m Power\u202egro.live \u200bagreed to lease 40 MW to 東京電力デジタル\x07 for years."


def plain(text: str) -> str:
    return _CODES.sub("", text)


@pytest.mark.parametrize("columns", [20, 30, 60, 80, 100, 160])
def test_a_table_fits_its_terminal(facts: Path, columns: int) -> None:
    text, status = in_terminal(facts.parent, "deals", columns=columns)
    assert status == 0
    lines = plain(text).splitlines()
    assert len(lines) == 5
    assert max(wcswidth(line) for line in lines) <= columns
    assert lines[0].startswith("id")


def test_colour_is_for_terminals(facts: Path) -> None:
    text, _ = in_terminal(facts.parent, "deals", "--status", "terminated")
    assert "\x1b[1mcompany\x1b[0m" in text
    assert "\x1b[31mterminated\x1b[0m" in text
    assert "\x1b" not in in_terminal(facts.parent, "deals", NO_COLOR="1")[0]
    assert "\x1b" not in in_terminal(facts.parent, "deals", TERM="dumb")[0]
    assert "\x1b" not in in_terminal(facts.parent, "deals", "--fmt", "github")[0]
    assert "\x1b" not in in_terminal(facts.parent, "deals", "--json")[0]
    piped = subprocess.run([*WATTWIRE, "deals", "-t"], cwd=facts.parent, capture_output=True, text=True)
    assert "\x1b" not in piped.stdout
    assert plain(in_terminal(facts.parent, "deals", columns=200)[0]) == piped.stdout


def test_green_and_red_moves(facts: Path) -> None:
    text, _ = in_terminal(facts.parent, "moves")
    assert "\x1b[32m+4.9 %\x1b[0m" in text
    assert "\x1b[31m-3 %\x1b[0m" in text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base whose article steers terminals and turns directions round."""
    article = story(HOSTILE, "2026-01-20", title="\x1b]0;owned\x07 news", site="Wire\x1b[31m")
    name = HOSTILE[: HOSTILE.index(" \u200bagreed")]
    words = {"company": name, "counterparty": "東京電力デジタル", "capacity_mw": "40 MW"}
    fields = {"company": name, "counterparty": "東京電力デジタル", "kind": "lease", "capacity_mw": 40}
    deal = claim(article, HOSTILE, words, type="deal", **fields)
    path = tmp_path_factory.mktemp("hostile") / "facts.db"
    process(path, (document("h.txt"), extraction(article, deal)))
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        "deals",
        "deals --csv",
        "deals --json",
        "articles",
        "show ID",
        "why ID",
        "show ID --json",
        "timeline 東京電力デジタル",
    ],
)
def test_an_article_steers_no_terminal(hostile: Path, arguments: str) -> None:
    id = subprocess.run([*WATTWIRE, "sql", "SELECT id FROM facts", "--tsv"], cwd=hostile.parent, capture_output=True)
    words = arguments.replace("ID", id.stdout.decode().split()[1]).split()
    text, status = in_terminal(hostile.parent, *words, columns=60)
    assert status == 0, text
    left = plain(text)
    assert not set(left) & set("\x1b\x9b\x07\u202e\u200b"), left
    if arguments.startswith(("deals", "timeline")) and "--" not in arguments:
        assert all(wcswidth(line) <= 60 for line in left.splitlines())
    else:
        assert "U+" in left or "\\u" in left, "what was taken out of sight is told"


@pytest.mark.parametrize(
    "arguments", ["deals", "companies", "articles", "timeline AWS", "show ffff", "deals --by kind"]
)
def test_an_empty_base(tmp_path: Path, arguments: str) -> None:
    process(tmp_path / "facts.db")
    text, status = in_terminal(tmp_path, *arguments.split())
    assert "Traceback" not in text
    assert status == (2 if arguments == "show ffff" else 0)
    expected = "there is no fact or claim" if status else "nothing found"
    assert expected in text


def test_whoever_reads_may_leave(tmp_path: Path) -> None:
    """As ``wattwire ... | head -1`` does; more is written than a pipe holds."""
    path = fill(tmp_path / "facts.db")
    many = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 50000) SELECT i, evidence FROM n, deals"
    )
    for form in ("--json", "--nl", "--csv", "--tsv", "-t"):
        command = [*WATTWIRE, "sql", many, form, "--db", str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout is not None
            assert running.stdout.readline()
            running.stdout.close()
            assert running.stderr is not None
            assert running.stderr.read() == b""
        assert running.returncode == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(facts: Path, shell: str, tmp_path: Path) -> None:
    script = subprocess.run([*WATTWIRE, "completion", shell], capture_output=True, text=True, check=True).stdout
    assert "_WATTWIRE_COMPLETE" in script
    if shutil.which(shell):
        (tmp_path / "script").write_text(script)
        subprocess.run([shell, "-n", str(tmp_path / "script")], check=True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("wattwire dea", ["deals"]),
        ("wattwire deals --counterp", ["--counterparty", "--counterparty-sector"]),
        ("wattwire deals --kind le", ["lease"]),
        ("wattwire deals --company Cip", ["Cipher Mining"]),
        ("wattwire deals --company CIF", ["CIFR"]),
        ("wattwire deals --company 100%", []),
        ("wattwire timeline Vela", ["Velanur Power"]),
        ("wattwire deals --db none.db --company Cip", []),
        ("wattwire completion z", ["zsh"]),
    ],
)
def test_completion_in_a_shell(facts: Path, words: str, expected: list[str], tmp_path: Path) -> None:
    """In bash itself, with its own function and the program as it is installed."""
    bash = f"""
eval "$(wattwire completion bash)"
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_wattwire_completion wattwire
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    folder = str(Path(WATTWIRE[0]).parent)
    ran = subprocess.run(
        ["bash", "-c", bash], cwd=facts.parent, capture_output=True, text=True, env={"PATH": f"{folder}:/usr/bin:/bin"}
    )
    assert ran.stderr == ""
    assert [line for line in ran.stdout.splitlines() if line] == expected


def test_ids_are_completed(facts: Path) -> None:
    found = subprocess.run(
        [*WATTWIRE, "sql", "SELECT id FROM facts ORDER BY id LIMIT 1", "--tsv"], cwd=facts.parent, capture_output=True
    )
    id = found.stdout.decode().split()[1]
    environment = {"PATH": "/usr/bin:/bin", "COMP_WORDS": f"wattwire show {id[:6]}", "COMP_CWORD": "2"}
    program = str(Path(WATTWIRE[0]).parent / "wattwire")
    ran = subprocess.run(
        [program], cwd=facts.parent, capture_output=True, env={**environment, "_WATTWIRE_COMPLETE": "zsh_complete"}
    )
    assert id in ran.stdout.decode()
