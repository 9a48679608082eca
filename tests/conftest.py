"""What all tests share: one loaded pipeline, and a short way to ask it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

import extractor
from extractor.schema import Extraction

Extract = Callable[..., Extraction]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A case with bytes is called by its argument and number: what is packed holds the time, and every process that runs
    tests has to find the same names."""
    return argname if isinstance(val, bytes | bytearray) else None


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline of rules alone."""
    return extractor.load("blank")


@pytest.fixture(scope="session")
def trained() -> Language:
    """The pipeline that ships, with its grammar."""
    return extractor.load("en_wattwire")


@pytest.fixture(scope="session")
def extract(nlp: Language) -> Extract:
    """``extractor.extract`` with that pipeline."""
    return lambda text, **options: extractor.extract(text, nlp=nlp, **options)
