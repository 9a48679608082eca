"""A seeded part of what ``scripts/fuzz`` feeds: no crash, no hang, every input accounted for, every span where it says."""

from __future__ import annotations

import random
from pathlib import Path

from hostile.feed import Fed, feed
from hostile.mutate import mutated
from hostile.seeds import Seed, seeds
from hostile.specials import specials

MUTATIONS = 60
LARGEST = 12_000
"""Bytes of the inputs made on purpose that are fed here; the larger ones are left to the script."""


def test_inputs_made_to_hurt_end_with_a_reason_and_the_base_is_sound(tmp_path: Path) -> None:
    made = [(name, seed) for name, seed in specials() if len(seed.data) <= LARGEST]
    chosen = random.Random(3).sample(made, 60)
    for number in range(MUTATIONS):
        chance = random.Random(f"tests-{number}")
        seed = chance.choice(seeds())
        chosen.append((f"mutation {number}", Seed(seed.kind, mutated(seed, chance.choice(seeds()), chance)[:LARGEST])))
    fed = Fed()
    feed(chosen, tmp_path / "in", tmp_path / "facts.db", fed, model="blank", seconds=60.0)
    assert fed.bad == {}
    assert fed.over == []
    assert fed.inputs == len(chosen)
    assert fed.ends["article"] > 20
