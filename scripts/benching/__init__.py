"""The parts of ``scripts/bench-fetch``."""
