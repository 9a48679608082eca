"""Published annotations to labelled sentences, on small samples of our own in each source's form."""

from __future__ import annotations

import json
from pathlib import Path

import spacy
from training import grammar, names
from training.labelled import Labelled, docs, from_tokens


def shown(sentence: Labelled) -> list[tuple[str, str]]:
    return [(sentence.text[start:end], label) for start, end, label in sentence.entities]


def unknown(sentence: Labelled) -> list[str]:
    return [sentence.text[start:end] for start, end in sentence.missing]


def test_universal_ner_keeps_the_text_and_drops_what_is_no_name(tmp_path: Path) -> None:
    rows = ["Calder\tB-ORG", "Grid\tI-ORG", "hired\tO", "Danish\tB-OTH", "Ana\tB-PER", ".\tO"]
    block = "# text = Calder Grid hired Danish Ana.\n" + "\n".join(f"{i}\t{row}\t-\t-" for i, row in enumerate(rows, 1))
    file = tmp_path / "x.iob2"
    file.write_text(block + "\n\n", encoding="utf-8")
    (sentence,) = names.uner(file)
    assert sentence.text == "Calder Grid hired Danish Ana."
    assert shown(sentence) == [("Calder Grid", "ORG"), ("Ana", "PERSON")]


def test_wikigold_reads_the_io_scheme(tmp_path: Path) -> None:
    file = tmp_path / "x.conll"
    file.write_text("Velanur I-ORG\nBank I-ORG\nin I-O\nOslo I-LOC\n, O\nNordic I-MISC\n\n", encoding="utf-8")
    (sentence,) = names.wikigold(file)
    assert shown(sentence) == [("Velanur Bank", "ORG"), ("Oslo", "LOC")]


def test_redocred_drops_demonyms_and_doubles(tmp_path: Path) -> None:
    mention = {"name": "Velanur Bank", "pos": [1, 3], "sent_id": 0, "type": "ORG"}
    demonym = {"name": "Norwegian", "pos": [0, 1], "sent_id": 0, "type": "LOC"}
    article = {"vertexSet": [[mention, mention], [demonym]], "sents": [["Norwegian", "Velanur", "Bank", "fell", "."]]}
    file = tmp_path / "x.json"
    file.write_text(json.dumps([article]), encoding="utf-8")
    (sentence,) = names.redocred(file)
    assert shown(sentence) == [("Velanur Bank", "ORG")]
    assert sentence.text == "Norwegian Velanur Bank fell."


def test_fire_companies_are_org_and_unmarked_capitals_missing(tmp_path: Path) -> None:
    tokens = [
        "Mr.",
        "Okafor",
        "left",
        "Harrow",
        "Grid",
        "(",
        "HG",
        ")",
        "for",
        "the",
        "Tarnfield",
        "Exchange",
        "on",
        "Monday",
    ]
    marks = [(0, 2, "Person"), (3, 8, "Company"), (12, 13, "Date")]
    passage = {"tokens": tokens, "entities": [{"start": s, "end": e, "type": t} for s, e, t in marks]}
    file = tmp_path / "x.json"
    file.write_text(json.dumps([passage]), encoding="utf-8")
    (sentence,) = names.fire(file)
    assert shown(sentence) == [("Okafor", "PERSON"), ("Harrow Grid", "ORG"), ("HG", "ORG")]
    assert unknown(sentence) == ["Mr.", "Tarnfield", "Exchange"]


def test_core_marks_the_sides_of_company_relations_only(tmp_path: Path) -> None:
    context = ["Orrin", "Capital", "bought", "Velanur", "from", "Tom", "Okafor", "yesterday"]
    passage = {
        "context": context, "relation": "acquired_by", "invert_relation": 0,
        "e1_start": 0, "e1_end": 1, "e2_start": 3, "e2_end": 3,
    }  # fmt: skip
    file = tmp_path / "x.json"
    file.write_text(json.dumps([passage, passage | {"relation": "undefined"}]), encoding="utf-8")
    (sentence,) = names.core(file)
    assert shown(sentence) == [("Orrin Capital", "ORG"), ("Velanur", "ORG")]
    assert unknown(sentence) == ["Tom", "Okafor"]


def test_sentfin_marks_listed_companies_in_headlines(tmp_path: Path) -> None:
    headlines, aliases = tmp_path / "x.csv", tmp_path / "list.csv"
    headlines.write_text(
        "S No.,Title,Decisions,Words\n1,Velanur Cement up as Kasauli Gold slips,"
        "\"{'Velanur Cement': 'positive', 'Gold': 'negative'}\",7\n",
        encoding="utf-8",
    )
    aliases.write_text(',Symbol,Entity\n0,VELCEM,"Velanur Cement Ltd., Velanur Cement"\n', encoding="utf-8")
    (sentence,) = names.sentfin(headlines, aliases)
    assert shown(sentence) == [("Velanur Cement", "ORG")]
    assert "Kasauli" in unknown(sentence)


def test_company_names_lose_what_says_which_security() -> None:
    assert names.clean("Velanur Power Inc. - Class A Common Stock") == "Velanur Power Inc."
    assert names.clean("Orrin Acquisition Corp. II") is None
    assert names.clean("Northhaven Bond ETF") is None


CONLLU = """\
# text = Velanur sold it.
1\tVelanur\tVelanur\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tsold\tsell\tVERB\tVBD\t_\t0\troot\t_\t_
2.1\tsold\tsell\tVERB\tVBD\t_\t_\t_\t_\t_
3\tit\tit\tPRON\tPRP\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def test_treebank_sentences_lose_their_ellipsis_nodes() -> None:
    (doc,) = grammar.parse(CONLLU)
    assert doc.text.strip() == "Velanur sold it."
    assert [(t.tag_, t.dep_, t.head.text) for t in doc][:3] == [
        ("NNP", "nsubj", "sold"),
        ("VBD", "ROOT", "sold"),
        ("PRP", "obj", "sold"),
    ]


def test_missing_words_are_neither_names_nor_outside() -> None:
    sentence = from_tokens(["Velanur", "met", "Tom", "Okafor", "today", "."], [(0, 1, "ORG")], [2, 3])
    (doc,) = docs([sentence])
    assert [t.ent_iob_ for t in doc] == ["B", "O", "", "", "O", "O"]


def test_running_text_is_printed_as_on_a_page() -> None:
    tokens = ["``", "It", "'s", "a", "$", "5", "deal", ",", "''", "he", "said", "-LRB-", "twice", "-RRB-", "."]
    assert from_tokens(tokens, []).text == '"It\'s a $5 deal," he said (twice).'


def test_a_name_that_ends_inside_a_token_takes_the_token() -> None:
    doc = Labelled("the Velanur-led group", ((0, 11, "ORG"),)).doc(spacy.blank("en"))
    assert [e.text for e in doc.ents] == ["Velanur"]
