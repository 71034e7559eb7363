"""A session as it is handed out: the same facts for JSON, CSV and whatever follows.

Names and shapes are the published interface; additions are free, changes are not.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import AnyEndingFacts, Ending, Mode, NotDone, Sex
from monitor.chart.signed_state import SignedState
from monitor.reports.alert_rows import AlertOut
from monitor.reports.dose_record import (
    DoseOut,
    DosesEndedOut,
    DoubtOut,
    GivenDoseOut,
    InfusionOut,
    WasteOut,
)
from monitor.reports.emergency_rows import EmergencyOut
from monitor.reports.limit_rows import LimitOut
from monitor.reports.query_rows import QueryOut
from monitor.reports.report_rows import ReportOut
from monitor.reports.score_rows import ScoreOut
from monitor.reports.signing_rows import AddendumOut, SignatureOut
from monitor.reports.versions import VersionOut

INTENDED_USE = "A charting aid; not a patient monitor; reads and controls no device."


class HandoverOut(Struct, frozen=True, kw_only=True):
    """One nurse left the session to another; ``stood`` is what both were shown."""

    at: datetime
    by: str
    to: str
    stood: tuple[str, ...]


class AllergiesOut(Struct, frozen=True, kw_only=True):
    """The state of the allergies, and what to."""

    state: str
    items: tuple[str, ...]


class PatientOut(Struct, frozen=True, kw_only=True):
    """Who the patient is."""

    id: UUID
    identifier: str
    family: str
    given: str
    born: date
    sex: Sex
    allergies: AllergiesOut


class ApprovedOut(Struct, frozen=True, kw_only=True):
    """Whose approval the protocol had when the session was opened; not checked."""

    by: str
    at: datetime


class ProtocolOut(Struct, frozen=True, kw_only=True):
    """The protocol that was pinned; without its hash where that would name the site."""

    id: str
    version: int
    sha256: str
    approved: ApprovedOut | None = None


class MoveOut(Struct, frozen=True, kw_only=True):
    """The chart was begun under another patient, and moved; patients by their ids.

    ``swapped_with`` is the session whose chart went the other way in the same act.
    """

    at: datetime
    by: str
    from_patient: UUID
    to_patient: UUID
    reason: str
    swapped_with: UUID | None = None


class FollowUpOut(Struct, frozen=True, kw_only=True):
    """A call after the session: whether it reached the patient, and what was said."""

    at: datetime
    reached: bool
    effects: str
    sleep: str
    mood: str
    drove: bool | None
    concerns: str


class SessionOut(Struct, frozen=True, kw_only=True):
    """The frame of a session."""

    id: UUID
    patient: PatientOut
    protocol: ProtocolOut
    zone: str
    room: str
    opened_at: datetime
    opened_by: str
    infusion: tuple[InfusionOut, ...]
    doses: tuple[DoseOut, ...]
    doses_given: tuple[GivenDoseOut, ...] = ()
    doses_ended: DosesEndedOut | None = None
    dose_uncertain: tuple[DoubtOut, ...] = ()
    dose_in_conflict: bool = False
    closed_at: datetime | None
    ending: Ending | None
    ready_at: datetime | None
    left_at: datetime | None
    ending_facts: AnyEndingFacts | None
    closing_note: str | None = None
    wastes: tuple[WasteOut, ...] = ()
    moves: tuple[MoveOut, ...] = ()
    follow_ups: tuple[FollowUpOut, ...]
    state: str
    signed: SignedState = "not signed"


class ObservationOut(Struct, frozen=True, kw_only=True):
    """One field of one set, in one of its versions.

    ``set`` is the same for all versions; ``superseded_by`` is the entry that took
    this version's place or struck it out, ``superseded_at`` and ``superseded_author``
    when and by whom, and ``reason`` why. ``author_verified`` is whether that author had
    signed in; likewise of whoever superseded it. What was ``transcribed`` was kept on
    paper, and is not late; ``observed_by`` is who the paper names, if anybody.
    """

    set: UUID
    observed_at: datetime
    recorded_at: datetime
    author: str
    field: str
    value: Decimal | None
    unit: str
    not_done: NotDone | None
    mode: Mode | None
    confirmed: bool
    challenged: bool
    unchanged: bool
    late: bool
    superseded_by: UUID | None
    reason: str | None
    superseded_at: datetime | None = None
    superseded_author: str | None = None
    author_verified: bool = False
    superseded_author_verified: bool | None = None
    transcribed: bool = False
    observed_by: str | None = None


class EffectOut(Struct, frozen=True, kw_only=True):
    """A side effect from onset to end."""

    code: str
    grade: int
    onset: datetime
    ended: datetime | None
    mode: Mode | None
    action: str
    outcome: str
    related: str | None = None
    expected: bool | None = None
    serious: bool | None = None


class TreatmentOut(Struct, frozen=True, kw_only=True):
    """A treatment given for an effect."""

    at: datetime
    drug: str
    dose: str
    route: str
    ordered_by: str
    verbal_order_read_back: bool
    response: str


class OxygenOut(Struct, frozen=True, kw_only=True):
    """What the patient breathed from then on; null is air."""

    at: datetime
    litres_per_minute: Decimal | None


class NoteOut(Struct, frozen=True, kw_only=True):
    """A note with its author, and whether that one had signed in."""

    at: datetime
    author: str
    text: str
    author_verified: bool = False
    transcribed: bool = False


class EntryOut(Struct, frozen=True, kw_only=True):
    """An entry's header and payload; ``link`` is hexadecimal."""

    id: UUID
    station: UUID
    epoch: UUID
    seq: int
    kind: str
    version: int
    author: UUID
    effective_at: datetime
    recorded_at: datetime
    supersedes: tuple[UUID, ...]
    reason: str | None
    payload: object
    link: str


