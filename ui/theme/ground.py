"""The ground of the very first frame, before fonts and widgets are loaded."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

# Named again here because loading the palettes would cost the first frame 3 ms; a test
# holds them equal.
_INK_AND_GROUND = {"day": ("#17212B", "#E9EDF1"), "night": ("#CDD3D9", "#0B0D10")}


def lay_ground(app: QApplication, mode: str) -> None:
    """Gives an empty window the ground of `mode`, so that it never shows white.

    Painting in our own colours costs some 30 ms of loading in PySide; a window shown
    on this ground costs none of it, and the page can follow in the next turn.
    """
    ink, ground = _INK_AND_GROUND[mode]
    app.setPalette(QPalette(QColor(ink), QColor(ground)))
