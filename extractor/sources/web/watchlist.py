"""Sources as a person names them: words of a command, or a TOML file of named sources with their filters.

contact = "news@example.org"     # whom a host's keeper can write to; --contact goes before it

[[source]]
name = "wire"                    # once
kind = "feed"                    # feed, sitemap, site, page, warc, list (a file of addresses) or auto
url = "https://..."              # or urls = [...]
include = ["/news/"]             # regular expressions; exclude = [...]
keywords = ["megawatt"]
languages = ["en"]
max_age = 3                      # days
limit = 200                      # pages a run
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from extractor.schema.web import UrlKind
from extractor.sources.base import SourceError
from extractor.sources.web.filters import Filters
from extractor.sources.web.links import canonical, listed

_KINDS = ("list", *get_args(UrlKind))
_KEYS = ("name", "kind", "url", "urls", "include", "exclude", "keywords", "languages", "max_age", "limit")


@dataclass(frozen=True)
class WebSource:
    """A named source: addresses of a kind, what is wanted of what they list, and how many pages of it a run."""

    name: str
    kind: UrlKind
    urls: tuple[str, ...]
    filters: Filters = field(default_factory=Filters)
    limit: int | None = None


def of_words(
    words: Iterable[str],
    read: Callable[[str], str],
    kind: UrlKind = "auto",
    filters: Filters | None = None,
    limit: int | None = None,
) -> list[WebSource]:
    """Sources named on a command line: an address, or a file of addresses, or ``-``, which ``read`` reads to its text.

    Raises SourceError for what is neither.
    """
    return [_of_word(word, read, kind, filters or Filters(), limit) for word in words]


def _of_word(word: str, read: Callable[[str], str], kind: UrlKind, filters: Filters, limit: int | None) -> WebSource:
    if re.match(r"[a-z][a-z0-9+.-]*://", word, re.IGNORECASE):
        return WebSource(word, kind, (_address(word, word),), filters, limit)
    urls = tuple(dict.fromkeys(filter(None, map(canonical, listed(read(word))))))
    if not urls:
        raise SourceError(f"there is no web address in {word!r}; it has to list them one a line, with http or https")
    return WebSource(word, "page" if kind == "auto" else kind, urls, filters, limit)


def _address(url: str, where: str) -> str:
    found = canonical(url)
    if found is None:
        raise SourceError(f"{where}: {url!r} is no web address; it has to begin with http:// or https://")
    return found


@dataclass(frozen=True)
class Watchlist:
    """The sources of a file, and whom they can write to."""

    sources: list[WebSource]
    contact: str | None = None


def read_watchlist(path: Path) -> Watchlist:
    """What a file holds. Raises SourceError with a sentence for what is wrong in it."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} is no TOML: {error}") from error
    tables = content.get("source")
    contact = _typed(content, "contact", str, str(path))
    unknown = sorted(set(content) - {"source", "contact"})
    if unknown or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        hint = f" (it has {unknown[0]!r})" if unknown else ""
        raise SourceError(f"{path} has to hold a [[source]] for each source, and else contact alone{hint}")
    found = [_of_table(table, f"{path}, source {number}", path.parent) for number, table in enumerate(tables, 1)]
    names = [source.name for source in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None or not found:
        problem = f"two sources are named {twice!r}" if twice is not None else "there is no source in it"
        raise SourceError(f"{path}: {problem}; give each a name of its own")
    return Watchlist(found, contact)


def _of_table(table: dict[str, Any], where: str, folder: Path) -> WebSource:
    unknown = next((key for key in table if key not in _KEYS), None)
    if unknown is not None:
        raise SourceError(f"{where}: there is no setting {unknown!r}; there are: {', '.join(_KEYS)}")
    name = _typed(table, "name", str, where)
    if not name:
        raise SourceError(f'{where} has no name; write name = "..."')
    where = f"{where} ({name})"
    kind = _typed(table, "kind", str, where) or "auto"
    if kind not in _KINDS:
        raise SourceError(f"{where}: kind is {kind!r}; it has to be one of: {', '.join(_KINDS)}")
    given = [*filter(None, [_typed(table, "url", str, where)]), *_strings(table, "urls", where)]
    if not given:
        raise SourceError(f'{where} has no address; write url = "https://..." or urls = [...]')
    limit = _typed(table, "limit", int, where)
    if limit is not None and limit < 0:
        raise SourceError(f"{where}: limit is below 0")
    urls = _of_lists(given, folder, where) if kind == "list" else [_address(url, where) for url in given]
    plain: UrlKind = "page" if kind == "list" else kind  # type: ignore[assignment]  # one of _KINDS
    return WebSource(name, plain, tuple(dict.fromkeys(urls)), _filters(table, where), limit)


def _of_lists(names: list[str], folder: Path, where: str) -> list[str]:
    try:
        texts = [(folder / name).read_text(encoding="utf-8") for name in names]
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{where}: the list of addresses cannot be read: {error}") from error
    return list(filter(None, map(canonical, (url for text in texts for url in listed(text)))))


def _filters(table: dict[str, Any], where: str) -> Filters:
    age = table.get("max_age")
    if age is not None and (isinstance(age, bool) or not isinstance(age, int | float) or age <= 0):
        raise SourceError(f"{where}: max_age is {age!r}; it has to be a number of days")
    return Filters(
        include=patterns(_strings(table, "include", where), where),
        exclude=patterns(_strings(table, "exclude", where), where),
        keywords=tuple(_strings(table, "keywords", where)),
        languages=tuple(word.lower() for word in _strings(table, "languages", where)),
        max_age=age,
    )


def patterns(written: Iterable[str], where: str) -> tuple[re.Pattern[str], ...]:
    """Regular expressions. Raises SourceError for what is none."""
    found = []
    for text in written:
        try:
            found.append(re.compile(text))
        except re.error as error:
            raise SourceError(f"{where}: {text!r} is no regular expression: {error}") from error
    return tuple(found)


def _strings(table: dict[str, Any], key: str, where: str) -> list[str]:
    value = table.get(key, [])
    value = [value] if isinstance(value, str) else value
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SourceError(f"{where}: {key} has to be a list of strings")
    return value


def _typed(table: dict[str, Any], key: str, type: type, where: str) -> Any:
    value = table.get(key)
    if value is not None and (not isinstance(value, type) or isinstance(value, bool)):
        raise SourceError(f"{where}: {key} is {value!r}; it has to be {'a number' if type is int else 'a string'}")
    return value
