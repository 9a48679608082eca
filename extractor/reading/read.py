"""Reading: a raw document becomes an Article, or says why it is none."""

from __future__ import annotations

import json
from typing import Any

from extractor.reading.language import language_of
from extractor.reading.metadata import Metadata, read_metadata
from extractor.reading.stamps import stamp
from extractor.reading.text import NotText, decode, freeze
from extractor.schema import Article, RawDocument, Rejected, article_id

TEXT_LIMIT = 1_000_000
"""Characters of one article, spaCy's own limit; the longest real article has a tenth of it."""
_WORDS = ("id", "title", "url", "site", "published")


class _Refused(Exception):
    """An input that cannot be read: its reason, and a sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.rejected = Rejected(outcome="failure", reason=reason, detail=detail)


def read(raw: RawDocument, *, published: str | None = None) -> Article | Rejected:
    """The article of a raw document. ``published`` (ISO 8601) dates it where it has no date of its own."""
    if raw.rejected is not None:
        return raw.rejected
    try:
        text, found = _record(raw) if raw.kind == "record" else _fetched(raw)
    except NotText:
        return Rejected(outcome="failure", reason="binary", detail="This is not text but binary data; leave it out.")
    except _Refused as refused:
        return refused.rejected
    found.offer("published", published, "option")
    return _article(freeze(text), found)


def _fetched(raw: RawDocument) -> tuple[str, Metadata]:
    """Text and metadata of a page or text; where it was fetched from goes behind what it says itself."""
    content = decode(raw.data, raw.charset)
    text, found = _page(content, raw) if raw.kind == "html" else (content, Metadata())
    found.offer_url(raw.url, "fetched")
    found.offer_host("fetched")
    return text, found


def _page(content: str, raw: RawDocument) -> tuple[str, Metadata]:
    # Texts need no library for pages, and importing them takes as long as five articles.
    from extractor.reading.page import main_text, tree_of

    tree = tree_of(content)
    # The metadata first: trafilatura prunes the tree that it is given.
    found = Metadata() if tree is None else read_metadata(tree, raw.fetched, raw.listed)
    return main_text(tree, content), found


def _record(raw: RawDocument) -> tuple[str, Metadata]:
    """Text and metadata of a JSON object; its own fields go before what its page says."""
    record = _object(raw)
    found = Metadata()
    for name in _WORDS:
        found.offer(name, _field(record, name, raw), "record")
    if "published" in found.values:
        try:
            found.values["published"] = stamp(found.values["published"])
        except ValueError as error:
            raise _Refused("bad_date", f"In line {raw.line} “published”: {error}.") from error
    text, page = _field(record, "text", raw), _field(record, "html", raw)
    if text is None and page is None:
        raise _Refused("malformed", f"The object in line {raw.line} has neither “text” nor “html”.")
    if text and text.strip():
        return text, found
    content, of_page = _page(page, raw) if page and page.strip() else ("", Metadata())
    for name, value in of_page.values.items():
        found.offer(name, value, of_page.origins[name])
    return content, found


def _object(raw: RawDocument) -> dict[str, Any]:
    try:
        record = json.loads(raw.data.decode("utf-8-sig", "surrogatepass"))
    except UnicodeDecodeError as error:
        raise _Refused("malformed", f"Line {raw.line} is not UTF-8, which JSON must be.") from error
    except json.JSONDecodeError as error:
        line = raw.line + error.lineno - 1
        raise _Refused("malformed", f"Line {line} is no JSON: {error.msg} (character {error.colno}).") from error
    except (ValueError, RecursionError) as error:
        raise _Refused(
            "malformed", f"The JSON in line {raw.line} is nested too deeply or has too long a number."
        ) from error
    if not isinstance(record, dict):
        raise _Refused("malformed", f"Line {raw.line} holds no JSON object but {type(record).__name__}.")
    return record


def _field(record: dict[str, Any], name: str, raw: RawDocument) -> str | None:
    value = record.get(name)
    if name == "id" and isinstance(value, int):
        return str(value)
    if value is None or isinstance(value, str):
        return value
    raise _Refused("malformed", f"“{name}” of the object in line {raw.line} is no string.")


def _article(text: str, found: Metadata) -> Article | Rejected:
    if not any(character.isalpha() for character in text):
        return Rejected(outcome="skip", reason="empty", detail="There is no text in it.")
    if len(text) > TEXT_LIMIT:
        return Rejected(
            outcome="failure", reason="too_large", detail=f"The text has more than {TEXT_LIMIT:,} characters."
        )
    language = language_of(text)
    if language != "en":
        return Rejected(
            outcome="skip", reason="not_english", detail=f"The text is in “{language}”; only English is read."
        )
    values = {("input_id" if name == "id" else name): value for name, value in found.values.items()}
    origins = {name: origin for name, origin in found.origins.items() if name != "id"}
    published = values.get("published")
    return Article(id=article_id(text, published), text=text, language=language, origins=origins, **values)
