"""Environments of contenders that are not ours: each is made when it is first asked for, in ``.peers``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "gliner-small": ("torch==2.13.0", "transformers"),
    "quantulum3": ("quantulum3",),
    "recognizers": ("recognizers-text-suite", "emoji<2"),
    "dateparser": ("dateparser",),
    "newspaper4k": ("newspaper4k", "lxml_html_clean"),
    "news-please": ("news-please",),
}
_FOLDER = Path(__file__).parents[2] / ".peers"


def python_of(name: str) -> str:
    """The Python of a contender's environment."""
    place = _FOLDER / name
    python = place / "bin" / "python"
    if not (place / "ready").exists():
        print(f"installing {name} into {place} (once) ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *PACKAGES[name]], check=True)
        (place / "ready").touch()
    return str(python)
