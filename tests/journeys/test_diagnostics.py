"""What support asks for is on a page, reached also before anybody has signed in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor import __version__
from monitor.reports.session_record import INTENDED_USE
from monitor.storage import care
from monitor.storage.diagnosis import LOW
from tests.clocks import ManualClock
from tests.desk import PATIENT
from tests.journeys.conftest import START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.rooms import go
from ui.panels.diagnostics_panel import DiagnosticsPanel

ALT = Qt.KeyboardModifier.AltModifier


def look(nurse: Nurse) -> DiagnosticsPanel:
    """Alt+G, and until all parts have answered."""
    nurse.chord(Qt.Key.Key_G, ALT)
    nurse.vigil.desks.diagnostics.finish()
    QApplication.processEvents()
    nurse.settle()
    assert nurse.vigil.screens.screen == "diagnostics"
    return nurse.vigil.parts.diagnostics


def test_it_is_reached_from_the_start_page_and_leads_back(nurse: Nurse) -> None:
    """Without a bar that would lead to a chart; what Vigil is for is said there."""
    nurse.type("A. Oka")
    page = look(nurse)
    told = dict(line.split(": ", 1) for line in page.words.splitlines())
    assert told["Version"] == __version__
    assert told["Intended use"] == INTENDED_USE
    assert told["Licences"].startswith("docs/components.md")
    assert told["Self-test"] == "5 protocols checked, none with a fault"
    assert told["iv40 v1"].startswith("no fault, ")
    assert told["Clock"].endswith("zone Europe/London")
    assert told["SQLCipher"]
    assert told["Last copy"] == "none that is known of"
    assert told["Chains proved"].endswith("none that is known of")
    assert told["Clock set while charting"] == "none"
    assert told["Typeface"] == "IBM Plex Sans"
    assert not nurse.vigil.parts.top.isVisible()
    assert [a.id for a in nurse.vigil.screens.actions if "board" in a.id] == []
    nurse.type("\x1b")
    assert nurse.vigil.screens.screen == "start"
    assert nurse.vigil.parts.start.form.name.text() == "A. Oka"


def test_all_of_it_is_copied_and_names_no_patient(roomed: Nurse) -> None:
    """Also over an open session; the heads of the chain are whole there."""
    go(roomed, 1)
    page = look(roomed)
    roomed.type("c")
    copied = QGuiApplication.clipboard().text()
    assert copied == page.words
    assert roomed.vigil.notice.words.startswith("The diagnostics are copied")
    details = PATIENT.details
    for secret in (details.family, details.given, details.identifier, "Okafor"):
        assert secret not in copied
    (head,) = [line for line in copied.splitlines() if line.startswith("Head: ")]
    assert len(head.split()[-1]) == 64


@pytest.mark.parametrize("page", ["diagnostics", "protocol"])
def test_escape_leads_back_to_the_session_it_was_opened_from(
    roomed: Nurse, page: str
) -> None:
    """With what was half typed there; also by way of another such page."""
    id_ = go(roomed, 2)
    roomed.type("118 7")
    half = boxes(roomed)
    look(roomed)
    roomed.vigil.actions.do(page)
    roomed.settle()
    assert roomed.vigil.screens.screen == page
    roomed.type("\x1b")
    roomed.settle()
    assert roomed.vigil.screens.screen == "live"
    assert roomed.session.session.id == id_
    assert boxes(roomed) == half
    assert any(half)


def test_escape_leads_back_to_the_list_the_board_and_a_new_session(
    roomed: Nurse,
) -> None:
    for number, screen in ((Qt.Key.Key_F, "sessions"), (Qt.Key.Key_N, "opening")):
        roomed.chord(number, Qt.KeyboardModifier.ControlModifier)
        roomed.settle()
        assert roomed.vigil.screens.screen == screen
        look(roomed)
        roomed.type("\x1b")
        roomed.settle()
        assert roomed.vigil.screens.screen == screen
    assert roomed.vigil.store.snapshot.shown is None
    roomed.vigil.navigation.show_board()
    look(roomed)
    roomed.type("\x1b")
    assert roomed.vigil.screens.screen == "board"


def boxes(nurse: Nurse) -> list[str]:
    """What stands in those of the set in the strip."""
    view = nurse.vigil.parts.strip.set._view
    assert view is not None
    return [box.face.text for box in view.boxes]


def test_little_room_on_the_disk_is_said_until_there_is_some(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a calm bar, whole, on every page, while charting goes on."""
    free = LOW - 1

    def left(_: Path) -> int:
        return free

    monkeypatch.setattr(care.RecordCare.__init__, "__defaults__", (left,))
    nurse = opened(qtbot, qapp, tmp_path / "record", ManualClock(START))
    try:
        nurse.type("A. Okafor RN\n")
        ticked(nurse)
        bar = nurse.vigil.parts.top.care_bar
        assert bar.isVisible()
        assert bar.words.startswith("Only 499 MB are free on the disk of the record.")
        assert not nurse.vigil.parts.top.fault_bar.isVisible()
        free = LOW
        ticked(nurse)
        assert not bar.isVisible()
    finally:
        nurse.vigil.end()


def ticked(nurse: Nurse) -> None:
    nurse.vigil.bedside.tick()
    nurse.settle()
