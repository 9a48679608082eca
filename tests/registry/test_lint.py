"""The tables are sound: what a wrong row would break silently in every article is an error here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources.abc import Traversable

import pytest

from extractor.registry import INSTRUMENT_KINDS, SECTORS, Alias, Company, Entry, registry
from extractor.registry.load import rows, tables

ISO_3166 = """
AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM
CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FO FR GA GB GD GE GG GH GI GL GM GN GQ GR GT GW GY
HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV
LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT
PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ
UA UG US UY UZ VA VC VE VG VN VU WS YE ZA ZM ZW
"""
COUNTRIES = frozenset(ISO_3166.split())
"""Codes of the states and of the territories that companies are at home in."""

EXCHANGE_CODES = """
ADX AMS ASX ATH B3 BIST BIT BME BMV BSE BUD BVB BVC CBOE COSE CPH DFM DSE EBR EGX ELI EPA HEL HKEX HOSE IDX ISE JSE KASE
KLSE KRX KSE LSE MOEX NASDAQ NGX NSE NSE_KE NYSE NZX OSL OTC PRG PSE PSX QSE SET SGO SGX SIX SSE STO SZSE TADAWUL TASE
TPEX TSE TSE_EE TSX TSXV TWSE VIE WSE XETRA
"""
EXCHANGES = frozenset(EXCHANGE_CODES.split())

ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
TABLES = [table for prefix in ("companies", "instruments") for table in tables(prefix)]


def companies() -> tuple[Company, ...]:
    return registry().companies


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_are_sorted_and_clean(table: Traversable) -> None:
    found = list(rows(table))
    ids = [row["id"] for row in found]
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids))
    cells = [cell for row in found for cell in row.values()]
    assert [cell for cell in cells if cell != cell.strip() or "’" in cell or ";;" in cell] == []


def test_renames_are_sorted_and_bounded() -> None:
    (table,) = tables("renames")
    found = [(row["company"], row["alias"]) for row in rows(table)]
    assert found == sorted(found)
    assert [row for row in rows(table) if not (row["since"] or row["until"])] == []


def test_ids_are_slugs_and_names_are_not_doubtful() -> None:
    assert [c.id for c in companies() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", c.id)] == []
    assert [c.name for c in companies() if c.name.startswith("?") or not c.name] == []
    assert [name for name, n in Counter(c.name for c in companies()).items() if n > 1] == []


def test_sectors_kinds_and_countries_are_of_the_lists() -> None:
    assert {c.sector for c in companies()} <= SECTORS
    assert {c.country for c in companies()} <= COUNTRIES
    assert {i.kind for i in registry().instruments} <= INSTRUMENT_KINDS


def test_tickers_are_well_formed_and_each_is_one_companys() -> None:
    tickers = [ticker for c in companies() for ticker in c.tickers]
    assert {t.exchange for t in tickers} <= EXCHANGES
    assert [t for t in tickers if not re.fullmatch(r"[A-Z0-9][A-Z0-9.&-]*", t.symbol)] == []
    assert [t for t, n in Counter(tickers).items() if n > 1] == []


def test_every_parent_is_there_and_nobody_is_its_own() -> None:
    assert [(c.id, c.parent) for c in companies() if c.parent and registry().get(c.parent) is None] == []
    assert [c.id for c in companies() if c.id in registry().ancestors(c.id)] == []


def test_dates_are_dates_in_order() -> None:
    aliases = [a for c in companies() for a in c.aliases]
    dates = [day for a in aliases for day in (a.since, a.until) if day is not None]
    assert [day for day in dates if not ISO_DATE.fullmatch(day)] == []
    assert [a for a in aliases if a.since and a.until and a.since >= a.until] == []


def clashes(entries: tuple[Entry, ...]) -> Iterator[tuple[str, str]]:
    """Pairs of bearers of one form that neither doubt nor time keeps apart."""
    certain = [entry for entry in entries if not entry.alias.ambiguous]
    for place, one in enumerate(certain):
        for other in certain[place + 1 :]:
            if one.target != other.target and overlap(one.alias, other.alias):
                yield one.target.id, other.target.id


def overlap(one: Alias, other: Alias) -> bool:
    return (one.since or "") < (other.until or "9999") and (other.since or "") < (one.until or "9999")


def test_no_form_is_claimed_twice() -> None:
    assert {text: found for text, entries in registry().by_alias().items() if (found := list(clashes(entries)))} == {}


def test_the_lint_sees_a_clash() -> None:
    one, other = companies()[:2]
    early, late, always = Alias("Acme", until="2020"), Alias("Acme", since="2020"), Alias("Acme")
    assert list(clashes((Entry(always, one), Entry(always, other))))
    assert list(clashes((Entry(always, one), Entry(late, other))))
    assert not list(clashes((Entry(early, one), Entry(late, other))))
    assert not list(clashes((Entry(Alias("Acme", ambiguous=True), one), Entry(always, other))))


def test_an_alias_stands_once_in_its_company() -> None:
    twice = defaultdict(list)
    for c in companies():
        for text, n in Counter((a.text, a.since, a.until) for a in c.aliases).items():
            if n > 1:
                twice[c.id].append(text)
    assert twice == {}


def test_a_single_letter_asks_for_context() -> None:
    assert [c.id for c in companies() for a in c.aliases if len(a.text) == 1 and not a.ambiguous] == []


FLOORS = {"companies": 4500, "aliases": 8000, "tickers": 3300, "parents": 700, "renames": 130, "instruments": 600}


@pytest.mark.parametrize("figure", FLOORS)
def test_figures_stay_above_their_floors(figure: str) -> None:
    assert registry().figures()[figure] >= FLOORS[figure]
