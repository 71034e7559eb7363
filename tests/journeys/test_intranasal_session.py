"""84 mg of intranasal esketamine typed into the real window, device by device."""

from datetime import datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted
from tests.journeys.typed_checks import check_keys, type_checks
from tests.journeys.typed_rows import ALT, CTRL

SHIFT = Qt.KeyboardModifier.ShiftModifier
CALM = "118/72 70 98 14 5 0 1 0"
LEAVING = ("1y", "2y", "3yy", "4yny1", "5yJ. Doe\ty", "6yyyy")
"""The answers before leaving; there is no cannula to take out."""


def open_session(nurse: Nurse) -> None:
    """From the name of the nurse to the open session, under the fourth protocol."""
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.type("T-0001")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, ALT)
    nurse.type("Demo\tAlex\t\t14-Mar-1981\tnn\n")
    nurse.settle()
    nurse.type("AD\t1981\tRoom 1\t4\n")
    nurse.settle()


def section(nurse: Nurse) -> str:
    """What section 2 says below its fields."""
    return nurse.vigil.parts.opening.dose.message.text()


def order_and_check(nurse: Nurse) -> None:
    """84 mg in three devices; the second person first counts two."""
    nurse.type("\t84\t3\tDr Meyer\n")
    nurse.settle()
    nurse.type("23LK\t01-2027\n")
    nurse.settle()
    nurse.type("S. Lindqvist RN\t2\n")
    nurse.settle()
    assert "2 devices by S. Lindqvist RN, 3 devices in the order" in section(nurse)
    nurse.type("3\n")
    nurse.settle()
    assert section(nurse) == "S. Lindqvist RN came to the same. Enter goes on"
    nurse.type("\n")


def make_ready(nurse: Nurse) -> None:
    nurse.press(2)
    nurse.type(f"{CALM}\na\n")
    nurse.settle()
    type_checks(nurse, check_keys(has_cannula=False))
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()


def give(nurse: Nurse) -> None:
    """F4, then Enter."""
    nurse.press(4)
    nurse.settle()
    nurse.type("\n")
    nurse.settle()


def test_three_devices(nurse: Nurse) -> None:
    """Each is its own timed dose; too soon is asked, and the third ends the dose."""
    open_session(nurse)
    order_and_check(nurse)
    make_ready(nurse)
    start = nurse.minute
    session = nurse.session.session
    assert session.cleared_at is not None
    assert session.dosing.check is not None
    assert session.dosing.prepared is not None

    give(nurse)
    nurse.wait_until(start + 3)
    give(nurse)
    assert len(nurse.session.session.doses) == 1
    nurse.type("\n")
    nurse.settle()
    assert [g.dose.device for g in nurse.session.session.doses] == [1, 2]
    assert nurse.session.session.dose_ended_at is None

    nurse.wait_until(start + 9)
    give(nurse)
    session = nurse.session.session
    assert [minute_of(nurse, g.at) - start for g in session.doses] == [0, 3, 9]
    assert session.dosing.given_mg() == Decimal(84)
    assert session.dose_started_at == session.doses[0].at
    assert session.dose_ended_at == session.doses[2].at
    assert nurse.session.assessment.phase == "during"
    slots = [minute_of(nurse, s.at) - start for s in nurse.session.assessment.slots]
    assert slots[0] == 40


def jump(nurse: Nurse, minute: float) -> None:
    """On to that minute at once."""
    nurse.clock.advance(minutes=minute - nurse.minute)
    nurse.vigil.bedside.tick()
    nurse.settle()


def observe_and_ask(nurse: Nurse, start: float, until: float) -> None:
    """The sets of the protocol, then every check, that many minutes after the start."""
    for minute in (40, 70, 100, 118):
        jump(nurse, start + minute)
        nurse.press(2)
        nurse.type(f"{CALM}\n")
        nurse.settle()
    jump(nurse, start + until)
    nurse.chord(Qt.Key.Key_E, CTRL)
    for keys in LEAVING:
        nurse.type(f"{keys}\n")
        nurse.settle()


def discharge(nurse: Nurse, ready: str = "=", left: str = "=") -> str:
    """Discharged with those times, as of now; what the form says to it."""
    nurse.type("d")
    for text in (ready, left):
        nurse.chord(Qt.Key.Key_A, CTRL)
        nurse.type(text if text == "=" else f"{text}\t")
    nurse.type("\n\n\n")
    nurse.settle()
    view = nurse.vigil.parts.strip.form._view
    return "" if view is None else view.message.text


def test_no_end_before_120_minutes(nurse: Nurse) -> None:
    """All else is met by 119 min from the first device, also where it is typed later.

    The session ends at 120, and not a second before.
    """
    open_session(nurse)
    order_and_check(nurse)
    make_ready(nurse)
    start = nurse.minute + 1
    for minute in (0, 5, 10):
        jump(nurse, start + minute)
        give(nurse)
    id_ = nurse.session.id
    observe_and_ask(nurse, start, 119)
    for too_soon in (119, 120 - 1 / 60):
        jump(nurse, start + too_soon)
        assert "Time since the dose not met" in discharge(nurse)
        assert charted(nurse, id_).is_open
        nurse.type("\x1b")

    jump(nurse, start + 125)
    for ready, left in (("-6", "-6"), ("-20", "-6")):
        assert "Time since the dose not met" in discharge(nurse, ready, left)
        assert charted(nurse, id_).is_open
        nurse.type("\x1b")
    discharge(nurse, "-5", "-5")
    closed = charted(nurse, id_).closed
    assert closed is not None
    assert closed.ending == "discharged"
    assert (closed.ready_at, closed.left_at) == (nurse.at(start + 120),) * 2


def test_partly_lost_device(nurse: Nurse) -> None:
    """One chord and a letter: from then on at most so much."""
    open_session(nurse)
    order_and_check(nurse)
    make_ready(nurse)
    give(nurse)
    nurse.chord(Qt.Key.Key_U, CTRL | SHIFT)
    nurse.settle()
    nurse.type("m20\n")
    nurse.settle()
    (doubt,) = nurse.session.session.dosing.doubts
    assert doubt.doubt.at_most_mg == 20
    assert doubt.doubt.cause == "partly lost"


def test_second_device_held(nurse: Nurse) -> None:
    """One device of three, charted so: all else is asked, and the patient leaves."""
    open_session(nurse)
    order_and_check(nurse)
    make_ready(nurse)
    start = nurse.minute + 1
    jump(nurse, start)
    give(nurse)
    jump(nurse, start + 10)
    nurse.press(4)
    nurse.settle()
    nurse.chord(Qt.Key.Key_Backtab, SHIFT)
    nurse.type("n")
    nurse.settle()
    nurse.type("BP 172/104\n")
    nurse.settle()
    ended = nurse.session.session.dosing.no_further
    assert ended is not None
    assert ended.ended.cause == "BP 172/104"
    assert nurse.session.session.dose_ended_at == nurse.at(start)
    id_ = nurse.session.id
    observe_and_ask(nurse, start, 120)
    discharge(nurse)
    closed = charted(nurse, id_).closed
    assert closed is not None
    assert closed.ending == "discharged"


def minute_of(nurse: Nurse, at: datetime) -> float:
    return (at - nurse.start) / timedelta(minutes=1)
