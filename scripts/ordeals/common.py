"""What all ordeals share: articles to process, a base that nobody disturbed, and a record of what went wrong."""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
import subprocess
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

from benching import compare
from benching.command import command

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = 20
"""Files of JSON lines that the articles lie in."""
AGES = 7200.0
"""Seconds that no run takes."""
_FIRST = re.compile(r"^1 inputs? after (\d+) s", re.MULTILINE)


@dataclass(frozen=True)
class Calm:
    """A command that nobody disturbed: its base, the seconds that it took, and what it told."""

    base: Path
    seconds: float
    told: str

    @property
    def loading(self) -> float:
        """Seconds until its first input was done, most of which the pipeline takes to load; 0 where it does not say."""
        found = _FIRST.search(self.told)
        return min(float(found[1]), self.seconds) if found else 0.0


@dataclass
class Ordeal:
    """A trial under way, in a folder of its own. ``asked`` are the options of the command line."""

    folder: Path
    asked: Namespace
    problems: list[str] = field(default_factory=list)
    tried: Counter[str] = field(default_factory=Counter)
    _calm: Calm | None = None
    _one_at_a_time: Lock = field(default_factory=Lock)

    def expect(self, holds: bool, problem: str) -> None:
        """Takes note of what is not as it has to be."""
        if not holds:
            self.problems.append(problem)
            print(f"  WRONG: {problem}", flush=True)

    @cached_property
    def stories(self) -> list[dict[str, str]]:
        """The articles of ``--texts``, else the project's own."""
        return texts(self.asked.texts) if self.asked.texts else corpus()

    @cached_property
    def articles(self) -> Path:
        """A folder of as many articles as were asked for, where there are fewer, in editions that differ in a line."""
        folder = self.folder / "articles"
        if not folder.exists():
            write_articles(folder, self.stories, self.asked.articles, max(1, self.asked.articles // FILES))
        return folder

    @property
    def undisturbed(self) -> Path:
        """The base of a run that nobody disturbed."""
        return self.calm.base

    @property
    def calm(self) -> Calm:
        """A run that nobody disturbs; that of an earlier trial in this folder, where there was one."""
        with self._one_at_a_time:
            if self._calm is None:
                self._calm = self._undisturbed()
        return self._calm

    def _undisturbed(self) -> Calm:
        base, record, began = self.folder / "undisturbed.db", self.folder / "calm.json", time.monotonic()
        if record.exists():
            return Calm(base, **json.loads(record.read_text("utf-8")))
        ended = wattwire("run", str(self.articles), "--db", str(base), *self.run_options)
        self.expect(ended.returncode in (0, 1), f"an undisturbed run ended with {ended.returncode}: {ended.stderr}")
        how = {"seconds": time.monotonic() - began, "told": ended.stderr}
        record.write_text(json.dumps(how), encoding="utf-8")
        return Calm(base, **how)

    @property
    def run_options(self) -> list[str]:
        """How runs are made."""
        return ["--model", self.asked.model, "--jobs", str(self.asked.jobs)]

    def check(self, base: Path, when: str) -> None:
        """The base is sound, accounts for every input once, and holds what the undisturbed one holds."""
        self.sound(base, when)
        different = compare.differences(self.undisturbed, base)
        self.expect(not different, f"{when}: rows differ from those of the undisturbed base: {different}")

    def sound(self, base: Path, when: str) -> None:
        """SQLite finds no fault, ``wattwire verify`` neither, and no input is there twice."""
        with closing(sqlite3.connect(base)) as db:
            told = [word for (word,) in db.execute("PRAGMA integrity_check")]
            twice = db.execute(
                "SELECT count(*) FROM (SELECT 1 FROM inputs WHERE replaced_by IS NULL "
                "GROUP BY source, ifnull(member, 0) HAVING count(*) > 1)"
            ).fetchone()[0]
        self.expect(told == ["ok"], f"{when}: PRAGMA integrity_check says {told[:3]}")
        self.expect(twice == 0, f"{when}: {twice} inputs are there twice")
        verified = wattwire("verify", "--db", str(base))
        self.expect(verified.returncode == 0, f"{when}: wattwire verify says {verified.stdout[-300:]}")

    def clean(self, told: str, when: str) -> None:
        """What a person reads is a sentence, and no traceback."""
        self.expect("Traceback" not in told, f"{when}: a traceback: {told[-600:]}")


def write_articles(folder: Path, stories: Sequence[Mapping[str, str]], number: int, size: int) -> None:
    """Articles as files of JSON lines, so many in each."""
    folder.mkdir(parents=True)
    for first in range(0, number, size):
        lines = [
            json.dumps(_edition(stories[n % len(stories)], n // len(stories)), ensure_ascii=False)
            for n in range(first, min(first + size, number))
        ]
        (folder / f"{first:06}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _edition(story: Mapping[str, str], number: int) -> dict[str, str]:
    tail = f"\n\nThis is edition {number} of the story." if number else ""
    return {**story, "text": story["text"] + tail}


def texts(path: str) -> list[dict[str, str]]:
    """The articles of a file of JSON lines, packed or not."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def corpus() -> list[dict[str, str]]:
    """The project's own articles, with title, text and date as the reader finds them."""
    from extractor.reading import read
    from extractor.schema import Rejected
    from extractor.sources import documents

    stories = []
    for raw in documents([str(ROOT / "corpus" / "articles")]):
        article = read(raw)
        if not isinstance(article, Rejected):
            fields = {"title": article.title, "text": article.text, "published": article.published, "url": article.url}
            stories.append({name: value for name, value in fields.items() if value})
    return stories


def wattwire(
    *words: str, env: Mapping[str, str] | None = None, typed: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs the command of this environment to its end, with what is typed into it."""
    return subprocess.run(
        command(*words), capture_output=True, text=True, timeout=AGES, env=env, input=typed, check=False
    )
