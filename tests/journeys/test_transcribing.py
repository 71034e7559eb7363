"""A paper sheet is typed in line by line, over the real record."""

from datetime import timedelta

from PySide6.QtCore import Qt

from monitor.chart.kinds import NoteRecorded, ObservationsRecorded
from monitor.chart.transcribed import transcribed
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import close_room, go

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def lines(nurse: Nurse) -> list[str]:
    """What came from paper, the earliest first."""
    read = nurse.session
    return [
        f"{fact.payload.readings[0].value}/{fact.payload.readings[1].value}"
        for fact in read.session.facts
        if isinstance(fact.payload, ObservationsRecorded)
        and transcribed(fact) is not None
    ]


def row(nurse: Nurse, time: str, line: str) -> None:
    nurse.type(f"{time}\t{line}\n")
    nurse.settle()


def test_one_line_after_the_other(roomed: Nurse) -> None:
    """The time comes first, and once a line is charted the next one is asked for."""
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_H, CTRL_SHIFT)
    row(roomed, "-3", "118/72 70 98 14 5 0 1 0")
    row(roomed, "-2", "120/74 72 98 14 5 0 1 0")
    assert lines(roomed) == ["118/72", "120/74"]
    assert roomed.vigil.desks.forms.is_open


def test_a_sheet_found_once_the_session_was_closed(roomed: Nurse) -> None:
    """A set and then a note, at times of that day; Esc leads back to the chart."""
    roomed.vigil.navigation.open_session(close_room(roomed, 1))
    roomed.settle()
    before = roomed.session.entries
    at = roomed.session.session.over_at
    assert at is not None
    clock = f"{at - timedelta(minutes=1):%H:%M}"
    roomed.clock.advance(minutes=20 * 60)
    roomed.vigil.bedside.tick()
    roomed.settle()
    roomed.chord(Qt.Key.Key_H, CTRL_SHIFT)
    row(roomed, clock, "119/73 71 98 14")
    assert lines(roomed) == ["119/73"]
    roomed.type(f"{clock}\t\t\tcalm\n")
    roomed.settle()
    new = roomed.session.entries[len(before) :]
    noted = [e.payload.text for e in new if isinstance(e.payload, NoteRecorded)]
    assert noted == ["calm"]
    assert {e.effective_at for e in new} == {at - timedelta(minutes=1)}
    roomed.type("\x1b")
    assert roomed.vigil.parts.live.review.rail.hasFocus()
