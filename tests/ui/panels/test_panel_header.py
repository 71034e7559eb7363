"""A header keeps its title whole, and its note where that leaves room."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.button import ActionButton
from ui.widgets.panel import PanelHeader

_COHORT = "iv40 v12, 1,000 sessions of 912 patients; fewer than 5 patients not drawn"


def header(width: int, note: str, qtbot: QtBot) -> PanelHeader:
    """As the cohort has it, with four buttons."""
    shown = PanelHeader("Cohort, the last 365 days")
    shown.note.setText(note)
    for words, key in (
        ("By month", "Alt+C"),
        ("Protocol", "Alt+R"),
        ("Period", "Alt+D"),
        ("Save CSV", "Alt+S"),
    ):
        shown.add_right(ActionButton(words, key, height=36))
    qtbot.addWidget(shown)
    shown.resize(width, 44)
    shown.show()
    return shown


@pytest.mark.usefixtures("either_theme")
def test_title_and_note_are_whole_in_the_smallest_window(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """The note takes two lines there."""
    shown = header(1246, _COHORT, qtbot)
    qapp.processEvents()
    assert not shown.title.is_elided()
    assert not shown.note.is_elided()


@pytest.mark.usefixtures("either_theme")
def test_a_note_that_has_no_room_takes_none_of_the_title(
    qapp: QApplication, qtbot: QtBot
) -> None:
    shown = header(1246, _COHORT * 3, qtbot)
    qapp.processEvents()
    assert not shown.title.is_elided()
    assert shown.note.is_elided()
    assert shown.note.width() <= shown.room_for_note(1246)
