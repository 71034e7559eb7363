"""Facts share lines as far as there is room, and who it is stays whole."""

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from ui.panels.new_session.fact_row import FactRow, _columns
from ui.theme.fonts import Role, tallest
from ui.views.new_session.parts import FactView
from ui.widgets.wrapping import cut_to_fit

BORN = FactView(label="Born", value="14-Mar-1981 (45y)")
LAST = FactView(label="Last session", value="10-Mar-2026, 34.2 mg, SBP to 113")
LONG = FactView(
    label="Last session",
    value="10-Mar-2026, 34.2 mg, SBP to 113, DBP to 88, no side effect charted",
    wraps=True,
)
SERIES = FactView(label="Series", value="Session 3 of 6, due 13-Mar-2026")
NONE = FactView(label="Allergies", value="No known allergies", is_whole=True)
MANY = FactView(label="Allergies", value="latex, penicillin " * 8, is_whole=True)


@pytest.mark.parametrize(
    ("facts", "width", "most", "lines"),
    [
        ((BORN, LAST, NONE), 900, 2, 1),
        ((BORN, LAST, NONE), 500, 2, 2),
        ((BORN, LAST, NONE), 500, 1, 1),
        ((BORN, LAST, NONE), 300, 2, 1),
        ((BORN, LAST, MANY), 1200, 2, 2),
    ],
)
def test_lines(
    qtbot: QtBot, facts: tuple[FactView, ...], width: int, most: int, lines: int
) -> None:
    """What is short is packed, on no more lines than there are; what is long wraps."""
    row = FactRow()
    qtbot.addWidget(row)
    row.display((BORN,), 900)
    one = row.height()
    row.display(facts, width, most)
    assert row.height() == lines * one


def test_the_last_session_wraps_below_its_label(qtbot: QtBot) -> None:
    """Where one line is all there is; what fits beside it stays on one."""
    row = FactRow()
    qtbot.addWidget(row)
    row.display((BORN, SERIES, LONG, NONE), 1300, 1)
    one = row.height()
    row.display((BORN, SERIES, LONG, NONE), 1000, 1)
    assert row.height() == one + tallest(Role.BODY_MEDIUM)
    (wide,) = (w for f, _, w in _columns([BORN, SERIES, LONG, NONE], 994) if f is LONG)
    tall = 2 * tallest(Role.BODY_MEDIUM)
    assert cut_to_fit(LONG.value, Role.BODY_MEDIUM, int(wide), tall) == LONG.value


def test_what_stands_beside_it_is_on_the_first_line(qtbot: QtBot) -> None:
    """Its words are where they are without a second line."""
    plain, wrapping = FactRow(), FactRow()
    for row, last in ((plain, LAST), (wrapping, LONG)):
        qtbot.addWidget(row)
        row.resize(600, 100)
        row.display((BORN, last), 600, 1)
    one = plain.grab(QRect(0, 0, 100, 40)).toImage()
    assert wrapping.grab(QRect(0, 0, 100, 40)).toImage() == one
    assert wrapping.height() > plain.height()
