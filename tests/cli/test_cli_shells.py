"""Completion as it is typed: in a real zsh and a real fish. In CI both have to be there."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from terminal import WATTWIRE

SHOWN_WITHIN = 20.0


def there(shell: str) -> None:
    if shutil.which(shell) is None:
        if os.environ.get("CI"):
            pytest.fail(f"{shell} is not installed")
        pytest.skip(f"{shell} is not installed")


@pytest.fixture
def home(tmp_path: Path, facts: Path) -> dict[str, str]:
    """The environment of a person who has just set up completion."""
    program = tmp_path / "bin" / "wattwire"
    program.parent.mkdir()
    words = " ".join(f"'{word}'" for word in WATTWIRE)
    program.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    program.chmod(0o755)
    path = os.pathsep.join([str(program.parent), str(Path(sys.executable).parent), os.environ["PATH"]])
    fish = tmp_path / "fish" / "completions"
    fish.mkdir(parents=True)
    environment = {**os.environ, "PATH": path, "HOME": str(tmp_path), "ZDOTDIR": str(tmp_path), "TERM": "vt100"}
    script = subprocess.run([str(program), "completion", "fish"], env=environment, capture_output=True, check=True)
    (fish / "wattwire.fish").write_bytes(script.stdout)
    (tmp_path / ".zshrc").write_text(
        "autoload -Uz compinit; compinit -u\nPS1='ready '\neval \"$(wattwire completion zsh)\"\n"
    )
    return {**environment, "XDG_CONFIG_HOME": str(tmp_path)}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("wattwire confl", "conflicts"),
        ("wattwire deals --ki", "--kind"),
        ("wattwire deals --kind le", "lease"),
        ("wattwire deals --company Velan", "Velanur Power"),
    ],
)
def test_fish(typed: str, offered: str, home: dict[str, str], facts: Path) -> None:
    there("fish")
    asked = subprocess.run(
        ["fish", "-c", f'complete -C "{typed}"'], cwd=facts.parent, env=home, capture_output=True, text=True, check=True
    )
    assert [line.split("\t")[0] for line in asked.stdout.splitlines()] == [offered]


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("wattwire confl", "wattwire conflicts"),
        ("wattwire deals --ki", "wattwire deals --kind"),
        ("wattwire deals --kind le", "wattwire deals --kind lease"),
        ("wattwire deals --company Velan", r"wattwire deals --company Velanur\ Power"),
    ],
)
def test_zsh(typed: str, completed: str, home: dict[str, str], facts: Path) -> None:
    """The key is pressed in a terminal of its own, and what then stands in the line is read."""
    there("zsh")
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(facts.parent)
        os.execvpe("zsh", ["zsh", "-i"], home)
    try:
        seen = until(terminal, "", "ready ")
        os.write(terminal, f"{typed}\t".encode())
        seen = until(terminal, seen, completed)
        assert completed in seen
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


def until(terminal: int, seen: str, awaited: str) -> str:
    """What a terminal shows, controls left out, up to some words or the end of patience."""
    end = time.monotonic() + SHOWN_WITHIN
    while awaited not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            text = os.read(terminal, 65536).decode(errors="replace")
            seen += re.sub(r"\x1b[\[\]()][0-9;?]*[a-zA-Z]?|[\r\n\x08]", "", text)
    return seen
