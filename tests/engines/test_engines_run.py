"""The batch job: every input accounted for, nothing done twice, a clean stop."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from memory_store import MemoryStore

from extractor.engines import EngineError, Job, run
from extractor.engines.stopping import Stop
from extractor.schema import Options, RawDocument
from extractor.sources import SourceError

STAGE = "engine_stages:stage"
SCRIPT = """
import sys
from memory_store import MemoryStore
from extractor.engines import Job, run
if __name__ == "__main__":
    store = MemoryStore()
    try:
        job = Job([sys.argv[1]], factory="engine_stages:stage")
        run(job, store, lambda raw, outcome: print(outcome, flush=True))
    except KeyboardInterrupt:
        print("abandoned")
    print(store.runs[0]["interrupted"], dict(store.runs[0]["counts"]))
"""


def job(*paths: Path, **rest: object) -> Job:
    return Job([str(path) for path in paths], factory=STAGE, **rest)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "a.txt": "one",
        "b.txt": "two",
        "c.txt": "one",
        "d.txt": "skip",
        "e.pdf": "",
        "f.txt": "exit 1",
    }.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_every_input_ends_as_something(folder: Path) -> None:
    store, seen = MemoryStore(), []
    summary = run(job(folder), store, lambda raw, outcome: seen.append((Path(raw.source).name, outcome)))
    outcomes = ["article", "article", "duplicate", "skip", "skip", "failure"]
    assert seen == list(zip(["a.txt", "b.txt", "c.txt", "d.txt", "e.pdf", "f.txt"], outcomes, strict=True))
    assert summary.outcomes == {"article": 2, "duplicate": 1, "skip": 2, "failure": 1}
    assert summary.reasons == {("skip", "empty"): 1, ("skip", "unsupported"): 1, ("failure", "crash"): 1}
    assert (summary.inputs, summary.failed, summary.interrupted) == (6, True, False)
    assert store.runs[0]["counts"] == summary.outcomes
    assert store.runs[0]["arguments"] == [str(folder)]


def test_a_second_run_does_what_failed_or_changed_and_no_more(folder: Path) -> None:
    store = MemoryStore()
    run(job(folder), store)
    (folder / "b.txt").write_text("three")
    summary = run(job(folder), store)
    assert summary.outcomes == {"unchanged": 4, "article": 1, "failure": 1}
    assert run(job(folder, options=Options(since="2020-01-01")), store).outcomes["unchanged"] == 0


def test_an_unchanged_folder_loads_neither_pipeline_nor_worker(folder: Path) -> None:
    (folder / "f.txt").unlink()
    store = MemoryStore()
    run(job(folder), store)
    nowhere = Job([str(folder)], factory="nowhere:at_all")
    assert run(nowhere, store).outcomes == {"unchanged": 5}


def test_the_batch_job_does_not_import_spacy() -> None:
    imports = "import sys, extractor.engines, extractor.sources, extractor.rules"
    code = f"{imports}; print('spacy' in sys.modules, 'trafilatura' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert ended.stdout == "False False\n"


def test_a_pipeline_that_does_not_load_ends_the_run_as_unfinished(folder: Path) -> None:
    store = MemoryStore()
    with pytest.raises(EngineError, match="nowhere"):
        run(Job([str(folder)], factory="engine_stages:unfit"), store)
    assert store.runs[0]["interrupted"] is True
    assert store.inputs == {}


def test_a_path_that_is_not_there_begins_no_run(tmp_path: Path) -> None:
    store = MemoryStore()
    with pytest.raises(SourceError, match="nowhere"):
        run(job(tmp_path / "nowhere"), store)
    assert store.runs == []


def test_what_is_written_is_flushed_now_and_then(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["extractor.engines.run"], "FLUSH_SECONDS", 0.0)
    store = MemoryStore()
    run(job(folder), store)
    assert store.flushes == 7


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_a_signal_stops_after_the_article_at_hand(tmp_path: Path, jobs: int) -> None:
    texts = ["one", "interrupt", *(f"text {n}" for n in range(30))]
    (tmp_path / "a.jsonl").write_text("\n".join(texts))
    store = MemoryStore()
    summary = run(job(tmp_path, jobs=jobs), store)
    assert summary.interrupted
    assert summary.outcomes["article"] == summary.inputs
    assert 2 <= summary.inputs < 2 + 4 * jobs
    assert store.runs[0]["interrupted"] is True
    again = run(job(tmp_path, jobs=jobs), MemoryStore())
    assert again.interrupted


def started(argument: str, **pipes: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, argument],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent,
        start_new_session=True,
        **pipes,  # type: ignore[call-overload]
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_to_the_whole_group_finishes_the_article_at_hand(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(["one", "wait 1", "two"]))
    process = started(str(tmp_path))
    assert process.stdout is not None
    assert process.stdout.readline() == "article\n"
    time.sleep(0.3)
    os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
    out, err = process.communicate(timeout=20)
    assert (out, err) == ("article\nTrue {'article': 2}\n", "")
    assert process.returncode == 0


def test_a_signal_ends_waiting_for_standard_input() -> None:
    process = started("-", stdin=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    print(json.dumps({"text": "one"}), file=process.stdin, flush=True)
    assert process.stdout.readline() == "article\n"
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (out, err) == ("True {'article': 1}\n", "")


def test_a_second_signal_does_not_wait_for_the_article_at_hand(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(["one", "wait 60"]))
    process = started(str(tmp_path))
    assert process.stdout is not None
    assert process.stdout.readline() == "article\n"
    for _ in range(2):
        time.sleep(0.3)
        os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (out, err) == ("abandoned\nTrue {'article': 1}\n", "")


def test_signals_are_as_before_once_a_run_is_over() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with Stop():
        assert signal.getsignal(signal.SIGINT) != before[0]
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_a_stop_ends_any_iteration() -> None:
    def documents() -> Iterator[RawDocument]:
        while True:
            yield RawDocument("x", "text", b"")

    with Stop() as stop:
        found = stop.until(documents())
        next(found)
        signal.raise_signal(signal.SIGTERM)
        assert stop()
        assert list(found) == []


def test_a_source_that_does_not_wait_is_not_broken_off_in_the_middle() -> None:
    noted = []

    def documents() -> Iterator[RawDocument]:
        signal.raise_signal(signal.SIGINT)
        noted.append("asked")
        yield RawDocument("x", "text", b"")
        noted.append("read")

    with Stop() as stop:
        assert [document.source for document in stop.until(documents(), waits=False)] == ["x"]
    assert noted == ["asked"]
