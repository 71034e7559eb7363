"""The paper: its measures, its colours and its hands, in 120ths of an inch.

Fourteen of them, the smallest that a role of the screen is, are 8.4 points.
"""

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPainter

from ui.overriding import override
from ui.theme.fonts import Role, font
from ui.theme.palettes import DAY
from ui.theme.theme import Theme

PER_INCH = 120
MARGIN = 60.0
_LIGATURES = QFont.Tag("liga")

# Darker than on a screen: what a grey printer makes of paler ones is white.
PRINT = DAY._replace(
    app=QColor("#FFFFFF"),
    raised=QColor("#F3F5F7"),
    text=QColor("#10171E"),
    text_secondary=QColor("#3A4550"),
    text_muted=QColor("#3A4550"),
    grid=QColor("#D3D9DF"),
    divider=QColor("#AAB4BD"),
    band_red=QColor("#EDBFB9"),
    band_amber=QColor("#FBEABF"),
    band_baseline=QColor("#DCE8F2"),
)
PRINT_THEME = Theme(PRINT)


class Paper(NamedTuple):
    """A sheet in units; what is written stands between the margins."""

    width: float
    height: float

    @property
    def left(self) -> float:
        return MARGIN

    @property
    def right(self) -> float:
        return self.width - MARGIN

    @property
    def room(self) -> float:
        return self.right - self.left

    @staticmethod
    def of(device: QPagedPaintDevice) -> "Paper":
        size: QSizeF = device.pageLayout().fullRectPoints().size().toSizeF()
        points = 72
        return Paper(
            size.width() * PER_INCH / points, size.height() * PER_INCH / points
        )


class PaperPainter(QPainter):
    """A painter whose letters stand alone: a ligature is not read back as two."""

    @override
    def setFont(self, font: QFont) -> None:  # type: ignore[override]
        apart = QFont(font)
        apart.setFeature(_LIGATURES, 0)
        super().setFont(apart)


@cache
def face(role: Role) -> QFont:
    """The font of a role as it is set on paper."""
    made = QFont(font(role))
    made.setFeature(_LIGATURES, 0)
    return made


@cache
def metrics(role: Role) -> QFontMetricsF:
    return QFontMetricsF(face(role))


@cache
def line_height(role: Role) -> float:
    """From one line to the next."""
    return round(metrics(role).height() * 1.08, 1)
