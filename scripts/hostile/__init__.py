"""Input made to crash, hang, swell or mislead; ``scripts/fuzz.py`` and ``tests/hostile`` feed it."""
