"""An emergency while the record is slow, not open yet, or asked twice."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.storage.database import Database
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go, held
from tests.journeys.test_emergency import one, panel, pause, shown, stamped
from tests.journeys.two_rooms import two_rooms
from tests.traps.logs import ExpectedLogs
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.views.snapshot import Saving
from ui.vigil import Vigil


def press_pause(nurse: Nurse) -> None:
    """Without waiting for the record, which is busy."""
    nurse.vigil.actions.do("emergency")


def test_pressed_again_before_it_is_charted(roomed: Nurse) -> None:
    """It is the one declared already: its zero, its seconds, its stamps."""
    go(roomed, 1)
    event = held(roomed)
    press_pause(roomed)
    roomed.type("1")
    roomed.clock.advance(seconds=5)
    press_pause(roomed)
    roomed.type("1")
    event.set()
    roomed.settle()
    stamped(roomed, "C", seconds=60)
    assert shown(roomed).elapsed == "1:05"
    assert panel(roomed).texts[0].endswith("Help called")
    assert shown(roomed).message == ""
    assert [s.label for s in one(roomed, 1).stamps] == ["Help called"]


def test_hidden_and_shown_before_it_is_charted(roomed: Nurse) -> None:
    """F2, then Pause: the same emergency, without being asked for the room."""
    go(roomed, 1)
    pressed_at = roomed.clock.now()
    event = held(roomed)
    press_pause(roomed)
    roomed.type("1")
    roomed.press(2)
    roomed.clock.advance(seconds=30)
    roomed.vigil.bedside.tick()
    press_pause(roomed)
    assert shown(roomed).elapsed == "0:30"
    event.set()
    roomed.settle()
    assert one(roomed, 1).declared_at == pressed_at


def test_zero_stands_while_the_room_is_asked(roomed: Nurse) -> None:
    """A second press answers nothing, and moves nothing."""
    go(roomed, 1)
    pressed_at = roomed.clock.now()
    pause(roomed)
    roomed.clock.advance(seconds=8)
    pause(roomed)
    assert shown(roomed).elapsed == "0:08"
    roomed.type("1")
    roomed.settle()
    assert one(roomed, 1).declared_at == pressed_at


def test_a_question_left_unanswered_keeps_no_zero(roomed: Nurse) -> None:
    """Escape, and the next press is another time zero."""
    go(roomed, 1)
    pause(roomed)
    roomed.type("\x1b")
    roomed.clock.advance(seconds=8)
    pressed_at = roomed.clock.now()
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    assert one(roomed, 1).declared_at == pressed_at


def test_its_end_is_said_once_it_is_charted(roomed: Nurse) -> None:
    """Until then the panel says that it is being saved, and letters mean nothing."""
    go(roomed, 1)
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    event = held(roomed)
    roomed.type("erc")
    assert "ended" not in roomed.vigil.notice.words
    assert panel(roomed).isVisible()
    assert (shown(roomed).asks[:6], shown(roomed).letters) == ("saving", ())
    event.set()
    roomed.settle()
    assert not panel(roomed).isVisible()
    assert roomed.vigil.notice.words.startswith("Room 1, emergency ended")
    assert one(roomed, 1).outcome == "Recovered, stays here"
    assert one(roomed, 1).stamps == ()


def test_an_end_hidden_while_it_is_saved(roomed: Nurse) -> None:
    """Pause shows that it is on its way, and declares nothing new."""
    go(roomed, 1)
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    event = held(roomed)
    roomed.type("er\x1b")
    assert "being saved" in roomed.vigil.notice.words
    press_pause(roomed)
    assert shown(roomed).step == "closing"
    event.set()
    roomed.settle()
    assert not panel(roomed).isVisible()
    assert not one(roomed, 1).is_running


def test_before_the_record_is_open(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """The time stands, it says what to do, and goes on once rooms are known."""
    expected_logs.expect("The record can't be used: AlreadyOpen")
    clock = two_rooms(tmp_path / "record")
    apply_theme(qapp, Theme.day())
    window = MainWindow(DAY)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    vigil = Vigil(
        qapp, window, Launch(folder=tmp_path / "record", is_by_name=True), clock
    )
    nurse = Nurse(vigil, window, clock, qtbot)
    pressed_at = clock.now()
    try:
        with Database(tmp_path / "record"):
            vigil.begin()
            nurse.until(lambda: vigil.store.snapshot.record.saving is Saving.FAULT)
            press_pause(nurse)
            assert vigil.notice.words == ""
            assert shown(nurse).step == "waiting"
            assert "Chart on paper" in shown(nurse).message
            clock.advance(seconds=20)
            press_pause(nurse)
        vigil.bedside.tick()
        nurse.until(lambda: shown(nurse).step == "rooms")
        assert shown(nurse).elapsed == "0:20"
        nurse.type("2")
        nurse.settle()
        assert one(nurse, 2).declared_at == pressed_at
    finally:
        vigil.end()
