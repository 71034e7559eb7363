"""Alerts that were shown, and what people did about them."""

from decimal import Decimal
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds.kind import Kind

Priority = Literal["low", "medium", "high"]

EscalationLevel = Literal["board", "rooms", "contact"]
"""Where an alert that nobody answers is told, from the nearest to the farthest.

Each takes in the one before: the board of the station; every open room as well; the
contact that the protocol names, with the text to read to them.
"""


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


class AlertSeen(Kind, frozen=True, kw_only=True, tag="alert-seen/1"):
    """The alert's card stood on the screen before its author, who did nothing yet."""

    key: str


class ClinicianCalled(Kind, frozen=True, kw_only=True, tag="clinician-called/1"):
    """Somebody was called about an alert, by that number where it is known."""

    key: str
    who: str
    number: str = ""


class ClinicianArrived(Kind, frozen=True, kw_only=True, tag="clinician-arrived/1"):
    """Whoever was called about an alert is with the patient."""

    key: str
    who: str


class AlertResolved(Kind, frozen=True, kw_only=True, tag="alert-resolved/1"):
    """A person ended an alert, whatever its values say; ``cause`` is why.

    ``also`` are the further alerts that stood on the same card.
    """

    key: str
    also: tuple[str, ...] = ()
    cause: str = ""


class AlertEscalated(Kind, frozen=True, kw_only=True, tag="alert-escalated/1"):
    """Nobody had answered an alert for so long that it was told farther off.

    ``contact`` and ``number`` are whom the protocol named then; empty where nobody.
    """

    key: str
    level: EscalationLevel
    contact: str = ""
    number: str = ""


AlertLifeFact = (
    AlertSeen | ClinicianCalled | ClinicianArrived | AlertResolved | AlertEscalated
)
"""What became of an alert, beside acknowledging it and the numbered actions."""

AlertAnswer = AlertSeen | ClinicianCalled | ClinicianArrived | AlertResolved
"""What a person tells of an alert."""
