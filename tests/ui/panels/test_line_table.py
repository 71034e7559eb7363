"""How the fields of a line stand in their columns."""

import numpy as np
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.theme.pixels import light_of
from ui.panels.backtest_rows import RULES, rule_face
from ui.panels.line_model import LineModel
from ui.panels.line_table import ROW_HEIGHT, LineDelegate, placed
from ui.panels.row_list import RowList
from ui.theme.theme import Theme, apply_theme
from ui.views.backtest.page import RuleLine

WIDTH = 1200


def test_numbers_end_at_one_edge(qapp: QApplication, qtbot: QtBot) -> None:
    """One, three and five digits end below each other, where their column ends."""
    apply_theme(qapp, Theme.day())
    model, shown = LineModel[RuleLine](), RowList("Rules")
    qtbot.addWidget(shown)
    counts = ("7", "338", "12,337")
    model.show_lines(tuple(RuleLine(rule="SBP", raised=told) for told in counts))
    shown.setModel(model)
    shown.setItemDelegate(LineDelegate(RULES, rule_face, shown))
    shown.resize(WIDTH, len(counts) * ROW_HEIGHT)
    light = light_of(shown.grab().toImage())
    (raised,) = [where for where in placed(RULES, WIDTH) if where[0].field == "raised"]
    left, right = round(raised[1]), round(raised[1] + raised[2])
    ends = [
        left + int(np.max(np.nonzero(row[8:-8, left : right + 8].min(axis=0) < 0.5)))
        for row in np.split(light, len(counts))
    ]
    assert max(ends) - min(ends) <= 1, ends
    assert right - 4 <= max(ends) <= right
