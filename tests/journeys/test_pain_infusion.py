"""A pain infusion of four hours, over midnight and into summer time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.clocks import ManualClock
from tests.journeys.checks import answer_checks
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.test_choosing_protocol import to_identity
from tests.journeys.typed_rows import CTRL, check_dose
from ui.widgets.pill import Pill

START = datetime(2026, 3, 28, 21, 30, tzinfo=UTC)
"""In London clocks go from 01:00 to 02:00 three and a half hours later."""

VITALS = "118 72 70 98 14 5"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    clock = ManualClock(START - timedelta(minutes=10))
    nurse = opened(qtbot, qapp, tmp_path / "record", clock)
    nurse.start = START
    yield nurse
    nurse.vigil.end()


def pill(nurse: Nurse) -> str:
    found = nurse.vigil.parts.strip.set.findChildren(Pill)
    (text,) = [pill.text() for pill in found if pill.isVisible()]
    return text


def chart(nurse: Nurse, values: str) -> None:
    nurse.press(2)
    nurse.type(f"{values}\n")
    nurse.settle()


def begin(nurse: Nurse) -> None:
    """Open a session for pain, order 34.2 mg over 240min, and start."""
    to_identity(nurse)
    nurse.type("2\n")
    nurse.settle()
    nurse.type("68.4\n")
    nurse.settle()
    nurse.type("34.2\tDr Meyer\t50\t50\t50\t240\t\n\n")
    nurse.settle()
    check_dose(nurse, rate="8.6")
    nurse.wait_until(-4)
    chart(nurse, f"{VITALS} 0 1 0 7\na")
    answer_checks(nurse)
    nurse.wait_until(0)
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()
    nurse.press(4)
    nurse.type("s\n")
    nurse.settle()


def test_hourly_sets_over_midnight_and_a_clock_change(nurse: Nurse) -> None:
    """Minutes are counted and clocks are told, whatever the clocks on the wall do."""
    begin(nurse)
    assert pill(nurse) == "Next 21:45 · 15min"
    for minute in (15, 30, 45, 60, 90, 120, 150):
        nurse.wait_until(minute)
        assert pill(nurse) == "Due now"
        # What is not asked this time is left out.
        asked = "0 1 0 4" if minute in {30, 60, 120} else "\t1\t4"
        chart(nurse, f"{VITALS} {asked}")
    told = [pill(nurse)]
    nurse.wait_until(180)
    chart(nurse, f"{VITALS} 0 1 0 3")
    told.append(pill(nurse))
    nurse.wait_until(239)
    told.append(pill(nurse))
    assert told == ["Next 00:30 · 30min", "Next 02:30 · 1hr", "Next 02:30 · 1min"]
    nurse.wait_until(240)
    chart(nurse, f"{VITALS} 0 1 0 2")
    nurse.press(4)
    nurse.type("e34.2\n")
    nurse.settle()
    assert pill(nurse) == "Next 02:45 · 15min"
    late = [s for s in nurse.session.assessment.slots if s.state == "missed"]
    assert late == []
    assert not [a for a in nurse.session.assessment.alerts if a.parameter == "overdue"]
