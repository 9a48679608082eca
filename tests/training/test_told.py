"""What the network for deals learns from: marks become candidates with parts, frames become passages."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from spacy.language import Language
from training import fillers, frames, passages, told
from training.told import Example, Told


def parts(example: Example, deal: Told) -> dict[str, str]:
    found = {}
    for (number, index), role in deal.roles.items():
        candidate = example.sentences[number].candidates[index]
        found[candidate.key if candidate.mention else candidate.letter] = role
    return found


def test_a_passage_gives_each_candidate_its_part(nlp: Language) -> None:
    line = (
        "[Harrow Grid|p] has [leased|! lease announced] [120 MW|mw] at [its|p] [Calder Point|site] campus to "
        "[Lindqvist Digital|c], advised by [Velmora Bank|advisor]. Shares of [Ostrava Kabel|-] rose."
    )
    example = told.passage(nlp, passages.parse(line), "x:0")
    (deal,) = example.told
    assert [example.sentences[0].words[i] for i in deal.words] == ["leased"]
    assert (deal.kind, deal.status, deal.action) == ("lease", "announced", "new")
    found = parts(example, deal)
    assert {found["Harrow Grid"], found["Lindqvist Digital"], found["Velmora Bank"]} == {"p", "c", "advisor"}
    assert found["Ostrava Kabel"] == "-"


def test_a_mark_that_nobody_found_is_a_candidate_all_the_same(nlp: Language) -> None:
    example = told.passage(
        nlp, passages.parse("the [brewery|p] [sold|! ppa announced] it to [a big utility|c?]."), "x:0"
    )
    (deal,) = example.told
    assert sorted(parts(example, deal).values()) == ["c", "p"]


def test_two_deals_of_a_passage_have_parts_of_their_own(nlp: Language) -> None:
    line = (
        "[Harrow Grid|p1] [leased|!1 lease announced] a hall to [Lindqvist Digital|c1], and [Velmora Bank|c2] "
        "[lent|!2 financing announced] [Ostrava Kabel|p2] [$40 million|val2]."
    )
    example = told.passage(nlp, passages.parse(line), "x:0")
    one, two = (parts(example, deal) for deal in example.told)
    assert one["Harrow Grid"] == "p"
    assert one["Ostrava Kabel"] == two["Harrow Grid"] == "-"
    assert two["Ostrava Kabel"] == "p"


def test_a_name_with_a_part_elsewhere_is_nowhere_without_one(nlp: Language) -> None:
    line = "[Harrow Grid|p] [leased|! lease announced] a hall to [Lindqvist Digital|c]; [Harrow Grid|-] is old."
    (deal,) = told.passage(nlp, passages.parse(line), "x:0").told
    assert "-" not in deal.roles.values()


def test_the_held_out_annotations_never_teach() -> None:
    assert "markets.jsonl" in told.HELD
    held = {line.split('"')[3] for line in (told.GOLD / "markets.jsonl").read_text(encoding="utf-8").splitlines()}
    assert not held & set(told.gold())


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
