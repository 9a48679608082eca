"""``wattwire run --shards`` and ``wattwire load``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.cli import main

STORY = "Harrowgate Energy signed a 15-year lease with Brightloom for 120 MW of data center capacity."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news")
    lines = [json.dumps({"text": f"{STORY} Note {n}.", "published": "2026-01-29"}) for n in (1, 2, 2)]
    (path / "wire.jsonl").write_text("\n".join([*lines, "no json"]))
    return path


def wattwire(folder: Path, *words: str) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return CliRunner().invoke(main, list(words))


def test_from_articles_to_shards_to_a_base(folder: Path) -> None:
    done = wattwire(folder, "run", "wire.jsonl", "--shards", "shards", "--model", "blank")
    assert done.exit_code == 1
    assert "1 shard made, in shards" in done.stderr
    assert "3 article, 1 failure" in done.stderr
    assert "failure: 1 malformed" in done.stderr
    again = wattwire(folder, "run", "wire.jsonl", "--shards", "shards", "--model", "blank")
    assert (again.exit_code, "0 shards made, 1 were there" in again.stderr) == (0, True)
    loaded = wattwire(folder, "load", "shards")
    assert loaded.exit_code == 1
    assert "1 shard loaded into facts.db" in loaded.stderr
    assert "2 article, 1 duplicate, 1 failure" in loaded.stderr
    assert len(json.loads(wattwire(folder, "deals", "--json").stdout)) == 1
    assert wattwire(folder, "load", "shards", "--quiet").stderr == ""


def test_a_refused_shard_is_told_and_the_status_says_so(folder: Path) -> None:
    wattwire(folder, "run", "wire.jsonl", "--shards", "half", "--model", "blank", "--quiet")
    next((folder / "half").glob("*.done")).unlink()
    loaded = wattwire(folder, "load", "half", "--db", "half.db", "--quiet")
    assert loaded.exit_code == 1
    assert "is refused" in loaded.stderr
    assert "was not finished" in loaded.stderr
    assert not (folder / "half.db").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["run", "wire.jsonl", "--engine", "ray"], "--shards DIR"),
        (["run", "wire.jsonl", "--shards", "s", "--db", "facts.db"], "exclude each other"),
        (["run", "wire.jsonl", "--shards", "s", "--cluster", "auto"], "--engine ray"),
        (["run", "-", "--shards", "s"], "standard input"),
        (["run", "nowhere", "--shards", "s"], "nowhere"),
        (["run", "wire.jsonl", "--shards", "wire.jsonl"], "no folder"),
        (["run", "wire.jsonl", "--shards", "s", "--model", "no_such_model"], "no_such_model"),
        (["load", "nowhere"], "no shards in nowhere"),
        (["load", "nosuch://place"], "cannot be reached"),
    ],
)
def test_what_cannot_be_done_as_asked(folder: Path, words: list[str], told: str) -> None:
    done = wattwire(folder, *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert "Traceback" not in done.output
