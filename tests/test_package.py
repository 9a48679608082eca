"""The shipped pipeline as a package, and the distribution that carries it."""

from __future__ import annotations

import configparser
import json
import re
from pathlib import Path

import en_wattwire

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "models" / "en_wattwire"
(WEIGHTS,) = PACKAGE.glob("en_wattwire-*")


def distribution() -> configparser.ConfigParser:
    read = configparser.ConfigParser()
    read.read(ROOT / "setup.cfg", encoding="utf-8")
    return read


def test_it_loads_and_knows_its_labels() -> None:
    nlp = en_wattwire.load()
    assert nlp.pipe_names == ["sentencizer", "tok2vec", "tagger", "parser", "ner"]
    assert nlp.get_pipe("ner").labels == ("FAC", "LOC", "ORG", "PERSON")  # type: ignore[attr-defined]


def test_one_version_everywhere() -> None:
    versions = {json.loads((folder / "meta.json").read_text("utf-8"))["version"] for folder in (PACKAGE, WEIGHTS)}
    assert versions == {en_wattwire.__version__} == {WEIGHTS.name.removeprefix("en_wattwire-")}


def test_the_weights_are_light_and_hold_no_training_text() -> None:
    assert sum(file.stat().st_size for file in WEIGHTS.rglob("*") if file.is_file()) < 20_000_000
    strings = json.loads((WEIGHTS / "vocab" / "strings.json").read_text("utf-8"))
    assert len(strings) < 150


def test_the_model_card_gives_every_source_and_the_scores_of_this_run() -> None:
    card = (PACKAGE / "README.md").read_text("utf-8")
    meta = json.loads((PACKAGE / "meta.json").read_text("utf-8"))
    for source in meta["sources"]:
        assert source["url"] in card
        assert source["license"].partition(",")[0].removeprefix("annotations ") in card
    for row in meta["performance"].values():
        for measure in ("tag", "LAS", "ORG F", "PERSON F"):
            if measure in row:
                assert re.search(rf"\b{row[measure]}\b", card), measure


def test_the_distribution_names_every_package_and_what_it_carries() -> None:
    read = distribution()
    listed = set(read["options"]["packages"].split())
    there = {".".join(p.parent.relative_to(ROOT).parts) for p in (ROOT / "extractor").rglob("__init__.py")}
    assert listed == there | {"en_wattwire"}
    assert read["metadata"]["license"] == "Apache-2.0 AND CC-BY-SA-4.0"
