"""A name that charted here lately, to be picked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD, RING
from ui.views.start import Recent
from ui.widgets.painting import (
    CENTRE,
    draw_aligned,
    draw_box,
    draw_ring,
    keep_ring_margin,
    smooth,
)

_CHIP_HEIGHT = 72


class NameChip(QAbstractButton):
    """A recent name with its initials; *Signals:* clicked."""

    def __init__(self, recent: Recent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recent = recent
        self.setText(recent.name)
        self.setAccessibleName(recent.name)
        self.setToolTip(recent.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        keep_ring_margin(self)

    @override
    def sizeHint(self) -> QSize:
        return QSize(widest(Role.NOTE, self.text()) + 24, _CHIP_HEIGHT + 2 * RING)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(64, _CHIP_HEIGHT + 2 * RING)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.contentsRect())
        stands_out = self.isDown() or self.underMouse()
        fill = colours.selected if stands_out else colours.raised
        draw_box(painter, box, fill, QPen(colours.divider, 1), RADIUS_FIELD)
        if self.hasFocus():
            draw_ring(painter, box, colours.focus, RADIUS_FIELD)
        upper = box.adjusted(6, 10, -6, -box.height() / 2 + 4)
        lower = box.adjusted(6, box.height() / 2 + 2, -6, -10)
        strong = (theme.font(Role.VALUE), colours.text)
        draw_aligned(painter, upper, self.recent.initials, strong, CENTRE)
        plain = (theme.font(Role.NOTE), colours.text_secondary)
        draw_aligned(painter, lower, self.recent.name, plain, CENTRE)
        painter.end()
