"""The queries of a session: what was asked, what was answered, and the keys for it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import (
    GAP,
    HEIGHT_BUTTON_SMALL,
    HEIGHT_TAG,
    PANEL_PADDING,
    RADIUS_FIELD,
    RING,
    Ink,
)
from ui.views.review.queries import NONE, QueriesView, QueryLine
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label, Paragraph
from ui.widgets.painting import CENTRE, draw_aligned, draw_box, draw_ring, smooth
from ui.widgets.panel import PanelFrame, PanelHeader

REPLY, CLOSE, SHOW = "reply", "close query", "show query"
_INDENT = 40


class QueriesPanel(QWidget):
    """One of them is chosen, which the keys are about; Up and Down choose another.

    *Signals:* ``chosen(UUID)``; ``action_requested(str)`` about the chosen one.
    """

    chosen = Signal(object)
    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: QueriesView | None = None
        self._header = PanelHeader("Queries")
        self._none = Paragraph(NONE, Role.DETAIL, Ink.SECONDARY)
        self.boxes: tuple[QueryBox, ...] = ()
        self._stack = QVBoxLayout()
        self.show_on_chart = _small("Show on chart", "Enter", Weight.QUIET)
        self.reply = _small("Reply", "R", Weight.PLAIN)
        self.close_query = _small("Close query", "X", Weight.PLAIN)
        for button, action in (
            (self.show_on_chart, SHOW),
            (self.reply, REPLY),
            (self.close_query, CLOSE),
        ):
            button.clicked.connect(partial(self.action_requested.emit, action))
        self._arrange()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def display(self, view: QueriesView) -> None:
        if view == self._view:
            return
        before, self._view = self._view, view
        self._header.note.setText(view.beside)
        self._none.setVisible(not view.lines)
        if before is None or before.lines != view.lines:
            self._build(view.lines)
        for box in self.boxes:
            box.mark(is_chosen=box.line.id == view.chosen)
        for button in (self.show_on_chart, self.reply, self.close_query):
            button.setVisible(bool(view.lines))
        self.reply.setEnabled(not view.why_no_reply)
        self.reply.setToolTip(view.why_no_reply)
        self.close_query.setEnabled(not view.why_not_closed)
        self.close_query.setToolTip(view.why_not_closed)
        spoken = [line.spoken for line in view.lines if line.id == view.chosen]
        self.setAccessibleName(f"Queries, {view.beside or 'none'}")
        self.setAccessibleDescription(spoken[0] if spoken else NONE)

    def _build(self, lines: tuple[QueryLine, ...]) -> None:
        for box in self.boxes:
            self._stack.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = tuple(QueryBox(line) for line in lines)
        for box in self.boxes:
            box.chosen.connect(self.chosen)
            self._stack.addWidget(box)

    def _arrange(self) -> None:
        frame = PanelFrame(self._header)
        side = PANEL_PADDING
        frame.body.setContentsMargins(0, 8, 0, GAP)
        frame.body.setSpacing(8)
        self._none.setContentsMargins(side, 0, side, 0)
        frame.body.addWidget(self._none)
        self._stack.setContentsMargins(8, 0, 8, 0)
        self._stack.setSpacing(4)
        frame.body.addLayout(self._stack)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(side - RING, 0, side - RING, 0)
        buttons.setSpacing(GAP)
        buttons.addWidget(self.show_on_chart)
        buttons.addStretch(1)
        buttons.addWidget(self.reply)
        buttons.addWidget(self.close_query)
        frame.body.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _move(self, by: int) -> None:
        if self._view is None or not self._view.lines:
            return
        ids = [line.id for line in self._view.lines]
        at = ids.index(self._view.chosen) if self._view.chosen in ids else 0
        self.chosen.emit(ids[min(max(at + by, 0), len(ids) - 1)])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.action_requested.emit(SHOW)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        draw_ring(painter, box, current_theme().palette.focus, RADIUS_FIELD)
        painter.end()


class QueryBox(QWidget):
    """One query with all that was said; *Signals:* ``chosen(UUID)`` by a click."""

    chosen = Signal(object)

    def __init__(self, line: QueryLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._is_chosen = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 6, 8, 6)
        rows.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(_Number(line.tag))
        head.addWidget(Label(line.about, Role.BODY_STRONG), 1)
        rows.addLayout(head)
        ink = Ink.TEXT if line.is_pressing else Ink.SECONDARY
        role = Role.LABEL if line.is_pressing else Role.DETAIL
        state = Paragraph(line.state, role, ink)
        state.setContentsMargins(_INDENT, 0, 0, 0)
        rows.addWidget(state)
        for said in line.said:
            who = Paragraph(f"{said.by}  {said.at}", Role.DETAIL, Ink.SECONDARY)
            text = Paragraph(said.text, Role.BODY)
            for part in (who, text):
                part.setContentsMargins(_INDENT, 0, 0, 0)
                rows.addWidget(part)

    @property
    def id(self) -> UUID:
        return self.line.id

    def mark(self, *, is_chosen: bool) -> None:
        if is_chosen is not self._is_chosen:
            self._is_chosen = is_chosen
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.line.id)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_chosen:
            return
        colours = current_theme().palette
        painter = smooth(self)
        pen = QPen(colours.focus, 1)
        draw_box(painter, QRectF(self.rect()), None, pen, RADIUS_FIELD)
        painter.end()


class _Number(QWidget):
    """``Q1`` in a pale box."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setFixedSize(max(30, widest(Role.TAG, text) + 12), HEIGHT_TAG)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.rect())
        draw_box(painter, box, colours.selected, QPen(colours.selected), RADIUS_FIELD)
        face = (theme.font(Role.TAG), colours.text)
        draw_aligned(painter, box, self._text, face, CENTRE)
        painter.end()


def _small(text: str, key: str, weight: Weight) -> ActionButton:
    """In a narrow column its words are cut rather than making that wider."""
    button = ActionButton(text, key, weight, HEIGHT_BUTTON_SMALL)
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return button
