"""Shards: made, found done, and loaded into the rows that a run makes of the same inputs."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import fsspec
import pyarrow.parquet
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from benching import compare

from extractor.engines import EngineError, Job, run
from extractor.engines.shards import form, marker
from extractor.engines.shards import load as module
from extractor.engines.shards.drive import Shards, make_shards
from extractor.engines.shards.load import Loaded, load
from extractor.engines.shards.local import LocalEngine
from extractor.engines.shards.make import ShardJob
from extractor.engines.shards.plan import plan
from extractor.engines.shards.storage import storage_of
from extractor.schema import Options
from extractor.sources import SourceError
from extractor.store import StoreError
from extractor.store.connect import reading
from extractor.store.verify import problems
from extractor.store.write import Writer

LEASE = "Harrowgate Energy signed a 15-year lease with Brightloom for {mw} MW of data center capacity in {place}."
RISE = "Shares of Velanur Power rose {percent}% on Monday."


def story(number: int) -> dict[str, str]:
    text = f"{LEASE.format(mw=90 + number % 7 * 10, place='Ohio')} {RISE.format(percent=1 + number % 5)}"
    return {
        "text": f"{text} This is note {number}.",
        "published": f"2026-01-{10 + number % 9}",
        "title": f"No. {number}",
    }


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of JSON lines and single articles, with copies, what is broken and what is no article among them."""
    folder = tmp_path_factory.mktemp("inputs") / "news"
    (folder / "more").mkdir(parents=True)
    for name, first in (("b.jsonl", 0), ("d.jsonl", 8), ("more/e.jsonl", 12)):
        lines = [json.dumps(story(n)) for n in range(first, first + 10)]
        (folder / name).write_text("\n".join([*lines, "no json", "{}"]) + "\n")
    for name, number in (("a.json", 3), ("c.json", 30), ("f.json", 31)):
        (folder / name).write_text(json.dumps(story(number)))
    (folder / "g.txt").write_text("12")
    (folder / "h.pdf").write_bytes(b"%PDF")
    (folder / "link").symlink_to(folder / "more")
    return folder


def shards(news: Path, out: Path | str, jobs: int = 1, **rest: Any) -> Shards:
    return make_shards([str(news)], ShardJob(str(out), model="blank", **rest), LocalEngine(jobs))


@pytest.fixture(scope="module")
def made(news: Path) -> Path:
    """The shards of the news."""
    done = shards(news, news.parent / "shards")
    assert (done.made, done.there, done.lost, done.interrupted) == (6, 0, {}, False)
    assert done.inputs == {"article": 33, "failure": 6, "skip": 3}
    return news.parent / "shards"


@pytest.fixture(scope="module")
def base(news: Path) -> Path:
    """What a run makes of the same news."""
    path = news.parent / "run.db"
    with Writer(str(path)) as store:
        run(Job([str(news)], model="blank"), store)
    return path


@pytest.fixture(scope="module")
def another(news: Path) -> Path:
    """A base of one other article."""
    story = news.parent / "z.txt"
    story.write_text(RISE.format(percent=9))
    path = news.parent / "another.db"
    with Writer(str(path)) as store:
        run(Job([str(story)], model="blank"), store)
    return path


@pytest.fixture
def copied(made: Path, tmp_path: Path) -> Path:
    """Shards to be spoilt."""
    return Path(shutil.copytree(made, tmp_path / "shards"))


def a_shard(folder: Path, ending: str = marker.SHARD, *, of: str = "b.jsonl") -> Path:
    return next(folder.glob(f"{of}*{ending}"))


def test_a_loaded_base_has_the_rows_of_a_run(made: Path, base: Path, tmp_path: Path) -> None:
    path = tmp_path / "loaded.db"
    loaded = load([str(made)], str(path))
    assert compare.differences(base, path) == {}
    assert loaded.summary.outcomes == {"article": 24, "duplicate": 9, "failure": 6, "skip": 3}
    assert loaded.summary.reasons["failure", "malformed"] == 6
    with reading(str(path)) as db:
        assert list(problems(db)) == []
        assert db.execute("SELECT count(*) FROM pending_claims").fetchone()[0] == 0
    with reading(str(base)) as one, reading(str(path)) as other:
        layouts = [
            db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall() for db in (one, other)
        ]
        assert [tuple(row) for row in layouts[0]] == [tuple(row) for row in layouts[1]]


