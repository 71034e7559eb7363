"""Compiling what is handed out of a session from what is known of it."""

from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from monitor.chart.dosing import rounded
from monitor.chart.entries import SIGNED_IN, Entry, tag_of
from monitor.chart.given import given
from monitor.chart.kinds import (
    ChartReattributed,
    InfusionRecorded,
    Kind,
    NoteRecorded,
    OxygenRecorded,
    TreatmentGiven,
)
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.chart.signed_state import signed_state
from monitor.chart.texts import with_marks
from monitor.chart.transcribed import transcribed
from monitor.charting.reads import SessionRead
from monitor.reports.alert_rows import alert_row
from monitor.reports.check_rows import check_rows, override_rows
from monitor.reports.dose_record import InfusionOut
from monitor.reports.dosing import (
    doses_out,
    doubts_out,
    ended_out,
    given_out,
    wastes_out,
)
from monitor.reports.emergency_rows import emergency_rows
from monitor.reports.limit_rows import limit_rows
from monitor.reports.observation_rows import observation_rows
from monitor.reports.query_rows import query_rows
from monitor.reports.report_rows import report_rows
from monitor.reports.score_rows import score_rows
from monitor.reports.session_record import (
    AllergiesOut,
    ApprovedOut,
    EffectOut,
    EntryOut,
    FollowUpOut,
    HandoverOut,
    MoveOut,
    NoteOut,
    OxygenOut,
    PatientOut,
    ProtocolOut,
    SessionOut,
    SessionRecord,
    TreatmentOut,
)
from monitor.reports.signing_rows import addendum_rows, signature_rows
from monitor.reports.versions import versions_of

K = TypeVar("K", bound=Kind)


def compile_record(
    read: SessionRead, exported_by: str, app_version: str
) -> SessionRecord:
    """What is handed out of a session as it was read."""
    session = read.session
    return SessionRecord(
        session=_session(read),
        observations=observation_rows(session, read.protocol.charting),
        effects=_effects(session),
        treatments=_treatments(session),
        oxygen=_oxygen(session),
        notes=_notes(session),
        alerts=tuple(
            alert_row(a, session, read.protocol) for a in read.assessment.alerts
        ),
        scores=score_rows(session),
        entries=tuple(_entry(e) for e in read.entries),
        handovers=tuple(
            HandoverOut(at=h.at, by=session.name_of(h.by), to=h.to, stood=h.stood)
            for h in session.handovers
        ),
        checks=check_rows(read.protocol, session, read.at),
        overrides=override_rows(session),
        emergencies=emergency_rows(session),
        limit_changes=limit_rows(session),
        signatures=signature_rows(session),
        addenda=addendum_rows(session),
        queries=query_rows(session),
        versions=versions_of(session),
        reports=report_rows(session, read.protocol),
        as_of=read.at,
        exported_by=exported_by,
        app_version=app_version,
    )


def _session(read: SessionRead) -> SessionOut:
    session, pin = read.session, read.session.opened.protocol
    closed = session.closed
    return SessionOut(
        id=session.id,
        patient=_patient(read.patient),
        protocol=ProtocolOut(
            id=pin.id,
            version=pin.version,
            sha256=pin.sha256,
            approved=_approved(session),
        ),
        zone=session.opened.zone,
        room=session.opened.room,
        opened_at=session.opened_at,
        opened_by=session.name_of(session.opened_by),
        infusion=_infusion(session),
        doses=doses_out(session),
        doses_given=given_out(session),
        doses_ended=ended_out(session),
        dose_uncertain=doubts_out(session),
        dose_in_conflict=session.is_dose_contested,
        closed_at=session.closed_at,
        ending=None if closed is None else closed.ending,
        ready_at=None if closed is None else closed.ready_at,
        left_at=None if closed is None else closed.left_at,
        ending_facts=None if closed is None else closed.facts,
        closing_note=None if closed is None else closed.note,
        wastes=wastes_out(session),
        moves=_moves(session),
        follow_ups=_follow_ups(session),
        state="open" if session.is_open else "closed",
        signed=signed_state(session, read.patient),
    )


