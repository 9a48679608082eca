"""What came over the wire, kept as WARC (ISO 28500): each response a gzip member of its own, found by its offset.

Bodies are kept as they were sent, compressed or not, but without the chunks of the transfer, whose header is kept
under another name. Each run writes files of its own, which are called ``.open`` until they are complete, and a record
is with the system before anything speaks of it. A file that is open and that nobody holds is what a killed run left.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import urlsplit
from uuid import uuid4

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, response, warcinfo

from extractor.schema.web import Place, Request
from extractor.sources.base import MB, SourceError
from extractor.sources.web.bodies import BodyError, decoder
from extractor.sources.web.client import Response
from extractor.sources.web.settings import LIST_LIMIT

FILE_BYTES = 1024 * MB
"""Size at which another file is begun."""
OPEN = ".open"
"""How the name of a file ends that is still written to."""
_ASKED = "X-Asked-For"
"""The header of a record that names the address which redirects began at."""
_CHUNKS = b"transfer-encoding"

try:
    import fcntl
except ImportError:  # not on Windows, where a file that is open cannot be renamed anyway
    fcntl = None  # type: ignore[assignment]


class ArchiveError(SourceError):
    """The archive cannot be written or read."""


@dataclass(frozen=True)
class Stored:
    """A response out of the archive. ``asked`` is where redirects to it began, ``data`` its body, decompressed."""

    url: str
    asked: str
    fetched: str
    status: int
    content_type: str
    charset: str | None
    etag: str | None
    modified: str | None
    data: bytes
    place: Place

    @property
    def request(self) -> Request:
        """The request that it was the answer to, as far as the archive knows it."""
        digest = hashlib.sha256(self.data).hexdigest()
        return Request(
            self.url, self.fetched, 0.0, self.status, content_type=self.content_type, etag=self.etag,
            modified=self.modified, digest=digest, place=self.place,
        )  # fmt: skip


class Archive:
    """A folder of WARC files. One thread writes; any may read."""

    def __init__(self, folder: Path, software: str) -> None:
        """Makes the folder if it is not there. Raises ArchiveError where it cannot be."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"the archive {folder} cannot be made: {error}") from error
        self.folder = folder
        self._software = software
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._file is not None:
            path = Path(self._file.name)
            self._file.close()
            self._file = None
            path.rename(path.with_suffix(""))

    def add(self, kept: Response, asked: str) -> Request:
        """Writes the response to what was ``asked`` for, be it redirected; its request, which now says where.

        Raises ArchiveError where the disk does not take it.
        """
        assert kept.body is not None
        kept.body.seek(0)
        headers = b"".join(_named(name) + b": " + value + b"\r\n" for name, value in kept.headers)
        record = WarcRecord()
        record.init_headers(response)
        record.headers["WARC-Target-URI"] = kept.request.url
        record.headers["WARC-Date"] = kept.request.started
        if asked != kept.request.url:
            record.headers[_ASKED] = asked
        if kept.request.address:
            record.headers["WARC-IP-Address"] = kept.request.address
        record.is_http = True
        record.set_bytes_content(
            kept.status_line.encode("latin-1", "replace") + b"\r\n" + headers + b"\r\n" + kept.body.read()
        )
        return replace(kept.request, place=self._write(record))

    def adopt(self, kept: Response) -> Request:
        """Keeps a response that is a WARC file itself as a file of the archive, and says so as ``add`` does."""
        assert kept.body is not None
        kept.body.seek(0)
        end = ".warc.gz" if kept.body.read(2) == b"\x1f\x8b" else ".warc"
        stem = urlsplit(kept.request.url).path.rpartition("/")[2].removesuffix(".gz").removesuffix(".warc")
        name = (
            f"{re.sub(r'[^A-Za-z0-9._-]', '_', stem).lstrip('.') or 'fetched'}-{(kept.request.digest or '')[:8]}{end}"
        )
        kept.body.seek(0)
        try:
            with (self.folder / f"{name}.part").open("wb") as file:
                shutil.copyfileobj(kept.body, file)
            (self.folder / f"{name}.part").replace(self.folder / name)
        except OSError as error:
            raise ArchiveError(f"the archive {self.folder} cannot be written to: {error}") from error
        return replace(kept.request, place=Place(name, 0))

    def _write(self, record: WarcRecord) -> Place:
        try:
            file = self._open()
            offset = file.tell()
            writer = GzipWriter(file, 6)
            record.write(writer, checksum_data=True)
            writer.finish()
            file.flush()
        except OSError as error:
            raise ArchiveError(f"the archive {self.folder} cannot be written to: {error}") from error
        return Place(Path(file.name).name.removesuffix(OPEN), offset)

    def _open(self) -> BinaryIO:
        if self._file is not None and self._file.tell() < FILE_BYTES:
            return self._file
        self._close()
        name = f"wattwire-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}.warc.gz"
        self._file = (self.folder / (name + OPEN)).open("xb")
        _held(self._file)
        about = WarcRecord()
        about.init_headers(warcinfo)
        about.headers["WARC-Filename"] = name
        about.headers["Content-Type"] = "application/warc-fields"
        about.set_bytes_content(
            f"software: {self._software}\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n".encode()
        )
        self._write(about)
        return self._file

    def read(self, place: Place) -> Stored:
        """The response at a place. Raises ArchiveError where it is no longer there."""
        path = self.folder / place.archive
        try:
            with (path if path.exists() else Path(f"{path}{OPEN}")).open("rb") as file:
                file.seek(place.offset)
                return _stored(next(iter(ArchiveIterator(file, response, verify_digests=True))), place)
        except (OSError, StopIteration, ValueError, BodyError) as error:
            raise ArchiveError(f"{path} has no response at byte {place.offset}: {error}") from error

    def left(self, known: Callable[[str], int], remember: Callable[[], None]) -> Iterator[Stored]:
        """The responses that killed runs wrote and had no time to tell of: of each file left open those behind the
        offset that is ``known`` last (-1 for none). Once they are made to last, by ``remember``, the file is complete,
        and a record that breaks off at its end is cut off."""
        for path in sorted(self.folder.glob(f"*.warc.gz{OPEN}")):
            with path.open("r+b") as file:
                if not _held(file):
                    continue
                name, last = path.name.removesuffix(OPEN), -1
                for record in ArchiveIterator(file, parse_http=False):
                    if not record.verify_block_digest():
                        last = record.stream_pos
                        break
                    place = Place(name, record.stream_pos)
                    if record.record_type == response and place.offset > known(name):
                        record.parse_http()
                        with suppress(BodyError):
                            yield _stored(record, place)
                remember()  # before the name says that there is nothing to recover
                if last >= 0:
                    file.truncate(last)
                path.rename(path.with_suffix(""))


def _held(file: BinaryIO) -> bool:
    """Marks a file as being written, and tells whether nobody else had."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _named(name: bytes) -> bytes:
    return b"X-Archive-Orig-" + name if name.lower() == _CHUNKS else name


def _stored(record: WarcRecord, place: Place) -> Stored:
    headers, url = record.http_headers, record.headers.get("WARC-Target-URI") or ""
    declared = Message()
    declared["Content-Type"] = headers.get("Content-Type") or ""
    inner = decoder(headers.get("Content-Encoding") or "")
    body = io.BytesIO()
    for piece in inner.feed(record.reader.read()):
        body.write(piece)
        if body.tell() > LIST_LIMIT:
            break
    return Stored(
        url=url,
        asked=record.headers.get(_ASKED) or url,
        fetched=record.headers.get("WARC-Date") or "",
        status=headers.status_code or 0,
        content_type=(headers.get("Content-Type") or "").partition(";")[0].strip().lower(),
        charset=declared.get_content_charset(),
        etag=headers.get("ETag"),
        modified=headers.get("Last-Modified"),
        data=body.getvalue(),
        place=place,
    )
