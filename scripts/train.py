#!/usr/bin/env python3
"""Train the shipped pipeline models/en_wattwire from public sources, or score it.

    scripts/train --data DIR                     train both legs, score them, write the package
    scripts/train --data DIR --resume            go on from the checkpoints of a run that was cut off
    scripts/train --data DIR --names             train the names alone, beside the tags and dependencies of the package
    scripts/train --data DIR --further STEPS     train the package's names further, on the mixture as it is now
    scripts/train --data DIR --leave-one-out     what each main source of names adds, in shorter runs
    scripts/train --data DIR --score             score the package as it is
    scripts/train --speed ARTICLES               words a CPU second, beside the shapes of spaCy's small pipeline

DIR holds the sources in one folder each, named as in the model card (models/en_wattwire/README.md). A run takes about
an hour and a half on one core, and needs no GPU.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from training import grammar, labelled, legs, mix, package, score

import extractor
from extractor.language.network import Network
from extractor.language.trained import open_trained
from extractor.reading import read
from extractor.schema import Rejected
from extractor.sources import documents

MAIN = ("FIRE", "UNER_EWT", "Re-DocRED", "swapped", "patterns")
SHORT = 6000
"""Steps of a run that only compares sources."""


def train_grammar(data: Path, work: Path, resume: bool) -> Path:
    """The leg for tags and dependencies; its best checkpoint."""
    if not (resume and (work / "dev.spacy").exists()):
        legs.write_docs(work / "train.spacy", grammar.sentences(data, grammar.EWT_TRAIN + grammar.GUM_TRAIN))
        legs.write_docs(work / "dev.spacy", grammar.sentences(data, grammar.EWT_DEV))
    return legs.run("grammar", work, resume=resume)


def train_names(
    data: Path,
    work: Path,
    resume: bool,
    without: Iterable[str] = (),
    steps: int | None = None,
    start: Path | None = None,
) -> Path:
    """The leg for names; its best checkpoint."""
    if not (resume and (work / "dev.spacy").exists()):
        mixed = mix.mixture(data, without)
        for source, count in mixed.shares.items():
            print(f"{count:>7,} sentences  {source}")
        legs.write_docs(work / "train.spacy", labelled.docs(mixed.sentences))
        legs.write_docs(work / "dev.spacy", labelled.docs(mix.held_out(data)))
    return legs.run("names", work, resume=resume, steps=steps, start=start)


def leave_one_out(data: Path, work: Path) -> None:
    """Scores of the names without each main source, after half of the steps of a full run."""
    for source in (None, *MAIN):
        named = train_names(data, work / (source or "all"), False, [source] if source else [], SHORT)
        nlp = open_trained(str(named))
        print(f"== {f'without {source}' if source else 'all sources'}")
        show(score.table(nlp, data))


def show(scores: dict[str, dict[str, float]]) -> None:
    """The table of scores, in hundredths."""
    for where, row in scores.items():
        print(f"{where:<22}" + "  ".join(f"{measure} {value:.1f}" for measure, value in row.items()))


def show_speed(articles: Path) -> None:
    """Words a CPU second of the network and of spaCy's small shapes in one run; its time on an article.

    That is with every sentence read, and with those alone that a run asks it for.
    """
    texts = [r.text for d in documents([str(articles)]) if not isinstance(r := read(d), Rejected)]
    shipped = open_trained("en_wattwire")
    shapes, network = score.small_shapes(shipped), Network(shipped)
    docs = [shipped.make_doc(text) for text in texts]
    peer, whole = score.speeds(
        (score.as_spacy_runs(shapes), [shapes.make_doc(text) for text in texts]), (network.read, docs)
    )
    print(f"Words a CPU second, {len(texts)} articles: {whole:,.0f}")
    print(f"spaCy's small shapes: {peer:,.0f}, so that the network is {whole / peer:.1f} times as fast")
    nlp = extractor.load()
    asked = next(pipe for _, pipe in nlp.pipeline if isinstance(pipe, Network))
    clock = score.Clock()
    asked.stages = {name: clock.timed(stage) for name, stage in asked.stages.items()}
    began = time.process_time()
    for text in texts:
        extractor.extract(text, nlp=nlp)
    took = time.process_time() - began
    every = sum(map(len, docs)) / whole
    told = {"every sentence": every, "where it is asked": clock.seconds, "the rest of a run": took - clock.seconds}
    costs = "; ".join(f"{what} {1000 * seconds / len(texts):.1f}" for what, seconds in told.items())
    print(f"CPU milliseconds of the network for an article: {costs}")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder of the sources")
    parser.add_argument(
        "--work", type=Path, default=package.PACKAGE.parents[1] / "build" / "train", help="for checkpoints"
    )
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoints")
    parser.add_argument("--leave-one-out", action="store_true", help="what each main source of names adds")
    parser.add_argument("--names", action="store_true", help="train the names only, beside the package's grammar")
    parser.add_argument("--further", type=int, metavar="STEPS", help="train the package's names STEPS steps further")
    parser.add_argument("--score", action="store_true", help="score the package, train nothing")
    parser.add_argument("--speed", type=Path, metavar="ARTICLES", help="time the package on articles, train nothing")
    args = parser.parse_args()
    if args.speed:
        show_speed(args.speed)
        return 0
    if args.data is None or not args.data.is_dir():
        parser.error("--data must name the folder of the sources")
    if args.score:
        shipped = open_trained("en_wattwire")
        show(score.table(shipped, args.data) | score.on_our_test(shipped, args.data))
        return 0
    if args.leave_one_out:
        leave_one_out(args.data, args.work)
        return 0
    kept = package.weights()
    parsed = kept if args.names or args.further else train_grammar(args.data, args.work / "grammar", args.resume)
    start = kept if args.further else None
    named = train_names(args.data, args.work / "names", args.resume, steps=args.further, start=start)
    nlp = package.assemble(parsed, named)
    scores = score.table(nlp, args.data)
    show(scores)
    print(f"written: {package.write(nlp, scores)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
