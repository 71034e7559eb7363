"""Numbered choices, each with the key that picks it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import GAP, RADIUS_FIELD, RING
from ui.widgets.faces import Choice
from ui.widgets.painting import (
    CENTRE,
    RIGHT,
    draw_aligned,
    draw_box,
    draw_ring,
    draw_text,
    keep_ring_margin,
    smooth,
)

_HEIGHT = 36
_CAP = 28
_INSET = 4
_TEXT_GAP = 10


class ChoiceItem(QAbstractButton):
    """One choice: key cap, words, note; *Signals:* clicked."""

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(choice.text)
        self.setAccessibleName(f"{choice.key} {choice.text}")
        self.setAccessibleDescription(choice.note)
        self.setToolTip(f"{choice.text}, {choice.key}")
        keep_ring_margin(self)

    @property
    def choice(self) -> Choice:
        return self._choice

    def forgo_focus(self) -> None:
        """Takes no focus, and so needs no room above and below for its ring."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContentsMargins(RING, 0, RING, 0)

    def _ring_room(self) -> int:
        margins = self.contentsMargins()
        return margins.top() + margins.bottom()

    def _cap_width(self) -> int:
        return max(_CAP, widest(Role.BODY_STRONG, self._choice.key) + 12)

    def _paint_cap(self, painter: QPainter, cap: QRectF, theme: Theme) -> None:
        colours = theme.palette
        draw_box(painter, cap, colours.surface, QPen(colours.control, 1), RADIUS_FIELD)
        face = (theme.font(Role.BODY_STRONG), colours.text)
        draw_aligned(painter, cap, self._choice.key, face, CENTRE)

    @override
    def sizeHint(self) -> QSize:
        width = _INSET + self._cap_width() + _TEXT_GAP
        width += widest(Role.DETAIL, self._choice.text) + _TEXT_GAP
        if self._choice.note:
            width += widest(Role.NOTE, self._choice.note) + _TEXT_GAP
        return QSize(width + 2 * RING, _HEIGHT + self._ring_room())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._cap_width() + 4 * _TEXT_GAP, _HEIGHT + self._ring_room())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, choice = current_theme(), self._choice
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.contentsRect())
        stands_out = choice.marked or self.isDown() or self.underMouse()
        fill = colours.selected if stands_out else colours.raised
        border = colours.focus if choice.marked else colours.divider
        draw_box(painter, box, fill, QPen(border, 1), RADIUS_FIELD)
        if self.hasFocus():
            draw_ring(painter, box, colours.focus, RADIUS_FIELD)
        cap = QRectF(box.left() + _INSET, box.top() + _INSET, self._cap_width(), _CAP)
        self._paint_cap(painter, cap, theme)
        words = box.adjusted(cap.width() + _INSET + _TEXT_GAP, 0, -_TEXT_GAP, 0)
        if choice.note:
            face = (theme.font(Role.NOTE), colours.text_secondary)
            draw_aligned(painter, words, choice.note, face, RIGHT)
            words.setRight(words.right() - widest(Role.NOTE, choice.note) - _TEXT_GAP)
        draw_text(painter, words, choice.text, theme.font(Role.DETAIL), colours.text)
        painter.end()


class ChoiceRow(QWidget):
    """Choices in a grid; *Signals:* `chosen(str)` with the key.

    Columns are of one width, unless that cuts words which fit otherwise.

    With `takes_focus` false a click leaves the focus in the field being typed into.
    """

    chosen = Signal(str)

    def __init__(
        self, *, takes_focus: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._takes_focus = takes_focus
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(GAP - 2 * RING)
        self.grid.setVerticalSpacing(2)
        self._items: list[ChoiceItem] = []
        self._across = 1

    @property
    def items(self) -> tuple[ChoiceItem, ...]:
        return tuple(self._items)

    def show_choices(self, choices: Sequence[Choice], columns: int = 0) -> None:
        """Shows `choices`, `columns` in a line; 0 puts them all in one."""
        across = columns or max(1, len(choices))
        known = [item.choice for item in self._items]
        if known == list(choices) and across == self._across:
            return
        self._clear()
        self._across = across
        # A grid never forgets a column; the stretch tells which still count.
        for column in range(max(across, self.grid.columnCount())):
            self.grid.setColumnStretch(column, 1 if column < across else 0)
        for place, choice in enumerate(choices):
            item = ChoiceItem(choice, self)
            if not self._takes_focus:
                item.forgo_focus()
            item.clicked.connect(partial(self.chosen.emit, choice.key))
            self.grid.addWidget(item, place // across, place % across)
            self._items.append(item)
        self._share_width()

    @property
    def least_width(self) -> int:
        """What all words need side by side, px."""
        return sum(self._needs()) + self._gaps()

    def _needs(self) -> list[int]:
        """The width of the widest choice of each column."""
        columns = (self._items[at :: self._across] for at in range(self._across))
        return [max((i.sizeHint().width() for i in c), default=0) for c in columns]

    def _gaps(self) -> int:
        return (self._across - 1) * self.grid.horizontalSpacing()

    def _share_width(self) -> None:
        needs = self._needs()
        is_roomy = self._across * max(needs) + self._gaps() <= self.width()
        for column, need in enumerate(needs):
            self.grid.setColumnStretch(column, 1 if is_roomy else need)

    def _clear(self) -> None:
        for item in self._items:
            self.grid.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items.clear()

    @override
    def sizeHint(self) -> QSize:
        # Columns are of one width, so the widest choice sets them all.
        width = self._across * max(self._needs()) + self._gaps()
        return QSize(width, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
