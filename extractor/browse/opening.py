"""Showing one question in Datasette: in the one that serves the base already, else in a new one."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import tempfile
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import ProxyHandler, build_opener

from extractor.browse.serve import HOST, BrowseError, datasette_version, start
from extractor.engines.as_of import copy_as_of

USUAL_PORT = 8001
"""Where ``wattwire serve`` is looked for first."""
_STARTS_WITHIN = 60.0
"""Seconds for Datasette to answer: a second or two on an idle machine."""
_PAUSE = 0.1
_direct = build_opener(ProxyHandler({}))


def open_question(base: Path, sql: str, tell: Callable[[str], None]) -> int:
    """Opens a browser at a statement; ``tell`` is given its address, for whoever has no browser here.

    Returns the exit status: of a Datasette that had to be started, after it has ended. Raises BrowseError.
    """
    version = datasette_version()
    served = _served(base, USUAL_PORT)
    if served is not None:
        _show(_address(USUAL_PORT, served, sql, version), tell)
        return 0
    return _serve(base, sql, version, tell)


def open_as_of(base: Path, sql: str, tell: Callable[[str], None], *, day: str, known: bool) -> int:
    """Opens a browser at a statement on a copy of the base as it was on a day, which is there until Ctrl-C.

    Returns the exit status. Raises BrowseError.
    """
    version = datasette_version()
    with tempfile.TemporaryDirectory(prefix="wattwire-") as folder:
        copy = Path(folder) / f"{base.stem}-{day}{'-known' if known else ''}.db"
        tell(f"copying {base} as it was on {day}")
        copy_as_of(str(base), str(copy), day, known=known)
        return _serve(copy, sql, version, tell)


def _serve(base: Path, sql: str, version: tuple[int, ...], tell: Callable[[str], None]) -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    with (
        tempfile.TemporaryDirectory(prefix="wattwire-") as folder,
        start(base, Path(folder), port, output=subprocess.DEVNULL) as process,
    ):
        before = signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
        try:
            served = _awaited(process, base, port)
            _show(_address(port, served, sql, version), tell)
            tell("served until Ctrl-C")
            return max(0, process.wait())
        except KeyboardInterrupt:
            return 0
        finally:
            signal.signal(signal.SIGTERM, before)


def _awaited(process: subprocess.Popen[bytes], base: Path, port: int) -> str:
    """The name under which a Datasette that is just starting serves a base."""
    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        served = _served(base, port)
        if served is not None:
            return served
        time.sleep(_PAUSE)
    raise BrowseError(f"Datasette did not start; see what it says: wattwire serve {base}")


def _served(base: Path, port: int) -> str | None:
    """The name under which whoever listens at a port serves the base; None where nobody does."""
    try:
        with _direct.open(f"http://{HOST}:{port}/-/databases.json", timeout=2) as answer:
            told = json.load(answer)
    except (URLError, OSError, ValueError):
        return None
    listed = told if isinstance(told, list) else told.get("databases", []) if isinstance(told, dict) else []
    same = (d for d in listed if isinstance(d, dict) and d.get("path") and Path(d["path"]).resolve() == base.resolve())
    return next((str(d["name"]) for d in same), None)


def _address(port: int, name: str, sql: str, version: tuple[int, ...]) -> str:
    """Of a statement's page: the 1.0 alphas have moved it."""
    page = "/-/query" if version[0] >= 1 else ""
    return f"http://{HOST}:{port}/{quote(name, safe='')}{page}?{urlencode({'sql': sql})}"


def _show(address: str, tell: Callable[[str], None]) -> None:
    tell(address)
    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        tell("no browser could be opened here: open that address in yours")
