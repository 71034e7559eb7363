"""A chart on the wrong patient is moved by keys, over the real record."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid5

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from tests.desk import NURSE, PATIENT, SPACE, START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    """At the live chart of a running session that is somebody else's."""
    folder = tmp_path / "record"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal).start()
        clinic.patient_id = uuid5(SPACE, "right patient")
        clinic.charted(
            clinic.recording(
                identifier="T-9000",
                family="Patient",
                given="Right",
                born=date(1990, 7, 1),
            )
        )
    nurse = opened(qtbot, qapp, folder, ManualClock(START))
    nurse.type(f"{NURSE.name}\n")
    nurse.settle()
    yield nurse
    nurse.vigil.end()


def banner(nurse: Nurse) -> str:
    return nurse.vigil.parts.banner.accessibleName()


def test_the_chart_is_moved(nurse: Nurse) -> None:
    """The banner shows the right patient at once, and that the chart was moved."""
    assert "DEMO, Alex" in banner(nurse)
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t9000\trp\t1990\t2\n")
    nurse.settle()
    nurse.until(lambda: "PATIENT, Right" in banner(nurse))
    assert "Chart moved here" in banner(nurse)
    assert not nurse.vigil.desks.forms.is_open
    assert nurse.session.session.opened.patient == PATIENT.id


def test_a_wrong_birth_year_moves_nothing(nurse: Nurse) -> None:
    """The form stays with what was typed, and the banner as it is."""
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t9000\trp\t1991\t2\n")
    nurse.settle()
    assert nurse.vigil.desks.forms.is_open
    assert "DEMO, Alex" in banner(nurse)
    assert "moved" not in banner(nurse)
