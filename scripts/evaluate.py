#!/usr/bin/env python3
"""Score the pipeline against annotated articles, and hold the floors.

    scripts/evaluate                             the project's corpus against corpus/floors.json
    scripts/evaluate ARTICLES GOLD               any articles (file or folder) and gold (JSON lines, file or folder)
    scripts/evaluate --errors                    list every wrong and missed fact
    scripts/evaluate --without-registered ARTICLES GOLD      with the companies of the gold taken out of the registry
    scripts/evaluate --raise-floors              write today's figures as floors; never lowers one

Exit status 1 where a floor is missed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FLOORS = ROOT / "corpus" / "floors.json"
KINDS = ("deal", "capacity", "move", "guidance", "event", "all")


def gold_file(gold: Path, folder: Path) -> Path:
    """One file of annotations, joined where they come as a folder."""
    if gold.is_file():
        return gold
    joined = folder / "gold.jsonl"
    joined.write_text("".join(p.read_text(encoding="utf-8") for p in sorted(gold.glob("*.jsonl"))), encoding="utf-8")
    return joined


def digest(*paths: Path) -> str:
    """A digest of every input file, so that floors say what they were measured on."""
    files = sorted(p for path in paths for p in ([path] if path.is_file() else path.rglob("*")) if p.is_file())
    return hashlib.sha256(b"".join(hashlib.sha256(p.read_bytes()).digest() for p in files)).hexdigest()[:16]


def score(articles: Path, gold: Path, errors: bool, model: str | None, unregistered: bool) -> tuple[dict, str]:
    """The scorer's report and, on request, its list of errors."""
    with tempfile.TemporaryDirectory() as name:
        claims, annotations = Path(name) / "claims.jsonl", gold_file(gold, Path(name))
        command = [str(Path(sys.executable).with_name("wattwire")), "extract", str(articles), "--quiet"]
        command += ["--model", model] if model else []
        if unregistered:
            command = [sys.executable, str(HERE / "benching" / "unregistered.py"), str(articles), str(annotations)]
        with claims.open("w", encoding="utf-8") as out:
            subprocess.run(command, stdout=out, check=True)
        scorer = [sys.executable, str(HERE / "score.py"), str(annotations), str(claims)]
        report = json.loads(subprocess.run([*scorer, "--json"], capture_output=True, text=True, check=True).stdout)
        listing = subprocess.run(
            [*scorer, "--errors"] if errors else scorer, capture_output=True, text=True, check=True
        )
    return report, listing.stdout


def held(report: dict, floors: dict, inputs: str) -> list[str]:
    """What is below its floor, in words."""
    missed = [
        f"{kind}: F1 {report['core'][kind]['f1']:.3f} is below its floor of {floors['f1'][kind]:.3f}"
        for kind in KINDS
        if report["core"][kind]["f1"] < floors["f1"][kind]
    ]
    if floors["inputs"] != inputs:
        missed.append("the corpus is not the one the floors were measured on: run scripts/evaluate --raise-floors")
    return missed


def raised(report: dict, floors: dict, inputs: str) -> dict:
    """The floors, each at least what it was, rounded down to two decimals."""
    f1 = {k: max(floors["f1"].get(k, 0.0), int(report["core"][k]["f1"] * 100) / 100) for k in KINDS}
    return {"inputs": inputs, "f1": f1}


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?", default=ROOT / "corpus" / "articles")
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT / "corpus" / "gold")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--raise-floors", action="store_true")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--model", help="the pipeline to use, as for wattwire extract")
    form.add_argument("--without-registered", action="store_true")
    options = parser.parse_args()
    own = options.gold == ROOT / "corpus" / "gold" and not options.without_registered
    report, listing = score(options.articles, options.gold, options.errors, options.model, options.without_registered)
    print(listing, end="")
    if not own:
        return 0
    inputs = digest(options.articles, options.gold)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"inputs": inputs, "f1": {}}
    if options.raise_floors:
        below = [k for k in KINDS if report["core"][k]["f1"] < floors["f1"].get(k, 0.0)]
        FLOORS.write_text(json.dumps(raised(report, floors, inputs), indent=1) + "\n", encoding="utf-8")
        if below:
            print(f"not lowered, though today is below: {', '.join(below)}", file=sys.stderr)
        return 1 if below else 0
    missed = held(report, floors, inputs) if FLOORS.exists() else ["no floors yet: run scripts/evaluate --raise-floors"]
    print("\n".join(missed), file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
