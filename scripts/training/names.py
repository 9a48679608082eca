"""Published name annotations to labelled sentences: one function a source, its mapping in its docstring."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.labelled import Entity, Labelled, common_words, from_tokens, unmarked

FIRE_DEV, FIRE_TEST = "FIRE/fire_dev_8f23f2c1.json", "FIRE/fire_test_8f23f2c1.json"
UNER_DEV, UNER_TEST = "UNER_EWT/en_ewt-ud-dev.iob2", "UNER_EWT/en_ewt-ud-test.iob2"
LABELS = {"PER": "PERSON", "PERSON": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}
_TITLES = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Messrs|Prof|Sir|Madam)\.?$")


def _open(path: Path) -> str:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


def uner(path: Path) -> Iterator[Labelled]:
    """Universal NER: PER, ORG, LOC over the treebank's sentences; OTH (nationalities and the like) is no name here."""
    for block in _open(path).split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if text is None or not rows:
            continue
        spans, at = [], 0
        for row in rows:
            found = text.find(row[1], at)
            if found < 0:
                break
            spans.append((found, found + len(row[1])))
            at = spans[-1][1]
        if len(spans) == len(rows):
            names = [(first, last, label) for first, last, label in bio([row[2] for row in rows]) if label in LABELS]
            yield Labelled(text, tuple((spans[f][0], spans[la - 1][1], LABELS[label]) for f, la, label in names))


def wikigold(path: Path) -> Iterator[Labelled]:
    """Wikigold: PER, ORG, LOC; MISC is no name here."""
    for block in _open(path).split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.splitlines() if " " in line]
        if rows and rows[0][0] != "-DOCSTART-":
            names = [
                (first, last, LABELS[label]) for first, last, label in bio([r[1] for r in rows]) if label in LABELS
            ]
            yield from_tokens([row[0] for row in rows], names)


def bio(tags: list[str]) -> list[Entity]:
    """Spans out of B-, I- and O tags; an I- after another label starts a span, as in the IO scheme."""
    found: list[Entity] = []
    for at, tag in enumerate([*tags, "O"]):
        kind, _, label = tag.partition("-")
        if found and found[-1][1] == -1 and (kind != "I" or found[-1][2] != label):
            found[-1] = (found[-1][0], at, found[-1][2])
        if kind == "B" or (kind == "I" and (not found or found[-1][1] != -1)):
            found.append((at, -1, label))
    return found


_DEMONYMS = Path(__file__).resolve().parents[2] / "extractor" / "language" / "data" / "demonyms.txt"


def redocred(path: Path) -> Iterator[Labelled]:
    """Re-DocRED: PER, ORG, LOC mentions of Wikipedia openings; TIME, NUM, MISC and demonyms are no names here."""
    demonyms = set(_open(_DEMONYMS).split())
    for article in json.loads(_open(path)):
        marked: dict[int, set[tuple[int, int, str]]] = {}
        for mentions in article["vertexSet"]:
            for mention in mentions:
                if mention["type"] in LABELS and mention["name"] not in demonyms:
                    first, last = mention["pos"]
                    marked.setdefault(mention["sent_id"], set()).add((first, last, LABELS[mention["type"]]))
        for at, tokens in enumerate(article["sents"]):
            yield from_tokens(tokens, sorted(marked.get(at, ())))


_FIRE = {"Company": "ORG", "Person": "PERSON", "Location": "LOC", "GeopoliticalEntity": "LOC"}
_FIRE_NO_NAME = {"Date", "Money", "Quantity", "Designation", "FinancialEntity", "Action", "Sector"}


