"""The fillers of the sentences that names are learned from: those of the deals' frames (`fillers`), and names of every
origin, public bodies, funds, universities, places, and what is printed large and is no name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from training.fillers import DATA, Fillers
from training.origins import Origin, drawn, origins

_MATTERS = "Energy;Finance;Industry;Transport;Water Resources;Public Works;Trade;Petroleum;Electricity;Mines;Agriculture;Competition;Telecommunications;Nuclear Safety;Environment;Labour;Justice;Railways;Planning;Economic Affairs;Insurance;Health"
_BODIES = "Ministry of {m};{p} Ministry of {m};Department of {m};{p} Department of {m};{p} {m} Commission;{m} Regulatory Authority;{p} {m} Board;National {m} Agency;{p} Supreme Court;{p} High Court;{p} Port Authority;Central Bank of {p};Bank of {p};{p} Stock Exchange;{p} City Council;{p} Chamber of Commerce;{m} Council;{p} Grid Operator Authority;Federal {m} Office;State {m} Administration;Office of {m};{p} {m} Directorate;Comisión Nacional de {w};Autorité {w};Agência Nacional de {w};{w} Development Bank;{p} Transport Authority;European {m} Agency;House {m} Committee;{w} Party;{p} Workers Union;Attorney General's Office;{p} Court of Appeal"
_FUNDS = "{w} Pension Fund;{p} Teachers Retirement System;{f} Capital;{w} Infrastructure Partners;{w} Ventures;{w} Growth Fund;{f} Family Office;{w} Investment Authority;{p} Superannuation Fund;{w} Global Advisors;{w} Equity Partners;{w} Infrastructure Fund II;{f} Partners;{w} Capital Management;Caisse {w};{w} Private Equity;{w} Sovereign Fund;{f} Foundation;{w} Asset Management;{w}invest"
_SCHOOLS = "University of {p};{p} University;{p} Institute of Technology;Technical University of {p};{p} State University;{f} Institute;{p} College;{w} School of Economics;Universidad de {p};{f} Research Center"
_PAPERS = "The {p} Times;{p} Post;The {p} Herald;Daily {w};{w} News;La {w};Der {w};{p} Business Journal;Radio {w};{w} Wire;{p} Observer;The {p} Standard"
_WATERS = (
    "{w} River;River {w};Gulf of {p};{w} Sea;Strait of {p};{w} Bay;Lake {w};{w} Basin;{w} Canal;{w} Channel;{w} Lagoon"
)
_STREETS = "{w} Street;{f} Avenue;{w} Road;{w} Boulevard;Rue {w};Avenida {w};{w}straße;Via {w};{w} Square;{w} Lane"
_PRODUCTS = (
    "{w};{w} {n};{w} Pro;{w} X{n};{h}{n};Model {h};{w} Max;{w} Ultra;{w}OS;{h}-{n};{w} One;{w} Cloud Suite;{w} Mini"
)
_LAWS = "Clean Power Act;Fair Markets Act;Digital Assets Act;Critical Minerals Directive;National Grid Plan;Rural Housing Scheme;Chips Initiative;Data Protection Regulation;Companies Code;Solar Mission;Emissions Trading Scheme;Free Trade Agreement;Green Deal;Investment Tax Credit;Capital Requirements Directive;Production Linked Incentive;Electricity Market Reform;Renewable Portfolio Standard;Net Zero Strategy;Bankruptcy Code;Defense Production Act;Carbon Border Levy;Anti-Dumping Agreement;Clean Air Rule;Universal Service Obligation"
_SHIPS = "Nordic {w};{w} Spirit;MV {w};Pacific {w};{w} Star;Ever {w};Lady {w};{w} Explorer;MT {w}"
_FEASTS = "Christmas;Diwali;Ramadan;Easter;Lunar New Year;Thanksgiving;Black Friday;Golden Week;Good Friday;Labor Day;Eid al-Fitr;Independence Day;{w} Energy Forum;World {w} Congress;{w} Motor Show;{w} Investor Conference;{p} Air Show;Clean Energy Week"
_ROLES = "chief executive;chief economist;chief strategist;chairman;chairwoman;director;spokeswoman;spokesman;treasurer;general counsel;head of sales;finance director;deputy governor;commissioner;secretary;executive director;head of trading;portfolio manager;co-founder;chief operating officer"
_SITE_KINDS = "plant;mine;wind farm;solar park;campus;data center;refinery;mill;smelter;substation;terminal;dam;reactor;solar farm;power station;data centre;project;field;complex;site;port;airport;battery;factory;quarry"
_LARGE_KINDS = "Mine;Wind Farm;Solar Park;Campus;Data Center;Refinery;Generating Station;Power Plant;Nuclear Station;Terminal;Dam;Solar;Wind;Energy Center;Technology Park;International Airport;Port;LNG;Hydro;Gigafactory;Substation;Pipeline;Stadium;Tower;Industrial Park;Energy Hub;Storage;Smelter;Harbour"
_PLACES_KNOWN = 0.65
"""How often a place is one that a map has."""


@dataclass
class World(Fillers):
    """Draws names of every origin beside those of the lists."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.origins = origins()
        self.demonyms = (DATA / "demonyms.txt").read_text(encoding="utf-8").split()
        lines = (DATA / "cities.txt").read_text(encoding="utf-8").splitlines()
        self.places += [p for line in lines if not line.startswith("#") for p in line.split(";") if p]

    @property
    def origin(self) -> Origin:
        """An origin, drawn anew each time."""
        return drawn(self.origins, self.rng)

    def company(self) -> str:
        """A company: listed or made up, now and then printed as a brand, in capitals, or like a person or a place."""
        chance = self.rng.random()
        if chance < 0.42:
            name = super().company().strip(" ,")
        elif chance < 0.92:
            name = self.origin.firm(self.rng)
        else:
            origin = self.origin
            name = self.rng.choice((origin.family, origin.word, origin.town, origin.word))(self.rng)
        printed = self.rng.random()
        if printed < 0.015 and " " not in name:
            return name[0].lower() + name[1:]
        if printed < 0.04 and len(name) < 14:
            return name.upper()
        if printed < 0.05 and " " not in name:
            return name + self.rng.choice((".com", ".ai", ".io", "!", "+", "X", "AI"))
        return name

    def person(self) -> str:
        """A person's full name."""
        return super().person() if self.rng.random() < 0.35 else self.origin.person(self.rng)

    def surname(self) -> str:
        """A family name."""
        return super().surname() if self.rng.random() < 0.35 else self.origin.family(self.rng)

    def place(self) -> str:
        """A place, on the map or not."""
        return self.rng.choice(self.places) if self.rng.random() < _PLACES_KNOWN else self.origin.town(self.rng)

    def site(self) -> str:
        """The name of a site without what it is."""
        origin, chance = self.origin, self.rng.random()
        if chance < 0.3:
            return super().facility().rsplit(" ", 1)[0] if self.rng.random() < 0.2 else self._built("{w} {h}")
        name = (origin.town if chance < 0.7 else origin.word)(self.rng)
        return f"{name} {self.rng.randint(1, 12)}" if chance > 0.93 else name

    def facility(self) -> str:
        """A site, in four of ten with what it is in capitals, in three with it in small letters."""
        chance = self.rng.random()
        if chance < 0.4:
            return f"{self.site()} {self.pick(_LARGE_KINDS)}"
        return f"{self.site()} {self.pick(_SITE_KINDS)}" if chance < 0.7 else self.site()

    def _built(self, text: str) -> str:
        origin, rng = self.origin, self.rng
        made: dict[str, Callable[[], str]] = {
            "{w}": lambda: origin.word(rng), "{f}": lambda: origin.family(rng), "{p}": self.place, "{m}": lambda: self.pick(_MATTERS),
            "{n}": lambda: str(rng.randint(2, 90)), "{h}": lambda: rng.choice(("Ridge", "Creek", "Valley", "Point", "Hill", "North", "South", "West", "Bay")),
        }  # fmt: skip
        for slot, make in made.items():
            while slot in text:
                text = text.replace(slot, make(), 1)
        return text

    def __call__(self, kind: str) -> str:
        """What fills a slot of a pattern."""
        lists = {
            "BODY": _BODIES, "FUND": _FUNDS, "UNI": _SCHOOLS, "WATER": _WATERS, "STREET": _STREETS, "PRODUCT": _PRODUCTS,
            "LAW": _LAWS, "SHIP": _SHIPS, "FEAST": _FEASTS, "ROLE": _ROLES, "KIND": _SITE_KINDS,
        }  # fmt: skip
        if kind in lists:
            return self._built(self.pick(lists[kind]))
        if kind == "LOC":
            return self.place()
        if kind == "TOWN":
            return self.origin.town(self.rng)
        if kind == "SITE":
            return self.site()
        if kind == "DEMONYM":
            return self.rng.choice(self.demonyms)
        if kind == "MEDIA" and self.rng.random() < 0.4:
            return self._built(self.pick(_PAPERS))
        if kind == "SHORT" and self.rng.random() < 0.6:
            return self.origin.word(self.rng)
        return super().__call__(kind)
