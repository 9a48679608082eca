"""The parts of ``scripts/bench`` and of the other benchmarks."""
