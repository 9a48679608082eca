"""Copies of a text and texts that only look alike."""

from __future__ import annotations

from extractor.identity.copies import alike, bands, runs, signature

STORY = (
    "Velanur Power signed a contract to sell 120 MW of solar power to Quillstone Digital for fifteen years. The plant "
    "at Dry Fork will be built next year, and both companies expect it to run from the summer after. A second phase "
    "may follow once the grid operator has strengthened the line to the valley, Velanur said in its statement."
)
RETOLD = (
    "Quillstone Digital will take solar power from Velanur Power: a plant of 120 MW at Dry Fork is to supply it for "
    "fifteen years. Building begins next year. The companies may add to it when a stronger line reaches the valley."
)


def test_a_copy_with_a_line_added() -> None:
    copy = STORY + " This report first stood in another paper."
    assert alike(runs(STORY), runs(copy))
    assert set(bands(signature(runs(STORY)))) & set(bands(signature(runs(copy))))


def test_a_retelling_is_another_story() -> None:
    assert not alike(runs(STORY), runs(RETOLD))


def test_signatures_are_the_same_every_time() -> None:
    assert signature(runs(STORY)) == signature(runs(STORY.upper()))
    assert len(signature(runs(STORY))) == 256
    assert len(bands(signature(runs("One")))) == 16
