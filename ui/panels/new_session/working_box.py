"""The working of the dose: its steps in a row, input above result."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import RADIUS_PANEL, RING
from ui.views.new_session.dose_working import StepView, WorkingView
from ui.widgets.painting import draw_box, draw_text, smooth

_HEIGHT = 102
_PADDING = 16
_TITLE, _ASKS, _RESULT, _NOTE = 20, 20, 32, 20


class WorkingBox(QWidget):
    """Renders a WorkingView."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: WorkingView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def display(self, view: WorkingView) -> None:
        self._view = view
        spoken = " ".join(f"{step.spoken}." for step in view.steps)
        self.setAccessibleName(f"{view.title}. {spoken} {view.bag}".strip())
        self.setToolTip(view.bag)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(RING, 0, -RING, 0)
        draw_box(painter, box, colours.raised, QPen(colours.divider, 1), RADIUS_PANEL)
        inner = box.adjusted(_PADDING, 4, -_PADDING, -4)
        title = QRectF(inner.left(), inner.top(), inner.width(), _TITLE)
        said = (self._view.title, self._view.bag)
        words = "  ·  ".join(part for part in said if part)
        draw_text(painter, title, words, theme.font(Role.NOTE), colours.text_secondary)
        across = inner.width() / max(len(self._view.steps), 1)
        for place, step in enumerate(self._view.steps):
            left = inner.left() + place * across
            if place:
                line = round(left - _PADDING)
                top = round(title.bottom()) + 2
                painter.fillRect(line, top, 1, 62, colours.divider)
            cell = QRectF(left, title.bottom(), across - 2 * _PADDING, 0)
            self._paint_step(painter, cell, step, theme)
        painter.end()

    def _paint_step(
        self, painter: QPainter, cell: QRectF, step: StepView, theme: Theme
    ) -> None:
        colours = theme.palette
        asks = QRectF(cell.left(), cell.top(), cell.width(), _ASKS)
        face = theme.font(Role.DETAIL)
        draw_text(painter, asks, step.asks, face, colours.text_secondary)
        result = QRectF(cell.left(), asks.bottom(), cell.width(), _RESULT)
        strong = theme.font(Role.ENTRY)
        draw_text(painter, result, step.result, strong, colours.text)
        used = QFontMetricsF(strong).horizontalAdvance(step.result) + 12
        beside = result.adjusted(used, 5, 0, 0)
        small = theme.font(Role.NOTE)
        if beside.width() > 0:
            draw_text(painter, beside, step.beside, small, colours.text_secondary)
        note = QRectF(cell.left(), result.bottom(), cell.width(), _NOTE)
        draw_text(painter, note, step.note, small, colours.text_secondary)
