"""Shards over a real Ray cluster, on this machine."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from shard_trial import Trial, markers, parquet, write

OPTIONS = ("--model", "blank", "--jobs", "2")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("trial") / "news", 8, 60)


@pytest.fixture(scope="module")
def expected(news: Path) -> dict[str, bytes]:
    """The shards of the local engine."""
    out = news.parent / "local"
    assert Trial(str(news), "--shards", str(out), *OPTIONS).end()[0] == 0
    return parquet(out)


def test_ray_makes_the_shards_of_the_local_engine(news: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    trial = Trial(str(news), "--shards", str(tmp_path), "--engine", "ray", *OPTIONS)
    status, told = trial.end()
    assert (status, "8 shards made" in told) == (0, True), told
    assert parquet(tmp_path) == expected


def test_a_killed_actor_costs_nothing(news: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    trial = Trial(str(news), "--shards", str(tmp_path), "--engine", "ray", *OPTIONS)
    trial.wait(lambda: markers(tmp_path) >= 1)
    (victim, *_) = trial.family(b"_Actor.make")
    os.kill(victim, signal.SIGKILL)
    status, told = trial.end()
    assert (status, "Traceback" in told) == (0, False), told
    assert parquet(tmp_path) == expected


def test_a_killed_driver_leaves_nothing_behind_and_is_taken_up(
    news: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    trial = Trial(str(news), "--shards", str(tmp_path), "--engine", "ray", *OPTIONS)
    trial.wait(lambda: markers(tmp_path) >= 2)
    trial.process.kill()
    trial.end()
    trial.wait(lambda: not trial.family(), 60)
    assert all(data == expected[name] for name, data in parquet(tmp_path).items())
    status, told = Trial(str(news), "--shards", str(tmp_path), "--engine", "ray", *OPTIONS).end()
    assert (status, "were there" in told) == (0, True), told
    assert parquet(tmp_path) == expected


def test_a_cluster_that_is_not_there(news: Path, tmp_path: Path) -> None:
    words = ("--shards", str(tmp_path), "--engine", "ray", "--cluster", "127.0.0.1:1", *OPTIONS)
    status, told = Trial(str(news), *words).end()
    assert status == 2
    assert "no Ray cluster at 127.0.0.1:1" in told
