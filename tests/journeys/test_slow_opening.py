"""The new-session page while the record is slow, and after a restart."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt

from monitor.chart.commands import CorrectPatient
from monitor.chart.kinds import Allergies
from monitor.chart.patient import Patient
from monitor.clock import new_id
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import (
    confirm_third,
    enter_third,
    go,
    held,
    open_third,
    weights,
)
from tests.journeys.typed_rows import CTRL
from ui import questions

Open = Callable[[], Nurse]


def everyone(nurse: Nurse) -> tuple[Patient, ...]:
    found: list[tuple[Patient, ...]] = []
    nurse.vigil.bedside.ask(questions.everyone, found.append)
    nurse.until(lambda: bool(found))
    return found[0]


def pass_seconds(nurse: Nurse, seconds: int) -> None:
    nurse.clock.advance(seconds=seconds)
    nurse.vigil.bedside.tick()


def test_enter_twice_charts_one_weight(roomed: Nurse) -> None:
    """The second Enter, a moment later, is neither a fact nor a mistake."""
    open_third(roomed)
    answer = held(roomed)
    roomed.type("68\n")
    pass_seconds(roomed, 2)
    roomed.vigil.parts.opening.focus("weight")
    roomed.type("\n")
    answer.set()
    roomed.settle()
    assert weights(roomed)["Room 3"] == ["68"]


def test_enter_twice_records_one_patient(roomed: Nurse) -> None:
    """Also when the nurse went to the list and came back in between."""
    enter_third(roomed)
    answer = held(roomed)
    roomed.type("\n")
    roomed.chord(Qt.Key.Key_F, CTRL)
    pass_seconds(roomed, 3)
    roomed.chord(Qt.Key.Key_N, CTRL)
    roomed.vigil.parts.opening.focus("family")
    roomed.type("\n")
    answer.set()
    roomed.settle()
    roomed.type("AG\t1981\tRoom 3\n")
    roomed.settle()
    assert roomed.session.room == "Room 3"


def test_enter_before_the_answer_chooses_nobody_else(roomed: Nurse) -> None:
    """The list still shows whom the shorter words found; Enter waits for its own."""
    roomed.chord(Qt.Key.Key_N, CTRL)
    roomed.settle()
    roomed.type("T-000")
    roomed.settle()
    answer = held(roomed)
    roomed.type("1\n")
    answer.set()
    roomed.settle()
    shown = roomed.vigil.parts.opening.patient.name.text()
    assert shown.startswith("DEMO")


def test_enter_before_an_answer_of_several_chooses_none(roomed: Nurse) -> None:
    """Who is meant has to be marked first."""
    roomed.chord(Qt.Key.Key_N, CTRL)
    roomed.settle()
    answer = held(roomed)
    roomed.type("T-000\n")
    answer.set()
    roomed.settle()
    assert roomed.vigil.parts.opening.patient.candidates.isVisible()


def test_opened_page_comes_back_as_its_session(reopen: Open) -> None:
    """Ended right after the session was opened, the page is not a new one again."""
    open_third(reopen())
    nurse = reopen()
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.settle()
    assert nurse.vigil.parts.opening.patient.candidates.isVisible()
    go(nurse, 3)
    nurse.type("68.4\n")
    nurse.settle()
    assert weights(nurse)["Room 3"] == ["68.4"]


def test_allergies_are_those_of_the_record(roomed: Nurse) -> None:
    """A patient corrected since she was chosen is confirmed as she now is."""
    confirm_third(roomed)
    chosen = next(p for p in everyone(roomed) if p.details.identifier == "T-0003")
    go(roomed, 1)
    known = Allergies(state="known", items=("ketamine",))
    command = CorrectPatient(
        id=new_id(),
        stream_id=chosen.id,
        at=roomed.clock.now(),
        details=replace(chosen.details, allergies=known),
        reason="told since",
    )
    roomed.vigil.bedside.send(command, lambda _: None, lambda _: None)
    roomed.settle()
    roomed.chord(Qt.Key.Key_N, CTRL)
    roomed.settle()
    view = roomed.vigil.parts.opening._view
    assert view is not None
    assert "ketamine" in str(view.patient.facts)


def similar(nurse: Nurse) -> list[str]:
    view = nurse.vigil.parts.opening._view
    assert view is not None
    return [f.value for f in view.patient.facts if f.label == "Similar patients"]


def test_similar_patients_are_named_after_a_restart(reopen: Open) -> None:
    """Whoever goes on with the page is warned as before."""
    nurse = reopen()
    enter_third(nurse, "Demo\tAlexa")
    nurse.type("\n")
    nurse.settle()
    nurse.type("AD\t1981\tRoom 3\n")
    nurse.settle()
    before = similar(nurse)
    nurse = reopen()
    go(nurse, 3)
    nurse.settle()
    assert similar(nurse) == before
    assert "T-0001" in before[0]
