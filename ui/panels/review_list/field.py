"""The field of the filter, with what is told of it at its right, and the views."""

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD, RING, Ink
from ui.views.review_list.page import HINT, SavedView
from ui.widgets.field_ground import MARK_ROOM
from ui.widgets.label import Label
from ui.widgets.painting import (
    LEFT,
    RIGHT,
    draw_aligned,
    draw_box,
    draw_ring,
    keep_ring_margin,
    smooth,
)
from ui.widgets.text_field import LineBox, Verdict

_HEIGHT = 36
_PADDING = 12
_LEAST_TOLD = 0.3
"""So much of the width is for what is told, however much is typed."""
_LONGEST = 26
_EDGE, _CHIP, _BETWEEN = 4, 9, 1
"""Chips stand clear of the edges of the box and, by as much each, of one another."""
_CARET = 5
"""How far Qt reaches out to the left of the caret."""


class FilterField(LineBox):
    """A line box; at its right stands how many are found, or what can't be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role=Role.BODY, parent=parent)
        self._is_fault = False
        self._chips: tuple[tuple[int, int], ...] = ()
        self.told = Label("", Role.DETAIL, Ink.SECONDARY, self)
        self.told.setAlignment(RIGHT)
        self.setAccessibleName("Filter the sessions")
        self.setAccessibleDescription(HINT)
        self.set_hint(HINT)

    def tell(self, words: str, *, is_fault: bool) -> None:
        self._is_fault = is_fault
        self.told.setText(words)
        self.told.set_ink(Ink.TEXT if is_fault else Ink.SECONDARY)
        self.show_verdict(Verdict.CHALLENGED if is_fault else Verdict.NONE)
        self.setAccessibleDescription(words or HINT)
        self._place()

    def show_chips(self, chips: tuple[tuple[int, int], ...]) -> None:
        """Each from one place in the text to another."""
        self._chips = chips
        self.update()

    @override
    def draw_ground(self, painter: QPainter, box: QRectF) -> None:
        """A ground under each term that is read as one; the text stays plain text."""
        if not self._chips:
            return
        advance = QFontMetricsF(self.font()).horizontalAdvance
        text = self.text()
        # The text moves sideways where it is longer than the box; its caret tells.
        caret = self.cursorRect().x() + _CARET
        left = caret - advance(text[: self.cursorPosition()])
        room = box.adjusted(_EDGE, _CHIP, -self.textMargins().right(), -_CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().palette.selected)
        out = advance(" ") / 2 - _BETWEEN
        for start, end in self._chips:
            chip = QRectF(room)
            chip.setLeft(max(room.left(), left + advance(text[:start]) - out))
            chip.setRight(min(room.right(), left + advance(text[:end]) + out))
            if chip.width() > 0:
                painter.drawRoundedRect(chip, RADIUS_FIELD, RADIUS_FIELD)

    def _place(self) -> None:
        needed = widest(Role.DETAIL, self.told.text()) + 4
        typed = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        spare = self.width() - typed - 4 * _PADDING
        wide = round(min(needed, max(spare, self.width() * _LEAST_TOLD)))
        mark = MARK_ROOM if self._is_fault else 0
        left = self.width() - wide - 2 * _PADDING - RING - mark
        self.told.setGeometry(left, RING, wide, self.height() - 2 * RING)
        margins = self.textMargins()
        self.setTextMargins(margins.left(), 0, wide + 2 * _PADDING + mark, 0)
        self.set_hint(hint_in(left - margins.left() - 2 * _PADDING))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


def hint_in(width: float) -> str:
    """As many of the examples as have room, px: of none a part."""
    told, *examples = HINT.split("  ")
    while examples and widest(Role.DETAIL, "  ".join((told, *examples))) > width:
        examples.pop()
    return "  ".join((told, *examples)) if examples else told.rpartition(", ")[0]


class ViewButton(QAbstractButton):
    """A saved view, with how many it has."""

    def __init__(self, view: SavedView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        keep_ring_margin(self)
        self.show_view(view)

    def show_view(self, view: SavedView) -> None:
        self.view = view
        label = view.label
        self._words = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"
        own = ", Delete forgets it" if view.is_own else ""
        self.setAccessibleName(f"{label} {view.count}".strip())
        self.setToolTip(f"{view.typed}{own}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = widest(Role.LABEL, self._words) + 2 * _PADDING + 2 * RING
        if self.view.count:
            wide += 8 + widest(Role.DETAIL, self.view.count)
        return QSize(wide, _HEIGHT + 2 * RING)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.contentsRect())
        is_lit = self.view.is_chosen or self.underMouse()
        fill = colours.selected if is_lit else colours.raised
        draw_box(painter, box, fill, QPen(colours.control, 1), RADIUS_FIELD)
        if self.hasFocus():
            draw_ring(painter, box, colours.focus, RADIUS_FIELD)
        words = box.adjusted(_PADDING, 0, -_PADDING, 0)
        face = (theme.font(Role.LABEL), colours.text)
        draw_aligned(painter, words, self._words, face, LEFT)
        count = (theme.font(Role.DETAIL), colours.text_secondary)
        draw_aligned(painter, words, self.view.count, count, RIGHT)
        painter.end()


class ViewRow(QWidget):
    """The views, each a button.

    *Signals:* ``chosen(str)`` and ``forgotten(str)`` with what is typed for a view.
    """

    chosen = Signal(str)
    forgotten = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self.buttons: list[ViewButton] = []

    def display(self, views: tuple[SavedView, ...]) -> None:
        while len(self.buttons) > len(views):
            self.buttons.pop().deleteLater()
        for place, view in enumerate(views):
            if place == len(self.buttons):
                self._add(view)
            elif self.buttons[place].view != view:
                self.buttons[place].show_view(view)

    def fit(self, room: int) -> None:
        """From the left as many as there is room for, px."""
        for button in self.buttons:
            room -= button.sizeHint().width() + self._row.spacing() + RING
            button.setVisible(room >= 0)

    def button(self, label: str) -> ViewButton:
        return next(b for b in self.buttons if b.view.label == label)

    def _add(self, view: SavedView) -> None:
        button = ViewButton(view)
        button.clicked.connect(partial(self._choose, button))
        button.installEventFilter(self)
        self._row.addWidget(button)
        self.buttons.append(button)

    def _choose(self, button: ViewButton) -> None:
        self.chosen.emit(button.view.typed)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(watched, ViewButton):
            return False
        if event.key() == Qt.Key.Key_Delete and watched.view.is_own:
            self.forgotten.emit(watched.view.typed)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            watched.click()
            return True
        return False
