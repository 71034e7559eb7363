"""A session in which every kind of entry occurs, as facts to be written down."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.chart.approving import APPROVALS
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import (
    Admitted,
    AgainstAdvice,
    AlertAcknowledged,
    AlertActioned,
    AlertEscalated,
    AlertRaised,
    AlertResolved,
    AlertSeen,
    AlertSnoozed,
    Allergies,
    Answer,
    AnyEndingFacts,
    AnyKind,
    ApprovalWithdrawn,
    ApprovedThen,
    Cancelled,
    ChartMoved,
    ChartReattributed,
    ClinicianArrived,
    ClinicianCalled,
    DevicesOrdered,
    Died,
    DoseChecked,
    DoseDoubtful,
    DoseGiven,
    DoseOrdered,
    DosesEnded,
    DrugPrepared,
    EffectEnded,
    EffectRecorded,
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
    Ending,
    EntryAmended,
    EntryRetracted,
    FollowUpRecorded,
    GateAnswered,
    GateOverridden,
    HandedOver,
    IdentityTyped,
    InfusionRecorded,
    InjectionOrdered,
    LeftUnseen,
    LimitChanged,
    Measured,
    NoteRecorded,
    ObservationsRecorded,
    OralOrdered,
    OxygenRecorded,
    PatientCorrected,
    PatientDetails,
    PatientRecorded,
    ProtocolApproved,
    ProtocolPin,
    Reading,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    SessionOpened,
    SessionTakenOver,
    SlotSnoozed,
    StaffNamed,
    StartCleared,
    Subscore,
    Transferred,
    TreatmentGiven,
    WasteRecorded,
    WeightRecorded,
)

SPACE = UUID("5d0c7d6e-5f0a-4f0f-9d3f-676f6c64656e")
SESSION = Stream("session", uuid5(SPACE, "session"))
PATIENT = Stream("patient", uuid5(SPACE, "patient"))
NURSE = uuid5(SPACE, "A. Okafor RN")
START = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)

_DETAILS = PatientDetails(
    identifier="T-0001",
    family="Ødegård-Núñez",
    given="Zoë",
    title="Dr",
    born=date(1981, 3, 14),
    sex="female",
    allergies=Allergies(state="known", items=("latex", "penicillin")),
)
_DOSE = DoseOrdered(
    drug="ketamine",
    route="intravenous",
    ordered_by="Dr Meyer",
    weight_kg=Decimal("68.40"),
    mg_per_kg=Decimal("0.5"),
    mg=Decimal("34.2"),
    stock_mg_per_ml=Decimal(50),
    bag_ml=Decimal(50),
    bag_mg=Decimal(50),
    mg_per_ml=Decimal(1),
    infuse_ml=Decimal("34.2"),
    remain_ml=Decimal("15.8"),
    minutes=40,
    rate_ml_per_hour=Decimal("51.3"),
)
_AGAINST_ADVICE = AgainstAdvice(
    capacity_judged_by="Dr Meyer",
    risks_explained_by="A. Okafor RN",
    is_cannula_out=True,
)
_ORDERS: tuple[tuple[str, AnyKind], ...] = (
    (
        "injection",
        InjectionOrdered(
            drug="ketamine",
            route="IM",
            ordered_by="Dr Meyer",
            weight_kg=Decimal("68.40"),
            mg_per_kg=Decimal("0.5"),
            mg=Decimal("34.2"),
            stock_mg_per_ml=Decimal(50),
            draw_ml=Decimal("0.68"),
        ),
    ),
    (
        "devices",
        DevicesOrdered(
            drug="esketamine",
            route="intranasal",
            ordered_by="Dr Meyer",
            mg_per_device=Decimal(28),
            devices=3,
            mg=Decimal(84),
        ),
    ),
    (
        "by mouth",
        OralOrdered(
            drug="ketamine", route="SL", ordered_by="Dr Meyer", mg=Decimal("100.0")
        ),
    ),
)
_KEY = "sbp-medium:" + str(uuid5(SPACE, "third set"))


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def entries() -> Iterator[NewEntry]:
    """In the order in which they were charted."""
    yield _of_patient("recording", -40, PatientRecorded(details=_DETAILS))
    corrected = replace(_DETAILS, title="", allergies=Allergies(state="none known"))
    yield _of_patient("correction", -39, PatientCorrected(details=corrected), "misread")
    yield from _opening()
    yield from _infusion()
    yield from _emergency()
    yield from _recovery()
    yield from _reattribution()


_SNOOZE = AlertSnoozed(key=_KEY, minutes=5, reason="Prescriber knows")
_LIMIT = LimitChanged(
    rule="SBP-HIGH-2", limit=190, prescriber="Dr Meyer", reason="usual pressure"
)


def _opening() -> Iterator[NewEntry]:
    named = StaffNamed(person=NURSE, name="A. Okafor RN", verified=False)
    yield _entry("naming", -30, named)
    opened = SessionOpened(
        patient=PATIENT.id,
        protocol=ProtocolPin(id="iv40", version=1, sha256="ab" * 32),
        zone="Europe/London",
        room="Room 1",
        identity=IdentityTyped(initials="ZØ", birth_year=1981),
        approved=ApprovedThen(by="Dr M. Meyer, medical lead", at=at(-5000)),
    )
    yield _entry("opening", -30, opened)
    weight = WeightRecorded(kg=Decimal("68.40"), typed="150.8", typed_unit="lb")
    yield _entry("weight", -20, weight)
    for name, order in _ORDERS:
        yield _entry(name, -20, order)
    yield _entry("dose", -20, _DOSE)
    yield from _preparing()
    yield _entry("air", -15, OxygenRecorded(litres_per_minute=None))
    yield _entry("first set", -14, _set("118 72 70 98 14 5 0 1 0"))
    signed = Answer(ask="signed", value="2025-11-21")
    yield _entry("consent", -12, GateAnswered(gate="consent", answers=(signed,)))
    none = GateAnswered(gate="pregnancy", not_applicable=True, note="post-menopausal")
    yield _entry("pregnancy", -12, none)
    overridden = GateOverridden(
        gate="bp",
        prescriber="Dr Meyer",
        reason="known white-coat hypertension",
        shown="166/102, limit 160/100",
        values=(Measured(field="sbp", value=Decimal("166.5")),),
    )
    yield _entry("override", -11, overridden)
    yield from _scores()
    cleared = StartCleared(baseline_sets=(uuid5(SPACE, "first set"),))
    yield _entry("clearing", -1, cleared)


def _preparing() -> Iterator[NewEntry]:
    lot = DrugPrepared(
        lot="K-2391/B", expiry=date(2027, 1, 31), stock_mg_per_ml=Decimal("50.0")
    )
    yield _entry("lot", -18, lot)
    checked = DoseChecked(
        checker="S. Lindqvist RN", ml=Decimal("34.2"), rate_ml_per_hour=Decimal("51.3")
    )
    yield _entry("second check", -17, checked)
    counted = DoseChecked(checker="S. Lindqvist RN", devices=3, mg=Decimal(84))
    yield _entry("second check by count", -17, counted)
    waste = WasteRecorded(ml=Decimal("15.8"), witness="S. Lindqvist RN")
    yield _entry("waste", -16, waste)


def _scores() -> Iterator[NewEntry]:
    asked = ScoreRecorded(
        scale="phq9",
        version="phq9-en-US",
        items=(1, 2, 0, 3, None, 1, 0, 0, 2),
        mode="self-report",
    )
    yield _entry("mood", -12, asked)
    seen = ScoreReviewed(
        score=uuid5(SPACE, "mood"), by="Dr Meyer", outcome="C-SSRS asked, low"
    )
    yield _entry("review", -11, seen)
    dissociation = ScoreRecorded(
        scale="cadss",
        version="cadss-23",
        total=12,
        subscores=(Subscore(part="amnesia", value=1),),
        administered_by="R. Okafor",
    )
    yield _entry("dissociation", -10, dissociation)
    yield _entry(
        "consciousness",
        -10,
        ScoreRecorded(scale="acvpu", version="acvpu-2017", result="A"),
    )


def _infusion() -> Iterator[NewEntry]:
    rate = Decimal("51.3")
    yield _entry("start", 0, InfusionRecorded(step="started", rate_ml_per_hour=rate))
    snooze = SlotSnoozed(slot=at(10), minutes=5, cause="line check")
    yield _entry("snooze", 10, snooze)
    yield _entry("second set", 12, _set("128 78 174 98 14 5 2 1 0"))
    fixed = EntryAmended(replacement=_set("128 78 74 98 14 5 2 1 0"))
    yield replace(
        _entry("fix", 12, fixed, "typing slip"),
        supersedes=(uuid5(SPACE, "second set"),),
    )
    yield _entry("dizziness", 14, EffectRecorded(code="DIZZ", grade=1, mode="asked"))
    paused = InfusionRecorded(step="paused", pump_ml=Decimal("12.0"), cause="line")
    yield _entry("pause", 16, paused)
    doubt = DoseDoubtful(
        cause="infiltration", at_most_mg=Decimal("13.7"), new_site="right hand"
    )
    yield _entry("doubt", 17, doubt)
    given = DoseGiven(
        drug="esketamine", mg=Decimal(28), route="intranasal", device=1, site="left"
    )
    yield _entry("device", 17, given)
    yield _entry("no further", 17, DosesEnded(cause="BP 172/104"))
    yield _entry("oxygen", 18, OxygenRecorded(litres_per_minute=Decimal("2.0")))
    yield _entry("third set", 20, _set("183 107 92 96 13 4 8 3 1"))
    yield _entry("alert", 20, _alert())
    yield _entry("acknowledgement", 21, AlertAcknowledged(key=_KEY))
    yield _entry("action", 21, AlertActioned(key=_KEY, code=1, note="repeat"))
    yield from _life()
    yield _entry("alert snooze", 21, _SNOOZE)
    yield _entry("limit", 21, _LIMIT)
    yield _entry("wrong note", 22, NoteRecorded(text="meant for room 2"))
    yield replace(
        _entry("striking", 22, EntryRetracted(), "wrong patient"),
        supersedes=(uuid5(SPACE, "wrong note"),),
    )


def _life() -> Iterator[NewEntry]:
    """What became of the alert besides."""
    escalated = AlertEscalated(
        key=_KEY, level="contact", contact="Dr Meyer", number="555-0134"
    )
    called = ClinicianCalled(key=_KEY, who="Dr Meyer", number="555-0134")
    yield _entry("card seen", 20.1, AlertSeen(key=_KEY))
    yield _entry("escalation", 20.9, escalated)
    yield _entry("clinician called", 21.5, called)
    yield _entry("clinician arrived", 21.8, ClinicianArrived(key=_KEY, who="Dr Meyer"))
    cause = AlertResolved(key=_KEY, also=(_KEY,), cause="seen by Dr Meyer")
    yield _entry("ended by a person", 21.9, cause)


def _emergency() -> Iterator[NewEntry]:
    yield _entry("time zero", 30, EmergencyDeclared())
    yield _entry("help", 30.25, EmergencyStamped(code="C", label="Help called"))
    yield _entry("over", 33, EmergencyEnded(outcome="Recovered", in_error=False))


def _recovery() -> Iterator[NewEntry]:
    stopped = InfusionRecorded(step="completed", pump_ml=Decimal("34.20"))
    yield _entry("end", 42, stopped)
    yield _entry("fourth set", 43, _partial_set())
    taken = SessionTakenOver(
        by="A. Okafor RN", before=uuid5(SPACE, "J. Marsh RN"), initials="ZØ"
    )
    yield _entry("taking over", 43.5, taken)
    handed = HandedOver(
        to="J. Marsh RN",
        to_person=uuid5(SPACE, "J. Marsh RN"),
        initials="ZØ",
        stood=("Zoë Ødegård-Núñez, 1hr after the start", "BP 176/104, 3min old"),
    )
    yield _entry("handover", 44, handed)
    given = TreatmentGiven(
        drug="ondansetron",
        dose="4 mg",
        route="intravenous",
        ordered_by="Dr Meyer",
        verbal_order_read_back=True,
    )
    yield _entry("treatment", 45, given)
    about = NoteRecorded(
        text='Calm; said "far away" …\nhand held', about=uuid5(SPACE, "fourth set")
    )
    yield _entry("note", 46, about)
    ended = EffectEnded(effect=uuid5(SPACE, "dizziness"), outcome="gone")
    yield _entry("no longer dizzy", 80, ended)
    closed = SessionClosed(ready_at=at(105), left_at=at(109), note="escort present")
    yield _entry("closing", 109, closed)
    yield from _ended_otherwise()
    called = FollowUpRecorded(
        reached=True, effects="none", sleep="6 h", mood="calm", drove=False
    )
    yield _entry("first call", 1500, FollowUpRecorded(reached=False))
    yield _entry("call", 1549, called)


def _ended_otherwise() -> Iterator[NewEntry]:
    """The closing amended to every other ending, the last by a retraction."""
    endings: tuple[tuple[Ending, AnyEndingFacts], ...] = (
        ("transferred", Transferred(where="Ward 4", taken_over_by="Dr Ito")),
        ("admitted", Admitted(where="Cardiology")),
        ("against advice", _AGAINST_ADVICE),
        ("left unseen", LeftUnseen(last_seen_at=at(101), told="Dr Meyer")),
        ("cancelled", Cancelled(cause="fever")),
        ("died", Died(died_at=at(108), confirmed_by="Dr Ito")),
    )
    before = "closing"
    for ending, facts in endings:
        closed = SessionClosed(ending=ending, left_at=at(109), facts=facts)
        amended = EntryAmended(replacement=closed)
        yield replace(
            _entry(ending, 109, amended, "wrong ending"),
            supersedes=(uuid5(SPACE, before),),
        )
        before = ending
    as_it_was = SessionClosed(ready_at=at(105), left_at=at(109), note="escort present")
    yield replace(
        _entry("as it was", 109, EntryAmended(replacement=as_it_was), "slip"),
        supersedes=(uuid5(SPACE, before),),
    )


def _reattribution() -> Iterator[NewEntry]:
    """It was opened for somebody else, and found to be this patient's."""
    other, why = uuid5(SPACE, "other patient"), "wrong wristband"
    moved = ChartReattributed(
        from_patient=other,
        to_patient=PATIENT.id,
        identity=IdentityTyped(initials="ZØ", birth_year=1981),
    )
    yield _entry("reattribution", 120, moved, why)
    mark = ChartMoved(session=SESSION.id, from_patient=other, to_patient=PATIENT.id)
    yield _of_patient("mark", 120, mark, why)
    swapped = replace(moved, swapped_with=uuid5(SPACE, "other session"))
    yield _entry("swap", 121, swapped, "rooms swapped")
    yield _approval()
    yield _withdrawal()