class AnswerOut(Struct, frozen=True, kw_only=True):
    """What was found about one thing that a check asks."""

    ask: str
    value: str


class CheckOut(Struct, frozen=True, kw_only=True):
    """A check before the dose or before leaving, as it stands."""

    gate: str
    label: str
    phase: str
    state: str
    evidence: str
    answers: tuple[AnswerOut, ...]
    at: datetime | None
    by: str | None


class OverrideOut(Struct, frozen=True, kw_only=True):
    """A check that a prescriber let pass, listed for review; nobody verified who.

    ``void`` is why it lets nothing pass any more; null where it does.
    """

    gate: str
    at: datetime
    prescriber: str
    reason: str
    shown: str
    charted_by: str
    void: str | None = None


class SessionRecord(Struct, frozen=True, kw_only=True):
    """Everything about one session, as of a time.

    Unless it is ``identified`` it tells neither whose it is nor when it truly was; what
    it tells all the same is ``left_in``. ``versions`` are all that was said of each
    fact, also of what was amended or struck out.
    """

    session: SessionOut
    observations: tuple[ObservationOut, ...]
    effects: tuple[EffectOut, ...]
    treatments: tuple[TreatmentOut, ...]
    oxygen: tuple[OxygenOut, ...]
    notes: tuple[NoteOut, ...]
    scores: tuple[ScoreOut, ...]
    alerts: tuple[AlertOut, ...]
    entries: tuple[EntryOut, ...]
    handovers: tuple[HandoverOut, ...] = ()
    checks: tuple[CheckOut, ...] = ()
    overrides: tuple[OverrideOut, ...] = ()
    emergencies: tuple[EmergencyOut, ...] = ()
    limit_changes: tuple[LimitOut, ...] = ()
    signatures: tuple[SignatureOut, ...] = ()
    addenda: tuple[AddendumOut, ...] = ()
    queries: tuple[QueryOut, ...] = ()
    versions: tuple[VersionOut, ...] = ()
    reports: tuple[ReportOut, ...] = ()
    as_of: datetime
    exported_by: str
    app_version: str
    identified: bool = True
    intended_use: str = INTENDED_USE
    left_in: str = ""
