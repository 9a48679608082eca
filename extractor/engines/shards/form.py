"""The form of a shard: a Parquet file with a row an input, its claims and its ledger nested in it.

What a base keeps of claims is worked out where the shard is made, so that loading has only to insert it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.engines.base import EngineError
from extractor.engines.shards.marker import ShardError
from extractor.schema import Extraction, RawDocument, Rejected
from extractor.store.elsewhere import ARTICLE, CLAIM, ENTRY, MENTION, Contents, Ending
from extractor.store.rows import Row, article_row, claim_row, ledger_row, storable

try:
    import pyarrow
    import pyarrow.compute
    import pyarrow.parquet
except ImportError as error:  # pragma: no cover
    raise EngineError("shards are Parquet: pip install 'wattwire[export]'") from error

GROUP = 1_000
"""Inputs of a row group: what is held in memory, some MB."""


def _struct(**fields: Any) -> Any:
    """A record; a field that may be null is a pair of its type and True."""
    return pyarrow.struct([pyarrow.field(name, *_null(type)) for name, type in fields.items()])


def _null(type: Any) -> tuple[Any, bool]:
    return type if isinstance(type, tuple) else (type, False)


def _list(of: Any) -> Any:
    return pyarrow.list_(pyarrow.field("element", of, nullable=False))


_TEXT, _WHOLE, _REAL = pyarrow.string(), pyarrow.int64(), pyarrow.float64()
_MAYBE = (_TEXT, True)
_MENTION = _struct(field=_TEXT, start=_WHOLE, end=_WHOLE, raw=_TEXT)
_CLAIM = _struct(
    id=_TEXT, type=_TEXT, confidence=_REAL, rule=_TEXT, evidence_start=_WHOLE, evidence_end=_WHOLE, evidence=_TEXT,
    attribution=_MAYBE, date_basis=_TEXT, data=_TEXT, first_day=_MAYBE, last_day=_MAYBE, mentions=_list(_MENTION),
)  # fmt: skip
_ENTRY = _struct(start=_WHOLE, end=_WHOLE, raw=_TEXT, kind=_TEXT, outcome=_TEXT, detail=_MAYBE, claims=_TEXT)
_INPUT = ("source", "member", "digest", "outcome", "reason", "detail", "article")
_ARTICLE = ("article", *ARTICLE[1:])
SCHEMA = pyarrow.schema(
    [
        pyarrow.field("source", _TEXT, nullable=False),
        pyarrow.field("member", _WHOLE),
        pyarrow.field("digest", _TEXT, nullable=False),
        pyarrow.field("outcome", _TEXT, nullable=False),
        *(pyarrow.field(name, _TEXT) for name in ("reason", "detail", *_ARTICLE)),
        pyarrow.field("claims", _list(_CLAIM), nullable=False),
        pyarrow.field("ledger", _list(_ENTRY), nullable=False),
    ]
)


def row(raw: RawDocument, result: Extraction | Rejected) -> Row:
    """What a shard keeps of an input."""
    found: Row = {"source": raw.source, "member": raw.member, "digest": raw.digest, "claims": [], "ledger": []}
    if isinstance(result, Rejected):
        found |= {"outcome": result.outcome, "reason": result.reason, "detail": result.detail}
    else:
        article = article_row(result.article)
        claims = {claim.id: claim for claim in result.claims}.values()
        found |= {**article, "article": article["id"], "outcome": "article", "input_id": result.article.input_id}
        found["claims"] = [_claim(claim_row(claim, result.article), claim) for claim in claims]
        found["ledger"] = [_entry(n, result, entry) for n, entry in enumerate(result.ledger)]
    return {name: storable(found.get(name)) for name in SCHEMA.names}


def _claim(known: Row, claim: Any) -> Row:
    mentions = [
        {"field": field, "start": start, "end": end, "raw": claim.raw[field]}
        for field, (start, end) in claim.mentions.items()
    ]
    return {**{name: storable(known[name]) for name in CLAIM}, "mentions": mentions}


def _entry(position: int, result: Extraction, entry: Any) -> Row:
    known = ledger_row(result.article.id, position, entry)
    return {name: storable(known[name]) for name in ENTRY}


def write(path: Path, rows: Iterable[Row]) -> None:
    """Writes rows as a Parquet file, group by group."""
    waiting = iter(rows)
    with pyarrow.parquet.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        while group := list(islice(waiting, GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=SCHEMA))


class Group:
    """Some inputs of a shard, which follow each other."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def endings(self) -> list[Ending]:
        """Each input and how it ended."""
        columns = [self._table.column(name).to_pylist() for name in _INPUT]
        return [Ending(*values) for values in zip(*columns, strict=True)]

    def contents(self, which: list[int]) -> Contents:
        """The articles of some of the inputs, with all that was said of them."""
        table = self._table.take(pyarrow.array(which, pyarrow.int64())).combine_chunks()
        articles = _columns([table.column(name) for name in _ARTICLE])
        article, claims = _exploded(table.column("claims"))
        claim, mentions = _exploded(claims.field("mentions"))
        entry, ledger = _exploded(table.column("ledger"))
        return Contents(
            articles,
            _columns([article, *(claims.field(name) for name in CLAIM)]),
            _columns([claim, *(mentions.field(name) for name in MENTION)]),
            _columns([entry, *(ledger.field(name) for name in ENTRY)]),
        )


def _columns(columns: list[Any]) -> list[tuple[Any, ...]]:
    """Rows of columns."""
    return list(zip(*(column.to_pylist() for column in columns), strict=True))


def _exploded(column: Any) -> tuple[Any, Any]:
    """The elements of lists, with the place of the row that each belongs to."""
    whole = column.combine_chunks() if isinstance(column, pyarrow.ChunkedArray) else column
    if isinstance(whole, pyarrow.ChunkedArray):
        whole = whole.chunk(0) if whole.num_chunks else pyarrow.array([], type=whole.type)
    return pyarrow.compute.list_parent_indices(whole), pyarrow.compute.list_flatten(whole)


def read(path: Path, name: str) -> Iterator[Group]:
    """The inputs of a shard, group by group. Raises ShardError where the file is no shard."""
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            if not file.schema_arrow.equals(SCHEMA, check_metadata=False):
                raise ShardError(f"{name} has other columns than a shard of this version; make it anew")
            for number in range(file.num_row_groups):
                table = file.read_row_group(number)
                table.validate(full=True)
                yield Group(table)
    except (pyarrow.ArrowException, OSError) as error:
        raise ShardError(f"{name} cannot be read as Parquet: {str(error).splitlines()[0]}. Make it anew") from error
