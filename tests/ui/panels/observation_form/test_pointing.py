"""What the pointer does in the strip, and what the wheel does not."""

from datetime import timedelta

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from monitor.chart.kinds import OxygenRecorded
from tests.ui.panels.observation_form.full_set import FULL
from tests.ui.panels.strip_desk import StripDesk


def test_a_click_on_a_box_goes_there(desk: StripDesk) -> None:
    """The next digit replaces what stands in it."""
    desk.type("17610298")
    QTest.mouseClick(desk.form.boxes[1].entry, Qt.MouseButton.LeftButton)
    assert desk.keying.spec.code == "hr"
    desk.type("97")
    assert desk.texts()[1] == "97"


def test_a_click_leaves_no_time_behind_that_was_typed(desk: StripDesk) -> None:
    """It is taken; one that is none stays open with the focus, and says why."""
    left = Qt.MouseButton.LeftButton
    desk.type("@-3")
    QTest.mouseClick(desk.form.boxes[1].entry, left)
    assert desk.form.boxes[1].entry.hasFocus()
    assert desk.keying.timed_at == desk.scene.now - timedelta(minutes=3)
    desk.type("@2599")
    QTest.mouseClick(desk.form.boxes[2].entry, left)
    assert desk.form.row.field.hasFocus()
    assert "24-hour clock" in desk.form.message


def test_a_click_on_an_anchor_scores(desk: StripDesk) -> None:
    """By pointer alone, also over a score already there."""
    desk.type("1761029895144")
    QTest.mouseClick(desk.form.row.items[5], Qt.MouseButton.LeftButton)
    assert desk.texts()[5] == "5"
    QTest.mouseClick(desk.form.boxes[5].entry, Qt.MouseButton.LeftButton)
    QTest.mouseClick(desk.form.row.items[10], Qt.MouseButton.LeftButton)
    assert desk.texts()[5] == "10"
    assert desk.keying.spec.code == "distress"


def test_a_whole_set_of_reasons_by_pointer(desk: StripDesk) -> None:
    """Not measured, the whole set, not disturbed, save: four clicks."""
    _click_hint(desk, "not measured")
    _choose(desk, "the whole set")
    _choose(desk, "not disturbed")
    _click_hint(desk, "save")
    assert {r.not_done for r in desk.saved[0].observations.readings} == {
        "not disturbed"
    }


def test_scales_are_kept_by_pointer(desk: StripDesk) -> None:
    """The hint of = is a target."""
    desk.type("1761029895144")
    _click_hint(desk, "scales unchanged")
    assert desk.texts()[5:] == ["= 5", "= 1", "= 1"]


def test_every_target_is_at_least_36_px_high(desk: StripDesk) -> None:
    """Anchors, reasons, hints and boxes."""
    for text in ("", "1761029895144", "-"):
        desk.type(text)
        for item in desk.form.row.items:
            assert item.height() >= 36
    for hint in desk.form.header.hints:
        assert hint.height() >= 36
    assert all(b.entry.height() >= 36 for b in desk.form.boxes)


def test_oxygen_by_pointer_and_key(desk: StripDesk) -> None:
    """The choice beside a vital sign opens it, and air is one more."""
    _choose(desk, "oxygen, air")
    assert desk.focused() is desk.form.row.field
    _choose(desk, "air")
    assert desk.keying.oxygen == OxygenRecorded(litres_per_minute=None)


def test_the_wheel_changes_nothing(desk: StripDesk) -> None:
    """Over every box, with and without a value."""
    desk.type(FULL)
    before = desk.texts()
    for place in desk.form.boxes:
        wheel = QWheelEvent(
            QPointF(10, 10),
            QPointF(10, 10),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(place.entry, wheel)
    assert desk.texts() == before


def test_the_note_leads_to_its_form(desk: StripDesk, qtbot: QtBot) -> None:
    """A click asks for it."""
    note = desk.form.findChild(QWidget, "note")
    assert isinstance(note, QWidget)
    with qtbot.waitSignal(desk.form.note_requested):
        QTest.mouseClick(note, Qt.MouseButton.LeftButton)


def _click_hint(desk: StripDesk, does: str) -> None:
    hint = next(h for h in desk.form.header.hints if h.text() == does)
    QTest.mouseClick(hint, Qt.MouseButton.LeftButton)


def _choose(desk: StripDesk, words: str) -> None:
    item = next(i for i in desk.form.row.items if i.choice.text == words)
    QTest.mouseClick(item, Qt.MouseButton.LeftButton)
