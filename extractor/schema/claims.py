"""Claims: facts as one article states them, typed, validated and grounded (the tables of FACTS.md)."""

import hashlib
import json
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationInfo, model_validator

from extractor.schema.dates import PartialDate
from extractor.schema.kinds import (
    Action,
    Basis,
    Bound,
    DateBasis,
    DealKind,
    EventKind,
    GuidanceChange,
    Horizon,
    Role,
    Stage,
    Status,
    SubjectKind,
    Technology,
    ValueBasis,
    VersusConsensus,
)

Span = tuple[int, int]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
PERCENT_LIMIT = 1_000_000.0


class Frozen(BaseModel):
    """The base of every record that travels between stages."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Evidence(Frozen):
    """The passage a claim rests on: its sentence or sentences."""

    start: int
    end: int


class Party(Frozen):
    """A further named party of a deal, with its role."""

    name: str
    role: Role


class ClaimBase(Frozen):
    """What every claim carries. ``raw`` and ``mentions`` are keyed by field name; a name reached through an
    expression has the expression under ``FIELD.via``; other parties are keyed ``other_parties.0`` and so on, names of
    ``beside`` likewise."""

    CORE: ClassVar[tuple[str, ...]] = ()

    id: str = ""
    confidence: Annotated[float, Field(gt=0, lt=1)]
    rule: str
    evidence: Evidence
    raw: dict[str, str]
    mentions: dict[str, Span]
    attribution: str | None = None
    date_basis: dict[str, DateBasis] = Field(default_factory=dict)
    scores: dict[str, float] | None = None
    """What a trained component gave each of its decisions, where one made the claim; none of today's rule set does."""
    signs: dict[str, float] | None = None
    """What the confidence rests on: the rule and what else speaks for or against the claim, in log-odds."""
    beside: tuple[str, ...] | None = None
    """Of a capacity, the companies and sites that its passage names besides."""

    @model_validator(mode="after")
    def _grounded(self, info: ValidationInfo) -> Self:
        """Checks the offsets against the text, where the validation context has one under ``text``."""
        text = (info.context or {}).get("text")
        if set(self.raw) != set(self.mentions):
            raise ValueError("raw and mentions name different fields")
        if text is not None:
            for field, (start, end) in self.mentions.items():
                if not 0 <= start < end <= len(text) or text[start:end] != self.raw[field]:
                    raise ValueError(f"{field} is not at {start}:{end}")
            if not 0 <= self.evidence.start < self.evidence.end <= len(text):
                raise ValueError("the evidence lies outside the text")
        return self

    def core_key(self, article_id: str) -> str:
        """The claim's id: a hash of article, type, core fields and their spans, never of confidence or rule."""
        data = self.model_dump(include=set(self.CORE))
        spans = {field: list(span) for field, span in self.mentions.items() if field in self.CORE}
        key = json.dumps([article_id, self.type, data, spans], sort_keys=True, ensure_ascii=True)  # type: ignore[attr-defined]
        return hashlib.sha256(key.encode()).hexdigest()[:16]


def _ordered(low: float | None, high: float | None, what: str) -> None:
    if high is not None and (low is None or low > high):
        raise ValueError(f"the lower end of {what} is above the upper end")


class Deal(ClaimBase):
    """An agreement, or a step towards or away from one."""

    CORE: ClassVar[tuple[str, ...]] = (
        "company", "counterparty", "counterparty_text", "target", "status", "capacity_mw", "capacity_mw_high",
    )  # fmt: skip

    type: Literal["deal"] = "deal"
    company: str
    counterparty: str | None = None
    counterparty_text: str | None = None
    target: str | None = None
    other_parties: tuple[Party, ...] = ()
    kind: DealKind
    action: Action = "new"
    status: Status = "announced"
    capacity_mw: Annotated[float, Field(gt=0)] | None = None
    capacity_mw_high: float | None = None
    capacity_bound: Bound | None = None
    capacity_total_mw: Annotated[float, Field(gt=0)] | None = None
    basis: Basis | None = None
    energy_mwh: Annotated[float, Field(gt=0)] | None = None
    value: Annotated[float, Field(gt=0)] | None = None
    value_high: float | None = None
    value_bound: Bound | None = None
    currency: Currency | None = None
    value_basis: ValueBasis | None = None
    term_years: Annotated[float, Field(gt=0, le=150)] | None = None
    term_text: str | None = None
    technology: Technology | None = None
    site: str | None = None
    location: str | None = None
    announced: PartialDate | None = None
    starts: PartialDate | None = None
    closes: PartialDate | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.counterparty is not None and self.counterparty == self.company:
            raise ValueError("a party deals with itself")
        _ordered(self.capacity_mw, self.capacity_mw_high, "the capacity")
        _ordered(self.value, self.value_high, "the value")
        if (self.value is None) != (self.currency is None):
            raise ValueError("a value needs its currency, and a currency its value")
        return self


class Capacity(ClaimBase):
    """A stated amount of power capacity tied to a named company, project or site."""

    CORE: ClassVar[tuple[str, ...]] = ("holder", "mw", "mw_high", "stage")

    type: Literal["capacity"] = "capacity"
    holder: str
    mw: Annotated[float, Field(gt=0)]
    mw_high: float | None = None
    bound: Bound = "exact"
    stage: Stage = "unspecified"
    basis: Basis | None = None
    technology: Technology | None = None
    site: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _ordered(self.mw, self.mw_high, "the capacity")
        return self


class Move(ClaimBase):
    """A stated percentage change of one measure of one subject; ``percent`` is signed."""

    CORE: ClassVar[tuple[str, ...]] = ("subject", "metric", "percent", "percent_high", "horizon", "period")

    type: Literal["move"] = "move"
    subject: str
    subject_kind: SubjectKind
    metric: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    percent: Annotated[float, Field(ge=-PERCENT_LIMIT, le=PERCENT_LIMIT)]
    percent_high: float | None = None
    bound: Bound = "exact"
    horizon: Horizon = "unspecified"
    period: PartialDate | None = None
    since: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        high = self.percent_high
        if high is not None and (abs(self.percent) > abs(high) or self.percent * high < 0):
            raise ValueError("the lower end of the range is above the upper end")
        if self.metric in ("share_price", "index_level", "price") and self.percent < -100:
            raise ValueError("a price cannot fall by more than 100 %")
        return self


class Guidance(ClaimBase):
    """What a company says it will reach."""

    CORE: ClassVar[tuple[str, ...]] = ("company", "metric", "low", "high", "unit", "period")

    type: Literal["guidance"] = "guidance"
    company: str
    metric: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    low: float
    high: float
    bound: Bound = "exact"
    unit: str
    period: PartialDate | None = None
    change: GuidanceChange | None = None
    versus_consensus: VersusConsensus | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _ordered(self.low, self.high, "the guidance")
        return self


class Event(ClaimBase):
    """A dated corporate event."""

    CORE: ClassVar[tuple[str, ...]] = ("company", "kind", "date")

    type: Literal["event"] = "event"
    company: str
    kind: EventKind
    date: PartialDate
    scheduled: bool


Claim = Annotated[Deal | Capacity | Move | Guidance | Event, Field(discriminator="type")]
CLAIM = TypeAdapter[Deal | Capacity | Move | Guidance | Event](Claim)
CLAIM_TYPES: dict[str, type[Deal | Capacity | Move | Guidance | Event]] = {
    "deal": Deal, "capacity": Capacity, "move": Move, "guidance": Guidance, "event": Event,
}  # fmt: skip


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the claims."""
    return CLAIM.json_schema()