def _approved(session: Session) -> ApprovedOut | None:
    approved = session.opened.approved
    return None if approved is None else ApprovedOut(by=approved.by, at=approved.at)


def _moves(session: Session) -> tuple[MoveOut, ...]:
    return tuple(
        MoveOut(
            at=fact.effective_at,
            by=session.name_of(fact.first.author),
            from_patient=moved.from_patient,
            to_patient=moved.to_patient,
            reason=fact.first.reason or "",
            swapped_with=moved.swapped_with,
        )
        for fact in session.facts
        if isinstance(moved := fact.payload, ChartReattributed)
    )


def _patient(patient: Patient) -> PatientOut:
    details = patient.details
    return PatientOut(
        id=patient.id,
        identifier=details.identifier,
        family=details.family,
        given=details.given,
        born=details.born,
        sex=details.sex,
        allergies=AllergiesOut(
            state=details.allergies.state, items=details.allergies.items
        ),
    )


def _infusion(session: Session) -> tuple[InfusionOut, ...]:
    return tuple(
        InfusionOut(
            at=at,
            what=step.step,
            rate_ml_per_h=step.rate_ml_per_hour,
            volume_ml=_volume_ml(session, at),
            pump_ml=step.pump_ml,
            reason=step.cause,
        )
        for at, step in _facts(session, InfusionRecorded)
    )


def _volume_ml(session: Session, at: datetime) -> Decimal:
    """Calculated; never more than the bag held, where the bag is known."""
    found = given(session, at)
    if found is None or found.ml is None:
        return rounded(session.infusion.volume_ml(at))
    return found.ml


def _follow_ups(session: Session) -> tuple[FollowUpOut, ...]:
    return tuple(
        FollowUpOut(
            at=at,
            reached=call.reached,
            effects=call.effects,
            sleep=call.sleep,
            mood=call.mood,
            drove=call.drove,
            concerns=call.concerns,
        )
        for at, call in session.follow_ups
    )


def _effects(session: Session) -> tuple[EffectOut, ...]:
    return tuple(
        EffectOut(
            code=e.code,
            grade=e.grade,
            onset=e.onset,
            ended=e.ended,
            mode=e.mode,
            action=e.action,
            outcome=e.outcome,
            related=e.related,
            expected=e.expected,
            serious=e.serious,
        )
        for e in session.effects
    )


def _treatments(session: Session) -> tuple[TreatmentOut, ...]:
    return tuple(
        TreatmentOut(
            at=at,
            drug=given.drug,
            dose=given.dose,
            route=given.route,
            ordered_by=given.ordered_by,
            verbal_order_read_back=given.verbal_order_read_back,
            response=given.response,
        )
        for at, given in _facts(session, TreatmentGiven)
    )


def _oxygen(session: Session) -> tuple[OxygenOut, ...]:
    return tuple(
        OxygenOut(at=at, litres_per_minute=oxygen.litres_per_minute)
        for at, oxygen in _facts(session, OxygenRecorded)
    )


def _notes(session: Session) -> tuple[NoteOut, ...]:
    return tuple(
        NoteOut(
            at=fact.effective_at,
            author=session.name_of(fact.first.author),
            author_verified=fact.first.auth_method in SIGNED_IN,
            text=with_marks(fact.payload.text),
            transcribed=transcribed(fact) is not None,
        )
        for fact in session.facts
        if isinstance(fact.payload, NoteRecorded)
    )


def _entry(entry: Entry) -> EntryOut:
    kind, _, version = tag_of(entry.payload).partition("/")
    return EntryOut(
        id=entry.id,
        station=entry.station,
        epoch=entry.epoch,
        seq=entry.seq,
        kind=kind,
        version=int(version),
        author=entry.author,
        effective_at=entry.effective_at,
        recorded_at=entry.recorded_at,
        supersedes=entry.supersedes,
        reason=entry.reason,
        payload=entry.payload,
        link=entry.link.hex(),
    )


def _facts(session: Session, kind: type[K]) -> list[tuple[datetime, K]]:
    return [
        (fact.effective_at, fact.payload)
        for fact in session.facts
        if isinstance(fact.payload, kind)
    ]
