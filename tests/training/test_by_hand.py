"""The hand-labelled test of names: what is read is what was written, scores count what they say, training cannot see it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from training import by_hand, fillers, gum, mix, origins, silver, told_names, world
from training.by_hand import FOLDER, outcomes, scores, sentences
from training.labelled import Entity, Labelled
from training.marked import LABELS, parse

LINE = "[Velanur Bank|ORG] sued [Ana Calder|PERSON] in [Oslo|LOC] (OSE: [Xetra|?]) over | [Dry Fork|FAC]."


def finds(*names: Entity) -> by_hand.Finder:
    return lambda text: (list(names), [])


def test_offsets_are_exact_once_the_markup_is_gone() -> None:
    sentence = parse(LINE)
    assert sentence.text == "Velanur Bank sued Ana Calder in Oslo (OSE: Xetra) over | Dry Fork."
    assert [(sentence.text[s:e], label) for s, e, label in sentence.entities] == [
        ("Velanur Bank", "ORG"), ("Ana Calder", "PERSON"), ("Oslo", "LOC"), ("Dry Fork", "FAC"),
    ]  # fmt: skip
    assert [sentence.text[s:e] for s, e in sentence.missing] == ["Xetra"]


@pytest.mark.parametrize("line", ["[Velanur|FIRM] rose", "[Velanur |ORG] rose", "[Velanur|ORG rose"])
def test_a_mark_that_breaks_the_format_is_told(line: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        parse(line)


def test_scores_count_labels_and_bounds_and_leave_open_words_out() -> None:
    sentence = parse("[The Velanur Bank|ORG] and [Tarn Inc.|ORG] met [Ana Calder|PERSON] at [Xetra|?].")
    found = finds((4, 16, "ORG"), (21, 25, "ORG"), (35, 45, "PERSON"), (49, 54, "ORG"))
    assert sorted(outcomes(sentence, found)) == [
        ("ORG", "false", "Tarn"), ("ORG", "missed", "Tarn Inc"), ("ORG", "right", "Velanur Bank"),
        ("PERSON", "right", "Ana Calder"),
    ]  # fmt: skip
    figures = scores([sentence], found, lambda name: name == "Velanur Bank")
    assert figures["ORG P"] == figures["ORG R"] == figures["ORG F"] == 50
    assert figures["unseen F"] == 0
    assert figures["PERSON F"] == 100


def test_a_short_form_in_brackets_behind_a_name_is_read_with_it() -> None:
    sentence = parse("[Velanur Bank AG|ORG] ([Velanur|ORG]) rose.")
    assert list(outcomes(sentence, lambda _: ([(0, 15, "ORG")], [(15, 26)]))) == [("ORG", "right", "Velanur Bank AG")]


def test_unseen_asks_the_whole_text_of_the_sources(tmp_path: Path) -> None:
    (tmp_path / "FIRE").mkdir()
    (tmp_path / "FIRE" / "x.json").write_text('{"tokens": ["Br\\u00e9ment", "Steel", "rose"]}', encoding="utf-8")
    seen = by_hand.seen_in(tmp_path)
    assert seen("Brément Steel AG")
    assert not seen("Brément Copper")


def test_the_test_is_what_its_readme_says() -> None:
    gold = sentences()
    assert len(gold) >= 420
    assert len({s.text for s in gold}) == len(gold)
    labels = {label for s in gold for _, _, label in s.entities}
    assert labels == set(LABELS)
    assert all(s.text.isprintable() for s in gold)


def test_training_cannot_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the modules of the mixture nor what they import name its reader, and what they read lies elsewhere."""
    for module in (mix, silver, fillers, world, origins, told_names, gum):
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        imported = {
            a.name for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom) for a in node.names
        }
        assert not imported & {"by_hand", "score"}
    opened: list[Path] = []
    read = Path.read_text
    monkeypatch.setattr(Path, "read_text", lambda self, *a, **k: opened.append(self) or read(self, *a, **k))
    monkeypatch.setattr(
        mix.names, "everything", lambda data: {"UNER_EWT": [Labelled("Velanur rose.", ((0, 7, "ORG"),))]}
    )
    monkeypatch.setattr(
        mix.names, "company_names", lambda data: {m: ["Velanur Bank"] for m in ("us", "world", "india")}
    )
    monkeypatch.setattr(mix.gum, "gum", lambda folder: [])
    texts = {s.text for s in mix.mixture(Path()).sentences}
    assert opened
    assert not [path for path in opened if FOLDER in path.resolve().parents]
    assert not texts & {s.text for s in sentences()}