def fire(path: Path) -> Iterator[Labelled]:
    """FIRE, financial news and filings: Company is ORG, Location and GeopoliticalEntity are LOC. Agencies and exchanges
    are not marked there, nor may a product or business unit be told from a company: words printed large outside its
    other marks are missing. Demonyms are no names, titles no part of one."""
    common, demonyms = common_words(), set(_open(_DEMONYMS).split())
    for passage in json.loads(_open(path)):
        tokens = passage["tokens"]
        names: list[Entity] = []
        known: set[int] = set()
        for entity in passage["entities"]:
            first, last, kind = entity["start"], entity["end"], entity["type"]
            if kind in _FIRE:
                while first < last and _TITLES.match(tokens[first]):
                    first += 1
                if _FIRE[kind] == "LOC" and tokens[last - 1] in demonyms:
                    known |= set(range(first, last))
                    continue
                if any(c.isupper() for token in tokens[first:last] for c in token):
                    names += [(f, la, _FIRE[kind]) for f, la in _apart(tokens, first, last)]
                    known |= set(range(first, last))
            elif kind in _FIRE_NO_NAME:
                known |= set(range(first, last))
        yield from_tokens(tokens, names, unmarked(tokens, known, common))


def _apart(tokens: list[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """ "General Electric Company ( GE )" is a name and its short form."""
    if tokens[last - 1] == ")" and "(" in tokens[first:last]:
        opening = tokens.index("(", first, last)
        yield from ((first, opening), (opening + 1, last - 1))
    else:
        yield first, last


_BOTH = {"acquired_by", "client_of", "collaboration", "competitor_of", "merged_with", "shareholder_of", "subsidiary_of"}
_PRODUCT = {"product_or_service_of", "brand_of"}
"""The first side is what the second offers."""


def core(path: Path) -> Iterator[Labelled]:
    """CORE, company relations out of Wikipedia: the sides of a relation between companies are ORG, the maker of a
    product or brand too; every other word printed large is missing."""
    common = common_words()
    for passage in json.loads(_open(path)):
        tokens, relation = passage["context"], passage["relation"]
        sides = [(passage["e1_start"], passage["e1_end"] + 1), (passage["e2_start"], passage["e2_end"] + 1)]
        if passage["invert_relation"]:
            sides.reverse()
        sides = [(f, la - 1 if tokens[la - 1] in ("'s", "’s", ",", ".") else la) for f, la in sides]
        wanted = sides if relation in _BOTH else sides[1:] if relation in _PRODUCT else []
        names = [(f, la, "ORG") for f, la in wanted if _is_name(tokens[f:la])]
        if names:
            marked = {i for f, la, _ in names for i in range(f, la)}
            yield from_tokens(tokens, sorted(names), unmarked(tokens, marked, common))


def _is_name(tokens: list[str]) -> bool:
    words = [t for t in tokens if t[:1].isalnum()]
    return (
        bool(words)
        and words[0][:1].isupper()
        and not re.match(r"(?:The (?:company|firm)|It|Its|They)$", " ".join(words))
    )


_LISTED = re.compile(r"\b(?:Ltd|Limited|Corp|Corporation|Company|Bank|Inc|Plc|PLC)\b")
"""What a row of the alias list has when it is a company and no sector, metal or index."""


_NO_COMPANIES = ("STOCKEXCHNG", "REGORG", "BANKNIFTY")


def _aliases(path: Path) -> list[str]:
    """The names of companies in SEntFiN's list, without its rows for sectors, metals, indexes and authorities."""
    rows = csv.reader(io.StringIO(_open(path)))
    company = (row for row in rows if _LISTED.search(row[2]) and row[1] not in _NO_COMPANIES)
    return [alias.strip() for row in company for alias in row[2].split(",")]


def sentfin(path: Path, aliases: Path) -> Iterator[Labelled]:
    """SEntFiN, headlines: what is marked and stands in the list of companies is ORG; the rest printed large, also
    other marks (gold, markets), is missing."""
    common = common_words()
    known = {alias.lower() for alias in _aliases(aliases)} - common
    for row in csv.DictReader(io.StringIO(_open(path))):
        text = row["Title"].strip()
        names: list[Entity] = []
        for name in re.findall(r"['\"]([^{}]+?)['\"]: '\w+'", row["Decisions"]):
            for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                if name.lower() in known and any(c.isupper() for c in hit.group()):
                    names.append((hit.start(), hit.end(), "ORG"))
        if names:
            names = [n for n in names if not any(o != n and o[0] <= n[0] and n[1] <= o[1] for o in names)]
            words = [(m.start(), m.end()) for m in re.finditer(r"[^\s,:;()'’\"]+", text)]
            marked = {i for i, (s, e) in enumerate(words) if any(s < n[1] and n[0] < e for n in names)}
            free = unmarked([text[s:e] for s, e in words], marked, common)
            yield Labelled(text, tuple(sorted(names)), tuple(words[i] for i in free))


def everything(data: Path) -> dict[str, list[Labelled]]:
    """Every training source below ``data``, by name."""
    return {
        "UNER_EWT": list(uner(data / "UNER_EWT/early-train.iob2.gz")),
        "Re-DocRED": [s for part in ("dev", "test") for s in redocred(data / f"Re-DocRED/{part}_revised.json.gz")],
        "wikigold": list(wikigold(data / "wikigold/CONLL-format/data/wikigold.conll.txt")),
        "FIRE": list(fire(data / "FIRE/fire_train_8f23f2c1.json.gz")),
        "CORE": list(core(data / "CORE/train.json")),
        "SEntFiN": list(sentfin(data / "SEntFiN/SEntFiN.csv.gz", data / "SEntFiN/entity_list_comprehensive.csv")),
    }


def company_names(data: Path) -> dict[str, list[Any]]:
    """Company names out of the published lists, as news prints them, by market: 'us', 'world', 'india'."""
    us = [r["Company Name"] for r in _rows(data / "gazetteers/nasdaq-listed-symbols.csv") if r["ETF"] == "N"]
    us += [r["Company Name"] for r in _rows(data / "gazetteers/nyse_other-listed.csv") if r["ETF"] == "N"]
    us += [r["Security"] for r in _rows(data / "gazetteers/sp500_constituents.csv")]
    world = [r["name"] for r in _rows(data / "gazetteers/financedatabase_names.csv.gz") if r["country"]]
    india = _aliases(data / "gazetteers/sentfin_indian_company_aliases.csv")
    return {
        market: sorted({name for raw in names if (name := clean(raw)) is not None})
        for market, names in (("us", us), ("world", world), ("india", india))
    }


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_open(path))))


