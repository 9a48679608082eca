"""The package as a library."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy

import extractor
from extractor.labels import quantities
from extractor.language import COMPONENTS, ModelError

TEXT = "Iren was up 4.9% on Wednesday after it signed a 300 MW deal with Amazon Web Services."


def test_extract_gives_typed_claims_and_the_ledger() -> None:
    extraction = extractor.extract(TEXT, published="2026-01-29")
    assert {claim.type for claim in extraction.claims} >= {"move", "deal"}
    for claim in extraction.claims:
        for field, (start, end) in claim.mentions.items():
            assert TEXT[start:end] == claim.raw[field]


def test_without_a_publication_date_no_year_is_made_up() -> None:
    extraction = extractor.extract(TEXT)
    (move,) = [claim for claim in extraction.claims if claim.type == "move"]
    assert move.period == "XXXX-XX-XX"


def test_the_same_input_gives_the_same_output() -> None:
    assert extractor.extract(TEXT, published="2026-01-29") == extractor.extract(TEXT, published="2026-01-29")


def test_the_components_work_in_anybodys_pipeline() -> None:
    nlp = spacy.blank("en")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp("Velanur Power sold 120 MW.")
    assert [q.raw for q in quantities(doc)] == ["120 MW"]
    assert [span.text for span in doc.spans["wattwire_quantities"]] == ["120 MW"]


def test_a_pipeline_that_is_not_there_is_a_clear_error() -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline 'en_nowhere' is installed"):
        extractor.load("en_nowhere")


def test_importing_the_package_does_not_import_spacy() -> None:
    code = "import sys, extractor; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
