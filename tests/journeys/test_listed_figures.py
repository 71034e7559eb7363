"""The list tells of every session what the record has of it."""

from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import Qt

from monitor.chart.commands import CorrectPatient
from monitor.chart.patient import Patient
from monitor.clock import new_id
from monitor.review.figures import figures
from tests.builders import iv40
from tests.desk import PATIENT
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, close_room, go
from tests.journeys.typed_rows import CTRL

LIST = CTRL | Qt.KeyboardModifier.ShiftModifier


def listed_peak(nurse: Nurse, session: UUID) -> str:
    lines = nurse.vigil.parts.sessions.model.lines
    (line,) = [line for line in lines if line.id == session]
    return line.peak


def test_a_closed_session_is_listed_as_it_ended(roomed: Nurse) -> None:
    """Not as it was when it was first seen in the list."""
    roomed.chord(Qt.Key.Key_F, LIST)
    roomed.settle()
    go(roomed, 1)
    roomed.clock.advance(seconds=60)
    roomed.vigil.bedside.tick()
    roomed.type("184 90 70 98 14 5 \n")
    roomed.settle()
    first = close_room(roomed, 1)
    roomed.chord(Qt.Key.Key_F, LIST)
    roomed.settle()
    roomed.until(lambda: listed_peak(roomed, first) == "184")
    assert figures(charted(roomed, first), iv40(), PATIENT).peak_sbp == 184


def test_who_is_somebody_else_is_told_anew(roomed: Nurse) -> None:
    """Under the new name, once the record has it, without asking for the list."""
    id_ = go(roomed, 1)
    patient = charted(roomed, id_).patient
    roomed.chord(Qt.Key.Key_F, LIST)
    roomed.settle()
    model = roomed.vigil.parts.sessions.model
    roomed.until(lambda: bool(model.lines))
    rename(roomed, patient)
    roomed.until(
        lambda: any(line.patient.startswith("SOMEBODY-ELSE") for line in model.lines)
    )


def rename(nurse: Nurse, patient: UUID) -> None:
    found: list[Patient] = []
    nurse.vigil.bedside.ask(lambda r: r.patient(patient), found.append)
    nurse.until(lambda: bool(found))
    command = CorrectPatient(
        id=new_id(),
        stream_id=patient,
        at=nurse.clock.now(),
        details=replace(found[0].details, family="Somebody-Else"),
        reason="misheard",
    )
    done: list[object] = []
    nurse.vigil.bedside.send(command, done.append, done.append)
    nurse.until(lambda: bool(done))
