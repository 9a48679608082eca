"""What SECURITY.md says is enforced, where no other test shows it."""

from __future__ import annotations

import ast
import asyncio
import hashlib
import socket
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

import pytest
from click.testing import CliRunner
from hostile.specials import gzip_named

import extractor
from extractor.cli import main
from extractor.reading import read
from extractor.schema import RawDocument
from extractor.schema.web import Request
from extractor.sources import documents
from extractor.sources.web.addresses import AddressError, Addresses, Resolver
from extractor.sources.web.archive import Archive
from extractor.sources.web.client import Response
from extractor.sources.web.xml import UnsafeXml, tree_of
from extractor.store.connect import open_to_write

ROOT = Path(extractor.__file__).parent
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "yaml", "telnetlib", "ftplib"}
NEVER_CALLED = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "pickle.loads", "torch.load"}


def calls_and_imports(path: Path) -> tuple[set[str], set[str]]:
    called, imported, own = set(), set(), set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            own.add(node.name)
        if isinstance(node, ast.Call):
            called.add(ast.unparse(node.func))
            if ast.unparse(node.func) == "np.load":
                assert any(k.arg == "allow_pickle" and ast.unparse(k.value) == "False" for k in node.keywords)
            assert not any(k.arg == "shell" for k in node.keywords)
        elif isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    return called - own, imported


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_run_or_unpickled(path: Path) -> None:
    called, imported = calls_and_imports(path)
    assert not imported & NEVER_IMPORTED
    assert not called & NEVER_CALLED


def test_models_hold_no_pickles() -> None:
    model = ROOT.parent / "models" / "en_wattwire"
    for path in model.rglob("*"):
        if path.is_file():
            head = path.read_bytes()[:4096]
            assert not (head[:1] == b"\x80" and head[1:2] in b"\x02\x03\x04\x05" and b"c__builtin__" in head), path
            assert path.suffix not in (".pkl", ".pickle", ".pt", ".pth", ".joblib"), path


@pytest.mark.parametrize("place", ["file://{}", "{}"])
def test_no_entity_brings_a_file_in(tmp_path: Path, place: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("kestrelwords")
    outer = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY own SYSTEM "{place.format(secret)}">]>'
    story = "<p>Velanur Power rose 4% on Thursday, and its shares fell the day after. &own;</p>" * 4
    article = read(RawDocument("a.html", "html", f"{outer}<html><body>{story}</body></html>".encode()))
    assert "kestrelwords" not in repr(article)
    with pytest.raises(UnsafeXml):
        tree_of(f"{outer}<html>&own;</html>".encode())


def test_nothing_that_is_read_writes_beside_itself(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a.txt.gz").write_bytes(gzip_named("../escaped.txt"))
    (inside / "link.txt").symlink_to(tmp_path / "away")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    for raw in documents([str(inside)]):
        read(raw)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "path", ["/../../evil.warc", "/..%2f..%2fevil.warc.gz", "/.bashrc.warc", "/a\\..\\b.warc", "/"]
)
def test_an_archive_from_elsewhere_stays_in_the_folder(tmp_path: Path, path: str) -> None:
    body: SpooledTemporaryFile[bytes] = SpooledTemporaryFile()  # noqa: SIM115 - the response's
    body.write(b"WARC/1.0\r\n")
    request = Request(f"https://a.example{path}", "2026-01-29T08:00:00Z", 0.1, 200, digest="ab" * 32)
    with Archive(tmp_path / "kept", "tests") as archive:
        place = archive.adopt(Response(request, "HTTP/1.1 200 OK", (), body)).place
    body.close()
    assert place is not None
    assert [found.name for found in tmp_path.rglob("*.warc*")] == [place.archive]
    assert (tmp_path / "kept" / place.archive).resolve().parent == (tmp_path / "kept").resolve()
    assert not place.archive.startswith(".")


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    open_to_write("facts.db").close()
    return tmp_path / "facts.db"


