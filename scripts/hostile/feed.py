"""Feeding inputs to the real thing: worker processes under the watchdog, a base, and the readers of lists."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractor.engines import Engine, Job, run
from extractor.schema import Extraction, RawDocument, Rejected
from extractor.schema.article import RawKind
from extractor.store.connect import reading
from extractor.store.verify import problems
from extractor.store.write import Writer
from hostile.seeds import Seed

LISTS = (".xml", ".csv")
"""Ends of names of what no article is in."""
OURS = ("error", "crash")
"""Reasons that say that we, and not the input, were at fault."""
OVERRUNS = ("timeout", "memory")
"""Reasons that the watchdog gives."""
_URL = "https://wire.example/list"


@dataclass
class Fed:
    """What came of it. ``bad`` are the names of inputs that did not end as they may, each with why, ``over`` those that
    took more than they may and were ended for it; ``slowest`` the seconds of the slowest ones."""

    inputs: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    bad: dict[str, str] = field(default_factory=dict)
    over: list[str] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def ended(self, name: str, end: str, detail: str | None) -> None:
        """Takes note of how an input ended."""
        self.ends[end] += 1
        if end in OURS:
            self.bad[name] = f"{end}: {detail}"
        if end in OVERRUNS:
            self.over.append(f"{name}: {end}")

    def took(self, seconds: float, name: str) -> None:
        """Takes note of a time, if it is among the ten longest."""
        self.slowest = sorted([*self.slowest, (seconds, name)], reverse=True)[:10]


def feed(named: Sequence[tuple[str, Seed]], folder: Path, base: Path, fed: Fed, *, model: str, seconds: float) -> None:
    """Inputs, each with a name of its own, through files in a folder into a base, and through the readers of lists."""
    fed.inputs += len(named)
    _feed_files([(name, seed) for name, seed in named if seed.kind not in LISTS], folder, base, fed, model, seconds)
    _feed_lists([(name, seed) for name, seed in named if seed.kind in LISTS], fed, seconds)


def _feed_files(
    named: Sequence[tuple[str, Seed]], folder: Path, base: Path, fed: Fed, model: str, seconds: float
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for number, (name, seed) in enumerate(named):
        path = folder / f"{number:06}{seed.kind}"
        path.write_bytes(seed.data)
        paths[str(path)] = name
    last = [time.monotonic()]

    def progress(raw: RawDocument, outcome: str) -> None:
        now = time.monotonic()
        fed.took(now - last[0], paths.get(raw.source, raw.source))
        last[0] = now

    with Writer(str(base)) as store:
        run(Job([str(folder)], model=model, seconds=seconds), store, progress)
    with reading(str(base)) as db:
        rows = db.execute("SELECT source, outcome, reason, detail FROM inputs WHERE replaced_by IS NULL").fetchall()
        found = {row["source"] for row in rows}
        for row in rows:
            if row["source"] in paths:
                fed.ended(paths[row["source"]], row["reason"] or row["outcome"], row["detail"])
        for problem in problems(db):
            fed.bad[f"verify: {problem}"] = "the base is not sound"
    for path, name in paths.items():
        if path not in found:
            fed.bad[name] = "no row says what became of it"
        Path(path).unlink()


def _feed_lists(named: Sequence[tuple[str, Seed]], fed: Fed, seconds: float) -> None:
    names = iter([name for name, _ in named])
    with Engine("hostile.feed:reader", seconds=seconds) as engine:
        began = time.monotonic()
        for _, result in engine.run(_raws(named)):
            name = next(names)
            assert isinstance(result, Rejected), name
            fed.took(time.monotonic() - began, name)
            began = time.monotonic()
            fed.ended(name, result.reason, result.detail)


def _raws(named: Iterable[tuple[str, Seed]]) -> Iterator[RawDocument]:
    kinds: dict[str, RawKind] = {".xml": "html", ".csv": "record"}
    for name, seed in named:
        yield RawDocument(name, kinds[seed.kind], seed.data)


def reader() -> Callable[[RawDocument], Extraction | Rejected]:
    """What a worker does with lists: those of the web, and those of companies."""
    return lambda raw: _read_companies(raw.data) if raw.kind == "record" else _read_links(raw.data)


def _read_companies(data: bytes) -> Rejected:
    from extractor.registry import imports, registry
    from extractor.registry.load import RegistryError

    name = "a.json" if data.lstrip().startswith(b"{") else "a.csv"
    try:
        found = imports.read(name, data.decode("utf-8", "replace"), registry())
    except RegistryError as error:
        return Rejected(outcome="skip", reason="refused", detail=str(error)[:300])
    return Rejected(outcome="skip", reason="companies", detail=f"{len(found)} companies")


def _read_links(data: bytes) -> Rejected:
    from protego import Protego

    from extractor.sources.web import feeds, kinds, sitemaps, sites
    from extractor.sources.web.bodies import BodyError
    from extractor.sources.web.robots import Robots
    from extractor.sources.web.xml import UnsafeXml

    number = 0
    try:
        data = kinds.unzipped(data)
        kinds.told(data, _URL, "text/xml")
        for links in (feeds.links(data, _URL, "text/xml"), sitemaps.links(data, _URL), sites.pages(data, _URL)):
            for link in links:
                number += 1
                if not link.url.startswith(("http://", "https://")):
                    return Rejected(outcome="failure", reason="error", detail=f"leads to {link.url[:200]}")
        number += len(list(sites.lists(data, _URL, ())))
        sites.canonical_link(data, _URL)
        rules = Robots(Protego.parse(data.decode("utf-8-sig", "replace")))
        number += len(rules.sitemaps) + int(rules.delay > 0) + int(rules.refused(_URL) is None)
    except UnsafeXml as error:
        return Rejected(outcome="skip", reason="unsafe_xml", detail=str(error))
    except BodyError as error:
        return Rejected(outcome="skip", reason="encoding", detail=str(error))
    return Rejected(outcome="skip", reason="links", detail=f"{number} links")
