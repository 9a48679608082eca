"""Runs the real command, measures it, kills it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

MB = 1024 * 1024
_SAMPLE_SECONDS = 0.1
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Running:
    """A command on its way. ``peak`` is the most memory (bytes, resident) that it and its workers had together,
    ``peak_alone`` the most that it had without them, ``peak_worker`` the most that any of them had."""

    process: subprocess.Popen[bytes]
    began: float = field(default_factory=time.monotonic)
    peak: int = 0
    peak_alone: int = 0
    peak_worker: int = 0
    seconds: float = 0.0
    told: str = ""

    def __enter__(self) -> Self:
        self._sampler = threading.Thread(target=self._sample, daemon=True)
        self._sampler.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._sampler.join()

    def end(self, timeout: float) -> int:
        """Waits until it ends by itself; its exit status."""
        _, told = self.process.communicate(timeout=timeout)
        self.seconds = time.monotonic() - self.began
        self.told = told.decode("utf-8", "replace")
        return self.process.returncode

    @property
    def workers(self) -> list[int]:
        """The processes that it has begun, and those that they have."""
        return _family(self.process.pid)[1:]

    def kill(self) -> list[int]:
        """Ends it as a power cut does; the workers that it leaves behind. What these still say is not waited for."""
        workers = self.workers
        self.process.kill()
        self.process.wait()
        if self.process.stderr is not None:
            self.process.stderr.close()
        return workers

    def _sample(self) -> None:
        while self.process.poll() is None:
            sizes = [_resident(pid) for pid in _family(self.process.pid)]
            self.peak = max(self.peak, sum(sizes))
            self.peak_alone = max(self.peak_alone, sizes[0])
            self.peak_worker = max([self.peak_worker, *sizes[1:]])
            time.sleep(_SAMPLE_SECONDS)


def command(*words: str) -> list[str]:
    """The command of this environment with arguments."""
    return [str(Path(sys.executable).with_name("wattwire")), *words]


def wattwire(*words: str, group: bool = False, typed: str = "") -> Running:
    """Begins the command of this environment; in a process group of its own, as a terminal does, if asked. What is
    ``typed`` must fit into a pipe (64 KB)."""
    quiet, heard, keys = subprocess.DEVNULL, subprocess.PIPE, subprocess.PIPE if typed else None
    process = subprocess.Popen(
        command(*words), stdin=keys, stdout=quiet, stderr=heard, process_group=0 if group else None
    )
    if process.stdin is not None:
        process.stdin.write(typed.encode())
        process.stdin.close()
        process.stdin = None
    return Running(process)


def gone(pids: list[int], within: float) -> bool:
    """Whether processes end within so many seconds."""
    until = time.monotonic() + within
    while any(_resident(pid) for pid in pids):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid, *(each for child in children for each in _family(int(child)))]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
