"""The kinds of fact that a record can hold, each under its own stored name.

The stored name and version stand in the tag, ``name/version``, and never change
once a release has written them. A renamed class keeps its tag.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from msgspec import Struct

Sex = Literal["female", "male", "indeterminate", "not known"]
AllergyState = Literal["known", "none known", "not recorded", "unavailable"]
NotDone = Literal["refused", "asleep", "equipment", "not disturbed", "other"]
Mode = Literal["asked", "observed"]
Challenge = Literal["confirmed", "unconfirmed"]
Priority = Literal["low", "medium", "high"]
InfusionStep = Literal[
    "started", "rate changed", "paused", "resumed", "stopped", "completed"
]


class Kind(
    Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True
):
    """A fact that happened; its tag is the name it is stored under."""


class Allergies(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the four states of the NHS common user interface, and what to."""

    state: AllergyState
    items: tuple[str, ...] = ()


class PatientDetails(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who the patient is."""

    identifier: str
    family: str
    given: str
    title: str = ""
    born: date
    sex: Sex
    allergies: Allergies


class PatientRecorded(Kind, frozen=True, kw_only=True, tag="patient-recorded/1"):
    """A patient was entered for the first time."""

    details: PatientDetails


class PatientCorrected(Kind, frozen=True, kw_only=True, tag="patient-corrected/1"):
    """A patient's details were put right; the reason stands in the header."""

    details: PatientDetails


class StaffNamed(Kind, frozen=True, kw_only=True, tag="staff-named/1"):
    """A person who charts gave this name."""

    person: UUID
    name: str
    verified: bool


class ProtocolPin(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The exact protocol a session runs under."""

    id: str
    version: int
    sha256: str


class IdentityTyped(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The two identifiers typed again to confirm the patient."""

    initials: str
    birth_year: int


class SessionOpened(Kind, frozen=True, kw_only=True, tag="session-opened/1"):
    """A session began for a confirmed patient under a pinned protocol."""

    patient: UUID
    protocol: ProtocolPin
    zone: str
    room: str
    identity: IdentityTyped


class WeightRecorded(Kind, frozen=True, kw_only=True, tag="weight-recorded/1"):
    """Body weight in kg, with what was typed where that was in pounds."""

    kg: Decimal
    typed: str
    typed_unit: Literal["kg", "lb"]


class DoseOrdered(Kind, frozen=True, kw_only=True, tag="dose-ordered/1"):
    """The ordered dose with every step of its working, amounts as in the names."""

    drug: str
    route: str
    ordered_by: str
    weight_kg: Decimal
    mg_per_kg: Decimal
    mg: Decimal
    stock_mg_per_ml: Decimal
    bag_ml: Decimal
    bag_mg: Decimal
    mg_per_ml: Decimal
    infuse_ml: Decimal
    remain_ml: Decimal
    minutes: int
    rate_ml_per_hour: Decimal


class Reading(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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


class ObservationsRecorded(
    Kind, frozen=True, kw_only=True, tag="observations-recorded/1"
):
    """A set of observations, whole or partial, in the protocol's field order."""

    readings: tuple[Reading, ...]


class OxygenRecorded(Kind, frozen=True, kw_only=True, tag="oxygen-recorded/1"):
    """What the patient breathes from now on: air (None) or oxygen in L/min."""

    litres_per_minute: Decimal | None


class StartCleared(Kind, frozen=True, kw_only=True, tag="start-cleared/1"):
    """The nurse declared the session ready to start, on these baseline sets."""

    baseline_sets: tuple[UUID, ...]


class InfusionRecorded(Kind, frozen=True, kw_only=True, tag="infusion-recorded/1"):
    """What the nurse did at, or read from, the pump; Vigil controls none.

    ``pump_ml`` is the volume read from the pump, asked at pause and stop.
    """

    step: InfusionStep
    rate_ml_per_hour: Decimal | None = None
    pump_ml: Decimal | None = None
    cause: str = ""


class EffectRecorded(Kind, frozen=True, kw_only=True, tag="effect-recorded/1"):
    """A side effect began; its onset is the entry's effective time."""

    code: str
    grade: int
    mode: Mode | None = None
    action: str = ""
    outcome: str = ""


class EffectEnded(Kind, frozen=True, kw_only=True, tag="effect-ended/1"):
    """A side effect passed."""

    effect: UUID
    outcome: str = ""


class TreatmentGiven(Kind, frozen=True, kw_only=True, tag="treatment-given/1"):
    """A treatment given for an effect, and who ordered it."""

    drug: str
    dose: str
    route: str
    ordered_by: str
    verbal_order_read_back: bool
    response: str = ""


class NoteRecorded(Kind, frozen=True, kw_only=True, tag="note-recorded/1"):
    """Free text, of the session or about one of its entries."""

    text: str
    about: UUID | None = None


class SlotSnoozed(Kind, frozen=True, kw_only=True, tag="slot-snoozed/1"):
    """A due set was put off by so many minutes, for a reason."""

    slot: datetime
    minutes: int
    cause: str


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


class SessionClosed(Kind, frozen=True, kw_only=True, tag="session-closed/1"):
    """The patient was ready, and left, at these times."""

    ready_at: datetime
    left_at: datetime
    note: str = ""


class EntryAmended(Kind, frozen=True, kw_only=True, tag="entry-amended/1"):
    """What an earlier entry should have said; the earlier one stays."""

    replacement: "Amendable"


class EntryRetracted(Kind, frozen=True, kw_only=True, tag="entry-retracted/1"):
    """An earlier entry should not have been charted; it stays, struck through."""


Amendable = (
    WeightRecorded
    | DoseOrdered
    | ObservationsRecorded
    | OxygenRecorded
    | InfusionRecorded
    | EffectRecorded
    | EffectEnded
    | TreatmentGiven
    | NoteRecorded
    | SessionClosed
)

AnyKind = (
    Amendable
    | PatientRecorded
    | PatientCorrected
    | StaffNamed
    | SessionOpened
    | StartCleared
    | SlotSnoozed
    | AlertRaised
    | AlertAcknowledged
    | AlertActioned
    | EntryAmended
    | EntryRetracted
)
