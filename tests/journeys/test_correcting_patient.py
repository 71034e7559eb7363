"""A patient's details are put right by keys, over the real record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.entries import Stream
from monitor.chart.kinds import PatientCorrected, PatientRecorded
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from tests.desk import NURSE, PATIENT, START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    """At the live chart of a running session."""
    folder = tmp_path / "record"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        Clinic(journal=journal, drafts=journal).start()
    nurse = opened(qtbot, qapp, folder, ManualClock(START))
    nurse.type(f"{NURSE.name}\n")
    nurse.settle()
    yield nurse
    nurse.vigil.end()


def banner(nurse: Nurse) -> str:
    return nurse.vigil.parts.banner.accessibleName()


def test_allergies_are_put_right_in_the_banner_at_once(nurse: Nurse) -> None:
    """Known allergies replace none as soon as they are charted."""
    assert "No known allergies" in banner(nurse)
    nurse.chord(Qt.Key.Key_I, CTRL)
    nurse.type("\t" * 5)  # number, family, given, title, born
    nurse.type("\tKlatex\t4\n")
    nurse.settle()
    nurse.until(lambda: "Known allergies latex" in banner(nurse))
    assert not nurse.vigil.desks.forms.is_open
    assert nurse.session.patient.details.allergies.items == ("latex",)


def test_the_record_keeps_both(nurse: Nurse, tmp_path: Path) -> None:
    """The name as first entered stays beside the one it was put right to."""
    nurse.chord(Qt.Key.Key_I, CTRL)
    nurse.type("\t\tAlexis\t\t\t\t\t\t1\n")
    nurse.settle()
    nurse.until(lambda: "DEMO, Alexis" in banner(nurse))
    nurse.vigil.end()

    with Database(tmp_path / "record") as database:
        journal = FileJournal(database, ManualClock())
        entries = journal.entries(Stream("patient", PATIENT.id))
    told = [
        (type(e.payload), e.payload.details.given, e.reason)
        for e in entries
        if isinstance(e.payload, PatientRecorded | PatientCorrected)
    ]
    assert told == [
        (PatientRecorded, "Alex", None),
        (PatientCorrected, "Alexis", "misheard"),
    ]


def test_without_a_reason_nothing_is_put_right(nurse: Nurse) -> None:
    """The form stays open and says what is missing."""
    before = banner(nurse)
    nurse.chord(Qt.Key.Key_I, CTRL)
    nurse.type("X\n")
    nurse.settle()
    assert nurse.vigil.desks.forms.is_open
    assert banner(nurse) == before
