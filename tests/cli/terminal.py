"""A command in a terminal of its own: a pseudo-tty of a given width."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

WATTWIRE = [sys.executable, "-m", "extractor.cli"]


def in_terminal(where: Path, *arguments: str, columns: int = 100, **environment: str) -> tuple[str, int]:
    """What a terminal of so many columns is sent by a command, and its exit status."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR")}
    process = subprocess.Popen(
        [*WATTWIRE, *arguments],
        cwd=where,
        env={**kept, "TERM": "xterm", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    sent = b""
    while True:
        try:
            got = os.read(ours, 65536)
        except OSError:  # how Linux says that nobody holds the other end any longer
            break
        if not got:
            break
        sent += got
    os.close(ours)
    return sent.decode().replace("\r\n", "\n"), process.wait(60)