def asked(*words: str) -> Any:
    return CliRunner().invoke(main, list(words))


INJECTED = (
    "' OR 1=1 --",
    "'; DROP TABLE claims; --",
    '"; DELETE FROM facts',
    "\0",
    "%' UNION SELECT * FROM runs --",
    "⟦C0⟧",
)


@pytest.mark.parametrize("words", INJECTED)
@pytest.mark.parametrize(
    "command",
    [
        ("deals", "--company"), ("deals", "--site"), ("deals", "--text"), ("moves", "--metric"), ("show",), ("why",),
        ("timeline",), ("ledger",), ("events", "--since"), ("inputs", "--reason"), ("companies", "--search"),
    ],
)  # fmt: skip
def test_what_is_asked_is_a_value_and_no_sql(base: Path, command: tuple[str, ...], words: str) -> None:
    before = hashlib.sha256(base.read_bytes()).hexdigest()
    answer = asked(*command, words)
    assert answer.exit_code in (0, 1, 2)
    assert "syntax error" not in answer.output
    assert answer.exception is None or isinstance(answer.exception, SystemExit)
    assert hashlib.sha256(base.read_bytes()).hexdigest() == before


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM claims", "DROP TABLE claims", "ATTACH DATABASE 'made.db' AS m", "VACUUM INTO 'copied.db'",
        "ATTACH DATABASE 'file:made.db?mode=rwc' AS m", "PRAGMA writable_schema = 1", "PRAGMA journal_mode = DELETE",
        "CREATE TEMP TABLE t (x)", "SELECT load_extension('x')", "SELECT 1; DELETE FROM claims",
    ],
)  # fmt: skip
def test_sql_reads_this_base_and_nothing_else(base: Path, sql: str) -> None:
    answer = asked("sql", sql)
    assert answer.exit_code == 2
    assert not {path.name for path in base.parent.iterdir()} - {"facts.db", "facts.db-wal", "facts.db-shm"}
    assert asked("sql", "SELECT count(*) AS n FROM claims").exit_code == 0


def test_sql_may_look_at_the_schema(base: Path) -> None:
    for sql in ("PRAGMA table_info(claims)", "SELECT name FROM pragma_table_info('claims')", "PRAGMA user_version"):
        assert asked("sql", sql).exit_code == 0


PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "::ffff:a9fe:a9fe", "64:ff9b::a00:1", "2002:a00:1::", "2002:7f00:1::", "fe80::1%eth0",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_no_private_address_is_connected_to(address: str) -> None:
    addresses = Addresses()
    with pytest.raises(AddressError):
        addresses.check(address)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with pytest.raises(AddressError):
        addresses.socket((family, socket.SOCK_STREAM, 0, "", (address, 80)))
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(AddressError):
        addresses.check_url(f"http://{host}/")


def test_a_name_that_leads_elsewhere_the_second_time_is_not_connected_to() -> None:
    """DNS rebinding: what was checked when the name was resolved is checked again when a socket is made."""

    class Rebinding(Resolver):
        def __init__(self) -> None:
            self.asked = 0

        async def resolve(self, host: str, port: int = 0, family: Any = socket.AF_UNSPEC) -> list[Any]:
            self.asked += 1
            return [{"hostname": host, "host": "8.8.8.8" if self.asked == 1 else "127.0.0.1", "port": port}]

    async def twice() -> None:
        resolver = Resolver(addresses, Rebinding())
        assert await resolver.resolve("a.example")
        with pytest.raises(AddressError):
            await resolver.resolve("a.example")

    addresses = Addresses()
    with ThreadPoolExecutor(1) as apart:  # a browser of other tests has a loop running in this thread
        apart.submit(lambda: asyncio.run(twice())).result()
    with pytest.raises(AddressError):
        addresses.socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 80)))
    Addresses([ip_network("127.0.0.0/8")]).check("127.0.0.1")
