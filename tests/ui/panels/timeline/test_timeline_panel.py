"""The timeline by real keys and clicks, and its rows as they come and change."""

from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import CALM, Chronicle
from tests.typed_sets import observed
from tests.ui.pointing import double_click
from tests.ui.views.timeline_scene import shown as view
from ui.panels.timeline_panel import TimelinePanel
from ui.panels.timeline_rows import TimelineRows
from ui.views.timeline import TimelineView

HEIGHT = 48


def press(panel: TimelinePanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.list, key)


def test_keys_go_from_row_to_row_and_ask_to_amend(
    panel: TimelinePanel, qtbot: QtBot
) -> None:
    """Down goes to the next row and Enter asks to amend what it tells."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    panel.display(view(chronicle, 10))
    panel.list.setFocus()
    wanted = panel.shown()[1].target
    assert wanted is not None
    press(panel, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.amend_requested) as asked:
        press(panel, Qt.Key.Key_Return)
    assert asked.args == [wanted]


def test_focus_marks_the_newest_row(panel: TimelinePanel) -> None:
    """Entering the list by key starts at the newest row."""
    panel.display(view(Chronicle().start(), 1))
    panel.setFocus()
    QApplication.processEvents()
    assert panel.list.currentIndex().row() == 0


def test_row_without_a_target_asks_nothing(panel: TimelinePanel, qtbot: QtBot) -> None:
    """An alert can't be amended, so Enter on it does nothing."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    panel.display(view(chronicle, 10))
    panel.tabs.choose("Alerts")
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    with qtbot.assertNotEmitted(panel.amend_requested):
        press(panel, Qt.Key.Key_Return)


def test_double_click_asks_to_amend(panel: TimelinePanel, qtbot: QtBot) -> None:
    """A pointer can ask for it as well."""
    panel.display(view(Chronicle().start(), 1))
    place = panel.list.visualRect(panel.list.model().index(0, 0)).center()
    viewport = panel.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(panel.amend_requested) as asked:
        double_click(viewport, place)
    assert isinstance(asked.args[0], UUID)


def test_marked_row_stays_marked_when_a_row_comes_on_top(
    panel: TimelinePanel,
) -> None:
    """What the nurse looks at stays marked when something new is charted."""
    chronicle = Chronicle().start()
    panel.display(view(chronicle, 1))
    panel.list.setCurrentIndex(panel.list.model().index(2, 0))
    marked = panel.shown()[2].key
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    panel.display(view(chronicle, 10))
    row = panel.list.currentIndex().row()
    assert row > 2
    assert panel.shown()[row].key == marked


def test_marked_row_stays_marked_when_rows_come_between(
    panel: TimelinePanel,
) -> None:
    """A late set that lands further down leaves the mark where it was."""
    chronicle = Chronicle().start()
    chronicle.observe(20, CALM)
    panel.display(view(chronicle, 20))
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))
    marked = panel.shown()[1].key
    chronicle.observe(21, CALM, effective=10)
    panel.display(view(chronicle, 21))
    row = panel.list.currentIndex().row()
    assert panel.shown()[row].key == marked


def test_tabs_list_their_rows(panel: TimelinePanel) -> None:
    """Choosing a tab lists its group only."""
    chronicle = Chronicle().start()
    panel.display(view(chronicle, 1))
    panel.tabs.choose("Sets")
    assert {row.group for row in panel.shown()} == {"sets"}
    panel.tabs.choose("All")
    assert {row.group for row in panel.shown()} == {"sets", "events"}


def test_empty_tab_says_so(panel: TimelinePanel) -> None:
    """A tab without rows shows its sentence, and no longer once there is one."""
    chronicle = Chronicle().start()
    panel.display(view(chronicle, 1))
    panel.tabs.choose("Alerts")
    assert panel.empty_words() == "No alert was raised in this session."
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    panel.display(view(chronicle, 10))
    assert panel.empty_words() == ""


def test_escape_leaves(panel: TimelinePanel, qtbot: QtBot) -> None:
    """Escape asks to close the drawer."""
    panel.display(view(Chronicle().start(), 1))
    with qtbot.waitSignal(panel.close_requested):
        press(panel, Qt.Key.Key_Escape)


def test_letters_and_digits_are_left_to_others(panel: TimelinePanel) -> None:
    """A digit typed over the list does not search it."""
    panel.display(view(Chronicle().start(), 1))
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    QTest.keyClicks(panel.list, "was")
    assert panel.list.currentIndex().row() == 0


def test_rows_are_48_high_and_speak(panel: TimelinePanel) -> None:
    """A row has the height of the picture and says all of itself."""
    panel.display(view(Chronicle().start(), 1))
    index = panel.list.model().index(0, 0)
    assert panel.list.visualRect(index).height() == HEIGHT
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == panel.shown()[0].spoken
    assert spoken.startswith("13:26, Infusion started 51.3 mL/h")


def test_model_keeps_qt_s_rules(panel: TimelinePanel) -> None:
    """Inserting, changing and resetting rows obeys the model's contract."""
    model = TimelineRows(panel)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    chronicle = Chronicle().start()
    model.show_rows(view(chronicle, 1).rows)
    slip = chronicle.observe(10, "128/78 174 98 14 5 2 1 0")
    model.show_rows(view(chronicle, 10).rows)
    chronicle.amend(11, slip, observed("128/78 74 98 14 5 2 1 0"))
    model.show_rows(view(chronicle, 11).rows)
    model.show_rows(())
    assert model.rowCount(QModelIndex()) == 0
    assert tester.model() is model


def test_only_changed_rows_are_told(panel: TimelinePanel, qtbot: QtBot) -> None:
    """When a minute passes, only the row of the open alert is drawn anew."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    model = TimelineRows(panel)
    model.show_rows(view(chronicle, 11).rows)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, *_: changed.append(first.row()))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_rows(view(chronicle, 12).rows)
    told = {model.rows[place].group for place in changed}
    assert told == {"alerts"}


def test_row_grows_with_its_words(panel: TimelinePanel) -> None:
    """A row that takes another line once it is changed gets it at once."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    shown = view(chronicle, 10)
    panel.display(shown)
    below = panel.list.model().index(1, 0)
    assert panel.list.visualRect(below).top() == HEIGHT
    longer = replace(shown.rows[0], detail="a word of detail " * 9)
    panel.display(TimelineView(rows=(longer, *shown.rows[1:])))
    QApplication.processEvents()
    assert panel.list.visualRect(below).top() > HEIGHT
