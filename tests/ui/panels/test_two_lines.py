"""Tests of words in a row that is too narrow for them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.panels.two_lines import draw_two_lines, lines_of
from ui.theme.fonts import Role
from ui.theme.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")
_FAMILY = "FEATHERSTONEHAUGH-WOLFESCHLEGELSTEINHAUSEN"


def test_the_given_name_stands_below_a_family_name_that_is_cut() -> None:
    """Two of one family are told apart in the list."""
    lines = lines_of(f"{_FAMILY}, Maximiliane", Role.BODY_STRONG, 150, Theme.day())
    assert lines == (
        f"{_FAMILY},",
        "Maximiliane",
    )


def test_one_long_word_stays_on_one_line() -> None:
    assert lines_of(_FAMILY, Role.BODY, 150, Theme.day()) == (_FAMILY,)


@pytest.mark.parametrize("make", [Theme.day, Theme.night])
@pytest.mark.parametrize("height", [36, 40])
def test_words_of_two_lines_keep_off_the_next_row(
    make: Callable[[], Theme], height: int
) -> None:
    """Also those that reach below the line they stand on."""
    theme = make()
    image = QImage(200, height, QImage.Format.Format_RGB32)
    image.fill(theme.palette.surface)
    painter = QPainter(image)
    room, look = QRectF(0, 0, 200, height), (Role.BODY, theme.palette.text)
    draw_two_lines(painter, room, "gypsy query, not yet jumpy, gypsy", look, theme)
    painter.end()
    ground = theme.palette.surface.rgb()
    inked = [
        y for y in range(height) if any(image.pixel(x, y) != ground for x in range(200))
    ]
    assert inked
    assert inked[0] >= 2
    assert inked[-1] <= height - 3
