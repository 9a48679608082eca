"""Which rules, data and model make the claims. Imports none of them, so that an unchanged run costs nothing."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from extractor.about import MODEL, __version__

RULE_PACKAGES = ("facts", "labels", "language", "patterns", "reading", "registry", "schema")
"""What decides which claims an input gives; any change in them makes another rule set."""
RULE_FILES = (".py", ".tsv", ".txt", ".json")
LIBRARIES = ("spacy", "thinc", "numpy", "trafilatura", "htmldate", "pydantic", "py3langid")


@cache
def rule_hash(model: str | None = None, own: str = "") -> str:
    """The identity of the rule set: a digest over its code, its data and the model's files.

    ``own`` is the digest of companies that a base has of its own, empty where it has none.
    """
    digest = hashlib.sha256((model or MODEL).encode() + own.encode())
    root = Path(__file__).parent
    for package in RULE_PACKAGES:
        for path in _files(root / package):
            if path.suffix in RULE_FILES:
                _add(digest, path.relative_to(root), path)
    place = _place(model or MODEL)
    if place is not None:
        for path in _files(place):
            if "__pycache__" not in path.parts:
                _add(digest, path.relative_to(place), path)
    return digest.hexdigest()[:16]


def versions(model: str | None = None) -> dict[str, str]:
    """The versions of what a run depends on, for its record."""
    found = {"wattwire": __version__, "python": platform.python_version(), "model": model or MODEL}
    for library in LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            continue
    return found


def _add(digest: hashlib._Hash, name: Path, path: Path) -> None:
    digest.update(f"\0{name.as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file())


def _place(model: str) -> Path | None:
    """The folder of a model; None for the blank one, and for one that is not there, which its loading will tell."""
    if model == "blank":
        return None
    if Path(model).is_dir():
        return Path(model)
    spec = find_spec(model) if model.isidentifier() else None
    return Path(spec.origin).parent if spec is not None and spec.origin else None
