"""The bar at the top of the window: tabs at the left, status and clock at the right."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.shapes import alert_shape, clock
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import HEIGHT_TOP_BAR, PAGE_MARGIN, RADIUS_PANEL, Urgency
from ui.widgets.painting import draw_box, draw_ring, draw_text, smooth

_PADDING = 16
_GAP = 12
_SYMBOL = 14
_SYMBOL_GAP = 7
_UNDERLINE = 3


class TabFace(NamedTuple):
    """Words of a tab, a note beside them, and what it must call attention to."""

    text: str
    note: str = ""
    urgency: Urgency | None = None
    is_late: bool = False
    key: str = ""

    @property
    def has_symbol(self) -> bool:
        return self.urgency is not None or self.is_late


class TopTab(QAbstractButton):
    """A tab of the top bar, underlined while it is the one shown."""

    def __init__(self, face: TabFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._face = TabFace("")
        self.show_face(face)

    def show_face(self, face: TabFace) -> None:
        if face == self._face:
            return
        self._face = face
        self.setText(face.text)
        self.setAccessibleName(face.text)
        called = f"{face.urgency.value} priority alert" if face.urgency else ""
        late = "late" if face.is_late else ""
        told = (face.note, called, late, face.key)
        spoken = ", ".join(part for part in told if part)
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def _paint_symbol(self, painter: QPainter, left: float, theme: Theme) -> float:
        if not self._face.has_symbol:
            return left
        centre = QPointF(left + _SYMBOL / 2, self.height() / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._face.urgency is not None:
            colours = theme.palette.alert(self._face.urgency)
            # On the filled tab the shape stands in the ink of its words.
            called = self._calls
            painter.setBrush(colours.text if called else colours.fill)
            painter.setPen(QPen(colours.text if called else colours.border, 1.5))
            painter.drawPath(alert_shape(self._face.urgency, centre, _SYMBOL))
        else:
            painter.setPen(QPen(theme.palette.text, 1.75))
            painter.drawPath(clock(centre, _SYMBOL))
        return left + _SYMBOL + _SYMBOL_GAP

    @property
    def _calls(self) -> bool:
        """Whether it is the tab of a room not shown in which an alert waits."""
        return self._face.urgency is not None and not self.isChecked()

    def _paint_call(self, painter: QPainter, theme: Theme) -> None:
        """The window's edge shines for this room: the fill says which it is."""
        if self._face.urgency is not None:
            alert = theme.palette.alert(self._face.urgency)
            box = QRectF(self.rect()).adjusted(2, 7, -2, -4)
            draw_box(painter, box, alert.fill, QPen(alert.border, 1), RADIUS_PANEL)

    def _inks(self, theme: Theme) -> tuple[QColor, QColor]:
        """Of the words and of the note."""
        colours = theme.palette
        if self._calls and self._face.urgency is not None:
            alert = colours.alert(self._face.urgency)
            return alert.text, alert.text
        strong = self.isChecked() or self.underMouse()
        ink = colours.text if strong else colours.text_secondary
        return ink, colours.text_secondary

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        colours = theme.palette
        box = QRectF(self.rect()).adjusted(0.5, 4.5, -0.5, RADIUS_PANEL)
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS_PANEL, RADIUS_PANEL)
        painter.setPen(QPen(colours.divider, 1))
        painter.setBrush(colours.raised)
        painter.drawPath(path)
        line = QRect(8, self.height() - _UNDERLINE, self.width() - 16, _UNDERLINE)
        painter.fillRect(line, colours.text)

    @override
    def sizeHint(self) -> QSize:
        width = 2 * _PADDING + widest(Role.LABEL, self._face.text)
        if self._face.has_symbol:
            width += _GAP + _SYMBOL
        if self._face.note:
            gap = _SYMBOL_GAP if self._face.has_symbol else _GAP
            width += gap + widest(Role.NOTE_STRONG, self._face.note)
        return QSize(width, HEIGHT_TOP_BAR)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        if self.isChecked():
            self._paint_ground(painter, theme)
        elif self._calls:
            self._paint_call(painter, theme)
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(4, 8, -4, -6)
            draw_ring(painter, inner, colours.focus, RADIUS_PANEL)
        ink, note_ink = self._inks(theme)
        role = Role.LABEL if self.isChecked() else Role.FACT
        words = QRectF(self.rect()).adjusted(_PADDING, 0, 0, 0)
        font = theme.font(role)
        draw_text(painter, words, self._face.text, font, ink)
        beside = QFontMetricsF(font).horizontalAdvance(self._face.text) + _GAP
        words.setLeft(self._paint_symbol(painter, words.left() + beside, theme))
        note_role = Role.NOTE_STRONG if self._face.is_late else Role.NOTE
        draw_text(
            painter,
            words,
            self._face.note,
            theme.font(note_role),
            note_ink,
        )
        painter.end()


class TopBar(QWidget):
    """The bar itself; tabs are added at the left, other widgets at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_TOP_BAR)
        self.tabs = QHBoxLayout()
        self.tabs.setSpacing(8)
        self.right = QHBoxLayout()
        self.right.setSpacing(24)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        row.addLayout(self.tabs)
        row.addStretch(1)
        row.addLayout(self.right)
        self._rows = (self.tabs, self.right, row)

    def measure_afresh(self) -> None:
        """A layout within another keeps its old width until the next event, else."""
        for row in self._rows:
            row.invalidate()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(self.rect(), current_theme().palette.app)
        painter.end()
