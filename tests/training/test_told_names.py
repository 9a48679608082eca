"""Names out of labelled passages and out of GUM: who has a name gets its label, descriptions none, the rest is missing."""

from __future__ import annotations

from pathlib import Path

from training import passages, told_names
from training.gum import gum
from training.labelled import Labelled


def shown(sentence: Labelled) -> list[tuple[str, str]]:
    return [(sentence.text[start:end], label) for start, end, label in sentence.entities]


def told(line: str) -> Labelled:
    (sentence,) = told_names.named([passages.parse(line)])
    return sentence


def test_parties_are_organisations_and_descriptions_are_no_names() -> None:
    sentence = told(
        "[The Velanur Bank|c] [lends|! financing announced] [a utility|p?] and [Orrin|-] money; [it|c] said [Ana Lund|-]."
    )
    assert shown(sentence) == [("Velanur Bank", "ORG"), ("Orrin", "ORG"), ("Ana Lund", "ORG")]


def test_a_site_is_named_without_what_it_is_in_small_letters() -> None:
    sentence = told(
        "[Orrin Solar|p] [sold|! acquisition completed] [Dry Fork plant|site] near [Oslo|loc] to [the fund|c]."
    )
    assert shown(sentence) == [("Orrin Solar", "ORG"), ("Dry Fork", "FAC"), ("Oslo", "LOC")]


def test_other_words_printed_large_are_missing_but_demonyms_are_not() -> None:
    sentence = told("German builder [Orrin|-] met Wanda Krall.")
    assert [sentence.text[start:end] for start, end in sentence.missing] == ["Wanda", "Krall."]


ROWS = """1\tThe\tthe\tDET\tDT\t_\t_\t_\t_\tEntity=(1-organization-new-cf1-1-sgl
2\tVelanur\tVelanur\tPROPN\tNNP\t_\t_\t_\t_\tEntity=(2-place-new-cf2-1-sgl)
3\tBank\tBank\tPROPN\tNNP\t_\t_\t_\t_\tEntity=1)
4\thired\thire\tVERB\tVBD\t_\t_\t_\t_\t_
5\tthe\tthe\tDET\tDT\t_\t_\t_\t_\tEntity=(3-person-new-cf3-1-sgl
6\tteller\tteller\tNOUN\tNN\t_\t_\t_\t_\tEntity=3)
7\tDr.\tDr.\tPROPN\tNNP\t_\t_\t_\t_\tEntity=(4-person-new-cf4-1-sgl
8\tLund\tLund\tPROPN\tNNP\t_\t_\t_\t_\tEntity=4)
9\tin\tin\tADP\tIN\t_\t_\t_\t_\t_
10\tGarrow\tGarrow\tPROPN\tNNP\t_\t_\t_\t_\tEntity=(5-event-new-cf5-1-sgl)
"""


def test_gum_gives_named_persons_organisations_and_places(tmp_path: Path) -> None:
    (tmp_path / "gum_news.conllu").write_text(f"# text = x\n{ROWS}\n", encoding="utf-8")
    (sentence,) = gum(tmp_path, ("news",))
    assert sentence.text == "The Velanur Bank hired the teller Dr. Lund in Garrow"
    assert shown(sentence) == [("Velanur Bank", "ORG"), ("Lund", "PERSON")]
    assert [sentence.text[start:end] for start, end in sentence.missing] == ["Dr.", "Garrow"]
