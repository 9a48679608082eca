#!/usr/bin/env python3
"""Fit the confidence of claims on annotated articles, and judge it.

    scripts/calibrate                            cross-validate on the project's corpus, ten parts by article
    scripts/calibrate --write                    the same, and write extractor/facts/data/confidence.json
    scripts/calibrate ARTICLES GOLD              judge what ships on any articles and gold, as for scripts/evaluate

The same corpus and rules give the same file. Fit anew whenever rules or annotations change.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from calibration import fit, gather, report
from evaluate import digest, gold_file

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "extractor" / "facts" / "data" / "confidence.json"


def document(model: fit.Model, judged: list[gather.Judged], left_out: list[float], inputs: str) -> dict:
    """What is shipped: the weights, and where they come from."""
    right = [claim.right for claim in judged]
    return {
        "fitted_on": {
            "command": "scripts/calibrate --write",
            "corpus": inputs,
            "articles": len({claim.article for claim in judged}),
            "claims": len(judged),
            "right": sum(right),
            "ridge": model.ridge,
        },
        "left_out": report.figures(left_out, right),
        "base": model.base,
        "weights": dict(sorted(model.weights.items())),
    }


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?", default=ROOT / "corpus" / "articles")
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT / "corpus" / "gold")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    own = options.gold == ROOT / "corpus" / "gold"
    if options.write and not own:
        parser.error("only the project's corpus is fitted on")
    with tempfile.TemporaryDirectory() as folder:
        judged = gather.judged(options.articles, gold_file(options.gold, Path(folder)))
    if own:
        model, said = fit.chosen(judged)
        print(f"ridge {model.ridge:g}; each claim as fitted on the nine tenths of the articles that it is not from")
    else:
        said = [claim.confidence for claim in judged]
    print(report.table(said, judged))
    if options.write:
        inputs = digest(options.articles, options.gold)
        text = json.dumps(document(model, judged, said, inputs), indent=1, ensure_ascii=False) + "\n"
        FILE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
