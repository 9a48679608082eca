"""What fills the patterns and takes the place of names: companies out of published lists, made-up ones, people, places.

Everything is drawn by one seeded generator, so that the same lists give the same sentences.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from training.labelled import Entity, Labelled, words_of

DATA = Path(__file__).resolve().parents[2] / "extractor" / "language" / "data"
_PATTERNS = Path(__file__).resolve().parents[2] / "models" / "patterns.txt"

_FORMS = re.compile(
    r",? (?:\(?The\)?|(?:Inc|Corp|Co|Ltd|Limited|Corporation|Incorporated|Company|PLC|Plc|plc|LLC|L\.P|LP|N\.V|S\.A|A\.S|A/S|AB|AG|SE|SA|SpA|S\.p\.A|ASA|Oyj|Bhd|Berhad|Tbk|KK|K\.K|Co\.,? ?Ltd|Holdings?|Group)\b\.?,?)+(?: \(publ\))?$"
)
_SURNAMES = """Abbott Adeyemi Agarwal Ahmed Almeida Andersson Arora Bajaj Banerjee Barros Bauer Becker Bennett Bergström Bianchi
Bose Brandt Brennan Brooks Byrne Carvalho Castillo Chandra Chang Chatterjee Chen Cheng Choi Chopra Cohen Cooper Costa Cruz
Dalton Das Delgado Desai Diaz Dubois Duffy Eriksson Evans Fernandes Ferrari Fischer Fitzgerald Foster Fraser Fujimoto García
Ghosh Gonzalez Grewal Gupta Haddad Hall Hansen Hashimoto Hayes Hernandez Hoffmann Horvat Huang Hughes Hussain Ibrahim Ito Iyer
Jain Jansen Jensen Johansson Joshi Kapoor Kato Kaur Keller Khan Kim Kobayashi Kowalski Krishnan Kulkarni Kuznetsov Larsen Lee
Lefèvre Lim Lindqvist Liu Lopez Malhotra Marino Martinez Mehta Menon Meyer Mishra Mitchell Moreau Mori Mukherjee Müller Murphy
Nair Nakamura Narayan Nguyen Nielsen Novak O'Brien O'Connor Okafor Oliveira Olsen Ortega Osei Owens Park Patel Patil Pereira
Petrov Pham Pillai Prasad Rahman Ramos Rao Reddy Reyes Ricci Rossi Roy Saito Santos Sato Schmidt Schneider Sen Sharma Shetty
Silva Singh Smith Sokolov Song Sørensen Srinivasan Subramanian Suzuki Tan Tanaka Thakur Thomsen Tiwari Torres Tran Trivedi
Varma Venkatesh Verma Wagner Walsh Wang Watanabe Weber Wong Wu Yadav Yamamoto Yang Yilmaz Yoon Zhang
Zhou Zimmermann"""
_AGENCIES = """Federal Reserve;European Central Bank;Bank of England;Bank of Japan;Reserve Bank of India;Securities and Exchange
Commission;Federal Energy Regulatory Commission;Federal Trade Commission;Department of Energy;U.S. Department of Justice;European
Commission;International Energy Agency;Energy Information Administration;World Bank;International Monetary Fund;Ministry of
Finance;Ministry of Power;People's Bank of China;Public Utility Commission of Texas;California Public Utilities
Commission;Competition and Markets Authority;Environmental Protection Agency;Solar Energy Corporation of India;Nuclear
Regulatory Commission;House of Representatives;Senate;Treasury Department;Supreme Court;World Trade Organization;OPEC;FERC;SEC;FTC;RBI;ECB"""
_MEDIA = "Reuters;Bloomberg News;Bloomberg;CNBC;The Wall Street Journal;Financial Times;The Economic Times;Nikkei Asia;Press Trust of India;Business Wire;PR Newswire;GlobeNewswire;Axios;Yonhap;Xinhua"
_INDEXES = "S&P 500;Nasdaq Composite;Dow Jones Industrial Average;Dow;Nasdaq;FTSE 100;DAX;CAC 40;Nikkei 225;Nikkei;Hang Seng;Sensex;Nifty 50;Nifty;Kospi;Straits Times Index;ASX 200;TSX;Russell 2000;Stoxx 600;Philadelphia Semiconductor Index;Shanghai Composite;Nifty IT;Nifty Bank"
_TITLES = "chief executive;CEO;Chief Executive Officer;chairman;Chairman and CEO;president;Vice President;managing director;Managing Director;finance chief;CFO;Chief Operating Officer;Prime Minister;Finance Minister;Governor;spokesman;co-founder"
_WORDS = "Willow Cedar Stone Copper Silver Red Black White Golden High Blue Green Clear Long Deer Eagle Falcon Wolf Bear Fox Oak Pine Elm Ash Iron Salt Sand Sun Wind River Lake North South East West Prairie Mesa Canyon Harbor Mill Bridge Spring Summit Thunder Frost Granite Amber Crow Heron Osprey Badger Juniper Maple Crystal Liberty Pioneer Lone"
_GROUNDS = "Creek Ridge Valley Hills Falls Point Bay Springs Fork Bend Flats Hollow Grove Lake River Mountain Meadows Plains Mesa Peak Run Crossing Fields Island Landing Bluff"
_FACILITIES = "wind farm;solar farm;solar project;Wind Farm;Solar Park;campus;data center campus;data center;Data Center;nuclear plant;power plant;power station;Generating Station;Energy Center;battery storage project;hydro plant;mine;refinery;LNG terminal;offshore wind farm;Offshore Wind;pipeline;Pipeline;substation;gigafactory;Nuclear Power Plant;Solar;Wind"
_HEADS = "Nova Vela Quant Helio Terra Aqua Axi Bright Core Cyber Delta Echo Ever Flux Gran Hal Indra Jova Kes Lumi Mar Nex Orbi Pel Quor Ridge Sol Tal Umbra Vant West Xen Yor Zeph Arka Bel Cor Dyn El Fin Gar Hex Iso Kor Lan Mon Nor Oss Pra Ros Syn Tor Val Wex"
_TAILS = "dra line core gen tec ra via nix ora tis va mont field ford vale wood lan star grid path works ware net sys lux dyne max tron ium ena io ara eos ento"
_TRADES = "Energy;Power;Technologies;Mining;Capital;Partners;Renewables;Systems;Semiconductor;Bank;Pharma;Resources;Networks;Digital;Compute;Solar;Motors;Industries;Infrastructure;Chemicals;Steel;Foods;Health;Therapeutics;Holdings;Group;Data Centers;Cloud;Labs;Robotics;Airlines;Logistics;Cement;Finance;Insurance;Gold;Lithium;Uranium;Electric;Water;Storage;AI;Oil & Gas;Properties"
_SUFFIXES = "Inc.;Inc;Corp.;Corp;Ltd;Ltd.;Limited;PLC;plc;LLC;AG;SE;SA;NV;AB;ASA;SpA;Co.;Group;Holdings;& Co.;Pvt Ltd;Pte Ltd;GmbH;Bhd"
_BRANDS = "e i x n u"
_FILL = re.compile(r"\{([A-Z]+)\}")
_CHOICE = re.compile(r"\(((?:[^()]*\|)[^()]*)\)")
_SMALL_END = re.compile(r"(?: [a-z][\w-]*)+$")
_SMALL_WORDS = words_of("a an and as at but by for from if in nor of on or over per the to up via vs with")
_LABELS = {
    "ORG": "ORG", "AGENCY": "ORG", "MEDIA": "ORG", "SHORT": "ORG", "BODY": "ORG", "FUND": "ORG", "UNI": "ORG",
    "PERSON": "PERSON", "SURNAME": "PERSON", "LOC": "LOC", "TOWN": "LOC", "WATER": "LOC", "STREET": "LOC",
    "FAC": "FAC", "SITE": "FAC",
}  # fmt: skip


def _list(text: str, separator: str = ";") -> list[str]:
    return [" ".join(word.split()) for word in (text.split(separator) if separator != " " else text.split())]


@dataclass
class Fillers:
    """Draws names and amounts. ``companies`` as ``names.company_names`` gives them; ``people`` seen in the sources."""

    companies: dict[str, list[str]]
    rng: random.Random
    places: list[str] = field(init=False)
    given: list[str] = field(init=False)

    def __post_init__(self) -> None:
        lines = (DATA / "places.txt").read_text(encoding="utf-8").splitlines()
        self.places = [p for line in lines if not line.startswith("#") for p in line.split(";") if p]
        self.given = (DATA / "given_names.txt").read_text(encoding="utf-8").split()

    def pick(self, text: str, separator: str = ";") -> str:
        """One of a list written as a string."""
        return self.rng.choice(_list(text, separator))

    def company(self) -> str:
        """A company: listed, as news shortens it, or made up."""
        chance = self.rng.random()
        if chance < 0.25:
            return self.invented()
        name = self.rng.choice(self.companies["us" if chance < 0.6 else "world" if chance < 0.85 else "india"])
        short = _FORMS.sub("", name) if self.rng.random() < 0.7 else name
        if self.rng.random() < 0.1 and len(short.split()[0]) > 4:
            short = short.split()[0]
        if short.endswith((".", ",")) and not short.endswith(("Inc.", "Corp.", "Ltd.", "Co.")):
            short = short.rstrip(".,")
        return short if len(short) > 2 else name

    def invented(self) -> str:
        """A company that no list holds."""
        head = self.pick(_HEADS, " ") + self.pick(_TAILS, " ")
        chance = self.rng.random()
        if chance < 0.06:
            head = self.pick(_BRANDS, " ") + head
        elif chance < 0.12:
            head = "".join(self.rng.choice("ABCDEFGHIKLMNOPRSTUVWXYZ") for _ in range(self.rng.randint(2, 4)))
        elif chance < 0.22:
            head = f"{self.pick(_WORDS, ' ')} {self.pick(_GROUNDS, ' ')}"
        elif chance < 0.3:
            head = self.surname() + self.rng.choice(("", " & " + self.surname(), " Brothers"))
        elif chance < 0.36:
            head = head + self.pick(_HEADS, " ")
        if self.rng.random() < 0.6:
            head += " " + self.pick(_TRADES)
        if self.rng.random() < 0.25:
            head += " " + self.pick(_SUFFIXES)
        return head

    def surname(self) -> str:
        """A family name."""
        return (
            self.pick(_SURNAMES, " ")
            if self.rng.random() < 0.97
            else self.pick("van den Berg;van Dijk;de la Cruz;von Arnim")
        )

    def person(self) -> str:
        """A person's full name, now and then with an initial."""
        middle = f" {self.rng.choice('ABCDEGHJKLMPRSTW')}." if self.rng.random() < 0.12 else ""
        return f"{self.rng.choice(self.given)}{middle} {self.surname()}"

    def facility(self) -> str:
        """A named campus, plant, mine or farm."""
        head = (
            self.pick(_WORDS, " ") + " " + self.pick(_GROUNDS, " ")
            if self.rng.random() < 0.7
            else self.rng.choice(self.places)
        )
        return f"{head} {self.pick(_FACILITIES)}"

    def __call__(self, kind: str) -> str:
        """What fills a slot of a pattern."""
        rng = self.rng
        made = {
            "ORG": self.company, "PERSON": self.person, "SURNAME": self.surname, "FAC": self.facility,
            "LOC": lambda: rng.choice(self.places), "AGENCY": lambda: self.pick(_AGENCIES), "MEDIA": lambda: self.pick(_MEDIA),
            "INDEX": lambda: self.pick(_INDEXES), "TITLE": lambda: self.pick(_TITLES),
            "SHORT": lambda: self.invented().split()[0], "TICK": lambda: "".join(rng.choice("ABCDEFGHIJKLMNOPRSTUVWXY") for _ in range(rng.randint(2, 5))),
            "TICKER": lambda: rng.choice(("NASDAQ: ", "NYSE: ", "", "TSX: ", "LON:", "NSE: ", "Nasdaq: ")) + self("TICK"),
            "MW": lambda: rng.choice((f"{rng.randint(5, 900)} MW", f"{rng.randint(10, 900)}MW", f"{rng.randint(1, 9)}.{rng.randint(1, 9)} GW", f"{rng.randint(5, 900)} megawatts", f"{rng.randint(20, 600)}-megawatt")),
            "PCT": lambda: rng.choice((f"{rng.randint(0, 60)}.{rng.randint(0, 9)}%", f"{rng.randint(1, 70)} per cent", f"{rng.randint(1, 90)}%", f"{rng.randint(1, 30)} percent")),
            "MONEY": lambda: rng.choice((f"${rng.randint(1, 900)} million", f"${rng.randint(1, 40)}.{rng.randint(1, 9)} billion", f"${rng.randint(1, 300)}.{rng.randint(10, 99)}", f"Rs {rng.randint(20, 9000)} crore", f"€{rng.randint(1, 900)}m", f"£{rng.randint(1, 9)}bn", f"US${rng.randint(1, 90)}m")),
            "DATE": lambda: rng.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", f"May {rng.randint(1, 31)}", f"Oct. {rng.randint(1, 31)}", f"June {rng.randint(1, 30)}, {rng.randint(2019, 2027)}", f"{rng.randint(1, 28)} March {rng.randint(2019, 2027)}", "September", "late August")),
            "NUM": lambda: str(rng.randint(2, 60)), "YEAR": lambda: str(rng.randint(2018, 2035)),
        }  # fmt: skip
        return made[kind]()


