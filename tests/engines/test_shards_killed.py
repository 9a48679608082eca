"""Shards where processes are killed: nothing is lost, nothing is half there, and what is made is what is always made."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from benching import compare
from shard_trial import Trial, markers, parquet, write

from extractor.engines.shards.load import load

FILES, EACH = 8, 12
OPTIONS = ("--model", "blank", "--engine", "local")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Few, since all tell of the same companies: settling them takes the square of their number."""
    return write(tmp_path_factory.mktemp("trial") / "news", FILES, EACH)


@pytest.fixture(scope="module")
def expected(news: Path) -> dict[str, bytes]:
    """The shards that nobody disturbed."""
    out = news.parent / "undisturbed"
    assert Trial(str(news), "--shards", str(out), *OPTIONS).end()[0] == 0
    return parquet(out)


def test_a_killed_worker_costs_nothing(news: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    trial = Trial(str(news), "--shards", str(tmp_path), *OPTIONS, "--jobs", "2")
    trial.wait(lambda: markers(tmp_path) >= 1)
    for pid in trial.family(b"spawn_main")[:1]:
        os.kill(pid, signal.SIGKILL)
    status, told = trial.end()
    assert (status, "Traceback" in told) == (0, False)
    assert parquet(tmp_path) == expected


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_driver_that_is_killed_or_stopped_goes_on_where_it_was(
    news: Path, expected: dict[str, bytes], tmp_path: Path, number: signal.Signals
) -> None:
    trial = Trial(str(news), "--shards", str(tmp_path), *OPTIONS)
    trial.wait(lambda: markers(tmp_path) >= 3)
    trial.process.send_signal(number)
    status, told = trial.end()
    assert status == (-number if number == signal.SIGKILL else 130)
    assert "Traceback" not in told
    trial.wait(lambda: not trial.family(), 20)
    assert all(name in expected and data == expected[name] for name, data in parquet(tmp_path).items())
    status, told = Trial(str(news), "--shards", str(tmp_path), *OPTIONS).end()
    assert status == 0
    assert "were there" in told
    assert parquet(tmp_path) == expected
    loaded = load([str(tmp_path)], str(tmp_path / "facts.db"))
    assert (loaded.shards, loaded.refused, loaded.summary.outcomes["article"]) == (FILES, {}, FILES * EACH)
    assert not list(tmp_path.glob(".*.part"))


def test_a_killed_load_leaves_nothing_that_counts(news: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    """Into a base that is not there yet, and into one that is."""
    made, base = news.parent / "undisturbed", tmp_path / "facts.db"
    for _ in range(2):
        trial = Trial(str(made), "--db", str(base), command="load")
        trial.wait(lambda: list(tmp_path.iterdir()))
        trial.process.kill()
        trial.end()
        assert not base.exists()
    load([str(made)], str(base))
    assert [path.name for path in tmp_path.iterdir()] == ["facts.db"]
    whole = compare.digest(base)
    first = min(made.glob("*.done"))
    few, other = tmp_path / "few", tmp_path / "other.db"
    few.mkdir()
    for path in (first, first.with_suffix(".parquet")):
        shutil.copy(path, few)
    load([str(few)], str(other))
    trial = Trial(str(made), "--db", str(other), command="load")
    trial.wait(lambda: Path(f"{other}-wal").exists())
    trial.process.kill()
    trial.end()
    load([str(made)], str(other))
    assert compare.digest(other) == whole
