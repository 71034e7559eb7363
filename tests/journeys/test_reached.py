"""What can be reached by key is told, and what is hidden is hidden everywhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go, open_third
from tests.journeys.typed_rows import CTRL
from ui.views.palette import narrowed


def explained(nurse: Nurse) -> QWidget:
    """Why the alert of Room 1 fired, opened by pointer: the focus stays in the set."""
    go(nurse, 1)
    nurse.type("210118 82 98 14 5 2 1 0\n\n")
    nurse.settle()
    live = nurse.vigil.parts.live
    live.alert_bar.card.rule.click()
    assert live.why.isVisible()
    assert nurse.vigil.parts.strip.set.isAncestorOf(nurse.focus)
    return live.why


def test_escape_closes_why_from_the_set(roomed: Nurse) -> None:
    """The panel says that Escape closes it, and it does, wherever the focus is."""
    why = explained(roomed)
    roomed.type("\x1b")
    assert not why.isVisible()
    assert roomed.vigil.parts.strip.set.isAncestorOf(roomed.focus)


def test_escape_closes_why_from_the_chart(roomed: Nurse) -> None:
    """Also from another pane of the page."""
    why = explained(roomed)
    roomed.vigil.parts.live.enter(roomed.vigil.parts.live.chart)
    roomed.type("\x1b")
    assert not why.isVisible()


@pytest.mark.parametrize("typed", ["13", "-", "@"])
def test_what_is_half_typed_takes_escape_first(roomed: Nurse, typed: str) -> None:
    """The field or its question is taken back, and the next Escape closes why."""
    why = explained(roomed)
    roomed.type(typed)
    roomed.type("\x1b")
    still = why.isVisible()
    roomed.type("\x1b")
    assert (still, why.isVisible()) == (True, False)


def test_a_form_takes_escape_first(roomed: Nurse) -> None:
    """Escape leaves the note, and the next one closes why."""
    why = explained(roomed)
    roomed.press(7)
    roomed.type("calm")
    roomed.type("\x1b")
    assert why.isVisible()
    assert roomed.vigil.parts.strip.set.isAncestorOf(roomed.focus)
    roomed.type("\x1b")
    assert not why.isVisible()


def test_a_room_is_found_by_its_name(roomed: Nurse) -> None:
    """Ctrl+K, the room, Enter: the room is shown, and its key stands beside it."""
    go(roomed, 1)
    (found,) = [
        action
        for action in narrowed(roomed.vigil.screens.actions, "room 2")
        if action.title == "Room 2"
    ]
    assert found.key == "Ctrl+2"
    roomed.chord(Qt.Key.Key_K, CTRL)
    roomed.type("room 2\n")
    assert roomed.session.room == "Room 2"


def test_keys_of_the_rooms_are_told(roomed: Nurse) -> None:
    """On the help sheet, on the tab and to a screen reader."""
    id_ = str(go(roomed, 2))
    rows = [row for s in roomed.vigil.screens.help.sections for row in s.rows]
    assert (("Ctrl+2",), "Room 2") in [(row.keys, row.does) for row in rows]
    tab = roomed.vigil.parts.top.tab(id_)
    assert "Ctrl+2" in tab.toolTip()
    assert "Ctrl+2" in tab.accessibleDescription()


def test_privacy_holds_on_the_page_of_a_session_being_opened(roomed: Nurse) -> None:
    """With the name hidden, no name, number or birth year stands there either."""
    open_third(roomed)
    page = roomed.vigil.parts.opening
    assert "1981" in told(page)
    roomed.press(12)
    shown = told(page)
    for word in ("GAMMA", "Alex", "T-0003", "1981"):
        assert word not in shown
    roomed.press(12)
    assert "1981" in told(page)


def told(page: QWidget) -> str:
    """All that the page shows or says to a screen reader."""
    parts = [page, *page.findChildren(QWidget)]
    seen = [part for part in parts if part.isVisible()]
    texts = [part.text() for part in seen if isinstance(part, QLineEdit)]
    for part in seen:
        texts += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        text = getattr(part, "text", None)
        if callable(text):
            texts.append(str(text()))
    return " ".join(texts)


def test_a_pause_is_charted_by_its_name(roomed: Nurse) -> None:
    """Ctrl+K, *pause*, opens F4 with the step chosen, the focus after it."""
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_K, CTRL)
    roomed.type("pause\n")
    assert not roomed.session.session.infusion.is_paused
    roomed.type("8.6\tline check\n")
    roomed.settle()
    session = roomed.session.session
    assert session.infusion.is_paused
    assert session.emergency is None
    roomed.chord(Qt.Key.Key_K, CTRL)
    roomed.type("resume\n\n")
    roomed.settle()
    assert not roomed.session.session.infusion.is_paused
