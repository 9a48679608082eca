"""Reading tables: every form keeps its marks and its time, and a broken row is named, not skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.registry import Alias, RegistryError, Ticker
from extractor.registry import load as module

COMPANIES = "id\tname\taliases\ttickers\tparent\tcountry\tsector\n"
RENAMES = "company\talias\tsince\tuntil\tnote\n"
ACME = "acme\tAcme\tAcme Power;?ACM\tNYSE:ACM;TSX:ACM.A\t\tUS\tutility\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def tables(prefix: str) -> list[Path]:
        return sorted(tmp_path.glob(f"{prefix}*.tsv"))

    monkeypatch.setattr(module, "tables", tables)
    (tmp_path / "companies_test.tsv").write_text(COMPANIES + ACME, encoding="utf-8")
    (tmp_path / "renames.tsv").write_text(RENAMES, encoding="utf-8")
    return tmp_path


def add(table: Path, *lines: str) -> None:
    with table.open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def test_a_row_becomes_a_company(folder: Path) -> None:
    (acme,) = module.companies()
    assert acme.aliases == (Alias("Acme"), Alias("Acme Power"), Alias("ACM", ambiguous=True))
    assert acme.tickers == (Ticker("NYSE", "ACM"), Ticker("TSX", "ACM.A"))
    assert (acme.parent, acme.country, acme.sector) == (None, "US", "utility")


def test_a_name_may_be_doubtful_itself(folder: Path) -> None:
    add(folder / "companies_test.tsv", "target\tTarget\t?Target\t\t\tUS\tretail")
    assert module.companies()[1].aliases == (Alias("Target", ambiguous=True),)


def test_a_rename_bounds_a_form_in_time(folder: Path) -> None:
    add(folder / "renames.tsv", "acme\tAcme Power\t\t2024-11\trenamed", "acme\tApex\t2001\t2010-05-01\t")
    (acme,) = module.companies()
    old, older = acme.aliases[-2:]
    assert old == Alias("Acme Power", until="2024-11")
    assert older == Alias("Apex", since="2001", until="2010-05-01")
    assert len(acme.aliases) == 4


@pytest.mark.parametrize(
    ("day", "fits"), [("2000-12-31", False), ("2001-01-01", True), ("2010-04-30", True), ("2010-05-01", False)]
)
def test_until_is_the_day_of_the_rename(day: str, fits: bool) -> None:
    alias = Alias("Apex", since="2001", until="2010-05-01")
    assert alias.fits(day) is fits
    assert alias.fits(None)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("acme\tAcme again\t\t\t\tUS\tutility", "companies_test.tsv, acme: the id is there twice"),
        ("apex\tApex\t\tAPX\t\tUS\tutility", "companies_test.tsv, apex: 'APX' is no ticker"),
        ("apex\tApex\t\t\tUS\tutility", "companies_test.tsv, line 3: not as many columns"),
        ("apex\tApex\t\t\t\tUS\tutility\tmore", "companies_test.tsv, line 3: not as many columns"),
    ],
)
def test_a_broken_row_is_named(folder: Path, row: str, told: str) -> None:
    add(folder / "companies_test.tsv", row)
    with pytest.raises(RegistryError, match=told):
        module.companies()


def test_a_rename_of_nobody_is_an_error(folder: Path) -> None:
    add(folder / "renames.tsv", "apex\tOld Apex\t\t2020\t")
    with pytest.raises(RegistryError, match="no company has the id 'apex'"):
        module.companies()


def test_the_digest_follows_the_data(folder: Path) -> None:
    before = module.digest()
    assert module.digest() == before
    add(folder / "renames.tsv", "acme\tOld Acme\t\t2020\t")
    assert module.digest() != before
