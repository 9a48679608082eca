"""What all tests share: one loaded pipeline, and a short way to ask it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

import extractor
from extractor.schema import Extraction

Extract = Callable[..., Extraction]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline of rules alone."""
    return extractor.load("blank")


@pytest.fixture(scope="session")
def extract(nlp: Language) -> Extract:
    """``extractor.extract`` with that pipeline."""
    return lambda text, **options: extractor.extract(text, nlp=nlp, **options)