_SECURITY = re.compile(
    r"\s+(?:-\s.*|(?:Class [A-Z]\b|Common|Ordinary|American Deposit|Depositary|Units?\b|Warrants?|Rights?\b|Preferred|Each|Cumulative|[\d.]+%|Series [A-Z]|Shares|Subordinate|\(?(?:The|DE|MD|NV)\)?$|ADR|ADS|N\.V\. Dep|\d).*)$"
)
_NO_COMPANY = re.compile(
    r"\b(?:ETF|Fund|Funds|Trust|Notes|Index|Acquisition|ETN|Portfolio|SPAC|Bond|Old)\b|[%;&]{2}|%|\d{3}"
)


def clean(raw: str) -> str | None:
    """A company's name without the words that say which security; None for funds, shells and what is no name."""
    name = _SECURITY.sub("", " ".join(raw.split())).strip(" ,-.")
    if name.endswith((" Inc", " Corp", " Co", " Ltd")) and raw.strip().startswith(name + "."):
        name += "."
    if not 2 <= len(name) <= 45 or _NO_COMPANY.search(name) or not name[0].isalnum() or len(name.split()) > 6:
        return None
    if name.isupper() and len(name) > 6:
        name = " ".join(
            w if len(w) < 4 and w not in ("INC", "LTD", "THE", "AND") else w.capitalize() for w in name.split()
        )
    return name
