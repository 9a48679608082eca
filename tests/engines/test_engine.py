"""Worker processes under a watchdog, with real processes."""

import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from extractor.engines import Engine, EngineError, engine
from extractor.schema import Extraction, RawDocument, Rejected

STAGE = "engine_stages:stage"


def raws(*texts: str) -> list[RawDocument]:
    return [RawDocument(f"{number}.txt", "text", text.encode()) for number, text in enumerate(texts)]


def outcome(result: Extraction | Rejected) -> str:
    return result.reason if isinstance(result, Rejected) else result.article.text


def run(documents: Iterable[RawDocument], **options: float | None) -> list[str]:
    with Engine(STAGE, **options) as working:  # type: ignore[arg-type]
        return [outcome(result) for _, result in working.run(documents)]


def test_what_fails_costs_its_own_input_and_nothing_else() -> None:
    with Engine(STAGE, seconds=1.0, memory=300 * 1024**2) as working:
        results = list(working.run(raws("a", "exit 3", "b", "hog", "c", "kill", "nest", "fail badly", "hang", "d")))
    assert [raw.source for raw, _ in results] == [f"{n}.txt" for n in range(10)]
    told = [outcome(result) for _, result in results]
    assert told == ["a", "crash", "b", "memory", "c", "crash", "nested", "error", "timeout", "d"]
    failures = [result for _, result in results if isinstance(result, Rejected)]
    assert {failure.outcome for failure in failures} == {"failure"}
    details = " ".join(failure.detail for failure in failures)
    for words in ("status 3", "signal 9", "more memory", "ValueError: badly", "1 seconds of processor time"):
        assert words in details


def test_a_hang_costs_its_time_and_no_more() -> None:
    began = time.monotonic()
    assert run(raws("a", "hang", "b"), seconds=0.5) == ["a", "timeout", "b"]
    assert time.monotonic() - began < 8


def test_what_waits_for_ever_computes_nothing_and_is_ended_by_the_clock() -> None:
    with Engine(STAGE, seconds=0.1) as working:
        results = [result for _, result in working.run(raws("a", "stall", "b"))]
    assert [outcome(result) for result in results] == ["a", "timeout", "b"]
    assert isinstance(results[1], Rejected)
    assert results[1].detail == "It took longer than 1 seconds."


def test_a_wait_costs_no_processor_time() -> None:
    """An input that is slow by the clock alone, as on a machine with much else to do, is no failure."""
    assert run(raws("wait 0.6", "a"), seconds=0.3) == ["wait 0.6", "a"]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_are_the_same_in_the_same_order_for_any_number_of_workers(jobs: int) -> None:
    texts = [
        f"wait 0.{n % 3}" if n % 4 == 0 else "exit 1" if n == 7 else "skip" if n == 9 else f"text {n}"
        for n in range(14)
    ]
    expected = ["crash" if text == "exit 1" else "empty" if text == "skip" else text for text in texts]
    assert run(raws(*texts), jobs=jobs) == expected


def test_an_input_may_be_tried_again_where_a_worker_dies_on_it(tmp_path: Path) -> None:
    """One that the second worker survives is fine; one that kills it too is a failure, and what hangs is not tried again."""
    once = tmp_path / "once"
    texts = ("a", f"die-once {once}", "exit 3", "b", "hang")
    with Engine(STAGE, seconds=1.0, tries=2, jobs=2) as working:
        told = [outcome(result) for _, result in working.run(raws(*texts))]
    assert told == ["a", f"die-once {once}", "crash", "b", "timeout"]


def test_a_worker_is_kept_for_the_next_input() -> None:
    assert len(set(run(raws(*["pid"] * 5)))) == 1
    assert len(set(run(raws("pid", "exit 1", "pid")))) == 3


def test_what_a_source_rejected_needs_no_worker() -> None:
    why = Rejected(outcome="skip", reason="unsupported", detail="Only text is read.")
    documents = [RawDocument("x.pdf", "text", b"", rejected=why)] * 3
    with Engine("nowhere:at_all") as working:
        assert [result for _, result in working.run(documents)] == [why] * 3
        assert working._workers == []


@pytest.mark.parametrize(
    ("factory", "words"), [("unfit", "'nowhere' is installed"), ("dying", "status 7"), ("not_there", "not_there")]
)
def test_a_pipeline_that_does_not_load_is_no_fault_of_an_input(factory: str, words: str) -> None:
    with Engine(f"engine_stages:{factory}") as working, pytest.raises(EngineError, match=words):
        list(working.run(raws("a")))


def test_a_pipeline_that_loads_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "START_SECONDS", 0.01)
    with Engine(STAGE) as working, pytest.raises(EngineError, match="could not load"):
        list(working.run(raws("a")))


