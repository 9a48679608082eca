"""A review driven by piped keys, and what comes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from click.testing import CliRunner, Result
from made import document, fill, lease, process, sale
from spacy.tokens import DocBin

from extractor.cli import main

DEAL, SALE = lease().claims[0].id, sale().claims[0].id


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return fill(tmp_path / "facts.db")


def ask(*arguments: str, keys: str | None = None) -> Result:
    result = CliRunner().invoke(main, list(arguments), input=keys)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def rows(*arguments: str) -> list[dict[str, Any]]:
    result = ask(*arguments)
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def review(*claims: str, keys: str) -> Result:
    result = ask("review", *claims, "--who", "Ada", keys="\n".join(keys.split("|")) + "\n")
    assert result.exit_code == 0, result.output
    return result


def test_a_claim_is_shown_with_its_words_and_accepted(base: Path) -> None:
    result = review(DEAL[:8], keys="a")
    for part in (
        "1 of 1",
        f"deal {DEAL}",
        "300 MW (capacity_mw) for AWS (counterparty)",
        "The Wire · 2025-11-05",
        "“AWS”",
    ):
        assert part in " ".join(result.stdout.split())
    assert result.stderr.startswith("1 accepted; ")
    assert rows("sql", "SELECT claim, verdict, who FROM verdicts") == [
        {"claim": DEAL, "verdict": "accept", "who": "Ada"}
    ]


def test_a_rejected_claim_leaves_the_facts_and_undo_brings_it_back(base: Path) -> None:
    review(DEAL, keys="r")
    assert DEAL not in json.dumps(rows("deals", "--company", "Cipher Mining"))
    assert rows("deals", "--company", "Cipher Mining") == []
    result = review(DEAL, SALE, keys="a|u|s|q")
    assert "taken back: accepted" in result.stdout
    assert rows("deals", "--company", "Cipher Mining") == []
    review(DEAL, keys="a")
    assert len(rows("deals", "--company", "Cipher Mining")) == 1


def test_a_field_is_corrected_by_a_span_or_by_a_value(base: Path) -> None:
    result = review(SALE, keys="c|capacity_mw|1|c|site|solar power|c|value|=$2.5bn|q")
    assert "1  “120 MW to 180 MW”  120" in result.stdout
    assert result.stderr.startswith("3 corrected; ")
    (deal,) = rows("deals", "--company", "Velanur Power")
    assert (deal["site"], deal["value"], deal["capacity_mw"]) == ("solar power", 2.5e9, 120)
    spans = rows("sql", "SELECT field, start, \"end\" FROM verdicts WHERE verdict = 'correct' ORDER BY id")
    text = sale().article.text
    assert text[spans[1]["start"] : spans[1]["end"]] == "solar power"
    assert spans[2]["start"] is None


def test_a_claim_tells_its_verdicts(base: Path) -> None:
    review(DEAL, keys="c|site|=Tern Flat|a|q")
    assert [v["verdict"] for v in json.loads(ask("show", DEAL).stdout)["verdicts"]] == ["correct", "accept"]
    told = ask("show", DEAL, "--text").stdout
    assert 'site should be "Tern Flat": Ada, 20' in told
    assert "accepted: Ada, 20" in told


def test_what_cannot_be_is_told_and_asked_again(base: Path) -> None:
    result = review(DEAL, keys="x|c|99|c|status|=perhaps|c|site|Nowhere Land|u|q")
    for part in (
        "leave; what you answered is kept",
        "the fields are: company, counterparty",
        "that cannot be: status: Input should be 'announced'",
        "the article does not say 'Nowhere Land'; type =Nowhere Land",
        "there is nothing to take back",
    ):
        assert part in " ".join(result.stdout.split())
    assert result.stderr.startswith("nothing answered; ")
    assert rows("sql", "SELECT * FROM verdicts") == []


def test_verdicts_are_in_force_after_newer_rules(base: Path) -> None:
    review(DEAL, SALE, keys="r|c|value|=3e9|a")
    listed = rows("sql", "SELECT * FROM verdicts")
    process(base, (document("lease.txt"), lease()), (document("copy.txt"), sale()), rules="rules-2")
    Path("new.txt").write_text("Orrin Grid rose 3% on Monday.")
    assert ask("run", "new.txt", "--model", "blank", "-q").exit_code == 0
    assert rows("sql", "SELECT * FROM verdicts") == listed
    assert rows("deals", "--company", "Cipher Mining") == []
    assert rows("deals", "--company", "Velanur Power")[0]["value"] == 3e9
    assert DEAL not in [row["id"] for row in rows("review", "--list")]


def test_rules_by_verdicts(base: Path) -> None:
    review(DEAL, SALE, keys="a|r")
    (rule,) = rows("rules", "--reviewed")
    assert (rule["rule"], rule["right"], rule["wrong"], rule["precision"]) == ("deal.made", 1, 1, 0.5)
    assert [row["type"] for row in rows("rules", "--by", "type")] == ["deal", "capacity", "event", "guidance", "move"]


def test_annotations(base: Path) -> None:
    review(DEAL, SALE, keys="a|c|value|=3e9|c|site|solar power|a")
    lines = [json.loads(line) for line in ask("review", "--export", "gold").stdout.splitlines()]
    facts = {line["facts"][0]["kind"]: (line, line["facts"][0]) for line in lines}
    line, fact = facts["lease"]
    assert set(line) == {"id", "complete", "facts"}
    assert line["complete"] is False
    assert fact["company"] == ["Cipher Mining"]
    assert fact["counterparty"] == ["Amazon Web Services", "AWS"]
    assert fact["quote"].startswith("Cipher Mining will host")
    assert (facts["ppa"][1]["value"], facts["ppa"][1]["site"]) == (3e9, "solar power")


def test_passages_for_spacy(base: Path) -> None:
    review(DEAL, SALE, keys="a|r")
    lines = [json.loads(line) for line in ask("review", "--export", "spacy").stdout.splitlines()]
    accepted = next(line for line in lines if line["answer"] == "accept")
    said = {s["label"]: accepted["text"][s["start"] : s["end"]] for s in accepted["spans"]}
    assert said["DEAL.CAPACITY_MW"] == "300 MW"
    assert ask("review", "--export", "spacy", "--out", "reviewed.spacy").exit_code == 0
    docs = list(DocBin().from_disk("reviewed.spacy").get_docs(spacy.blank("en").vocab))
    assert sorted(doc.cats["DEAL"] for doc in docs) == [0.0, 1.0]
    assert {span.label_ for doc in docs for span in doc.spans["sc"]} == set(said)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("review", "--out", "x.jsonl"), "--out goes with --export"),
        (("review", "--export", "gold", "--out", "x.spacy"), "give --export spacy"),
        (("review", "zzz"), "there is no claim 'zzz'"),
        (("rules", "--by", "moon"), "'moon' is not one of"),
    ],
)
def test_what_a_person_can_do_wrong(base: Path, arguments: tuple[str, ...], message: str) -> None:
    result = ask(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_nothing_waits(base: Path) -> None:
    assert "nothing is waiting for a look" in ask("review", "--limit", "0").stderr
