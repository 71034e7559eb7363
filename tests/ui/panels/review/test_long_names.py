"""Tests of the panels beside a closed session where names are long."""

from uuid import UUID

from pytestqt.qtbot import QtBot

from ui.panels.review.queries_panel import QueryBox
from ui.views.review.queries import QueryLine, Said
from ui.widgets.label import Label

_NAME = "Maximiliane Featherstonehaugh-Wolfendenn"
_NARROW = 420


def test_what_is_asked_about_is_told_beside_a_long_name(qtbot: QtBot) -> None:
    """Who is to answer stands below it, and takes as many lines as it needs."""
    line = QueryLine(
        id=UUID(int=1),
        tag="Q1",
        about="BP 122/74 at 15:06",
        state=f"returned, for {_NAME} to answer",
        said=(Said(_NAME, "15:16", "read twice"),),
        is_closed=False,
        is_pressing=True,
    )
    box = QueryBox(line)
    qtbot.addWidget(box)
    box.setFixedWidth(_NARROW)
    box.show()
    told = [label for label in box.findChildren(Label) if label.text() == line.about]
    assert told
    assert not any(label.is_elided() for label in told)
