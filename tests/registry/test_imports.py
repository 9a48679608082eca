"""A user's lists of companies."""

from __future__ import annotations

import json

import pytest

from extractor.registry import RegistryError, adopt, digest_of, registry, shipped, with_own
from extractor.registry.imports import read, usual_name

CSV = """name,id,aliases,tickers,parent,country,sector
Velanur Power,velanur,Velanur;?Vela,BME:VLNR,,ES,ipp
Velanur Solar,,,,Velanur Power,ES,
Iris Energy,,Iris Energy Group,,,AU,miner
"""
SEC = {
    "0": {"cik_str": 9990001, "ticker": "VLNR", "title": "VELANUR POWER CORP /DE/"},
    "1": {"cik_str": 9990001, "ticker": "VLNRW", "title": "VELANUR POWER CORP /DE/"},
    "2": {"cik_str": 320193, "ticker": "AAPL", "title": "Apple Inc."},
    "3": {"cik_str": 9990002, "ticker": "ORRN", "title": "Orrin, Inc."},
}


def test_a_list_of_ones_own() -> None:
    found = {c.id: c for c in read("mine.csv", CSV, shipped())}
    velanur = found["velanur"]
    assert [(a.text, a.ambiguous) for a in velanur.aliases] == [
        ("Velanur Power", False),
        ("Velanur", False),
        ("Vela", True),
    ]
    assert [str(t) for t in velanur.tickers] == ["BME:VLNR"]
    assert found["own:velanur-solar"].parent == "velanur"
    assert found["own:velanur-solar"].sector == "other"


def test_one_of_the_registrys_companies_keeps_its_id() -> None:
    known = with_own(read("mine.csv", "name,aliases,tickers\nMicrosoft Corp,Redmond Giant,XETRA:MSF\n", shipped()))
    microsoft = known.find("Redmond Giant")
    assert microsoft is not None
    assert (microsoft.id, microsoft.name) == ("microsoft", "Microsoft")
    assert known.by_ticker("MSF", "XETRA") == microsoft
    assert known.find("MSFT") == microsoft


def test_the_secs_list() -> None:
    found = {c.id: c for c in read("company_tickers.json", json.dumps(SEC), shipped())}
    assert set(found) == {"cik:9990001", "apple", "cik:9990002"}
    assert found["cik:9990001"].name == "Velanur Power"
    assert [str(t) for t in found["cik:9990001"].tickers] == ["US:VLNR", "US:VLNRW"]
    assert [(a.text, a.ambiguous) for a in found["cik:9990002"].aliases] == [("Orrin", True)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("NVIDIA CORP", "Nvidia"),
        ("Apple Inc.", "Apple"),
        ("JPMORGAN CHASE & CO", "Jpmorgan Chase"),
        ("Orrin Grid Holdings, Ltd.", "Orrin Grid"),
        ("ASML HOLDING NV", "Asml"),
    ],
)
def test_names_as_news_would_write_them(title: str, name: str) -> None:
    assert usual_name(title) == name


def test_a_form_of_somebody_else_stays_theirs() -> None:
    known = with_own(read("mine.csv", "name,aliases\nVelanur Power,Microsoft\n", shipped()))
    found = known.find("Microsoft")
    assert found is not None
    assert found.id == "microsoft"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("company\nVelanur\n", "no column 'company' is known"),
        ("id\nvelanur\n", "there is no column 'name'"),
        ("name,sector\nVelanur,power\n", "'power' is no sector"),
        ("name,tickers\nVelanur,VLNR\n", "'VLNR' is no ticker such as NASDAQ:IREN"),
        ("name,parent\nVelanur,Nobody at all\n", "the parent 'Nobody at all' is neither"),
        ("name,id\nVelanur,a\nOrrin,a\n", "an id is there twice"),
        ("name,id\nVelanur\n", "line 2: not as many columns"),
    ],
)
def test_what_is_wrong_is_told(content: str, message: str) -> None:
    with pytest.raises(RegistryError, match=message):
        read("mine.csv", content, shipped())


def test_another_json_is_refused() -> None:
    with pytest.raises(RegistryError, match="not in the form of the SEC's"):
        read("x.json", "[1]", shipped())


def test_own_companies_are_part_of_what_makes_claims() -> None:
    own = read("mine.csv", CSV, shipped())
    assert digest_of(()) == ""
    assert digest_of(own) == digest_of(tuple(reversed(own)))
    assert digest_of(own) != digest_of(own[:1])
    try:
        adopt(with_own(own))
        assert registry().find("Velanur Power") is not None
    finally:
        adopt(shipped())
    assert registry().find("Velanur Power") is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "name\n" + "a" * 200_000),
        ("a.json", '{"0":' * 100_000),
        ("a.json", '{"0": {"cik_str": 1e999, "ticker": "A", "title": "B"}}'),
        ("a.json", '{"0": {"cik_str": NaN, "ticker": "A", "title": "B"}}'),
    ],
)
def test_a_list_that_is_none_is_refused_in_words(name: str, content: str) -> None:
    with pytest.raises(RegistryError):
        read(name, content, shipped())


def test_a_name_of_marks_alone_is_nobodys() -> None:
    (company,) = read("a.csv", "name,tickers\n...,NASDAQ:AAPL\n", shipped())
    assert company.name == "..."
