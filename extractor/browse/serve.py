"""Starting Datasette on a base, on this machine only."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO

from extractor.browse.configuration import configuration, split
from extractor.store.connect import open_to_read
from extractor.store.errors import StoreError

HOST = "127.0.0.1"
_SETTINGS = {
    "default_page_size": "50",
    "suggest_facets": "off",
    "facet_time_limit_ms": "500",
    "allow_download": "on",
    "num_sql_threads": "0",
}
"""There is one reader: to hand each of a page's queries to a thread and back would cost more than most of them take."""


class BrowseError(Exception):
    """Why Datasette cannot be started; the message says what to do."""


def datasette_version() -> tuple[int, ...]:
    """The first two numbers of the installed Datasette's version. Raises BrowseError where there is none."""
    try:
        found = version("datasette")
    except PackageNotFoundError as error:
        raise BrowseError("Datasette is not installed; install it with: pip install 'wattwire[browse]'") from error
    return tuple(int(part) for part in found.split(".")[:2] if part.isdigit()) or (0,)


def start(
    base: Path, folder: Path, port: int, *, open_browser: bool = False, output: int | IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """Begins a Datasette that serves a base; it ends with this process, and with the ``with`` that it is used in.

    Its configuration is written into ``folder``; what it says goes to ``output``, as in ``subprocess``.
    """
    words = command(base, folder, port, open_browser=open_browser)
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=output, stderr=output)


def command(base: Path, folder: Path, port: int, *, open_browser: bool = False) -> list[str]:
    """The command line that serves a base until its standard input ends."""
    whole = configuration(base.stem)
    arguments = [sys.executable, "-P", "-m", "extractor.browse.tied", "serve", str(base.absolute())]
    arguments += ["--host", HOST, "--port", str(port)]
    if datasette_version()[0] >= 1:
        metadata, settings = split(whole)
        (folder / "datasette.json").write_text(json.dumps(settings), encoding="utf-8")
        arguments += ["--config", str(folder / "datasette.json")]
    else:
        metadata = whole
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    arguments += ["--metadata", str(folder / "metadata.json")]
    for name, value in _SETTINGS.items():
        arguments += ["--setting", name, value]
    return [*arguments, *(["--open"] if open_browser else [])]


def serve(base: Path, *, port: int, open_browser: bool = False) -> int:
    """Runs Datasette until it ends, or Ctrl-C or SIGTERM ends it; returns its exit status. Raises BrowseError.

    A base of an older version is brought up to date first, since the pages read tables that it may not have.
    """
    if not base.is_file():
        raise BrowseError(f"there is no base {base}; make one with: wattwire run FOLDER --db {base}")
    try:
        open_to_read(str(base)).close()
    except StoreError as error:
        raise BrowseError(str(error)) from error
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise BrowseError(f"port {port} is taken; choose another with --port, or 0 for any free one") from error
        chosen = probe.getsockname()[1]
    with (
        tempfile.TemporaryDirectory(prefix="wattwire-") as folder,
        start(base, Path(folder), chosen, open_browser=open_browser) as process,
    ):
        before = signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
        try:
            return max(0, process.wait())
        except KeyboardInterrupt:
            process.wait()
            return 0
        finally:
            signal.signal(signal.SIGTERM, before)
