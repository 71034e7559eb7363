"""What can be pressed: by pointer, by key, and not while it is off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.tokens import Urgency
from ui.widgets.button import ActionButton, Weight
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.faces import Choice
from ui.widgets.keys import KeyHint
from ui.widgets.tabs import SegmentedTabs
from ui.widgets.top_bar import TabFace, TopTab

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_focused_button_obeys_keys(qtbot: QtBot, key: Qt.Key) -> None:
    """Enter and Space both press the button that has the focus."""
    button = ActionButton("Acknowledge", "F8")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_button_off_does_nothing(qtbot: QtBot) -> None:
    """A button that is off cannot be pressed."""
    button = ActionButton("Ready to start", "Ctrl+Enter", Weight.PRIMARY)
    qtbot.addWidget(button)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, LEFT_BUTTON)
        button.click()


def test_button_tells_its_key(qtbot: QtBot) -> None:
    """Name and key are in the tooltip and spoken."""
    button = ActionButton("Acknowledge", "F8")
    qtbot.addWidget(button)
    assert button.toolTip() == "Acknowledge, F8"
    assert button.accessibleName() == "Acknowledge"
    assert button.accessibleDescription() == "Key F8"


@pytest.mark.parametrize(("height", "total"), [(44, 50), (36, 42)])
def test_button_height(qtbot: QtBot, height: int, total: int) -> None:
    """A button is as high as asked, plus the room for its ring."""
    button = ActionButton("Acknowledge", "F8", height=height)
    qtbot.addWidget(button)
    assert button.sizeHint().height() == total


def test_hint_acts_and_leaves_the_focus(qtbot: QtBot) -> None:
    """A hint can be clicked, and the field being typed into keeps the focus."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field, hint = QLineEdit(), KeyHint("F8", "Acknowledge")
    for part in (field, hint):
        column.addWidget(part)
    page.show()
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(hint.clicked):
        QTest.mouseClick(hint, LEFT_BUTTON)
    assert field.hasFocus()


def test_choice_says_its_key(qtbot: QtBot) -> None:
    """A clicked choice gives the key that would have picked it."""
    row = ChoiceRow()
    qtbot.addWidget(row)
    row.show_choices([Choice("5", "Answers"), Choice("*", "Ten")])
    with qtbot.waitSignal(row.chosen) as chosen:
        QTest.mouseClick(row.items[1], LEFT_BUTTON)
    assert chosen.args == ["*"]


@pytest.mark.parametrize(
    ("takes_focus", "policy"),
    [(True, Qt.FocusPolicy.StrongFocus), (False, Qt.FocusPolicy.NoFocus)],
)
def test_choices_leave_the_focus_if_told(
    qtbot: QtBot, takes_focus: bool, policy: Qt.FocusPolicy
) -> None:
    """Beside a field being typed into, choices take no focus from it."""
    row = ChoiceRow(takes_focus=takes_focus)
    qtbot.addWidget(row)
    row.show_choices([Choice("5", "Answers")])
    assert row.items[0].focusPolicy() is policy


def test_new_choices_replace_the_old(qtbot: QtBot) -> None:
    """Only the choices last shown can be pressed, in columns of one width."""
    row = ChoiceRow()
    qtbot.addWidget(row)
    row.resize(900, 60)
    row.show_choices([Choice(str(n), "x") for n in range(9)])
    row.show_choices([Choice("R", "refused by the patient"), Choice("A", "asleep")])
    row.show()
    assert [item.choice.key for item in row.items] == ["R", "A"]
    assert len({item.width() for item in row.items}) == 1
    assert sum(item.width() for item in row.items) > 800


def test_same_choices_stay(qtbot: QtBot) -> None:
    """Showing what is shown already disturbs nothing."""
    row = ChoiceRow()
    qtbot.addWidget(row)
    row.show_choices([Choice("5", "Answers")])
    first = row.items[0]
    row.show_choices([Choice("5", "Answers")])
    assert row.items[0] is first


def test_tabs_choose_once(qtbot: QtBot) -> None:
    """Choosing a tab is said once; choosing it again is no news."""
    tabs = SegmentedTabs(("All", "Sets", "Alerts"))
    qtbot.addWidget(tabs)
    heard: list[str] = []
    tabs.chosen.connect(heard.append)
    for _ in range(2):
        QTest.mouseClick(tabs.segment("Sets"), LEFT_BUTTON)
    assert heard == ["Sets"]
    assert tabs.current() == "Sets"


def test_arrows_move_between_tabs(qtbot: QtBot) -> None:
    """With the focus on a tab the arrow keys choose its neighbour."""
    tabs = SegmentedTabs(("All", "Sets", "Alerts"))
    qtbot.addWidget(tabs)
    tabs.show()
    tabs.activateWindow()
    tabs.segment("All").setFocus()
    qtbot.waitUntil(tabs.segment("All").hasFocus)
    QTest.keyClick(tabs.segment("All"), Qt.Key.Key_Right)
    assert tabs.current() == "Sets"


def test_top_tab_says_what_calls(qtbot: QtBot) -> None:
    """What a tab shows by symbol is spoken in words."""
    tab = TopTab(TabFace("Room 1", "T+41min", Urgency.MEDIUM))
    qtbot.addWidget(tab)
    assert tab.accessibleName() == "Room 1"
    assert tab.accessibleDescription() == "T+41min, medium priority alert"
    tab.show_face(TabFace("Room 3", "3min late", is_late=True))
    assert tab.accessibleDescription() == "3min late, late"
