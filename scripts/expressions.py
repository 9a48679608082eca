"""Writes what the rules' regular expressions say of themselves (``extractor/patterns/data/known.json``), so that no
process has to read them again: run it after a rule has changed. ``--check`` only says whether the file is current.
"""

from __future__ import annotations

import argparse
import sys

from ordeals.patterns import import_all

from extractor.patterns.known import (
    KEPT,
    Said,
    asked_for,
    by,
    digest,
    known,
    listed,
    read_anew,
    read_by,
    said,
    written,
)


def expressions() -> dict[tuple[str, int], Said]:
    """What the file should hold: what is said of every expression of the rules, as it is said now."""
    for room in ("extractor.facts", "extractor.language"):
        import_all(room)
    from extractor.facts.deal.match import RULES

    for rule in RULES:
        for each in (rule.compiled, *rule.guards):
            said(each.pattern, each.flags)
    return asked_for()


def stale(found: dict[tuple[str, int], Said]) -> list[str]:
    """What is wrong with the file. Only every sixteenth expression is read for it: other readers show in ``by``."""
    digests = {digest(*key): key for key in found}
    wrong = [f"{key[0][:60]!r} is not in it" for each, key in digests.items() if each not in listed()]
    wrong += [f"{each} is of no expression" for each in sorted(listed() - digests.keys())]
    wrong += ["it was read by other code"] if read_by() != by() else []
    sampled = [key for each, key in digests.items() if each.startswith("0")]
    return wrong + [f"{key[0][:60]!r} says something else" for key in sampled if known(*key) != read_anew(*key)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where the file is not current")
    if parser.parse_args().check:
        wrong = stale(expressions())
        print("\n".join(wrong) or f"{KEPT.name} is current")
        return int(bool(wrong))
    KEPT.write_text(written({key: read_anew(*key) for key in expressions()}), encoding="utf-8")
    print(f"{KEPT.name} has {len(asked_for())} expressions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
