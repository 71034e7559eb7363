"""The sessions of a course side by side, in place of the chart of one of them."""

from uuid import UUID

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.charts.course_painter import least_height, paint_course, places
from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, RING
from ui.views.session_page.course import AT_ONCE, CourseView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.painting import smooth
from ui.widgets.panel import PanelFrame, PanelHeader

_MOVES = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -10_000,
    Qt.Key.Key_End: 10_000,
    Qt.Key.Key_PageUp: -AT_ONCE,
    Qt.Key.Key_PageDown: AT_ONCE,
}
_SCROLLS = {Qt.Key.Key_Up: -60, Qt.Key.Key_Down: 60}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CoursePage(QWidget):
    """Renders a CourseView; Left and Right mark a session, Enter opens it.

    *Signals:* ``moved(int)`` by so many sessions; ``marked(UUID)`` by a click;
    ``chosen(UUID)`` to open; ``export_requested()``; ``left()``.
    """

    moved = Signal(int)
    marked = Signal(object)
    chosen = Signal(object)
    export_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: CourseView | None = None
        self.header = PanelHeader("Sessions of the course")
        self.message = Label("", Role.TITLE)
        self.chart = CourseChart()
        self.export = _small("Save CSV", "Alt+S")
        self.back = _small("Back to the session", "C")
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.chart)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.export.clicked.connect(self.export_requested)
        self.back.clicked.connect(self.left)
        self.chart.moved.connect(self.moved)
        self.chart.scrolled.connect(self._scroll_by)
        self.chart.left.connect(self.left)
        self.chart.marked.connect(self.marked)
        self.chart.chosen.connect(self.chosen)
        save = QShortcut(QKeySequence("Alt+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.export_requested)

    def _lay_out(self) -> None:
        for button in (self.export, self.back):
            self.header.add_right(button)
        frame = PanelFrame(self.header)
        frame.body.setContentsMargins(0, 0, 0, 0)
        self.message.setContentsMargins(24, 28, 24, 28)
        frame.body.addWidget(self.message)
        frame.body.addWidget(self._scroll, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(RING, RING, RING, RING)
        whole.addWidget(frame)
        self.setFocusProxy(self.chart)

    def display(self, view: CourseView) -> None:
        self.view = view
        self.header.note.setText("" if view.message else view.note)
        self.message.setText(view.message)
        self.message.setVisible(bool(view.message))
        self._scroll.setVisible(not view.message)
        self.export.setEnabled(not view.message)
        self.chart.display(view)

    @Slot(int)
    def _scroll_by(self, by: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by)


class CourseChart(QWidget):
    """*Signals:* ``marked(UUID)`` by a click, ``chosen(UUID)`` by two or by Enter.

    ``moved(int)`` by so many sessions; ``scrolled(int)`` px; ``left()``.
    """

    moved = Signal(int)
    scrolled = Signal(int)
    left = Signal()
    marked = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CourseView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Sessions of the course")

    def display(self, view: CourseView) -> None:
        if view != self._view:
            self._view = view
            self.setAccessibleDescription(view.spoken)
            self.setMinimumSize(880, least_height(view))
            self.update()

    def box_of(self, session: UUID) -> QRect:
        """Where that session stands, px; empty where it is not shown."""
        if self._view is not None:
            found = places(self._view, QRectF(self.rect())).panels
            for box, panel in zip(found, self._view.panels, strict=True):
                if panel.id == session:
                    return box.toRect()
        return QRect()

    def _under(self, at: QPointF) -> UUID | None:
        panels = () if self._view is None else self._view.panels
        point = at.toPoint()
        return next((p.id for p in panels if self.box_of(p.id).contains(point)), None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Taken here, since what it scrolls in would take them."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key in _SCROLLS:
            self.scrolled.emit(_SCROLLS[key])
        elif key in _ENTER and self._view is not None and self._view.marked:
            self.chosen.emit(self._view.marked)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if found is not None:
            self.marked.emit(found)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if found is not None:
            self.chosen.emit(found)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None or self._view.message:
            return
        painter, area = smooth(self), QRectF(self.rect())
        paint_course(
            painter, area, self._view, current_theme(), has_focus=self.hasFocus()
        )
        painter.end()


def _small(words: str, key: str) -> ActionButton:
    return ActionButton(words, key, Weight.PLAIN, HEIGHT_BUTTON_SMALL)
