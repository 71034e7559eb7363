"""Icons ship, draw, and take the ink they are given."""

import pytest
from PySide6.QtGui import QColor

from ui.theme.icons import Icon, icon

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("which", Icon)
def test_icon_is_drawn_in_ink(which: Icon) -> None:
    """Each icon is shipped and paints in the ink asked for and in nothing else."""
    image = icon(which, 24, QColor("#7DB8EE")).toImage()
    pixels = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
    ]
    solid = {pixel.name() for pixel in pixels if pixel.alpha() == 255}
    assert solid == {"#7db8ee"}
    assert any(pixel.alpha() == 0 for pixel in pixels)


def test_icon_is_sharp_on_dense_screens() -> None:
    """At 200 % an icon has twice the pixels and the same size."""
    dense = icon(Icon.INFUSION, 24, QColor("black"), 2.0)
    assert dense.width() == 48
    assert dense.deviceIndependentSize().width() == 24
