"""Taking a list of patients into the record, once no line of it is in doubt."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from monitor.chart.commands import RecordPatient
from monitor.chart.days import day_in_words
from monitor.chart.entries import Actor
from monitor.chart.kinds import Allergies, PatientDetails
from monitor.chart.openings import decide_patient
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.charting.faults import NotPermitted
from monitor.charting.patient_list import LineFault, ListedPatient, PatientList
from monitor.charting.patient_search import folded, number_key
from monitor.charting.recorder import Recorder
from monitor.clock import Clock, new_id


class ImportPlan(Struct, frozen=True, kw_only=True):
    """What an import would do; with a fault in it, it does nothing.

    ``known`` are here already by number, names and date of birth. Their other details
    stay as they are: the bedside knows better than a list. ``told`` says which differ;
    an allergy that the record has not is a fault.
    """

    new: tuple[ListedPatient, ...] = ()
    known: tuple[ListedPatient, ...] = ()
    faults: tuple[LineFault, ...] = ()
    told: tuple[LineFault, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.faults


def plan_import(
    listed: PatientList, recorded: Iterable[Patient], actor: Actor, clock: Clock
) -> ImportPlan:
    """Compare the list with who is recorded, and find every line that can't go in."""
    recorded = tuple(recorded)
    by_number = {number_key(p.details.identifier): p for p in recorded}
    new, known, faults = [], [], list(listed.faults)
    told: list[LineFault] = []
    faults.extend(_namesakes(listed.patients, recorded))
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
            doubt = _allergies_differ(details.allergies, owner.details.allergies)
            if doubt:
                faults.append(LineFault(line=line.line, text=doubt))
            told.extend(_others_differ(line, owner.details))
        else:
            faults.append(LineFault(line=line.line, text=_differs(details, owner)))
    faults.sort(key=lambda fault: fault.line)
    return ImportPlan(
        new=tuple(new), known=tuple(known), faults=tuple(faults), told=tuple(told)
    )


def carry_out(
    plan: ImportPlan, recorder: Recorder, actor: Actor, clock: Clock
) -> Iterator[ListedPatient]:
    """Record the new patients of a sound plan, and give each as it is recorded.

    An import that was interrupted is asked for again: who is recorded is known then.
    Raises NotPermitted.
    """
    if not plan.is_sound:
        raise ValueError("A list with faults is not taken in.")
    for line in plan.new[:1]:
        who = recorder.permitted(actor, _command(line.details, clock))
        if isinstance(who, Refusal):
            raise NotPermitted(who)
    return _recorded(plan, recorder, actor, clock)


def _recorded(
    plan: ImportPlan, recorder: Recorder, actor: Actor, clock: Clock
) -> Iterator[ListedPatient]:
    for line in plan.new:
        command = _command(line.details, clock)
        recorded = recorder.handle(command, actor)
        if isinstance(recorded, Refusal):
            raise AssertionError(f"Line {line.line}: {recorded.sentence}")  # noqa: TRY004 - planned as sound
        yield line


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


def _namesakes(
    listed: Iterable[ListedPatient], recorded: Iterable[Patient]
) -> Iterator[LineFault]:
    """Whoever has the names and the day of birth of somebody with another number."""
    known = {
        number_key(p.details.identifier): (_who(p.details), "the record")
        for p in recorded
    }
    seen: dict[tuple[str, str, date], tuple[str, str]] = {}
    for number, (who, where) in known.items():
        seen.setdefault(who, (number, where))
    for line in listed:
        number, who = number_key(line.details.identifier), _who(line.details)
        other, where = seen.setdefault(who, (number, f"line {line.line}"))
        if other != number and number not in known:
            named = line.details
            yield LineFault(
                line=line.line,
                text=f"{named.family.upper()}, {named.given}, born"
                f" {day_in_words(named.born)} has another number in {where};"
                " if these are two people, enter both at the bedside",
            )


def _allergies_differ(listed: Allergies, recorded: Allergies) -> str:
    """What of the list the record has not; a list that says nothing differs not."""
    if listed.state not in ("known", "none known"):
        return ""
    known = {folded(item) for item in recorded.items}
    new = [item for item in listed.items if folded(item) not in known]
    is_denied = listed.state == "none known" and recorded.state != "none known"
    if not new and not is_denied:
        return ""
    here = ", ".join(recorded.items) or recorded.state
    there = ", ".join(new) or listed.state
    return (
        f"the list has allergies {there}, and recorded is {here};"
        " put it right at the bedside or in the list"
    )


def _others_differ(line: ListedPatient, known: PatientDetails) -> Iterator[LineFault]:
    """What stays as recorded although the list has it otherwise."""
    listed = line.details
    for what, here, there in (
        ("title", known.title, listed.title),
        ("sex", known.sex, "" if listed.sex == "not known" else listed.sex),
    ):
        if there and folded(here) != folded(there):
            text = f"{what} stays {here or 'empty'}, the list has {there}"
            yield LineFault(line=line.line, text=text)


def _differs(details: PatientDetails, owner: Patient) -> str:
    """Names the owner of the number: whoever imports must find out who is meant."""
    known = owner.details
    return (
        f"number {details.identifier} is that of {known.family.upper()}, {known.given},"
        f" born {day_in_words(known.born)}, and the list has"
        f" {details.family.upper()}, {details.given}, born {day_in_words(details.born)}"
    )
