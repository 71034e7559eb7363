"""What is wrong with the two identifiers and the room as typed."""

from monitor.chart.openings import refuse_birth_year, refuse_initials
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from ui.views.new_session.details import LONGEST_LINE
from ui.views.new_session.known import Known
from ui.views.new_session.parts import Fault

_YEAR_DIGITS = 4
_NOT_THEIRS = "not this patient's"


def identity_faults(known: Known, patient: Patient) -> tuple[Fault, ...]:
    """What is wrong with initials, birth year and room, in their order."""
    found = (
        _initials_fault(known, patient),
        _year_fault(known, patient),
        _room_fault(known),
    )
    return tuple(fault for fault in found if fault is not None)


def _initials_fault(known: Known, patient: Patient) -> Fault | None:
    typed = known.draft.text("initials")
    if not typed:
        return _fault("initials", "the initials are missing", "missing")
    refusal = refuse_initials(patient, typed)
    return None if refusal is None else Fault(refusal=refusal, note=_NOT_THEIRS)


def _year_fault(known: Known, patient: Patient) -> Fault | None:
    typed = known.draft.text("birth_year")
    if not typed:
        return _fault("birth_year", "the birth year is missing", "missing")
    if len(typed) != _YEAR_DIGITS or not (typed.isascii() and typed.isdigit()):
        why = "the birth year is not four digits"
        return _fault("birth_year", why, "not four digits")
    refusal = refuse_birth_year(patient, int(typed))
    return None if refusal is None else Fault(refusal=refusal, note=_NOT_THEIRS)


def _room_fault(known: Known) -> Fault | None:
    room = room_name(known.draft.text("room"))
    if not room:
        return _fault("room", "the room is missing", "missing")
    if len(room) > LONGEST_LINE:
        why = f"the room is longer than {LONGEST_LINE} characters"
        return _fault("room", why, f"over {LONGEST_LINE} characters")
    if not room.isprintable():
        why = "the room holds characters that can't be shown"
        return _fault("room", why, "can't be shown")
    return None


def _fault(field_id: str, why: str, note: str) -> Fault:
    refusal = Refusal(
        field=field_id, what="The session is not opened", why=why, remedy="Type it"
    )
    return Fault(refusal=refusal, note=note)


def room_name(typed: str) -> str:
    """``Room 2`` for ``2``; a name as it was typed."""
    plain = " ".join(typed.split())
    return f"Room {plain}" if plain.isdigit() else plain
