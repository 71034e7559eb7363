"""A session let pass twice by a prescriber, typed from its opening to its end."""

from PySide6.QtCore import Qt

from monitor.chart.kinds import StartCleared
from monitor.protocol.reviewing import is_to_review
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted
from tests.journeys.test_discharge import jump, progress, said
from tests.journeys.typed_checks import check_keys, go_to_checks, type_checks
from tests.journeys.typed_rows import CTRL, check_all, open_session

HIGH = "166/102 70 98 14 5 0 1 0\n"
CALM = "150/90 70 98 14 5 0 1 0\n"
VITALS = "150/90 70 98 14 5\n"
UP = Qt.Key.Key_Up
NONE = Qt.KeyboardModifier.NoModifier


def observe(nurse: Nurse, values: str) -> None:
    nurse.press(2)
    nurse.type(values)
    nurse.settle()


def start(nurse: Nurse) -> None:
    """Held by the baseline and its repeats, until the prescriber lets it pass."""
    open_session(nurse)
    type_checks(nurse, check_keys())
    nurse.start = nurse.clock.now()
    observe(nurse, f"{HIGH}a\n")
    for minute in (5, 10):
        jump(nurse, minute)
        observe(nurse, HIGH)
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()
    assert nurse.session.session.cleared_at is None
    go_to_checks(nurse)
    nurse.type("oDr Meyer\tknown, seen by me\n")
    nurse.settle()
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()
    nurse.start = nurse.clock.now()
    nurse.press(4)
    nurse.type("s\n")
    nurse.settle()


def infuse(nurse: Nurse) -> None:
    """40 minutes, and 50 of the 60 that are asked for after them."""
    for minute in (10, 20, 30, 40, 55, 70, 85):
        jump(nurse, minute)
        observe(nurse, VITALS if minute in {10, 30} else CALM)
        if minute == 40:
            nurse.press(4)
            nurse.type("e34.2\n")
            nurse.settle()
    jump(nurse, 90)


def listed(nurse: Nurse) -> str:
    """What the list of sessions says of the only one."""
    (line,) = nurse.vigil.parts.sessions.model.lines
    return line.state


def test_start_and_discharge_are_overridden_and_listed(nurse: Nurse) -> None:
    """Both overrides stand in the record, and the list says that it is to review."""
    start(nurse)
    infuse(nurse)
    read = nurse.session
    nurse.chord(Qt.Key.Key_E, CTRL)
    check_all(nurse)
    assert progress(nurse) == "Ready to leave 12 of 13"
    nurse.type("d==\n\n\n")
    nurse.settle()
    assert "Time since the dose not met" in said(nurse)
    assert charted(nurse, read.id).is_open
    nurse.type("\x1b")
    for _ in range(13):
        nurse.chord(UP, NONE)
    nurse.type("oDr Meyer\tlives next door\n")
    nurse.settle()
    nurse.type("d==\n\n")
    nurse.settle()

    session = charted(nurse, read.id)
    assert session.closed is not None
    assert session.closed.left_at == nurse.at(90)
    given = [(o.overridden.gate, o.overridden.reason) for o in session.overrides]
    assert given == [("bp", "known, seen by me"), ("leave_observed", "lives next door")]
    assert any(isinstance(f.payload, StartCleared) for f in session.facts)
    assert is_to_review(read.protocol, session)
    nurse.chord(Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    nurse.settle()
    nurse.until(lambda: listed(nurse).startswith("To review"))
    assert "2 overrides" in listed(nurse)
