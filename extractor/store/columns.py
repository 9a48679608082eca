"""The columns of the narrow tables, derived from the claim models, so that a new fact type needs no SQL of its own."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from extractor.schema import CLAIM_TYPES
from extractor.schema.claims import ClaimBase

TABLES = {"deal": "deals", "capacity": "capacities", "move": "moves", "guidance": "guidance", "event": "events"}
"""The view of facts of each type; its claims are in ``TYPE_claims``."""
_SHARED = set(ClaimBase.model_fields) | {"type", "other_parties"}
_SQL = {str: "TEXT", float: "REAL", int: "INTEGER", bool: "INTEGER"}


def claim_table(kind: str) -> str:
    """The narrow table of a fact type's claims."""
    return f"{kind}_claims"


def columns(kind: str) -> dict[str, str]:
    """The columns of a fact type's own fields with their SQL types, in the model's order."""
    fields = CLAIM_TYPES[kind].model_fields
    return {name: _sql_type(field.annotation) for name, field in fields.items() if name not in _SHARED}


def _sql_type(annotation: Any) -> str:
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        (inner,) = (a for a in get_args(annotation) if a is not NoneType)
        return _sql_type(inner)
    if origin is Literal:
        return "TEXT"
    if hasattr(annotation, "__metadata__"):
        return _sql_type(get_args(annotation)[0])
    return _SQL[annotation]
