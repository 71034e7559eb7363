"""Facts share lines as far as there is room, and who it is stays whole."""

import pytest
from pytestqt.qtbot import QtBot

from ui.panels.new_session.fact_row import FactRow
from ui.views.new_session.parts import FactView

BORN = FactView(label="Born", value="14-Mar-1981 (45y)")
LAST = FactView(label="Last session", value="10-Mar-2026, 34.2 mg, SBP to 113")
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
