"""The identity of the rule set."""

import subprocess
import sys
from pathlib import Path

import pytest

from extractor import rules


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in rules.RULE_PACKAGES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").write_text(name)
    (tmp_path / "registry" / "data.tsv").write_text("Acme")
    monkeypatch.setattr(rules, "__file__", str(tmp_path / "rules.py"))
    rules.rule_hash.cache_clear()
    return tmp_path


def digest(model: str | None = None) -> str:
    rules.rule_hash.cache_clear()
    return rules.rule_hash(model)


@pytest.mark.parametrize("name", ["facts/a.py", "language/deep/b.py", "registry/data.tsv", "reading/a.py"])
def test_any_rule_or_datum_makes_another_rule_set(package: Path, name: str) -> None:
    before = digest()
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("other")
    assert digest() != before


@pytest.mark.parametrize("name", ["store/a.py", "facts/a.pyc", "pipeline.txt"])
def test_what_makes_no_claims_does_not(package: Path, name: str) -> None:
    before = digest()
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("other")
    assert digest() == before


def test_the_model_is_part_of_it_by_its_files(package: Path, tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    (model / "weights").write_text("1")
    before = digest(str(model))
    assert before not in (digest(), digest("another"))
    assert digest(None) == digest("en_wattwire") != digest("blank")
    (model / "weights").write_text("2")
    assert digest(str(model)) != before


def test_it_is_the_same_in_every_process() -> None:
    code = "from extractor.rules import rule_hash; print(rule_hash())"
    found = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout for _ in range(2)}
    assert len(found) == 1
    assert len(found.pop()) == 17


def test_a_run_records_what_it_depends_on() -> None:
    found = rules.versions("nowhere")
    assert found["model"] == "nowhere"
    assert {"wattwire", "python", "spacy", "trafilatura"} <= set(found)
