"""What a section has to say has two lines, and no more is painted of it."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from ui.panels.new_session.message_line import WRAPPED, fitting

SHORT = "The second check does not agree"
LONG = f"{SHORT}: 61.2 mL by S. Lindqvist RN, 40.8 mL in the order. Amend one of them"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("words", "is_whole"), [(SHORT, True), (LONG, False)])
def test_whole_words_in_two_lines(words: str, is_whole: bool) -> None:
    """What has no room ends in a mark, and no line is cut across."""
    page = QPixmap(200, 200)
    painter = QPainter(page)
    tall = 2 * painter.fontMetrics().lineSpacing() + 1
    box = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(SHORT), tall)
    told = fitting(painter, box, words)
    height = painter.boundingRect(box, WRAPPED, told).height()
    painter.end()
    assert (told == words) == is_whole
    assert height <= tall
    if not is_whole:
        assert words.startswith(told.removesuffix("…"))
