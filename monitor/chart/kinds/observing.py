"""What was measured or seen of the patient, and which set was put off."""

from datetime import datetime
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from monitor.chart.kinds.kind import Kind

NotDone = Literal["refused", "asleep", "equipment", "not disturbed", "other"]
Mode = Literal["asked", "observed"]
Challenge = Literal["confirmed", "unconfirmed"]


class Reading(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """One field of a set: a value, or why there is none.

    ``challenge`` is how a challenged value came to be kept. ``unchanged`` marks a
    scale that was assessed again and found as before.
    """

    field: str
    value: Decimal | None = None
    not_done: NotDone | None = None
    mode: Mode | None = None
    challenge: Challenge | None = None
    unchanged: bool = False


class Transcribed(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """It was kept on paper and typed in afterwards, by the author of the entry.

    ``observed_by`` is who the paper says observed it; empty where it says nobody.
    """

    observed_by: str = ""


class ObservationsRecorded(
    Kind,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    tag="observations-recorded/1",
):
    """A set of observations, whole or partial, in the protocol's field order."""

    readings: tuple[Reading, ...]
    transcribed: Transcribed | None = None


class OxygenRecorded(Kind, frozen=True, kw_only=True, tag="oxygen-recorded/1"):
    """What the patient breathes from now on: air (None) or oxygen in L/min."""

    litres_per_minute: Decimal | None


class SlotSnoozed(Kind, frozen=True, kw_only=True, tag="slot-snoozed/1"):
    """A due set was put off by so many minutes, for a reason."""

    slot: datetime
    minutes: int
    cause: str
