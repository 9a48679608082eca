"""Datasette, tied to whoever began it: it ends when the other end of its standard input does.

A command that is killed outright can no longer end the Datasette that it has begun, which would go on holding its port.

    python -m extractor.browse.tied serve facts.db --port 8001
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading


def _end_with_input() -> None:
    with open(0, "rb", closefd=False) as other:
        other.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_input, daemon=True).start()
    sys.argv[0] = "datasette"
    runpy.run_module("datasette", run_name="__main__")
