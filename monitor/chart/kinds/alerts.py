"""Alerts that were shown, and what people did about them."""

from decimal import Decimal
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds.kind import Kind

Priority = Literal["low", "medium", "high"]


class Measured(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field and the value it had."""

    field: str
    value: Decimal


class AlertRaised(Kind, frozen=True, kw_only=True, tag="alert-raised/1"):
    """An alert was shown, with the facts it was shown with.

    ``opened_by`` is the fact that fired it; None where time alone did.
    ``limit`` is the limit in words, ``reasons`` every rule that held.
    """

    key: str
    rule: str
    parameter: str
    priority: Priority
    opened_by: UUID | None = None
    values: tuple[Measured, ...] = ()
    limit: str
    baseline: str = ""
    reasons: tuple[str, ...] = ()


class AlertAcknowledged(Kind, frozen=True, kw_only=True, tag="alert-acknowledged/1"):
    """Somebody saw the alert and took it on."""

    key: str


class AlertActioned(Kind, frozen=True, kw_only=True, tag="alert-actioned/1"):
    """What was done about an alert, by the protocol's numbered codes."""

    key: str
    code: int
    note: str = ""
