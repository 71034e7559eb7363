"""The hands that write on paper."""

import pytest
from PySide6.QtGui import QFont, QImage

from ui.printing.report.paper import PaperPainter, face
from ui.theme.fonts import Role, font

LIGATURES = QFont.Tag("liga")


@pytest.mark.usefixtures("qapp")
def test_whatever_is_written_is_written_letter_by_letter() -> None:
    """The chart as well, which is drawn in the fonts of the screen."""
    page = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = PaperPainter()
    assert painter.begin(page)
    painter.setFont(font(Role.NOTE))
    written = painter.font()
    painter.end()
    for hand in (written, face(Role.NOTE)):
        assert hand.isFeatureSet(LIGATURES)
        assert hand.featureValue(LIGATURES) == 0
    assert not font(Role.NOTE).isFeatureSet(LIGATURES)
