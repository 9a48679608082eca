"""Frames that tell deals become passages in the format, of all kinds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from training import fillers, frames


@pytest.fixture(scope="module")
def writer() -> frames.Writer:
    companies = {market: ["Harrow Grid", "Velmora Bank Ltd", "Ostrava Kabel"] for market in ("us", "world", "india")}
    return frames.Writer(fillers.Fillers(companies, random.Random(3)))


def test_every_frame_gives_passages_in_the_format(writer: frames.Writer) -> None:
    for passage in writer.all(2):
        assert not set("{}<>|") & set(passage.text)
        for mark in passage.marks:
            assert passage.text[mark.start : mark.end].strip()


def test_frames_have_all_kinds() -> None:
    kinds = frames.frames()
    assert set(kinds) == {
        "ppa", "lease", "cloud", "acquisition", "supply", "construction", "joint_venture", "financing", "none",
    }  # fmt: skip
    assert all(kind.words["p"] for name, kind in kinds.items() if name != "none")


def test_what_stands_without_choice_is_kept(writer: frames.Writer) -> None:
    assert "(" not in writer._chosen("(a|b) and (c|(d|e))")


def test_the_frames_are_where_the_script_says() -> None:
    assert Path(frames.FRAMES).is_file()
