"""Looking companies up: by names as people type them, by tickers, in time, and up and down the family."""

from __future__ import annotations

import subprocess
import sys

import pytest

from extractor.registry import Company, Registry, Ticker, registry


@pytest.fixture(scope="module")
def companies() -> Registry:
    return registry()


def name(company: Company | None) -> str | None:
    return company.name if company is not None else None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("iren", "IREN"),
        ("AWS", "Amazon Web Services"),
        ("amazon web services, inc.", "Amazon Web Services"),
        ("Orsted A/S", "Orsted"),
        ("ørsted", "Orsted"),
        ("The Southern Company", "Southern Company"),
        ("NVIDIA Corp.", "Nvidia"),
        ("  coreweave  ", "CoreWeave"),
        ("google", "Google"),
        ("Facebook", "Facebook"),
        ("meta", "Meta Platforms"),
        ("Hut 8 Corp", "Hut 8"),
        ("CIFR", "Cipher Mining"),
        ("$cifr", "Cipher Mining"),
        ("NASDAQ:IREN", "IREN"),
        ("Nasdaq: IREN", "IREN"),
        ("LSE:IREN", None),
        ("no such company at all", None),
        ("", None),
    ],
)
def test_find_forgives_case_accents_legal_forms_and_tickers(companies: Registry, typed: str, found: str | None) -> None:
    assert name(companies.find(typed)) == found


def test_a_name_of_the_past_still_finds_its_company(companies: Registry) -> None:
    assert name(companies.find("Iris Energy", on="2023-05-01")) == "IREN"
    assert name(companies.find("Iris Energy")) == "IREN"


def test_the_day_decides_who_bore_a_name(companies: Registry) -> None:
    def bearer(on: str | None) -> str | None:
        return name(companies.find("Google Inc", on=on))

    assert bearer("2014-06-30") == "Alphabet"
    assert name(companies.find("Google", on="2014-06-30")) == "Google"


def test_aliases_keep_their_exact_letters(companies: Registry) -> None:
    table = companies.by_alias()
    assert {entry.target.name for entry in table["CoreWeave"]} == {"CoreWeave"}
    assert "coreweave" not in table
    assert all(entry.alias.text == text for text, entries in table.items() for entry in entries)


def test_names_that_are_words_ask_for_context(companies: Registry) -> None:
    assert all(entry.alias.ambiguous for word in ("Target", "Meta", "Shell") for entry in companies.by_alias()[word])


def test_tickers_are_looked_up_with_or_without_exchange(companies: Registry) -> None:
    assert name(companies.by_ticker("nvda")) == "Nvidia"
    assert name(companies.by_ticker("NXT", "ASX")) == "NextDC"
    assert name(companies.by_ticker("NXT", "NASDAQ")) == "Nextracker"
    assert companies.by_ticker("NXT", "OSL") is None
    assert str(Ticker("NASDAQ", "IREN")) == "NASDAQ:IREN"


@pytest.mark.parametrize(
    ("typed", "meant"), [("coreweve", "CoreWeave"), ("Iberdola", "Iberdrola"), ("Ciper Mining", "Cipher Mining")]
)
def test_nearest_names_what_was_meant(companies: Registry, typed: str, meant: str) -> None:
    close = companies.nearest(typed)
    assert close[0] == meant
    assert len(close) <= 3


def test_nearest_is_silent_where_nothing_is_near(companies: Registry) -> None:
    assert companies.nearest("zzzzqqqq") == []


def test_families_are_walked_both_ways(companies: Registry) -> None:
    assert companies.ancestors("google-deepmind") == ("google", "alphabet")
    assert {"google", "google-deepmind", "google-cloud"} <= set(companies.descendants("alphabet"))
    assert companies.ancestors("iren") == ()
    assert companies.ancestors("nobody") == companies.descendants("nobody") == ()


def test_get_knows_ids_only(companies: Registry) -> None:
    assert name(companies.get("iren")) == "IREN"
    assert companies.get("IREN") is None


def test_the_registry_is_read_once_and_its_digest_is_of_its_data(companies: Registry) -> None:
    assert registry() is companies
    assert len(companies.digest()) == 16
    assert set(companies.digest()) <= set("0123456789abcdef")


def test_the_registry_is_a_leaf() -> None:
    code = (
        "import sys, extractor.registry as r; r.registry();"
        "print([m for m in sys.modules if m in ('spacy', 'pydantic', 'sqlite3', 'click')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