def patterns() -> list[str]:
    """The sentences to fill."""
    lines = _PATTERNS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def fill(pattern: str, fillers: Fillers) -> Labelled:
    """A pattern with its choices made and every slot filled, the names labelled; what a site is ("wind farm") belongs to its
    name only if it is printed large."""
    while found := _CHOICE.search(pattern):
        pattern = pattern[: found.start()] + fillers.rng.choice(found[1].split("|")) + pattern[found.end() :]
    text, entities, at = "", [], 0
    for slot in _FILL.finditer(pattern):
        text += pattern[at : slot.start()]
        word, kind = fillers(slot.group(1)), slot.group(1)
        if kind in _LABELS:
            named = _SMALL_END.sub("", word) if kind == "FAC" else word
            entities.append((len(text), len(text) + len(named), _LABELS[kind]))
        text += word
        at = slot.end()
    return Labelled(text + pattern[at:], tuple(entities))


def headline(sentence: Labelled) -> Labelled:
    """The sentence as a headline in title case without its full stop: capitals that say nothing about names."""
    named = [*((s, e) for s, e, _ in sentence.entities), *sentence.missing]
    text = list(sentence.text)
    for word in re.finditer(r"(?<![\w'’.-])[a-z][a-z'’-]+", sentence.text):
        if word.group() not in _SMALL_WORDS and not any(s < word.end() and word.start() < e for s, e in named):
            text[word.start()] = text[word.start()].upper()
    whole = "".join(text)
    return Labelled(whole.removesuffix("."), *_within(sentence, len(whole.removesuffix("."))))


def _within(sentence: Labelled, end: int) -> tuple[tuple[Entity, ...], tuple[tuple[int, int], ...]]:
    """The names and the unknown stretches of a sentence cut at ``end``."""
    return (
        tuple((s, min(e, end), label) for s, e, label in sentence.entities),
        tuple((s, min(e, end)) for s, e in sentence.missing if s < end),
    )


def swapped(sentence: Labelled, fillers: Fillers) -> Labelled:
    """The sentence with other companies, people and places in the places of its names."""
    text, entities, moved, at = "", [], [], 0
    pieces: list[tuple[int, int, str | None]] = sorted(
        [(s, e, label) for s, e, label in sentence.entities] + [(s, e, None) for s, e in sentence.missing]
    )
    for start, end, label in pieces:
        if start < at:
            continue
        text += sentence.text[at:start]
        word = sentence.text[start:end]
        if label in ("ORG", "LOC"):
            word = fillers(label)
        elif label == "PERSON":
            word = fillers(label if " " in word else "SURNAME")
        if label is None:
            moved.append((len(text), len(text) + len(word)))
        else:
            entities.append((len(text), len(text) + len(word), label))
        text += word
        at = end
    return Labelled(text + sentence.text[at:], tuple(entities), tuple(moved))
