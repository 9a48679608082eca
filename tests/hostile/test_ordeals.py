"""What breaks commands off must itself come to an end, and at moments that tell something."""

from __future__ import annotations

import gzip
import os
import random
import signal
import subprocess
import time
from pathlib import Path

from benching.command import Running
from ordeals.common import Calm, texts, write_articles
from ordeals.crash import _moment


def test_a_killed_command_is_not_waited_for_by_what_it_left_behind() -> None:
    shell = ["sh", "-c", "sleep 60 & echo $!; wait"]
    process = subprocess.Popen(shell, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    left, began = int(process.stdout.readline()), time.monotonic()
    try:
        assert Running(process).kill() == [left]
        assert time.monotonic() - began < 30
    finally:
        os.kill(left, signal.SIGKILL)
        process.stdout.close()


def test_most_moments_fall_on_the_work() -> None:
    calm = Calm(Path("facts.db"), 100.0, "1 inputs after 10 s, at news.jsonl\n2000 inputs in 99 s\n")
    chance = random.Random(1)
    moments = [_moment(chance, calm, 30) for _ in range(200)]
    assert calm.loading == 10
    early, late = ([each.seconds for each in moments if each.at_work is late] for late in (False, True))
    assert 0 < min(early) < max(early) <= 12
    assert 0 < min(late) < max(late) <= 3
    assert len(late) > 2 * len(early)
    assert Calm(Path("facts.db"), 4.0, "").loading == 0


def test_articles_of_a_file_fill_as_many_as_are_asked_for(tmp_path: Path) -> None:
    packed = tmp_path / "news.jsonl.gz"
    packed.write_bytes(gzip.compress(b'{"text": "Harrowgate leased."}\n{"text": "Brightloom did not."}\n'))
    write_articles(tmp_path / "articles", texts(str(packed)), 5, 2)
    lines = [line for path in sorted((tmp_path / "articles").iterdir()) for line in path.read_text().splitlines()]
    assert len(set(lines)) == 5
    assert lines[0] == '{"text": "Harrowgate leased."}'
    assert "edition 2" in lines[4]
