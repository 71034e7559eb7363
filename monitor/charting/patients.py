"""Charting who a patient is."""

from collections.abc import Sequence
from datetime import datetime

from monitor.chart.commands import ErasePatient, PatientCommand
from monitor.chart.entries import Actor, Entry, Stream
from monitor.chart.openings import decide_patient
from monitor.chart.patient import fold_patient
from monitor.chart.refusals import Refusal
from monitor.charting import refused
from monitor.charting.erasing import erase_patient
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.ports import Circumstances, Journal
from monitor.charting.reads import Charted
from monitor.charting.repeats import Decided, charted_before


def chart_patient(
    journal: Journal,
    command: PatientCommand | ErasePatient,
    actor: Actor,
    circumstances: Circumstances,
) -> Charted | Refusal:
    """Record, correct or erase a patient, or say why not."""
    if isinstance(command, ErasePatient):
        return erase_patient(journal, command, actor, circumstances)
    try:
        entries = journal.entries(Stream("patient", command.stream_id))
    except Erased:
        return refused.ERASED_PATIENT
    except UnknownKind:
        return refused.UNREADABLE_PATIENT

    def judge(before: Sequence[Entry], now: datetime) -> Decided:
        patient = fold_patient(before) if before else None
        return decide_patient(patient, command, actor, now)

    written = charted_before(entries, command.id, actor, judge)
    if not written:
        decided = judge(entries, circumstances.recorded_at)
        if not isinstance(decided, Refusal):
            decided = _refuse_number(journal, command) or decided
        if isinstance(decided, Refusal):
            return decided
        written = journal.append(decided, actor, circumstances)
        entries = (*entries, *written)
    return Charted(entries=written, patient=fold_patient(entries))


def _refuse_number(journal: Journal, command: PatientCommand) -> Refusal | None:
    """Two patients under one number would share their charts."""
    owner = journal.patient_numbered(command.details.identifier)
    if owner is None or owner.id == command.stream_id:
        return None
    return refused.number_taken(owner)
