"""Bounds that keep what is endless from costing more than its length."""

from __future__ import annotations

import subprocess
import sys

from extractor.facts.masked import squeezed
from extractor.language.sentences import boundaries


def test_a_sentence_without_end_is_cut_between_words() -> None:
    text = "Velanur Power and " * 2000
    starts = boundaries(text)
    assert max(after - before for before, after in zip(starts, [*starts[1:], len(text)], strict=True)) <= 3000
    assert all(text[start - 1] == " " for start in starts[1:])


def test_rules_see_no_run_without_end() -> None:
    assert squeezed("a  b" + " " * 500 + "c" * 500 + "-" * 500) == "a  b" + " " * 8 + "c" * 80 + "-" * 24


def test_a_worker_that_starts_first_does_not_hear_an_interrupt() -> None:
    """What starts the first process starts a helper of the library before, which used to undo the deafness."""
    code = (
        "import signal; from multiprocessing import resource_tracker\n"
        "from extractor.engines.stopping import deaf_to_interrupts\n"
        "with deaf_to_interrupts():\n"
        "    resource_tracker.getfd()\n"
        "    assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