def test_loading_twice_adds_nothing(made: Path, base: Path, tmp_path: Path) -> None:
    path = tmp_path / "loaded.db"
    load([str(made)], str(path))
    before = path.stat().st_size
    again = load([str(made)], str(path))
    assert again.summary.outcomes == {"unchanged": 36, "failure": 6}
    assert again.summary.claims == {}
    assert compare.differences(base, path) == {}
    assert path.stat().st_size == before


def test_a_run_over_what_was_loaded_finds_nothing_to_do(news: Path, made: Path, tmp_path: Path) -> None:
    path = tmp_path / "loaded.db"
    load([str(made)], str(path))
    with Writer(str(path)) as store:
        assert run(Job([str(news)], model="blank"), store).outcomes == {"unchanged": 36, "failure": 6}


@pytest.mark.parametrize("jobs", [2, 3])
def test_shards_are_the_same_bytes_however_many_are_made_at_a_time(
    news: Path, made: Path, tmp_path: Path, jobs: int
) -> None:
    shards(news, tmp_path, jobs)
    files = sorted(path.name for path in made.glob("*.parquet"))
    assert sorted(path.name for path in tmp_path.glob("*.parquet")) == files
    for name in files:
        assert (tmp_path / name).read_bytes() == (made / name).read_bytes()


