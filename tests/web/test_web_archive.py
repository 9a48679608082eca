"""The archive: what is written is read, whatever a kill left behind."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from tempfile import SpooledTemporaryFile

import pytest

from extractor.schema.web import Place, Request
from extractor.sources import documents
from extractor.sources.web.archive import OPEN, Archive, ArchiveError
from extractor.sources.web.client import Response

PAGE = b"<html><body><p>Velanur Power rose 4% on Thursday.</p></body></html>"


def kept(url: str, body: bytes = PAGE, *headers: tuple[bytes, bytes]) -> Response:
    spool: SpooledTemporaryFile[bytes] = SpooledTemporaryFile()  # noqa: SIM115 - the response's
    spool.write(body)
    request = Request(url, "2026-01-29T08:00:00.000Z", 0.1, 200, address="127.0.1.1", digest="ab" * 32)
    return Response(request, "HTTP/1.1 200 OK", ((b"Content-Type", b"text/html; charset=latin1"), *headers), spool)


def write(folder: Path, *responses: Response) -> list[Place]:
    places = []
    with Archive(folder, "tests") as archive:
        for response in responses:
            place = archive.add(response, response.request.url).place
            assert place is not None
            places.append(place)
            response.close()
    return places


def test_what_is_written_is_read(tmp_path: Path) -> None:
    packed = kept(
        "http://a.example/2",
        gzip.compress(PAGE * 2),
        (b"Content-Encoding", b"gzip"),
        (b"Transfer-Encoding", b"chunked"),
    )
    first, second = write(tmp_path / "a", kept("http://a.example/1"), packed)
    archive = Archive(tmp_path / "a", "tests")
    stored = archive.read(second)
    assert (stored.url, stored.asked, stored.status, stored.data) == ("http://a.example/2",) * 2 + (200, PAGE * 2)
    assert (stored.content_type, stored.charset, stored.fetched) == ("text/html", "latin1", "2026-01-29T08:00:00.000Z")
    assert archive.read(first).data == PAGE


def test_a_redirected_page_remembers_what_was_asked_for(tmp_path: Path) -> None:
    response = kept("http://a.example/final")
    with Archive(tmp_path, "tests") as archive:
        place = archive.add(response, "http://a.example/asked").place
        assert place is not None
        assert archive.read(place).asked == "http://a.example/asked"
    response.close()


def test_the_reader_of_web_archives_takes_it(tmp_path: Path) -> None:
    write(tmp_path / "a", *(kept(f"http://a.example/{n}", PAGE + b"%d" % n) for n in range(3)))
    pages = [raw for raw in documents([str(tmp_path / "a")]) if raw.rejected is None]
    assert [raw.url for raw in pages] == [f"http://a.example/{n}" for n in range(3)]
    assert pages[0].fetched is not None
    assert pages[0].data == PAGE + b"0"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    (place,) = write(tmp_path, kept("http://a.example/1"))
    archive = Archive(tmp_path, "tests")
    for lost in (Place("gone.warc.gz", 0), Place(place.archive, 10**6), Place(place.archive, place.offset + 3)):
        with pytest.raises(ArchiveError):
            archive.read(lost)
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="cannot be made"):
        Archive(tmp_path / "file", "tests")


@pytest.mark.parametrize("cut", [0, 20, 200])
def test_what_a_killed_run_left_is_found(tmp_path: Path, cut: int) -> None:
    """Behind what is known; a record that breaks off is as if it had not been written."""
    folder = tmp_path / "a"
    places = write(folder, *(kept(f"http://a.example/{n}") for n in range(3)))
    path = folder / places[0].archive
    data = path.read_bytes()
    path.unlink()
    (folder / (path.name + OPEN)).write_bytes(data[: len(data) - cut])
    known: Callable[[str], int] = {path.name: places[0].offset}.__getitem__
    found = [stored.url for stored in Archive(folder, "tests").left(known, lambda: None)]
    assert found == ["http://a.example/1", "http://a.example/2"][: 1 if cut else 2]
    assert [entry.name for entry in folder.iterdir()] == [path.name]
    assert [raw.rejected.reason for raw in documents([str(folder)]) if raw.rejected] == ["no_page"]
    assert list(Archive(folder, "tests").left(known, lambda: None)) == []


def test_what_another_run_is_writing_is_left_alone(tmp_path: Path) -> None:
    response = kept("http://a.example/1")
    with Archive(tmp_path, "tests") as archive:
        place = archive.add(response, "http://a.example/1").place
        assert place is not None
        assert list(Archive(tmp_path, "tests").left(lambda name: -1, lambda: None)) == []
        assert archive.read(place).data == PAGE
        assert [entry.suffix for entry in tmp_path.iterdir()] == [OPEN]
    assert [entry.suffix for entry in tmp_path.iterdir()] == [".gz"]
    response.close()