def test_nothing_is_waited_for_that_no_worker_has_begun(tmp_path: Path) -> None:
    """Asked to stop while its worker loads, a run has nothing at hand to finish."""
    began = time.monotonic()
    with Engine("engine_stages:sleeping", (str(tmp_path / "worker"),)) as working:
        assert list(working.run(raws("a", "b"), lambda: time.monotonic() - began > 0.3)) == []
    assert time.monotonic() - began < 20


def test_no_worker_outlives_its_engine() -> None:
    with Engine(STAGE, jobs=2) as working:
        results = working.run(raws("a", "b", "wait 60", "wait 60"))
        assert outcome(next(results)[1]) == "a"
        processes = [worker.process for worker in working._workers]
        assert all(process.is_alive() for process in processes)
    assert not any(process.is_alive() for process in processes)


def test_a_worker_that_loads_ends_with_whoever_began_it(tmp_path: Path) -> None:
    place = tmp_path / "worker"
    script = (
        "from extractor.engines import Engine\n"
        "from extractor.schema import RawDocument\n"
        "if __name__ == '__main__':\n"
        f"    with Engine('engine_stages:sleeping', ({str(place)!r},)) as engine:\n"
        "        list(engine.run([RawDocument('a', 'text', b'a')]))\n"
    )
    (tmp_path / "killed.py").write_text(script)
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "killed.py")], env={**os.environ, "PYTHONPATH": paths}
    ) as run:
        while not (place.exists() and place.read_text()):
            assert run.poll() is None
            time.sleep(0.02)
        run.kill()
    until = time.monotonic() + 60
    while _resident(place.read_text()):
        assert time.monotonic() < until
        time.sleep(0.02)


def _resident(pid: str) -> str:
    """Its pages; none of a process that has ended and that nobody has asked after."""
    try:
        return Path(f"/proc/{pid}/statm").read_text().split()[1].strip("0")
    except OSError:
        return ""


def test_what_a_stage_prints_stays_out_of_the_results() -> None:
    code = (
        "from extractor.engines import Engine; from extractor.schema import RawDocument\n"
        "if __name__ == '__main__':\n"
        f"  with Engine({STAGE!r}) as working:\n"
        "    for _, result in working.run([RawDocument('x', 'text', b'print noise')]): print('result')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd="tests/engines", timeout=30
    )
    assert (ended.stdout, ended.stderr) == ("result\n", "noise\n")


def test_nothing_is_begun_once_a_stop_is_asked_for() -> None:
    begun: list[str] = []

    def documents() -> Iterator[RawDocument]:
        for raw in raws(*"abcdef"):
            begun.append(raw.source)
            yield raw

    with Engine(STAGE) as working:
        results = [outcome(result) for _, result in working.run(documents(), lambda: len(begun) >= 2)]
    assert results == ["a", "b"]
    assert len(begun) == 2


def test_one_slow_input_does_not_let_the_others_pile_up() -> None:
    begun = 0

    def documents() -> Iterator[RawDocument]:
        nonlocal begun
        for raw in raws("wait 0.5", *["a"] * 200):
            begun += 1
            yield raw

    with Engine(STAGE, jobs=2) as working:
        next(working.run(documents()))
        assert begun <= 2 * engine.WINDOW + 1


def test_large_inputs_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WINDOW_BYTES", 1000)
    begun = 0

    def documents() -> Iterator[RawDocument]:
        nonlocal begun
        for raw in raws("wait 0.3", *["a" * 800] * 10):
            begun += 1
            yield raw

    with Engine(STAGE, jobs=3) as working:
        next(working.run(documents()))
        assert begun <= 3


def test_thousands_of_inputs_take_no_more_memory_than_a_few() -> None:
    text = b"a" * 20_000

    def documents(number: int) -> Iterator[RawDocument]:
        return (RawDocument(f"{n}.txt", "text", text + str(n).encode()) for n in range(number))

    with Engine(STAGE) as working:
        assert sum(1 for _ in working.run(documents(50))) == 50
        tracemalloc.start()
        assert sum(1 for _ in working.run(documents(2000))) == 2000
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 2 * 1024 * 1024


def test_a_source_that_has_nothing_yet_holds_up_no_result() -> None:
    """Results come while the source waits, and a hanging input is ended meanwhile."""
    began = time.monotonic()

    def slow() -> Iterator[RawDocument | None]:
        first, hanging = raws("a", "hang")
        yield first
        yield hanging
        while time.monotonic() - began < 60 and len(found) < 2:
            time.sleep(0.05)
            yield None

    found: list[str] = []
    with Engine(STAGE, seconds=1.0) as working:
        for _, result in working.run(slow()):
            found.append(outcome(result))
    assert found == ["a", "timeout"]
    assert time.monotonic() - began < 60
