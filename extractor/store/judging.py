"""Making judgements about companies, by the names that people type."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from extractor.registry import Company
from extractor.store.companies import MET, CompanyRows
from extractor.store.connect import open_to_write, reading
from extractor.store.errors import QueryError, UnknownCompany, in_words
from extractor.store.judgements import judge
from extractor.store.own import import_list, registry_of
from extractor.store.queries.companies import identified, said


@contextmanager
def writing(path: str) -> Iterator[sqlite3.Connection]:
    """A base that is there, to write to for the time of a block. Raises as ``open_to_read`` and ``open_to_write``."""
    with reading(path):
        pass
    with closing(open_to_write(path)) as db, in_words(path):
        yield db


def merge(path: str, name: str, other: str, *, who: str, why: str) -> int:
    """A judgement that a name is another name of a company. Raises UnknownCompany; QueryError where it is that one."""
    with writing(path) as db:
        company, same = _row_for(db, name), _row_for(db, other)
        if company == same:
            raise QueryError(f"{name!r} and {other!r} are the same company already")
        return judge(db, "merge", who=who, why=why, company=company, other=same)


def split(path: str, name: str, other: str, *, who: str, why: str) -> int:
    """A judgement that a name is not a company. Where it is one of that company's forms in articles, the claims that
    use it speak of somebody else from now on. Raises UnknownCompany, or QueryError where no claim uses it."""
    with writing(path) as db:
        differs = _row_for(db, other)
        try:
            company, words = _row_for(db, name), None
        except UnknownCompany:
            company, words = differs, None
        if company == differs:
            company, words = MET + name, name
            if not said(db, differs, name):
                raise QueryError(f"no claim's own words for {other!r} are {name!r}")
            CompanyRows(db, registry_of(db)).met(name)
        return judge(db, "split", who=who, why=why, company=company, other=differs, words=words)


def rename(path: str, name: str, new: str, *, who: str, why: str) -> int:
    """A judgement that a company goes by a new name. Raises UnknownCompany."""
    with writing(path) as db:
        return judge(db, "rename", who=who, why=why, company=_row_for(db, name), name=new)


def keep(path: str, name: str, *, who: str, why: str) -> int:
    """A judgement that a name is a company of its own. Raises UnknownCompany."""
    with writing(path) as db:
        return judge(db, "keep", who=who, why=why, company=_row_for(db, name))


def undo(path: str, number: int, *, who: str, why: str) -> int:
    """A judgement that another holds no longer. Raises UnknownRecord."""
    with writing(path) as db:
        return judge(db, "undo", who=who, why=why, undoes=number)


def take_in(path: str, name: str, companies: tuple[Company, ...], *, who: str) -> int:
    """Puts a user's list into a base, which is made if it is not there. Returns how many names of claims it lists."""
    with closing(open_to_write(path)) as db, in_words(path):
        return import_list(db, name, companies, who)


def _row_for(db: sqlite3.Connection, text: str) -> str:
    """The id that a name means, whose row is made where no claim has needed it yet."""
    id = identified(db, text)
    CompanyRows(db, registry_of(db)).row_of(id)
    return id
