"""The Datasette plugin: pages that read as news does, links to them from Datasette's tables, and a policy on what pages
may load.

Installed along with Wattwire (entry point ``datasette``). Pages stand under the database that they are about:
``/facts/-/overview``, ``/facts/-/deals`` and so on, ``/facts/-/fact/ID``, ``/facts/-/article/ID``,
``/facts/-/company/ID``, ``/facts/-/charts``. ``wattwire serve`` makes the overview the front page; another Datasette
keeps its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.utils import tilde_encode
from jinja2 import Environment
from markupsafe import Markup, escape

from extractor.browse.plugin.charts import charts
from extractor.browse.plugin.counting import ask_once, count_less
from extractor.browse.plugin.listing import facts
from extractor.browse.plugin.pages import article, company, fact, front, overview
from extractor.browse.plugin.policy import App, give_nonces, guarded
from extractor.store.connect import map_to_read

_DATABASE = r"/(?P<database>[^/]+)/-/"
_FACTS = ("deals", "capacities", "moves", "guidance", "events")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The pages."""
    return [
        (_DATABASE + r"overview$", overview),
        (_DATABASE + r"article/(?P<id>[^/]+)$", article),
        (_DATABASE + r"fact/(?P<id>[^/]+)$", fact),
        (_DATABASE + r"company/(?P<id>.+)$", company),
        (_DATABASE + r"charts$", charts),
        (_DATABASE + r"(?P<view>deals|capacities|moves|guidance|events)$", facts),
    ]


@hookimpl
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """What a page of Datasette's own costs, seen to before the first request."""
    ask_once(datasette)
    return lambda: count_less(datasette)


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Pages read a base as commands do, in place."""
    if database in datasette.databases and datasette.databases[database].path:
        map_to_read(conn)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Headers on every answer, and the overview in front where ``wattwire serve`` asks for it."""
    return lambda app: guarded(front(app, datasette), datasette)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Scripts of templates run, and no others."""
    give_nonces(env)


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Markup | None:
    """Ids, headlines and companies lead to the page of what they name. Datasette links the ids of rows itself."""
    if not isinstance(value, str) or not value:
        return None
    base = datasette.urls.database(database)
    if table in _FACTS and column == "id":
        return _link(f"{base}/-/fact/{value}", value[:8])
    if (table in _FACTS or table == "claims") and column == "article":
        return _link(f"{base}/-/article/{value}", value[:8])
    if table == "articles" and column == "title":
        return _link(f"{base}/-/article/{row['id']}", value)
    if table == "companies" and column == "name":
        return _link(f"{base}/-/company/{tilde_encode(row['id'])}", value)
    return None


def _link(address: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(escape(address), words)
