"""Labelled passages: what is read is what was written, and every passage of the corpus keeps to the format."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training import passages
from training.passages import Label, Mark, Passage, PassageError, parse

ONE = "[Harrowgate Energy|p] has [agreed to sell|! ppa announced] [Brightloom|c] [120 MW|mw] for [15 years|term]."
TWO = "[Orbweave|c1,p2] [rents|!1 lease announced expansion] from [Tarn|p1] and [lets|!2 lease planned] to [a lab|c?2]."


def words(passage: Passage, name: str, deal: int = 1) -> list[str]:
    return [
        passage.text[mark.start : mark.end]
        for mark in passage.marks
        if any(label.name == name and label.deal == deal for label in mark.labels)
    ]


def test_offsets_are_exact_once_the_markup_is_gone() -> None:
    passage = parse(ONE)
    assert passage.text == "Harrowgate Energy has agreed to sell Brightloom 120 MW for 15 years."
    assert words(passage, "p") == ["Harrowgate Energy"]
    assert words(passage, "!") == ["agreed to sell"]
    assert words(passage, "term") == ["15 years"]


def test_a_digit_says_whose_it_is() -> None:
    passage = parse(TWO)
    assert passage.deals == (1, 2)
    assert words(passage, "c", 1) == words(passage, "p", 2) == ["Orbweave"]
    (lab,) = (mark for mark in passage.marks if mark.labels[0].unnamed)
    assert lab.labels == (Label("c", 2, unnamed=True),)
    assert Label("!", 1, kind="lease", status="announced", action="expansion") in passage.marks[1].labels


@pytest.mark.parametrize("line", [ONE, TWO, "Shares of [Tarn|-] rose 4%.", "A look ahead."])
def test_written_again_it_is_the_same_line(line: str) -> None:
    assert parse(line).written() == line


_TEXT = st.text(st.characters(exclude_characters="[]|\n\r", exclude_categories=("Cs", "Cc")), max_size=12)


@given(st.lists(st.tuples(_TEXT, _TEXT.map(str.strip).filter(bool))), _TEXT)
def test_any_text_around_any_marks_comes_back(parts: list[tuple[str, str]], tail: str) -> None:
    text, marks = "", []
    for before, inside in parts:
        start = len(text) + len(before)
        text += before + inside
        marks.append(Mark(start, len(text), (Label("-", 0),)))
    passage = Passage(text + tail, tuple(marks))
    assert parse(passage.written()) == passage


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[Tarn|x] rose.", "unknown label"),
        ("[Tarn|p] [signed|! ppa agreed].", "unknown kind"),
        ("[Tarn|p] rose.", "0 marks"),
        ("[Tarn|p] [signed|! ppa announced] and [signed|! ppa announced].", "2 marks"),
        ("Somebody [signed|! ppa announced].", "no party"),
        ("[Tarn|p1] [signed|! ppa announced].", "digit"),
        ("[Tarn|p1] [signed|!1 ppa announced].", "one deal only"),
        ("[Tarn|p1] [signed|!1 ppa announced]; [Orbweave|p3] [signed|!3 ppa announced].", "from 1"),
        ("[Tarn|-,p] [signed|! ppa announced].", "beside a role"),
        ("[Tarn |-] rose.", "spaces"),
        ("[Tarn] rose.", "left over"),
    ],
)
def test_what_breaks_the_format_is_refused(line: str, message: str) -> None:
    with pytest.raises(PassageError, match=message):
        parse(line)


def test_an_error_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("# heading\n\n[Tarn|-] rose.\n[Tarn|x] fell.\n[Tarn|-] rose.\n", encoding="utf-8")
    with pytest.raises(PassageError, match=r"a\.txt:4"):
        list(passages.read(path))
    assert [error.split(": ")[0] for error in passages.errors([path])] == ["a.txt:4", "a.txt:5"]


def test_the_corpus_keeps_to_the_format() -> None:
    paths = sorted(passages.CORPUS.glob("*.txt"))
    assert paths
    assert list(passages.errors(paths)) == []
