"""Judgements about companies: what holds, and that everything can be taken back."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from extractor.registry.judgements import Judgement, Standing, in_force
from extractor.registry.near import Near


def test_a_merge_and_its_undo_and_the_undo_of_that() -> None:
    merge = Judgement(1, "merge", company="a", other="b")
    undo = Judgement(2, "undo", undoes=1)
    again = Judgement(3, "undo", undoes=2)
    assert Standing.of([merge]).company("a") == "b"
    assert Standing.of([merge, undo]).company("a") == "a"
    assert Standing.of([merge, undo, again]).company("a") == "b"
    assert [j.id for j in in_force([merge, undo, again])] == [1]


def test_merges_follow_each_other() -> None:
    standing = Standing.of([Judgement(1, "merge", "a", "b"), Judgement(2, "merge", "b", "c")])
    assert standing.company("a") == "c"
    assert standing.together("b") == ("a", "b", "c")


def test_a_circle_of_merges_is_one_company() -> None:
    standing = Standing.of([Judgement(1, "merge", "a", "b"), Judgement(2, "merge", "b", "a")])
    assert standing.company("a") == standing.company("b") == "b"


def test_a_split_takes_apart_and_is_remembered() -> None:
    standing = Standing.of([Judgement(1, "merge", "a", "b"), Judgement(2, "split", "a", "b")])
    assert standing.company("a") == "a"
    assert standing.differ("b", "a")
    assert not Standing.of([Judgement(1, "split", "a", "b"), Judgement(2, "merge", "a", "b")]).differ("a", "b")


def test_a_split_of_words_moves_only_those_words() -> None:
    standing = Standing.of([Judgement(1, "split", "met:Orrin", "orrin-grid", words="Orrin")])
    assert standing.company("orrin-grid", "Orrin") == "met:Orrin"
    assert standing.company("orrin-grid", "Orrin Grid") == "orrin-grid"
    assert standing.company("orrin-grid") == "orrin-grid"


def test_the_last_name_holds() -> None:
    first, second = Judgement(1, "rename", "a", name="One"), Judgement(2, "rename", "a", name="Two")
    assert Standing.of([first, second]).names == {"a": "Two"}
    assert Standing.of([first, second, Judgement(3, "undo", undoes=2)]).names == {"a": "One"}


_IDS = st.sampled_from("abcde")


@given(st.lists(st.tuples(st.sampled_from(["merge", "split"]), _IDS, _IDS).filter(lambda t: t[1] != t[2])))
def test_taking_everything_back_leaves_nothing(made: list[tuple[str, str, str]]) -> None:
    numbers = count(1)
    records = [Judgement(next(numbers), kind, one, two) for kind, one, two in made]  # type: ignore[arg-type]
    standing = Standing.of(records)
    for id in "abcde":
        root = standing.company(id)
        assert standing.company(root) == root
        assert id in standing.together(root)
    undone = [*records, *(Judgement(next(numbers), "undo", undoes=r.id) for r in reversed(records))]
    assert Standing.of(undone) == Standing()


def test_near_names_share_a_distinctive_word() -> None:
    forms = {"velanur": "velanur", "velanur-grid": "velanur grid", "orrin": "orrin energy", "north": "north grid"}
    forms |= {f"x{n}": f"x{n} energy" for n in range(6)}
    near = Near(forms)
    assert near.of("velanur energy") == ["velanur", "velanur-grid"]
    assert near.of("quillstone energy") == []
