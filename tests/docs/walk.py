"""Walks through a document as its reader does: files are written, commands typed, and what they print is compared.

    python tests/docs/walk.py docs/guide.md        writes what the commands print today into the document

A block ``console`` has commands behind ``$`` and what they print, standard error included; a line ``…`` stands for any
lines, and such blocks stay as they are when a document is written anew. A block whose language is followed by a name is
a file of that name; a block ``python`` without one is run. Blocks ``sh`` are for elsewhere: a test knows them all.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ANY = "…"


@dataclass(frozen=True)
class Block:
    """A block of a document. ``start`` and ``end`` are where its content lies."""

    language: str
    name: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Step:
    """A command as it is typed, and what the document says that it prints."""

    command: str
    printed: str


def blocks(text: str) -> Iterator[Block]:
    for match in _BLOCK.finditer(text):
        yield Block(match[1], match[2], match[3], match.start(3), match.end(3))


def steps(block: Block) -> Iterator[Step]:
    """The commands of a block ``console``; a backslash goes on in the next line."""
    joined = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
    for part in joined:
        lines = part.splitlines(keepends=True)
        length = next(i for i, line in enumerate(lines, start=1) if not line.endswith("\\\n"))
        yield Step("".join(lines[:length]).rstrip("\n"), "".join(lines[length:]).rstrip("\n"))


class Walk:
    """A folder in which a document's commands are typed. ``before`` may change a command, ``file`` what is written."""

    def __init__(
        self,
        folder: Path,
        *,
        before: Callable[[str], str] = str,
        file: Callable[[str], str] = str,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.folder, self._before, self._file = folder, before, file
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        self._environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", **(environment or {})}
        shutil.copytree(ROOT / "corpus" / "articles", folder / "corpus" / "articles")

    def write(self, block: Block) -> None:
        target = self.folder / str(block.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self._file(block.text), encoding="utf-8")

    def type(self, command: str) -> str:
        """What a command prints. It has to succeed."""
        words = ["bash", "-o", "pipefail", "-c", self._before(command)]
        return self._done(subprocess.run(words, **self._how()), command)  # type: ignore[call-overload]

    def run(self, code: str) -> str:
        return self._done(subprocess.run([sys.executable, "-c", code], **self._how()), code)  # type: ignore[call-overload]

    def _how(self) -> dict[str, object]:
        both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        return {"cwd": self.folder, "env": self._environment, "text": True, "timeout": 300, **both}

    def _done(self, done: subprocess.CompletedProcess[str], what: str) -> str:
        assert done.returncode == 0, f"{what}\n{done.stdout}"
        return "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n")


def follow(document: Path, walk: Walk) -> Iterator[tuple[Block, Step, str]]:
    """Each command with what it printed; files and Python blocks on the way."""
    for block in blocks(document.read_text(encoding="utf-8")):
        if block.name is not None:
            walk.write(block)
        elif block.language == "python":
            walk.run(block.text)
        elif block.language == "console":
            for step in steps(block):
                yield block, step, walk.type(step.command)


def same(said: str, printed: str) -> bool:
    """Whether a document says what was printed."""
    pattern = ".*".join(re.escape(part) for part in said.split(_ANY))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def rewritten(document: Path, walk: Walk) -> str:
    """The document with what its commands print today."""
    text, told = document.read_text(encoding="utf-8"), list(follow(document, walk))
    for block in reversed(list(blocks(text))):
        mine = [(step, printed) for b, step, printed in told if b.start == block.start]
        if mine:
            parts = [f"$ {s.command}\n" + _kept(s.printed, printed) for s, printed in mine]
            text = text[: block.start] + "".join(parts) + text[block.end :]
    return text


def _kept(said: str, printed: str) -> str:
    text = said if _ANY in said else printed
    return f"{text}\n" if text else ""


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            Path(name).write_text(rewritten(Path(name), Walk(Path(folder))), encoding="utf-8")
