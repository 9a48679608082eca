"""Reading: a raw document becomes an Article, or says why it is none."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from extractor.reading.language import language_of
from extractor.reading.metadata import Metadata, iso, read_metadata
from extractor.reading.page import main_text, tree_of
from extractor.reading.text import NotText, decode, freeze
from extractor.schema import Article, RawDocument, Rejected, article_id

_NO_LETTERS = "the page has no text that could be an article"


@dataclass(frozen=True)
class Options:
    """What a person says about the input. ``published`` is for undated text; ``since`` and ``until`` are ISO days,
    both included, and leave out dated articles outside them."""

    published: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass
class _Draft:
    text: str
    meta: Metadata = field(default_factory=Metadata)
    input_id: str | None = None


def read(raw: RawDocument, options: Options = Options()) -> Article | Rejected:  # noqa: B008 - frozen and empty
    """The article of a raw document."""
    if raw.rejected is not None:
        return raw.rejected
    try:
        draft = _RECORD[raw.kind](raw.data)
    except NotText as error:
        return Rejected(outcome="failure", reason="unreadable", detail=f"{error}; it is not read as an article")
    if options.published is not None:
        draft.meta.offer("published", options.published, "option")
    return _article(draft, options)


def _text(data: bytes) -> _Draft:
    return _Draft(decode(data))


def _page(data: bytes) -> _Draft:
    return _from_html(decode(data), data)


def _from_html(html: str, data: bytes) -> _Draft:
    tree = tree_of(html)
    if tree is None:
        return _Draft("")
    meta = read_metadata(tree, data)
    return _Draft(main_text(tree, html), meta)


def _record(data: bytes) -> _Draft:
    record: dict[str, Any] = json.loads(data.decode("utf-8-sig", "surrogatepass"))
    own = Metadata()
    for name in ("title", "url", "site"):
        own.offer(name, record.get(name), "record")
    own.offer("published", iso(record.get("published")), "record")
    text, html = record.get("text"), record.get("html")
    draft = _Draft(text) if isinstance(text, str) else _from_html(html if isinstance(html, str) else "", b"")
    for name, value in draft.meta.values.items():
        own.offer(name, value, draft.meta.origins[name])
    identifier = record.get("id")
    return _Draft(draft.text, own, str(identifier) if identifier is not None else None)


_RECORD = {"text": _text, "html": _page, "record": _record}


def _article(draft: _Draft, options: Options) -> Article | Rejected:
    text = freeze(draft.text)
    values = draft.meta.values
    if not any(c.isalpha() for c in text):
        return Rejected(outcome="skip", reason="empty", detail=_NO_LETTERS)
    published = values.get("published")
    if published is not None and _outside(published, options):
        return Rejected(outcome="skip", reason="outside_period", detail=f"published {published[:10]}")
    language = language_of(text)
    if language != "en":
        return Rejected(
            outcome="skip", reason="not_english", detail=f"the text is in “{language}”; only English is read"
        )
    return Article(
        id=article_id(text, published),
        text=text,
        title=values.get("title"),
        site=values.get("site"),
        url=values.get("url"),
        published=published,
        modified=values.get("modified"),
        language=language,
        input_id=draft.input_id,
        origins=draft.meta.origins,
    )


def _outside(published: str, options: Options) -> bool:
    day = published[:10]
    return (options.since is not None and day < options.since) or (options.until is not None and day > options.until)
