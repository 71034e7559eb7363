"""The strip of a closed session: why nothing is typed there, and who signed it."""

import pytest
from pytestqt.qtbot import QtBot

from ui.panels.closed_strip import ClosedStrip
from ui.views.proof_words import AMEND, CLOSED, MOST_LINES, NOTHING, SIGNED, ClosedView
from ui.widgets.label import Label

STRIP_HEIGHT = 208
HEAD = "Last entry 57, code 1011 1213 1415 1617 1819"
WHO = "Signed by Anna Okafor RN, 14-Mar-2026 14:06: charted by me. Code 1 2 3 4 5"


def shown(strip: ClosedStrip) -> list[str]:
    labels = strip.findChildren(Label)
    return [label.text() for label in labels if label.isVisibleTo(strip)]


@pytest.mark.usefixtures("either_theme")
def test_each_line_is_one_of_its_own(qtbot: QtBot) -> None:
    """And what was shown of another session is gone."""
    strip = ClosedStrip()
    qtbot.addWidget(strip)
    strip.show_view(ClosedView(SIGNED, NOTHING, (WHO, WHO, HEAD)))
    assert shown(strip) == [SIGNED, NOTHING, WHO, WHO, HEAD]
    assert len(shown(strip)) == 2 + MOST_LINES
    assert strip.minimumSizeHint().height() <= STRIP_HEIGHT
    strip.show_view(ClosedView(CLOSED, AMEND, (HEAD,)))
    assert shown(strip) == [CLOSED, AMEND, HEAD]
