"""JSON in its three shapes, sound and broken, within bounded memory."""

import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.schema import RawDocument
from extractor.sources import json_list, records
from extractor.sources.json_list import Elements
from extractor.sources.records import json_document, json_lines

RECORD = {"id": "1", "text": 'Acme, a "maker" of {things} [and more], rose — 4 %.\nIt said so.'}


def stream(data: bytes | str) -> io.BufferedReader:
    content = data.encode() if isinstance(data, str) else data
    return io.BufferedReader(io.BytesIO(content))  # type: ignore[arg-type]


def told(found: Iterator[RawDocument]) -> list[tuple[int | None, int, object]]:
    return [(raw.member, raw.line, raw.rejected.reason if raw.rejected else _content(raw.data)) for raw in found]


def _content(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return "broken"


def test_lines_keep_their_numbers_whatever_stands_in_others() -> None:
    data = "\ufeff" + '{"a": 1}\r\n\n{"a": \n[2]\n  {"a": 3}  '
    assert told(json_lines("x", stream(data))) == [(1, 1, {"a": 1}), (3, 3, "broken"), (4, 4, [2]), (5, 5, {"a": 3})]


def test_a_line_over_the_limit_is_too_large_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "RECORD_LIMIT", 100)
    data = json.dumps({"text": "x" * 70}) + "\n" + json.dumps({"text": "x" * 300_000}) + "\n" + '{"a": 1}\n'
    assert told(json_lines("x", stream(data)))[1:] == [(2, 1, "too_large"), (3, 3, {"a": 1})]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_file_holds_one_record_a_list_or_lines(indent: int | None) -> None:
    one = json.dumps(RECORD, indent=indent)
    assert [content for _, _, content in told(json_document("x", stream(one)))] == [RECORD]
    many = json.dumps([RECORD] * 3, indent=indent)
    assert [content for _, _, content in told(json_document("x", stream(many)))] == [RECORD] * 3
    lines = "\n".join([json.dumps(RECORD)] * 3)
    assert [content for _, _, content in told(json_document("x", stream(lines)))] == [RECORD] * 3


def test_the_elements_of_a_list_know_their_place_and_their_line() -> None:
    data = '\n[\n {"a":\n 1},\n {"a": 2}, {"a": 3}\n]\n'
    assert told(json_document("x", stream(data))) == [(1, 3, {"a": 1}), (2, 5, {"a": 2}), (3, 5, {"a": 3})]


@pytest.mark.parametrize(
    ("data", "contents"),
    [
        ('[{"a": 1}, {"a" 2}, {"a": 3}]', [{"a": 1}, "broken", {"a": 3}]),
        ('[{"a": 1}, {"a": 2}', [{"a": 1}, {"a": 2}, "broken"]),
        ('[{"a": 1}, {"a', [{"a": 1}, "broken"]),
        ('[{"a": 1}] tail', [{"a": 1}, "broken"]),
        ('[{"a": 1} {"a": 2}]', [{"a": 1}, "broken"]),
        ('[{"a": 1},]', [{"a": 1}, "broken"]),
        ("[", ["broken"]),
        ('{"a": "x\n{"a": 2}\n', ["broken", {"a": 2}]),
        ('{\n "a": 1\n', ["broken"]),
        ("plainly no JSON\nat all", ["broken"]),
        ("[" * 100_000, ["broken"]),
    ],
)
def test_what_is_broken_is_told_and_the_rest_goes_on(data: str, contents: list[object]) -> None:
    assert [content for _, _, content in told(json_document("x", stream(data)))] == contents


def test_an_element_over_the_limit_ends_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "RECORD_LIMIT", 1000)
    monkeypatch.setattr(json_list, "_CHUNK", 100)
    data = json.dumps([{"a": 1}, {"a": "x" * 5000}])
    assert told(json_document("x", stream(data))) == [(1, 1, {"a": 1}), (2, 1, "too_large")]


def test_bytes_that_are_no_utf_8_are_the_trouble_of_their_own_record() -> None:
    data = b'[{"a": "caf\xe9"}, {"a": 2}]'
    assert [raw.data for raw in json_document("x", stream(data))] == [b'{"a": "caf\xe9"}', b'{"a": 2}']


words = st.text(max_size=8)
values = words | st.none() | st.integers() | st.lists(words, max_size=3) | st.dictionaries(words, words, max_size=2)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(words, values, max_size=3), max_size=4), st.sampled_from([None, 1]), st.booleans())
def test_any_list_is_cut_into_its_elements(items: list[object], indent: int | None, escape: bool) -> None:
    data = json.dumps(items, indent=indent, ensure_ascii=escape).encode("utf-8", "surrogatepass")
    before = json_list._CHUNK
    try:
        json_list._CHUNK = 7
        found = [element for _, element in Elements(stream(data), 10**6)]
    finally:
        json_list._CHUNK = before
    if escape:
        assert [json.loads(element or b"") for element in found] == items
    assert len(found) == len(items)


def test_a_long_list_is_never_whole_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    with path.open("w") as file:
        file.write("[" + ",".join([json.dumps({"text": "Acme rose. " * 100})] * 20_000) + "]")
    size = path.stat().st_size
    with path.open("rb") as file:
        tracemalloc.start()
        number = sum(1 for _ in json_document("x", file))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert number == 20_000
    assert peak < size / 20
