"""Taking a list of patients into the record, once no line of it is in doubt."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from monitor.chart.commands import RecordPatient
from monitor.chart.days import day_in_words
from monitor.chart.entries import Actor
from monitor.chart.kinds import PatientDetails
from monitor.chart.openings import decide_patient
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.charting.patient_list import LineFault, ListedPatient, PatientList
from monitor.charting.patient_search import folded, number_key
from monitor.charting.recorder import Recorder
from monitor.clock import Clock, new_id


class ImportPlan(Struct, frozen=True, kw_only=True):
    """What an import would do; with a fault in it, it does nothing.

    ``known`` are here already by number, names and date of birth. Their other details
    stay as they are: the bedside knows better than a list.
    """

    new: tuple[ListedPatient, ...] = ()
    known: tuple[ListedPatient, ...] = ()
    faults: tuple[LineFault, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.faults


def plan_import(
    listed: PatientList, recorded: Iterable[Patient], actor: Actor, clock: Clock
) -> ImportPlan:
    """Compare the list with who is recorded, and find every line that can't go in."""
    by_number = {number_key(p.details.identifier): p for p in recorded}
    new, known, faults = [], [], list(listed.faults)
    for line in listed.patients:
        details = line.details
        owner = by_number.get(number_key(details.identifier))
        if owner is None:
            refusal = _refusal(details, actor, clock)
            if refusal is not None:
                faults.append(
                    LineFault(line=line.line, text=f"{refusal.what}: {refusal.why}")
                )
            new.append(line)
        elif _who(owner.details) == _who(details):
            known.append(line)
        else:
            faults.append(LineFault(line=line.line, text=_differs(details, owner)))
    faults.sort(key=lambda fault: fault.line)
    return ImportPlan(new=tuple(new), known=tuple(known), faults=tuple(faults))


def carry_out(plan: ImportPlan, recorder: Recorder, actor: Actor, clock: Clock) -> int:
    """Record the new patients of a sound plan; how many there were.

    An import that was interrupted is asked for again: who is recorded is known then.
    """
    if not plan.is_sound:
        raise ValueError("A list with faults is not taken in.")
    for line in plan.new:
        command = _command(line.details, clock)
        recorded = recorder.handle(command, actor)
        if isinstance(recorded, Refusal):
            raise AssertionError(f"Line {line.line}: {recorded.sentence}")  # noqa: TRY004 - planned as sound
    return len(plan.new)


def _command(details: PatientDetails, clock: Clock) -> RecordPatient:
    return RecordPatient(
        id=new_id(), stream_id=new_id(), at=clock.now(), details=details
    )


def _refusal(details: PatientDetails, actor: Actor, clock: Clock) -> Refusal | None:
    """What the record itself would say of such a patient."""
    command = _command(details, clock)
    decided = decide_patient(None, command, actor, clock.now())
    return decided if isinstance(decided, Refusal) else None


def _who(details: PatientDetails) -> tuple[str, str, date]:
    """What must agree for the number to be the same patient's."""
    return (folded(details.family), folded(details.given), details.born)


def _differs(details: PatientDetails, owner: Patient) -> str:
    """Names the owner of the number: whoever imports must find out who is meant."""
    known = owner.details
    return (
        f"number {details.identifier} is that of {known.family.upper()}, {known.given},"
        f" born {day_in_words(known.born)}, and the list has"
        f" {details.family.upper()}, {details.given}, born {day_in_words(details.born)}"
    )