def _set(line: str) -> ObservationsRecorded:
    fields = "sbp dbp hr spo2 rr sedation dissociation distress nausea"
    return ObservationsRecorded(
        readings=tuple(
            Reading(field=field, value=Decimal(value))
            for field, value in zip(fields.split(), line.split(), strict=True)
        )
    )


def _partial_set() -> ObservationsRecorded:
    return ObservationsRecorded(
        readings=(
            Reading(field="sbp", value=Decimal(176), challenge="confirmed"),
            Reading(field="dbp", value=Decimal(104), challenge="unconfirmed"),
            Reading(field="temp", value=Decimal("36.80")),
            Reading(field="sedation", value=Decimal(5), unchanged=True, mode="asked"),
            Reading(field="nausea", value=Decimal(1), mode="observed"),
            Reading(field="hr", not_done="equipment"),
            Reading(field="spo2", not_done="refused"),
            Reading(field="rr", not_done="asleep"),
            Reading(field="distress", not_done="other"),
            Reading(field="dissociation", not_done="not disturbed"),
        )
    )


def _alert() -> AlertRaised:
    return AlertRaised(
        key=_KEY,
        rule="sbp-medium",
        parameter="bp",
        priority="medium",
        opened_by=uuid5(SPACE, "third set"),
        values=(Measured(field="sbp", value=Decimal(183)),),
        limit="limit 180",
        baseline="118, up 65, 55 %",
        reasons=("SBP 183 mmHg, limit 180",),
    )


def _entry(
    name: str, minute: float, payload: AnyKind, reason: str | None = None
) -> NewEntry:
    return NewEntry(
        id=uuid5(SPACE, name),
        stream=SESSION,
        payload=payload,
        effective_at=at(minute),
        reason=reason,
    )


def _of_patient(
    name: str, minute: float, payload: AnyKind, reason: str | None = None
) -> NewEntry:
    return replace(_entry(name, minute, payload, reason), stream=PATIENT)


def _withdrawal() -> NewEntry:
    pin = ProtocolPin(id="iv40", version=1, sha256="ab" * 32)
    back = ApprovalWithdrawn(protocol=pin, by="Dr B. Second", reason="wrong file")
    return replace(_entry("withdrawal", 122, back), stream=APPROVALS)


def _approval() -> NewEntry:
    pin = ProtocolPin(id="iv40", version=1, sha256="ab" * 32)
    approved = ProtocolApproved(
        protocol=pin, by="Dr M. Meyer, medical lead", note="Committee of 3 March"
    )
    return replace(_entry("approval", 121, approved), stream=APPROVALS)
