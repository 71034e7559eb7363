"""A patient is discharged once every check is met, or a prescriber lets one pass."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from monitor.chart.follow_up import is_call_wanted
from monitor.protocol.readiness import readiness
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go
from tests.journeys.typed_rows import CTRL, check_all

CALM = "118 72 70 98 14 5 0 1 0\n"
ENDED = 10
"""Room 1 is infusing since the start; its infusion ends at this minute."""


def jump(nurse: Nurse, minute: float) -> None:
    """On to that minute at once."""
    nurse.clock.advance(minutes=minute - nurse.minute)
    nurse.vigil.bedside.tick()


def recovering(nurse: Nurse, *sets: int, until: int) -> None:
    """Room 1, its infusion ended, sets charted at those minutes."""
    go(nurse, 1)
    nurse.press(4)
    nurse.type("e\n\n")
    nurse.settle()
    for minute in sets:
        jump(nurse, minute)
        nurse.press(2)
        nurse.type(CALM)
        nurse.settle()
    jump(nurse, until)
    nurse.chord(Qt.Key.Key_E, CTRL)


def said(nurse: Nurse) -> str:
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    return view.message.text


def progress(nurse: Nurse) -> str:
    view = nurse.vigil.parts.live.ending._view
    assert view is not None
    return view.progress


def test_a_patient_is_discharged_once_all_is_met(roomed: Nurse) -> None:
    """The panel counts; the time ready is that of the last check."""
    recovering(roomed, 25, 40, 55, 70, until=72)
    id_ = roomed.session.id
    assert progress(roomed) == "Ready to leave 6 of 13"
    check_all(roomed)
    assert progress(roomed) == "Ready to leave 13 of 13, since 14:38"
    roomed.type("d==\n\n")
    roomed.settle()
    closed = charted(roomed, id_).closed
    assert closed is not None
    assert (closed.ready_at, closed.left_at) == (roomed.at(72), roomed.at(72))


def in_question(nurse: Nurse) -> str:
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    return dict(view.facts).get("In question", "")


def test_what_does_not_bind_is_named_before_the_session_closes(roomed: Nurse) -> None:
    """Its row says that it holds nobody back, the question that it is not met."""
    recovering(roomed, 25, 40, 55, 70, until=72)
    id_ = roomed.session.id
    check_all(roomed, but="47")
    view = roomed.vigil.parts.live.ending._view
    assert view is not None
    weights = {row.label: row.weight for row in view.rows}
    assert (weights["Escort here"], weights["Advice given"]) == ("", "Not binding")
    roomed.type("d==\n")
    assert said(roomed).startswith("This closes Room 1, 2 checks unmet. Enter again")
    assert in_question(roomed) == "Not met How the patient feels and Advice given"
    assert charted(roomed, id_).is_open
    roomed.type("\n")
    roomed.settle()
    assert not charted(roomed, id_).is_open


def test_nobody_is_discharged_over_a_check_that_is_not_met(roomed: Nurse) -> None:
    """Without the escort the first Enter says so, and nothing closes it."""
    recovering(roomed, 25, 40, 55, 70, until=72)
    check_all(roomed, but="6")
    roomed.type("d==\n")
    assert said(roomed).startswith("The session stays open: Escort here, not answered")
    roomed.type("\n\n")
    roomed.settle()
    assert "Escort here, not answered" in said(roomed)
    assert charted(roomed, roomed.session.id).is_open


def test_a_prescriber_lets_one_check_pass(roomed: Nurse) -> None:
    """With name and reason, which stay in the record for review."""
    recovering(roomed, 25, 40, 55, until=56)
    id_ = roomed.session.id
    check_all(roomed)
    assert progress(roomed) == "Ready to leave 12 of 13"
    roomed.type("d==\n")
    assert "Time since the dose not met, until 14:36" in said(roomed)
    roomed.type("\x1b")
    for _ in range(13):
        roomed.chord(Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    roomed.type("o\n")
    assert said(roomed).startswith("The prescriber is missing")
    roomed.type("Dr Meyer\tlives next door\n")
    roomed.settle()
    assert progress(roomed).startswith("Ready to leave 13 of 13")
    roomed.type("d==\n\n")
    roomed.settle()
    session = charted(roomed, id_)
    assert session.closed is not None
    (override,) = session.overrides
    assert override.overridden.prescriber == "Dr Meyer"
    assert override.overridden.reason == "lives next door"
    assert override.overridden.shown == "Time since the dose not met, until 14:36"


def test_what_is_typed_after_a_question_goes_where_typing_was(roomed: Nurse) -> None:
    """The time in question keeps its text, and Enter again closes."""
    recovering(roomed, 25, 40, 55, 70, until=72)
    id_ = roomed.session.id
    check_all(roomed)
    roomed.type("d14:20\t=\n")
    assert "times in question" in said(roomed)
    roomed.type("Ben came\n")
    assert "times in question" in said(roomed)
    roomed.type("\n")
    roomed.settle()
    closed = charted(roomed, id_).closed
    assert closed is not None
    assert (closed.ready_at, closed.note) == (roomed.at(54), "Ben came")


@pytest.mark.parametrize(("minute", "is_ready"), [(69, False), (70, True), (71, True)])
def test_the_least_time_holds_to_the_minute(
    roomed: Nurse, minute: int, is_ready: bool
) -> None:
    """60 minutes after the infusion ended at minute 10."""
    recovering(roomed, 25, 40, 55, until=minute)
    check_all(roomed)
    read = roomed.session
    found = readiness(read.protocol, read.session, roomed.clock.now())
    assert bool(found.blocking) is not is_ready


def test_a_check_said_no_stays_unmet_and_is_answered_again(roomed: Nurse) -> None:
    """What was found is told; the later answer counts."""
    recovering(roomed, 25, 40, 55, 70, until=72)
    check_all(roomed, but="3")
    roomed.type("3yn\n")
    roomed.settle()
    view = roomed.vigil.parts.live.ending._view
    assert view is not None
    row = view.row("leave_gait")
    assert row is not None
    assert (row.mark, row.evidence) == ("not met", "steady yes, stands 1min no")
    roomed.type("3yy\n")
    roomed.settle()
    assert progress(roomed).startswith("Ready to leave 13 of 13")


def test_the_call_of_the_next_day_is_charted_in_the_closed_session(
    roomed: Nurse,
) -> None:
    """The list says that it is due until somebody reached the patient."""
    recovering(roomed, 25, 40, 55, 70, until=72)
    id_ = roomed.session.id
    check_all(roomed)
    roomed.type("d==\n\n")
    roomed.settle()
    assert is_call_wanted(charted(roomed, id_))
    jump(roomed, 72 + 20 * 60)
    roomed.vigil.navigation.open_session(id_)
    roomed.settle()
    roomed.chord(Qt.Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    roomed.type("n3\n")
    roomed.settle()
    assert is_call_wanted(charted(roomed, id_))
    roomed.vigil.navigation.open_session(id_)
    roomed.settle()
    roomed.chord(Qt.Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    roomed.type("y2none\tslept 7 h\tcalm\tnone\n")
    roomed.settle()
    session = charted(roomed, id_)
    assert not is_call_wanted(session)
    assert [call.reached for _, call in session.follow_ups] == [False, True]
    assert session.follow_ups[1][1].drove is False


def test_the_transfer_sheet_is_read_over_the_checks(roomed: Nurse) -> None:
    """S shows it, C copies it, Esc leads back to the checks."""
    recovering(roomed, 25, 40, until=56)
    roomed.type("s")
    panel = roomed.vigil.overlays.transfer
    assert panel.isVisible()
    QGuiApplication.clipboard().clear()
    roomed.type("c")
    roomed.settle()
    copied = QGuiApplication.clipboard().text()
    assert copied == panel.text
    assert "The session is open" in copied
    QTest.keyClick(roomed.focus, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert roomed.focus is roomed.vigil.parts.live.ending


def strip_says(nurse: Nurse) -> str:
    return nurse.vigil.parts.strip.set.header.leaving_words


def test_the_strip_says_how_far_the_patient_is(roomed: Nurse) -> None:
    """Without opening the checks, from the end of the infusion on."""
    go(roomed, 1)
    assert strip_says(roomed) == ""
    recovering(roomed, 25, 40, 55, 70, until=72)
    roomed.press(2)
    assert strip_says(roomed) == "Ready to leave 6 of 13"
