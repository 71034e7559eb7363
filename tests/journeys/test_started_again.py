"""A start that was struck out after the chart was moved is charted again by keys."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.kinds import InfusionRecorded
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import Clinic
from tests.charting.moving import moved_to_another
from tests.clocks import ManualClock
from tests.desk import DOSE, NURSE, START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    """Begun at 13:26, moved at 13:31; it is 13:32."""
    folder = tmp_path / "record"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal).start()
        clinic.move_to(5)
        moved_to_another(clinic)
    nurse = opened(qtbot, qapp, folder, ManualClock(START + timedelta(minutes=6)))
    nurse.type(f"{NURSE.name}\n")
    nurse.settle()
    yield nurse
    nurse.vigil.end()


def strike_out_start(nurse: Nurse) -> None:
    facts = nurse.session.session.facts
    (start,) = [f for f in facts if isinstance(f.payload, InfusionRecorded)]
    nurse.vigil.desks.forms.open("amend", str(start.id))
    nurse.type("\t" * 4 + "1" + "x\n")
    nurse.settle()


def test_f4_charts_again_what_began_before_the_move(nurse: Nurse) -> None:
    """It is back on the page of the opening; now is refused, and 13:26 is taken."""
    strike_out_start(nurse)
    assert nurse.vigil.parts.opening.isVisible()
    nurse.press(4)
    nurse.type("s51.3\n")
    nurse.settle()
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    assert "has not been declared ready to start" in view.message.text
    nurse.type("\t1326\n")
    nurse.settle()
    now = nurse.session.session
    assert (now.dose_started_at, now.order) == (START, DOSE)
    assert nurse.vigil.parts.live.isVisible()