@pytest.mark.parametrize("size", [1, 7])
def test_the_size_of_batches_makes_no_difference(
    news: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(form, "GROUP", size)
    shards(news, tmp_path / "shards")
    load([str(tmp_path / "shards")], str(tmp_path / "loaded.db"))
    assert compare.differences(base, tmp_path / "loaded.db") == {}


def test_shards_are_added_to_a_base_that_has_other_articles(news: Path, made: Path, base: Path, tmp_path: Path) -> None:
    """Inserted by batches into a base with its indexes and triggers, and one by one where it has some of the inputs."""
    path = tmp_path / "both.db"
    with Writer(str(path)) as store:
        run(Job([str(news / "a.json"), str(news / "b.jsonl")], model="blank"), store)
    load([str(made)], str(path))
    assert compare.differences(base, path) == {}
    with Writer(str(tmp_path / "other.db")) as store:
        (tmp_path / "z.txt").write_text(RISE.format(percent=9))
        run(Job([str(tmp_path / "z.txt")], model="blank"), store)
        run(Job([str(news)], model="blank"), store)
    with Writer(str(tmp_path / "added.db")) as store:
        run(Job([str(tmp_path / "z.txt")], model="blank"), store)
    load([str(made)], str(tmp_path / "added.db"))
    assert compare.differences(tmp_path / "other.db", tmp_path / "added.db") == {}


def test_an_input_that_changed_replaces_what_its_place_held(news: Path, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(news, tmp_path / "news", symlinks=True))
    out, path = tmp_path / "shards", tmp_path / "loaded.db"
    shards(mine, out)
    load([str(out)], str(path))
    with Writer(str(tmp_path / "run.db")) as store:
        run(Job([str(mine)], model="blank"), store)
        (mine / "b.jsonl").write_text(json.dumps(story(90)) + "\n" + json.dumps(story(91)) + "\n")
        run(Job([str(mine)], model="blank"), store)
    again = shards(mine, out)
    assert (again.made, again.there) == (1, 5)
    load([str(out)], str(path))
    assert compare.differences(tmp_path / "run.db", path) == {}


def test_other_rules_supersede_claims(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.engines.shards import drive, make

    shards(news, tmp_path / "old")
    for room in (drive, make):
        monkeypatch.setattr(room, "rule_hash", lambda model: "newer")
    shards(news, tmp_path / "new")
    path = tmp_path / "loaded.db"
    load([str(tmp_path / "old")], str(path))
    load([str(tmp_path / "new")], str(path))
    with reading(str(path)) as db:
        assert {row[0] for row in db.execute("SELECT DISTINCT rules FROM articles")} == {"newer"}
        assert list(problems(db)) == []
    with pytest.raises(EngineError, match="different rules"):
        load([str(tmp_path / "old"), str(tmp_path / "new")], str(tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()


def test_what_is_done_is_not_done_again(news: Path, copied: Path) -> None:
    again = shards(news, copied)
    assert (again.made, again.there, again.inputs) == (0, 6, {})
    a_shard(copied, marker.DONE).unlink()
    assert shards(news, copied).made == 1
    a_shard(copied, marker.DONE).write_text("{")
    assert shards(news, copied).made == 1
    assert shards(news, copied, options=Options(since="2026-01-12")).made == 6


def test_a_file_that_comes_later_takes_its_neighbours_along(news: Path, copied: Path, tmp_path: Path) -> None:
    mine = tmp_path / "later"
    mine.mkdir()
    for name, number in (("b.json", 50), ("c.json", 51)):
        (mine / name).write_text(json.dumps(story(number)))
    (mine / "d.jsonl").write_text(json.dumps(story(52)))
    assert shards(mine, tmp_path / "out").made == 2
    (mine / "a.json").write_text(json.dumps(story(53)))
    again = shards(mine, tmp_path / "out")
    assert (again.made, again.there) == (1, 1)
    assert len(list((tmp_path / "out").glob("*.parquet"))) == 2
    loaded = load([str(tmp_path / "out")], str(tmp_path / "loaded.db"))
    assert (loaded.refused, loaded.summary.outcomes) == ({}, {"article": 4})


def test_order_of_shards_is_that_of_a_run(news: Path) -> None:
    tasks = plan([str(news)])
    names = [Path(source).name for task in tasks for source in task.sources]
    assert names == ["a.json", "b.jsonl", "c.json", "d.jsonl", "f.json", "g.txt", "h.pdf", "link", "e.jsonl"]
    assert [len(task.items) for task in tasks] == [1, 1, 1, 1, 4, 1]
    assert len(plan([str(news), str(news / "b.jsonl")])) == 6


@pytest.mark.parametrize(("path", "words"), [("-", "standard input"), ("nowhere", "'nowhere'")])
def test_what_can_be_no_shard(path: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        plan([path])


def test_a_path_that_is_not_there_is_accounted_for(news: Path, tmp_path: Path) -> None:
    job = ShardJob(str(tmp_path), model="blank")
    done = make_shards([str(news / "nowhere.json"), str(news / "a.json")], job, LocalEngine())
    assert done.reasons == {"failure missing": 1}
    assert done.inputs == {"failure": 1, "article": 1}


def test_shards_travel_by_fsspec(news: Path, base: Path, tmp_path: Path) -> None:
    """Inputs and shards in an object store: the one that fsspec keeps in memory."""
    system = fsspec.filesystem("memory")
    system.put(str(news / "b.jsonl"), "/crawl/b.jsonl")
    system.put(str(news / "d.jsonl"), "/crawl/d.jsonl")
    for given in ("memory://crawl", "memory://crawl/*.jsonl"):
        out = f"memory://{tmp_path.name}"
        done = make_shards([given], ShardJob(out, model="blank"), LocalEngine())
        assert done.made + done.there == 2
    assert done.there == 2
    loaded = load([out], str(tmp_path / "loaded.db"))
    assert loaded.summary.outcomes == {"article": 18, "duplicate": 2, "failure": 4}
    with reading(str(tmp_path / "loaded.db")) as db:
        assert {row[0] for row in db.execute("SELECT source FROM inputs")} == {
            "memory:///crawl/b.jsonl", "memory:///crawl/d.jsonl",
        }  # fmt: skip
    with pytest.raises(SourceError, match="nothing at"):
        plan(["memory://nowhere"])
    with pytest.raises(EngineError, match="cannot be reached"):
        storage_of("nosuch://place")


def test_duckdb_asks_shards_as_they_lie(made: Path, base: Path) -> None:
    """What a base of the same inputs says, but that every copy of an article is there."""
    files = f"'{made}/*.parquet'"

    def ask(sql: str) -> list[tuple[Any, ...]]:
        return duckdb.sql(sql).fetchall()

    ends = ask(f"SELECT outcome, reason, count(*) FROM {files} GROUP BY ALL ORDER BY ALL")
    assert [row[-1] for row in ends if row[0] == "article"] == [33]
    claims = f"(SELECT DISTINCT ON (c.id) c FROM (SELECT unnest(claims) AS c FROM {files}))"
    deals = (
        "SELECT c.id, c.data->>'company', c.data->>'counterparty', CAST(c.data->>'capacity_mw' AS DOUBLE) "
        f"FROM {claims} WHERE c.type = 'deal' ORDER BY c.id"
    )
    with reading(str(base)) as db:
        said = db.execute("SELECT claim, company, counterparty, capacity_mw FROM deal_claims ORDER BY claim").fetchall()
        assert ask(deals) == [tuple(row) for row in said]
        types = db.execute("SELECT type, count(*) FROM claims GROUP BY 1 ORDER BY 1").fetchall()
        assert ask(f"SELECT c.type, count(*) FROM {claims} GROUP BY ALL ORDER BY ALL") == [tuple(row) for row in types]
    spans = f"SELECT text, unnest(m.mentions, recursive := true) FROM (SELECT text, unnest(claims) AS m FROM {files})"
    wrong = ask(f'SELECT count(*), count(*) FILTER (text[start + 1:"end"] <> raw) FROM ({spans})')
    assert wrong[0][0] > 100
    assert wrong[0][1] == 0


def refused(folder: Path, tmp_path: Path) -> Loaded:
    loaded = load([str(folder)], str(tmp_path / "loaded.db"))
    assert len(loaded.refused) == 1
    return loaded


def why(loaded: Loaded) -> str:
    return next(iter(loaded.refused.values()))


def sealed(folder: Path, shard: Path) -> None:
    """Has the marker tell the bytes that are there, as somebody who means harm would."""
    storage = storage_of(str(folder))
    known = marker.read(storage, shard.stem)
    marker.write(storage, replace(known, bytes=shard.stat().st_size, sha256=marker.digest(shard)))


def spoilt(folder: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Writes a shard anew with other rows."""
    shard = a_shard(folder)
    rows = pyarrow.parquet.read_table(shard).to_pylist()
    change(rows)
    form.write(shard, rows)
    sealed(folder, shard)


def test_half_a_shard_is_refused_and_the_others_are_loaded(copied: Path, tmp_path: Path) -> None:
    shard = a_shard(copied)
    shard.write_bytes(shard.read_bytes()[:-100])
    loaded = refused(copied, tmp_path)
    assert "half-written or damaged" in why(loaded)
    assert loaded.shards == 5
    assert loaded.summary.inputs == 30


def test_a_shard_without_a_marker_is_refused(copied: Path, tmp_path: Path) -> None:
    a_shard(copied, marker.DONE).unlink()
    assert "it was not finished" in why(refused(copied, tmp_path))


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"form": 2}', '{"form": 1, "name": "x"}', "\x00"])
def test_what_is_no_marker(copied: Path, tmp_path: Path, text: str) -> None:
    a_shard(copied, marker.DONE).write_text(text)
    assert "anew" in why(refused(copied, tmp_path))


def test_a_marker_without_its_shard(copied: Path, tmp_path: Path) -> None:
    a_shard(copied).unlink()
    assert why(refused(copied, tmp_path))


def test_two_shards_of_one_input(copied: Path, tmp_path: Path) -> None:
    storage = storage_of(str(copied))
    known = marker.read(storage, a_shard(copied).stem)
    shutil.copy(a_shard(copied), copied / "copy.parquet")
    marker.write(storage, replace(known, name="copy"))
    assert "is in" in why(refused(copied, tmp_path))


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\xff" * 200 + b"PAR1", b"no parquet at all"])
def test_bytes_that_are_no_parquet(copied: Path, tmp_path: Path, data: bytes) -> None:
    a_shard(copied).write_bytes(data)
    sealed(copied, a_shard(copied))
    assert "cannot be read as Parquet" in why(refused(copied, tmp_path))


def test_parquet_of_something_else(copied: Path, tmp_path: Path) -> None:
    pyarrow.parquet.write_table(pyarrow.table({"x": [1, 2]}), a_shard(copied))
    sealed(copied, a_shard(copied))
    assert "other columns" in why(refused(copied, tmp_path))


def _shift(rows: list[dict[str, Any]]) -> None:
    rows[2]["claims"][0]["mentions"][0]["start"] += 1


def _other_text(rows: list[dict[str, Any]]) -> None:
    rows[2]["text"] += "!"


def _other_type(rows: list[dict[str, Any]]) -> None:
    rows[2]["claims"][0]["type"] = "rumour"


def _no_json(rows: list[dict[str, Any]]) -> None:
    rows[2]["claims"][0]["data"] = "{"


def _no_record(rows: list[dict[str, Any]]) -> None:
    rows[2]["claims"][0]["data"] = "[]"


def _too_sure(rows: list[dict[str, Any]]) -> None:
    rows[2]["claims"][0]["confidence"] = 7.0


def _same_claim(rows: list[dict[str, Any]]) -> None:
    rows[2]["claims"].append(rows[2]["claims"][0])


def _no_reason(rows: list[dict[str, Any]]) -> None:
    rows[-1]["reason"] = None


def _odd_outcome(rows: list[dict[str, Any]]) -> None:
    rows[-1]["outcome"] = "vanished"


def _fewer(rows: list[dict[str, Any]]) -> None:
    del rows[3]


def _twice(rows: list[dict[str, Any]]) -> None:
    rows[3]["member"] = rows[2]["member"]


def _strange_claim(rows: list[dict[str, Any]]) -> None:
    rows[2]["ledger"][0]["claims"] = '["nobody"]'


def _parties_that_are_none(rows: list[dict[str, Any]]) -> None:
    data = json.loads(rows[2]["claims"][0]["data"])
    rows[2]["claims"][0]["data"] = json.dumps({**data, "company": {"a": 1}, "holder": 7, "subject": [1]})


@pytest.mark.parametrize(
    "change",
    [
        _shift, _other_text, _other_type, _no_json, _no_record, _too_sure, _same_claim, _no_reason, _odd_outcome, _fewer,
        _twice, _strange_claim, _parties_that_are_none,
    ],
)  # fmt: skip
@pytest.mark.parametrize("there", [False, True], ids=["new", "there"])
def test_rows_that_do_not_hold(copied: Path, another: Path, tmp_path: Path, change: Any, there: bool) -> None:
    """Nothing of the shard is loaded, and the base is sound."""
    spoilt(copied, change)
    path = tmp_path / "loaded.db"
    if there:
        shutil.copy(another, path)
    loaded = refused(copied, tmp_path)
    assert loaded.shards == 5
    with reading(str(path)) as db:
        assert list(problems(db)) == []
        assert db.execute("SELECT count(*) FROM inputs WHERE source LIKE '%b.jsonl'").fetchone()[0] == 0


def test_what_a_killed_load_left_is_removed_and_what_one_is_filling_is_not(made: Path, tmp_path: Path) -> None:
    dead, alive = tmp_path / "loaded.db.4194305-aa.part", tmp_path / f"loaded.db.{os.getpid()}-bb.part"
    for left in (dead, alive):
        left.touch()
    load([str(made)], str(tmp_path / "loaded.db"))
    assert (dead.exists(), alive.exists()) == (False, True)


def test_nothing_to_load(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no shards"):
        load([str(tmp_path)], str(tmp_path / "loaded.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_load_that_fails_leaves_no_base(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: Any) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(module, "_load", fail)
    with pytest.raises(StoreError):
        load([str(made)], str(tmp_path / "loaded.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_no_folder(news: Path, tmp_path: Path) -> None:
    (tmp_path / "shards").write_text("a file")
    with pytest.raises(EngineError, match="no folder"):
        shards(news, tmp_path / "shards")


def test_a_shard_that_cannot_be_written_is_tried_again_and_told(news: Path, tmp_path: Path) -> None:
    for task in plan([str(news / "a.json")]):
        (tmp_path / f"{task.name}.parquet").mkdir()
    done = make_shards([str(news / "a.json")], ShardJob(str(tmp_path), model="blank"), LocalEngine())
    assert next(iter(done.lost.values())).startswith("IsADirectoryError")
    assert done.failed
