"""One gate before the start: its line, and what opens below it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.panels.new_session.check_line import CheckLine
from ui.panels.new_session.field_grid import FieldGrid
from ui.panels.new_session.message_line import MessageLine
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_PANEL, Ink
from ui.views.new_session.gate_parts import GatePart, GateRowView
from ui.views.new_session.parts import NOTHING, ButtonView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.painting import draw_box, draw_ring, smooth

LOW, WAYS = 40, 104
_SIDE, _INDENT = 14, 24 + 2 * 14
_ACROSS, _ACROSS_WIDE = 4, 8
_WIDE = 1100
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GateRow(QWidget):
    """Renders a GateRowView: low, with its ways out, or open for its fields.

    *Signals:* ``acted(Act)``; ``typed(id, text)``; ``left(id)``; ``moved(int)`` one row
    up or down; ``chosen()``; ``opened()``; ``chord()`` on Ctrl+Enter.
    """

    acted = Signal(object)
    typed = Signal(str, str)
    left = Signal(str)
    chord = Signal()
    moved = Signal(int)
    chosen = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: GateRowView | None = None
        self._part = ""
        self._is_current = False
        self._is_last = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line = CheckLine()
        self.fields = FieldGrid()
        self.message = MessageLine()
        self.record = ActionButton("", "C", Weight.PRIMARY, 36)
        self.overriding = ActionButton("Override by prescriber", "O", Weight.PLAIN, 36)
        self.none = ActionButton("Not applicable", "N", Weight.PLAIN, 36)
        self.needs = Label("", Role.NOTE, Ink.SECONDARY)
        self._lay_out()
        self._connect()

    @property
    def gate(self) -> str:
        return "" if self._view is None else self._view.gate

    @property
    def is_open(self) -> bool:
        return bool(self._part)

    @property
    def is_unmet(self) -> bool:
        return self._view is not None and self._view.is_unmet

    def display(
        self, view: GateRowView, *, is_current: bool, is_last: bool = False
    ) -> bool:
        """Whether what was open in it is charted by now, and so is shut."""
        before, self._view = self._view, view
        self._is_current, self._is_last = is_current, is_last
        self.setAccessibleName(view.spoken)
        self.line.display(view.title, view.mark, view.evidence, view.by)
        self.line.stand_out(stands_out=view.is_unmet)
        if self._part and self._shown is None:
            self._part = ""
        is_same = before is not None and before.gate == view.gate
        is_charted = is_same and before is not None and before.version != view.version
        if is_charted and self.is_open:
            # Before its fields are others: with them the focus would leave the row.
            self.close_part()
        else:
            self._show()
        return is_charted

    def open_part(self, part: str) -> None:
        """Open the fields to answer, or those of an override, focus in the first."""
        if self._view is None or getattr(self._view, part) is None:
            return
        self._part = part
        self._show()
        self.opened.emit()
        shown = self._shown
        if shown is not None:
            self.fields.focus(shown.first)

    def close_part(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.fields.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._part = ""
        self._show()

    @property
    def boxes(self) -> tuple[QWidget, ...]:
        """What Tab goes through here."""
        buttons = (self.record, self.overriding, self.none)
        return (self, *(self.fields.boxes if self.is_open else ()), *buttons)

    @property
    def _shown(self) -> GatePart | None:
        return getattr(self._view, self._part) if self._view and self._part else None

    def _show(self) -> None:
        view, shown = self._view, self._shown
        if view is None:
            return
        has_ways = self._is_current and view.has_ways
        self._below.setVisible(self.is_open or has_ways)
        self.fields.setVisible(shown is not None)
        if shown is not None:
            across = _ACROSS_WIDE if self.width() >= _WIDE else _ACROSS
            self.fields.display(shown.fields, across)
            self.message.display(shown.message, stops=shown.is_refused)
        self.message.setVisible(shown is not None and bool(shown.message))
        is_overriding = self._part in ("override", "why")
        main = shown.main if shown else (view.answer.main if view.answer else None)
        _show_button(self.record, main, "Enter" if self.is_open else "C")
        self.overriding.setVisible(view.override is not None and not is_overriding)
        _name_key(self.overriding, self.overriding.text(), self._letter("O"))
        none = None if is_overriding else view.none
        _show_button(self.none, none, self._letter("N"))
        self.needs.setText(view.needs if view.override and not self.is_open else "")
        self._fit()
        self.update()

    def _letter(self, key: str) -> str:
        """A letter is a key while the row has the focus: in a field it is text."""
        return "" if self.is_open else key

    def _fit(self) -> None:
        tall = LOW
        if not self._below.isHidden():
            self._below_parts.activate()
            tall = LOW + self._below.sizeHint().height()
            tall = tall if self.is_open else WAYS
        if tall != self.height() or self.minimumHeight() != tall:
            self.setFixedHeight(tall)

    def _lay_out(self) -> None:
        self._below = QWidget(self)
        self._below_parts = QVBoxLayout(self._below)
        self._below_parts.setContentsMargins(_INDENT - 4, 2, _SIDE, 10)
        self._below_parts.setSpacing(4)
        self._below_parts.addWidget(self.fields)
        self._below_parts.addWidget(self.message)
        ways = QHBoxLayout()
        ways.setSpacing(6)
        for button in (self.record, self.overriding, self.none):
            ways.addWidget(button)
        ways.addSpacing(8)
        ways.addWidget(self.needs, 1)
        self._below_parts.addLayout(ways)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.line)
        whole.addWidget(self._below)
        whole.addStretch(1)
        self.line.setFixedHeight(LOW)

    def _connect(self) -> None:
        self.fields.typed.connect(self.typed)
        self.fields.left.connect(self.left)
        self.fields.chord.connect(self.chord)
        self.fields.entered.connect(self._enter)
        self.record.clicked.connect(self._record)
        self.overriding.clicked.connect(self._override)
        self.none.clicked.connect(self._not_applicable)

    def _enter(self, _id: str) -> None:
        self._record()

    def _record(self) -> None:
        shown = self._shown
        if shown is None:
            self.open_part("answer")
        elif shown.main.is_on and shown.main.act != NOTHING:
            self.acted.emit(shown.main.act)

    def _override(self) -> None:
        self.open_part("override")

    def _not_applicable(self) -> None:
        view = self._view
        if view is None or view.none is None:
            return
        if view.why is not None:
            self.open_part("why")
        else:
            self.acted.emit(view.none.act)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = event.key(), not event.modifiers()
        if is_plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif is_plain and key == Qt.Key.Key_Escape and self.is_open:
            self.close_part()
        elif self.hasFocus() and is_plain and self._press(key):
            pass
        else:
            super().keyPressEvent(event)

    def _press(self, key: int) -> bool:
        deeds = {
            # Nothing is answered before its question stands on the screen.
            **dict.fromkeys((Qt.Key.Key_Space, Qt.Key.Key_C), self._record),
            Qt.Key.Key_O: self._override,
            Qt.Key.Key_N: self._not_applicable,
            **dict.fromkeys(_ENTERS, self._record),
        }
        deed = deeds.get(Qt.Key(key))
        if deed is not None:
            deed()
        return deed is not None

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.position().y() < LOW and not self.is_open and not self.is_unmet:
            self.open_part("answer")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_theme().palette
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(4, 1, -4, -2)
        if not self._below.isHidden():
            draw_box(painter, box, colours.raised, QPen(colours.text, 2), RADIUS_PANEL)
        elif not self._is_last:
            width = self.width() - _INDENT - _SIDE
            painter.fillRect(_INDENT, self.height() - 1, width, 1, colours.grid)
        if self.hasFocus():
            inner = box.adjusted(3, 3, -3, -3)
            draw_ring(painter, inner, colours.focus, RADIUS_PANEL)
        painter.end()


def _show_button(button: ActionButton, view: ButtonView | None, key: str) -> None:
    button.setVisible(view is not None)
    if view is None:
        return
    _name_key(button, view.words, key)
    button.setEnabled(view.is_on)


def _name_key(button: ActionButton, words: str, key: str) -> None:
    if (button.text(), button.key) != (words, key):
        button.show_words(words, key)
