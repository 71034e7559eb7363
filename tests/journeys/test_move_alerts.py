"""The alert that a move of the chart brings about, in the window and on disk."""

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid5

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.kinds import AlertEscalated, LimitChanged
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import Clinic, observed
from tests.clocks import ManualClock
from tests.desk import NURSE, SPACE, START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.test_wrong_patient import move

LIMITS = (("SBP-HIGH-3", 240), ("SBP-HIGH-2", 235), ("SBP-RISE-2", 120))


def test_it_is_told_farther_and_answered(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """Nobody answers for 5 min, and it is told in the rooms; then F8 answers it."""
    folder = tmp_path / "record"
    let_go_to_240(folder)
    nurse = opened(qtbot, qapp, folder, ManualClock(START + timedelta(minutes=11)))
    nurse.type(f"{NURSE.name}\n")
    nurse.settle()
    move(nurse)
    for _ in range(30):
        nurse.clock.advance(seconds=10)
        nurse.vigil.bedside.tick()
        nurse.settle()
    assert "rooms" in levels(nurse)
    nurse.press(8)
    nurse.settle()
    alerts = nurse.session.assessment.alerts
    (alert,) = [a for a in alerts if a.priority == "high"]
    assert alert.is_acknowledged
    nurse.vigil.end()


def levels(nurse: Nurse) -> list[str]:
    told = (entry.payload for entry in nurse.session.entries)
    return [p.level for p in told if isinstance(p, AlertEscalated)]


def let_go_to_240(folder: Path) -> None:
    """One patient's pressure, 215 by now; the other patient is known as well."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal).start()
        for rule, limit in LIMITS:
            changed = LimitChanged(
                rule=rule, limit=limit, prescriber="Dr Meyer", reason="usual for her"
            )
            clinic.chart(2, changed)
        clinic.chart(10, observed("215/90 70 98 14 5 0 1 0", "confirmed"))
        clinic.patient_id = uuid5(SPACE, "right patient")
        clinic.charted(
            clinic.recording(
                identifier="T-9000",
                family="Patient",
                given="Right",
                born=date(1990, 7, 1),
            )
        )
