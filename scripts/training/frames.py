"""Labelled passages out of frames (`models/deal_frames.txt`): names, amounts and asides drawn by one seeded generator.

A frame says with which words a deal of a kind is told; the asides about its parties are what a story says of a company in
passing: what it is, whose it is, where it sits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.facts.deal.parties import PROVIDERS, TAKERS
from extractor.registry import registry
from training import passages
from training.fillers import Fillers

FRAMES = Path(__file__).resolve().parents[2] / "models" / "deal_frames.txt"
_CHOICE = re.compile(r"\(((?:[^()]*\|)[^()]*)\)")
_TELLS = re.compile(r"<([^<>/]+)(?:/(\w*))?(?:/(\w+))?>")
_SLOT = re.compile(r"\{([A-Z]+-?)\}")
_AN = re.compile(r"\b([Aa]) (?=\[?[aeioAEIO8])|\b([Aa])n (?=\[?[^aeioAEIO8\[])")
_LEFT_OPEN = ("ppa", "lease", "cloud", "supply", "construction", "joint_venture", "financing", "other")
_UNNAMED = "a hyperscaler;an undisclosed utility;a large technology company;an unnamed customer;one of its customers;a European carmaker;a global bank;an AI lab;a leading cloud provider;an investment-grade tenant;a Fortune 500 retailer;two lenders"
_DOES = "operates plants in {loc};employs 4,000 people;reports next week;was founded in 2009;trades in {loc};has 30 sites;went public last year;already works with {org};owns a third of {org}"
_BEFORE = "On [{date}], ;In {loc}, ;Separately, ;Meanwhile, ;In a filing on {date}, ;Last month, ;In {year}, ;After months of haggling, ;Despite weak prices, "
_BEHIND = ", the companies said; on {date};, it said in a statement;, according to {media}; as it seeks cheaper supplies;, sending its shares up {pct};, its largest so far; in a bid to cut costs;, said {person}, its chief executive;, {org} advised;, subject to approval by regulators;, after {org} had walked away"
_NEXT = 'Terms were not disclosed.;The shares gained {pct} on {date}.;Work is due to start in {year}.;{org} and {org} are rivals in the market.;The company reports results on {date}.;"It is a milestone," {person} said.;Analysts at {org} had expected as much.;It is the third such step this year.'
_TRADES = {
    "ipp": "Energy;Power;Renewables;Solar;Wind;Hydro;Nuclear;Storage", "bank": "Capital;Bank;Partners;Credit;Ventures;Lending;Investments",
    "equipment": "Turbines;Cells;Modules;Systems;Semiconductors;Batteries;Cables", "construction": "Construction;Engineering;Builders;Contractors",
    "neocloud": "Cloud;Compute;Computing", "data_centre": "Data Centers;Mining;Realty;Data Parks;Digital Infrastructure",
    "ai_lab": "AI;Labs;Intelligence;Robotics", "industrial": "Steel;Motors;Chemicals;Foods;Pharma;Cement;Aluminium",
}  # fmt: skip
"""Words that a name of a sector may end in."""


@dataclass
class Kind:
    """What is written under "@ kind": words for its two sides, its nouns, its frames."""

    words: dict[str, list[str]] = field(default_factory=lambda: {"p": [], "c": [], "n": []})
    frames: list[str] = field(default_factory=list)


def frames(path: Path = FRAMES) -> dict[str, Kind]:
    """The frames of the file by kind; those of "any" stand under each kind that they go with."""
    found: dict[str, Kind] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            kind = found.setdefault(line[2:].strip(), Kind())
        elif match := re.match(r"([pcn]): (.*)", line):
            kind.words[match[1]] = [word.strip() for word in match[2].split(";")]
        elif line.strip() and not line.startswith("#"):
            kind.frames.append(line)
    shared = found.pop("any")
    for name in _LEFT_OPEN:
        if name in found:
            found[name].frames += shared.frames
    return found


class Writer:
    """Writes passages out of frames."""

    def __init__(self, fillers: Fillers, path: Path = FRAMES) -> None:
        self.fill, self.rng, self.kinds = fillers, fillers.rng, frames(path)
        self.listed: dict[str, list[str]] = {}
        for company in registry().companies:
            self.listed.setdefault(company.sector, []).append(company.name)

    def all(self, times: int) -> Iterator[passages.Passage]:
        """Every frame so many times."""
        for name, kind in self.kinds.items():
            for frame in kind.frames:
                for _ in range(times * (2 if name == "none" else 1)):
                    yield passages.parse(self.line(name, kind, frame))

    def line(self, name: str, kind: Kind, frame: str) -> str:
        """A frame filled, as the files of passages have it."""
        text = self._chosen(frame)
        self.names = {
            "P": self._company(PROVIDERS.get(name, set())),
            "C": self._company(TAKERS.get(name, set())),
            "T": self.fill.company(),
        }
        plain = not text.endswith(".") or name == "none"
        self.site = self.fill.facility() if self.rng.random() < 0.3 else self._site()
        text = _TELLS.sub(lambda m: self._tells(name, m), text)
        text = _SLOT.sub(lambda m: self._slot(m[1], kind, text[m.end() :], m.start() == 0), text)
        text = self._about(text, plain)
        text = _AN.sub(lambda m: (m[1] + "n ") if m[1] else (m[2] + " "), text)
        return text[0].upper() + text[1:] if text[0].islower() else text

    def _company(self, sectors: set[str]) -> str:
        """A company of a sector that fits its side: mostly, as in the news."""
        chance = self.rng.random()
        if chance < 0.45 and sectors:
            return self.rng.choice(self.listed[self.rng.choice(sorted(sectors & set(self.listed)))])
        trades = [trade for sector in sorted(sectors & set(_TRADES)) for trade in _TRADES[sector].split(";")]
        if chance < 0.8 and trades:
            return f"{self.fill.invented().split()[0]} {self.rng.choice(trades)}"
        return self.fill.company()

    def _chosen(self, text: str) -> str:
        while found := _CHOICE.search(text):
            text = text[: found.start()] + self.rng.choice(found[1].split("|")) + text[found.end() :]
        return text

    def _tells(self, name: str, match: re.Match[str]) -> str:
        words = match[1]
        label = " ".join(filter(None, ("!", name, match[2] or "announced", match[3])))
        return f"[{words}|{label}]"

    def _slot(self, slot: str, kind: Kind, behind: str, first: bool) -> str:
        rng, fill = self.rng, self.fill
        if slot in ("P", "C", "T"):
            return self._party(slot, kind, behind, first)
        made = {
            "O": lambda: f"[{fill.company()}|-]", "MW": lambda: f"[{fill('MW')}|mw]", "MWN": lambda: fill("MW"),
            "VAL": lambda: f"[{self._money()}|val]", "SUM": self._money, "TERM": lambda: f"[{self._years()} years|term]",
            "TERM-": lambda: f" [{self._years()}-year|term]" if rng.random() < 0.5 else "",
            "SITE": lambda: f"[{self.site}|site]", "LOC": lambda: f"[{fill('LOC')}|loc]" if kind.words["n"] else fill("LOC"), "N": lambda: rng.choice(kind.words["n"]),
            "U": lambda: f"[{fill.pick(_UNNAMED)}|c?]", "DATE": lambda: fill("DATE"), "YEAR": lambda: fill("YEAR"),
            "PCT": lambda: fill("PCT"), "NUM": lambda: fill("NUM"), "MEDIA": lambda: fill("MEDIA"), "PERSON": fill.person,
        }  # fmt: skip
        return made[slot]()

    def _money(self) -> str:
        return next(m for m in iter(lambda: self.fill("MONEY"), "") if "." not in m or "illion" in m)

    def _years(self) -> str:
        return str(self.rng.choice((5, 7, 10, 12, 15, 20, 25)))

    def _site(self) -> str:
        return self.fill.facility().rsplit(" ", 1)[0]

    def _party(self, slot: str, kind: Kind, behind: str, first: bool) -> str:
        role, rng = slot.lower(), self.rng
        name = self.names[slot]
        marked, chance = f"[{name}|{role}]", rng.random()
        words = kind.words.get(role) or ["company", "firm", "maker", "group"]
        called = rng.choice(words)
        if behind.startswith("'s"):
            return f"{called} {marked}" if chance < 0.2 else marked
        if chance < 0.16:
            return f"{rng.choice(('', '', 'the ', 'German ', 'U.S. ', 'Japanese ', 'Houston-based '))}{called} {marked}"
        if chance < 0.3 and not behind.startswith((",", " (", " and")) and not behind.endswith("none"):
            close = "" if behind.startswith(".") else ","
            about = rng.choice(
                (
                    f"a {called}",
                    f"the {called}",
                    f"a unit of [{self.fill.company()}|parent]",
                    "which " + self._said(_DOES),
                )
            )
            return f"{marked}, {about}{close}"
        if chance < 0.34:
            return f"{marked} ({self.fill('TICKER')})"
        if chance < 0.37:
            return f"{self.fill('LOC')}-based {marked}"
        return marked

    def _said(self, texts: str) -> str:
        text, fill = self.fill.pick(texts), self.fill
        text = re.sub(r"\{org\}", lambda _: f"[{fill.company()}|-]", text)
        for slot in ("date", "loc", "year", "media", "pct", "person"):
            text = re.sub(rf"\{{{slot}\}}", lambda _, s=slot: fill(s.upper()), text)  # type: ignore[misc]
        return text.replace("[", "[") if "|" in text else re.sub(r"[\[\]]", "", text)

    def _about(self, text: str, plain: bool) -> str:
        """What stands before and behind, and the sentence after it."""
        if plain:
            return text
        if self.rng.random() < 0.2:
            text = self._lead(_BEFORE) + text
        if self.rng.random() < 0.25:
            behind = self._said(_BEHIND)
            text = text[:-1] + " " * behind[0].isalpha() + behind + "."
        if self.rng.random() < 0.2:
            text += " " + self._said(_NEXT)
        return text

    def _lead(self, texts: str) -> str:
        return re.sub(r"[\[\]]", "", self._said(texts)).rstrip() + " "
