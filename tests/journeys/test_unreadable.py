"""A session that a newer version charted in, in the real window over a real file."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid5

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from monitor.chart.commands import OpenSession, RecordPatient
from monitor.chart.kinds import NoteRecorded
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import SESSION, Clinic
from tests.clocks import ManualClock
from tests.desk import NURSE, SPACE, START
from tests.journeys.nurse import Nurse
from tests.storage.tampering import sealed_anew
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.panels.running_row import RunningRowPanel
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.views.top_bar import BOARD_TAB
from ui.vigil import Vigil

NEWER = "UPDATE entry SET version = 2 WHERE kind = 'note-recorded'"
SECOND, SOMEBODY = uuid5(SPACE, "second session"), uuid5(SPACE, "second patient")
CHARTING_KEYS = (2, 3, 4, 7)

LIST = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Second(Clinic):
    """A session of somebody else beside the first."""

    @override
    def __post_init__(self) -> None:
        super().__post_init__()
        self.session_id, self.patient_id = SECOND, SOMEBODY
        self.minted = 1000

    @override
    def recording(self, **changes: object) -> RecordPatient:
        return super().recording(identifier="T-0002", **changes)

    @override
    def opening(self, **changes: object) -> OpenSession:
        return super().opening(room="Room 2", **changes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A running session with one entry of an unknown kind, in a file."""
    folder = tmp_path / "record"
    _chart_note(folder, Clinic)
    sealed_anew(folder, NEWER)
    return folder


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Nurse]:
    """At the start page, three minutes after the note."""
    apply_theme(qapp, Theme.day())
    window = MainWindow(DAY)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    clock = ManualClock(START + timedelta(minutes=5))
    vigil = Vigil(
        qapp, window, Launch(folder=folder, station="Ward 3", is_by_name=True), clock
    )
    vigil.begin()
    nurse = Nurse(vigil, window, clock, qtbot)
    nurse.settle()
    yield nurse
    vigil.end()


@pytest.fixture
def shown(nurse: Nurse) -> Nurse:
    """The session is on the screen: the only open one is gone to at once."""
    nurse.type(f"{NURSE.name}\n")
    nurse.settle()
    return nurse


def test_it_stays_among_the_rooms_of_the_start_page(nurse: Nurse) -> None:
    """An open session does not vanish for being unreadable."""
    rows = nurse.vigil.parts.start.findChildren(RunningRowPanel)
    assert [row.accessibleName() for row in rows if row.isVisible()] == [
        (
            "Room 1, Can't be read here, read only, "
            "No set is called due and no alert is raised"
        )
    ]


def test_it_opens_with_a_lasting_sentence(shown: Nurse) -> None:
    """What, why and what to do stand there, and still do when an hour has passed."""
    live = shown.vigil.parts.live
    for _ in range(2):
        assert live.unreadable.isVisible()
        assert live.unreadable.words.startswith(
            "This session can't be read here, so nothing can be charted in it."
            " A newer version of Vigil charted in it, and this one does not know"
            " note-recorded/2. Update Vigil on this workstation, and chart on paper"
            " until then."
        )
        shown.wait_until(shown.minute + 60)


def test_no_value_of_it_is_shown(shown: Nurse) -> None:
    """Chart, strip, alerts and weight are away: an unknown entry may correct them."""
    parts = shown.vigil.parts
    assert not parts.live.chart.isVisible()
    assert not parts.live.strip.isVisible()
    assert not parts.live.alert_bar.isVisible()
    assert "68.4" not in parts.banner.accessibleName()
    assert "Read only" in parts.banner.accessibleName()


def test_its_headers_are_listed(shown: Nurse) -> None:
    """Each entry by its time, kind and author, the unknown one marked."""
    rows = shown.vigil.parts.live.timeline.shown()
    assert (rows[0].text, rows[0].badges) == ("Note recorded", ("can't be read",))
    assert rows[0].detail == "A. Okafor RN"
    assert not any(row.badges for row in rows[1:])
    assert rows[-1].text in ("Session opened", "Staff named")


def test_it_keeps_its_tab(shown: Nurse) -> None:
    """Its tab is marked, counted, and the one that is shown."""
    top = shown.vigil.parts.top
    assert top.tab(BOARD_TAB).toolTip() == "Board, 1 active, Ctrl+0"
    assert top.tab(str(SESSION)).toolTip() == "Room 1, read only, Ctrl+1"
    assert top.tab(str(SESSION)).isChecked()


def test_keys_that_chart_say_why_not(shown: Nurse) -> None:
    """Each key answers with the reason, and opens nothing."""
    for key in CHARTING_KEYS:
        shown.press(key)
        assert "can't read this session" in shown.vigil.notice.words
        shown.vigil.notice.hide()
    assert not shown.vigil.desks.forms.is_open


def test_it_is_marked_in_the_session_list(shown: Nurse) -> None:
    """The list says that it can't be read, and opens it all the same."""
    shown.chord(Qt.Key.Key_F, LIST)
    shown.settle()
    (line,) = shown.vigil.parts.sessions.model.lines
    assert line.state == "Can't be read here"
    shown.type("\n")
    shown.settle()
    assert shown.vigil.parts.live.unreadable.isVisible()


def test_a_readable_session_is_shown_whole_again(
    folder: Path, request: pytest.FixtureRequest
) -> None:
    """Chart and strip come back with the next session that can be read."""
    _chart_note(folder, Second)
    nurse: Nurse = request.getfixturevalue("nurse")
    nurse.type(f"{NURSE.name}\n")
    nurse.settle()
    live = nurse.vigil.parts.live

    nurse.chord(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert (live.unreadable.isVisible(), live.strip.isVisible()) == (True, False)
    nurse.chord(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert (live.unreadable.isVisible(), live.strip.isVisible()) == (False, True)
    assert live.chart.isVisible()
    assert live.timeline.contentsRect().width() == 460


def _chart_note(folder: Path, clinic: type[Clinic]) -> None:
    """A session running for two minutes, with a note."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        made = clinic(journal=journal, drafts=journal)
        made.start().chart(2, NoteRecorded(text="well"))


def test_an_emergency_in_it_is_charted_on_paper(nurse: Nurse) -> None:
    """It is open, so that is not denied: the time stands, and what to do."""
    pressed_at = nurse.clock.now()
    nurse.vigil.actions.do("emergency")
    nurse.clock.advance(seconds=7)
    nurse.vigil.bedside.tick()
    nurse.settle()
    view = nurse.vigil.overlays.emergency.view
    assert view is not None
    assert nurse.vigil.notice.words == ""
    assert view.asks.endswith("can't be read here")
    assert view.message == "Chart this emergency on paper"
    assert (view.elapsed, view.letters) == ("0:07", ())
    assert view.zero.endswith(f"{pressed_at:%M:%S}")
    nurse.type("1\x1b")
    assert not nurse.vigil.overlays.emergency.isVisible()
