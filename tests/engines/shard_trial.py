"""Making shards by the real command, to be killed on the way: what is there at the end has to be what nobody disturbed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
MARK = "WATTWIRE_TRIAL"
TEXT = (
    "Harrowgate Energy signed a 15-year lease with Brightloom for {mw} MW of data center capacity. "
    "Shares of Velanur Power rose {percent}% on Monday. This is note {number} of file {file}.\n\n"
)


def write(folder: Path, files: int, each: int) -> Path:
    """Files of articles that differ in a number."""
    folder.mkdir()
    for file in range(files):
        lines = []
        for number in range(each):
            text = TEXT.format(mw=50 + number, percent=1 + number % 9, number=number, file=file)
            lines.append(f'{{"text": "{text.strip()}", "published": "2026-01-29"}}')
        (folder / f"{file:03}.jsonl").write_text("\n".join(lines) + "\n")
    return folder


class Trial:
    """The command on its way, in an environment by which all processes that it leads to are known."""

    def __init__(self, *words: str, command: str = "run") -> None:
        self._mark = f"{MARK}={os.getpid()}-{time.monotonic_ns()}"
        name, _, value = self._mark.partition("=")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "extractor.cli", command, *words],
            env={**os.environ, name: value},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def family(self, called: bytes = b"") -> list[int]:
        """The processes that are left, of those whose command has certain words."""
        found = []
        for entry in os.scandir("/proc"):
            if entry.name.isdigit():
                try:
                    ours = self._mark.encode() in Path(entry.path, "environ").read_bytes()
                    if ours and called in Path(entry.path, "cmdline").read_bytes():
                        found.append(int(entry.name))
                except OSError:
                    continue
        return found

    def wait(self, until: Callable[[], object], seconds: float = 240.0) -> None:
        """Waits until something is so."""
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, "it never came to that"
            time.sleep(0.05)

    def end(self) -> tuple[int, str]:
        """The exit status and what was told."""
        _, told = self.process.communicate(timeout=300)
        return self.process.returncode, told


def parquet(folder: Path) -> dict[str, bytes]:
    """The shards of a folder."""
    return {path.name: path.read_bytes() for path in folder.glob("*.parquet")}


def markers(folder: Path) -> int:
    """How many shards are done."""
    return len(list(folder.glob("*.done")))
