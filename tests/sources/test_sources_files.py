"""Files, folders, pipes: what is read, and what the rest ends as."""

import gzip
import io
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from extractor.schema import RawDocument
from extractor.sources import File, SourceError, Stream, base, count_files, documents, files

PAGE = b"<!doctype html><title>Acme</title><p>Acme Power opened a plant.</p>"


def reasons(found: Iterable[RawDocument]) -> dict[str, str]:
    return {Path(raw.source).name: raw.rejected.reason if raw.rejected else raw.kind for raw in found}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deeper").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "note.txt").write_text("hidden")
    (tmp_path / "b.html").write_bytes(PAGE)
    (tmp_path / "a.txt").write_text("Acme rose.")
    (tmp_path / "deeper" / "c.md").write_text("# Acme\n\nAcme fell.")
    (tmp_path / "d.HTM.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "e.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / ".f.txt").write_text("hidden")
    return tmp_path


def test_a_folder_is_read_by_name_and_hidden_files_are_left_out(folder: Path) -> None:
    found = list(documents([str(folder)]))
    assert [Path(raw.source).name for raw in found] == ["a.txt", "b.html", "d.HTM.gz", "c.md", "e.pdf"]
    assert [raw.kind for raw in found[:4]] == ["text", "html", "html", "text"]
    assert found[2].data == PAGE
    assert count_files([str(folder)]) == 5


def test_what_is_hidden_is_read_where_it_is_named(folder: Path) -> None:
    assert [raw.data for raw in documents([str(folder / ".f.txt")])] == [b"hidden"]


def test_another_kind_of_file_is_a_skip_with_a_word_on_what_is_read(folder: Path) -> None:
    (raw,) = File(folder / "e.pdf")
    assert raw.rejected is not None
    assert (raw.rejected.outcome, raw.rejected.reason) == ("skip", "unsupported")
    assert ".jsonl" in raw.rejected.detail


def test_the_digest_tells_bytes_and_kinds_apart() -> None:
    digests = {RawDocument("x", kind, data).digest for kind in ("html", "text") for data in (b"a", b"b")}
    assert len(digests) == 4


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("not_zipped.html.gz", PAGE, "unreadable"),
        ("cut.html.gz", gzip.compress(os.urandom(5000))[:-2000], "unreadable"),
        ("damaged.txt.gz", gzip.compress(b"acme " * 900)[:20] + b"\xff" * 30, "unreadable"),
        ("empty.jsonl", b" \n\n", "empty"),
        ("empty.json", b"", "empty"),
        ("none.json", b"[]", "empty"),
        ("picture.jsonl", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("wide.json", '{"text": "Acme"}'.encode("utf-16"), "binary"),
    ],
)
def test_what_cannot_be_read_says_so_in_one_sentence(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("Acme rose.")
    first, last = documents([str(tmp_path)])
    assert first.rejected is not None
    assert first.rejected.reason == reason
    assert first.rejected.detail.endswith(".")
    assert last.data == b"Acme rose."


def test_a_page_over_the_limit_is_too_large_zipped_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PAGE_LIMIT", 1000)
    (tmp_path / "a.txt").write_bytes(b"x" * 1000)
    (tmp_path / "b.txt").write_bytes(b"x" * 1001)
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"x" * 1_000_000))
    assert reasons(documents([str(tmp_path)])) == {"a.txt": "text", "b.txt": "too_large", "c.txt.gz": "too_large"}


def test_links_pipes_and_dead_links_end_the_reading_of_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Acme rose.")
    (tmp_path / "again").symlink_to(tmp_path / "news")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(documents([str(tmp_path)])) == {
        "again": "unsupported",
        "dead.txt": "unreadable",
        "loop": "unsupported",
        "a.txt": "text",
        "pipe.txt": "unsupported",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("secret")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "locked").mkdir(mode=0)
    assert reasons(documents([str(tmp_path)])) == {"a.txt": "unreadable", "locked": "unreadable"}


def test_a_name_that_is_no_utf_8_is_written_with_escapes(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"Acme rose.")
    (raw,) = documents([str(tmp_path)])
    assert raw.source.endswith(r"caf\xe9.txt")
    raw.source.encode("utf-8")


def test_a_missing_path_is_an_error_where_nothing_is_there_and_else_a_failure_among_others(folder: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere.*spelling"):
        documents([str(folder / "nowhere")])
    found = documents([str(folder / "nowhere"), str(folder / "a.txt")])
    assert reasons(found) == {"nowhere": "missing", "a.txt": "text"}


class Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], list[RawDocument]]:
    def give(data: bytes) -> list[RawDocument]:
        monkeypatch.setattr(sys, "stdin", Input(data))
        return list(documents(["-"]))

    return give


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b'{"text": "Acme rose."}\n{"text": "Acme fell."}', ["record", "record"]),
        (b'[{"text": "Acme rose."}]', ["record"]),
        (b'\xef\xbb\xbf{\n "text": "Acme rose."\n}', ["record"]),
        (b"  <p>Acme rose.</p>", ["html"]),
        (b"[Wire] Acme rose.", ["text"]),
        (b"{sic} Acme rose.", ["text"]),
        (b"< 3% of Acme changed hands.", ["text"]),
        (gzip.compress(b'{"text": "Acme rose."}'), ["record"]),
    ],
)
def test_standard_input_is_what_it_looks_like(
    standard_input: Callable[[bytes], list[RawDocument]], data: bytes, kinds: list[str]
) -> None:
    found = standard_input(data)
    assert [raw.kind for raw in found] == kinds
    assert {raw.source for raw in found} == {"-"}


def test_a_stream_gives_a_line_before_the_next_has_come() -> None:
    ours, theirs = os.pipe()
    with open(ours, "rb") as reading, open(theirs, "wb", buffering=0) as writing:
        writing.write(b'{"text": "Acme rose."}\n')
        assert next(iter(Stream("-", reading))).line == 1


def test_a_stream_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    whole = gzip.compress(b'{"text": "Acme rose."}\n' * 4000 + os.urandom(9000))
    (tmp_path / "a.jsonl.gz").write_bytes(whole[:-4000])
    *before, last = documents([str(tmp_path)])
    assert len(before) >= 1000
    assert last.rejected is not None
    assert last.rejected.reason == "unreadable"
    assert f"{len(before)} before" in last.rejected.detail


def test_limits_leave_room_for_every_real_article() -> None:
    assert base.PAGE_LIMIT >= 10_000_000
    assert base.RECORD_LIMIT >= 50_000_000
