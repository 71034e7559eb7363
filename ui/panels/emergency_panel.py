"""An emergency over the strip: seconds since time zero, one letter for each stamp."""

from collections.abc import Callable
from functools import partial
from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.theme.fonts import Role, tallest
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, Ink
from ui.views.emergency import (
    END_KEY,
    NOTE_KEY,
    OTHER_KEY,
    EmergencyView,
    LetterView,
)
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label, Paragraph
from ui.widgets.over_panel import OverPanel
from ui.widgets.panel import PanelFrame, PanelHeader
from ui.widgets.text_field import LineBox

_LEAST_HEIGHT = 208
"""That of the strip."""
_AROUND = 66
_ROW = 46
_WIDE = 1500
_COLUMNS = (5, 4, 3)
_BETWEEN = 4
_LINES = 6
_CLOCK_WIDTH = 420
_CLOCK_WIDTH_NARROW = 256
_LIST_WIDTH = 340
_LIST_WIDTH_NARROW = 272
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ASIDE = 68
"""Edges and gaps around the letters, px."""
_ESCAPES: dict[str, str] = {"stamps": "Hide, it goes on", "closing": "Hide"}
"""What Escape does, where it is not one step back."""


class EmergencyPanel(OverPanel):
    """Letters chart, each at once; it lies over the strip and never over the banner.

    *Signals:* ``pressed(str)``: what a button means; ``typed(str)``: a letter or digit
    by key; ``entered()`` and ``taken_back()`` by Enter and Backspace;
    ``note_typed(str)``: the note as it is now; ``noted()`` by Enter in it;
    ``stepped_back()`` by Escape; ``closed()`` is for whoever lays panels over pages.
    """

    pressed = Signal(str)
    typed = Signal(str)
    entered = Signal()
    taken_back = Signal()
    note_typed = Signal(str)
    noted = Signal()
    stepped_back = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view: EmergencyView | None = None
        self._header = PanelHeader("EMERGENCY")
        self._elapsed = Label("", Role.BRAND)
        self._zero = Label("", Role.DETAIL, Ink.SECONDARY)
        self._contact = Label("", Role.BODY_STRONG)
        self._message = Paragraph("", Role.LABEL)
        self._asks = Label("", Role.TITLE)
        self._note = LineBox(Role.BODY, HEIGHT_BUTTON_SMALL)
        self._note.setAccessibleName("Note about the emergency")
        self._note.set_hint("Note, Enter charts it")
        self._note.textEdited.connect(self.note_typed)
        self._note.returnPressed.connect(self.noted)
        self._lines = [Label("", Role.DETAIL) for _ in range(_LINES)]
        self._letters = QGridLayout()
        self._buttons: list[ActionButton] = []
        self._end = self._asking("End", END_KEY)
        self._write = self._asking("Note", NOTE_KEY)
        self._other = self._asking("Other room", OTHER_KEY)
        self._hide = ActionButton("Hide, it goes on", "Esc", height=HEIGHT_BUTTON_SMALL)
        self._hide.clicked.connect(self.stepped_back)
        self._list = QWidget()
        self._arrange()

    @property
    def texts(self) -> tuple[str, ...]:
        """The stamps as listed, the newest first."""
        return tuple(line.text() for line in self._lines if line.text())

    @property
    def _clocks(self) -> tuple[QWidget, ...]:
        return (self._elapsed, self._zero, self._contact, self._message)

    @property
    def view(self) -> EmergencyView | None:
        return self._view

    def display(self, view: EmergencyView) -> None:
        if view == self._view:
            return
        before, self._view = self._view, view
        self._header.title.setText(view.title)
        self._header.note.setText(view.note)
        self._elapsed.setText(view.elapsed)
        self._zero.setText(view.zero)
        self._contact.setText(view.contact)
        self._contact.setVisible(bool(view.contact))
        self._message.setText(view.message)
        self._asks.setText(view.asks)
        self._asks.setVisible(bool(view.asks))
        self._show_stamps(view)
        if before is None or before.letters != view.letters:
            self._show_letters(view.letters)
        if self._note.text() != view.written:
            self._note.setText(view.written)
        if before is None or _mode(before) != _mode(view):
            self._show_step(view)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.spoken)

    def _show_step(self, view: EmergencyView) -> None:
        is_noting = view.step == "note"
        if not is_noting and self._note.hasFocus():
            # Before it is hidden: Qt would tab on to a button, and Enter press that.
            self.setFocus()
        self._note.setVisible(is_noting)
        for button in (self._end, self._write):
            button.setVisible(view.step == "stamps")
        self._other.setVisible(view.step == "stamps" and view.has_others)
        self._hide.set_words(_ESCAPES.get(view.step, "Back"))
        if is_noting:
            self._note.setFocus()

    def _show_stamps(self, view: EmergencyView) -> None:
        shown = [stamp.text for stamp in view.stamps[:_LINES]]
        left = len(view.stamps) - _LINES
        if left > 0:
            shown[-1] = f"and {left + 1} more, in the timeline"
        for place, line in enumerate(self._lines):
            line.setText(shown[place] if place < len(shown) else "")

    def _show_letters(self, letters: tuple[LetterView, ...]) -> None:
        if any(button.hasFocus() for button in self._buttons):
            self.setFocus()
        for button in self._buttons:
            self._letters.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._lettered(one) for one in letters]
        self._place_letters()

    def height_at(self, width: int) -> int:
        """That of the strip, or more where the letters need it, px."""
        rows = ceil(len(self._buttons) / self._columns_at(width))
        asks = tallest(Role.TITLE) + _BETWEEN if self._asks.text() else 0
        return max(_LEAST_HEIGHT, _AROUND + asks + rows * _ROW)

    def _columns_at(self, width: int) -> int:
        """As many as leave the words of every letter whole."""
        room = width - _clock_width(width) - _list_width(width) - _ASIDE
        needs = [button.least_width for button in self._buttons]
        for columns in _COLUMNS:
            widest_of = [max(needs[at::columns], default=0) for at in range(columns)]
            if sum(widest_of) + (columns - 1) * _BETWEEN <= room:
                return columns
        return _COLUMNS[-1]

    def _place_letters(self) -> None:
        columns = self._columns_at(self.width())
        for place, button in enumerate(self._buttons):
            self._letters.addWidget(button, place // columns, place % columns)

    def _lettered(self, one: LetterView) -> ActionButton:
        return self._asking(one.words, one.shown or one.key, one.picks or one.key)

    def _asking(self, words: str, key: str, means: str = "") -> ActionButton:
        button = ActionButton(words, key, Weight.PLAIN, HEIGHT_BUTTON_SMALL)
        # Wide padding goes before words do.
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # Space and Enter stay with the panel: a letter is what stamps.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.pressed.emit, means or key))
        return button

    def _arrange(self) -> None:
        frame = PanelFrame(self._header, emphasis=True)
        frame.body.setContentsMargins(16, 8, 16, 8)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._clock_column())
        row.addLayout(self._letter_column(), 1)
        row.addWidget(self._list)
        frame.body.addLayout(row)
        self._fill_list()
        for button in (self._other, self._write, self._end, self._hide):
            self._header.add_right(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _clock_column(self) -> QVBoxLayout:
        clock = QVBoxLayout()
        clock.setSpacing(2)
        for label in self._clocks:
            clock.addWidget(label)
        clock.addStretch(1)
        return clock

    def _letter_column(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setSpacing(_BETWEEN)
        self._letters.setSpacing(_BETWEEN)
        middle.addWidget(self._asks)
        middle.addLayout(self._letters)
        middle.addWidget(self._note)
        middle.addStretch(1)
        return middle

    def _fill_list(self) -> None:
        stamps = QVBoxLayout(self._list)
        stamps.setContentsMargins(0, 0, 0, 0)
        stamps.setSpacing(2)
        for line in self._lines:
            stamps.addWidget(line)
        stamps.addStretch(1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDE, self.height_at(_WIDE))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for label in self._clocks:
            label.setFixedWidth(_clock_width(self.width()))
        self._list.setFixedWidth(_list_width(self.width()))
        self._place_letters()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() == Qt.Key.Key_Escape:
            self.stepped_back.emit()
        elif plain != Qt.KeyboardModifier.NoModifier or not self._means(event):
            super().keyPressEvent(event)

    def _means(self, event: QKeyEvent) -> bool:
        """Whether the key means something here; held down it means it once."""
        wish: Callable[[], None]
        if event.key() in _ENTER:
            wish = self.entered.emit
        elif event.key() == Qt.Key.Key_Backspace:
            wish = self.taken_back.emit
        elif event.text().isalnum():
            wish = partial(self.typed.emit, event.text().upper())
        else:
            return False
        if not event.isAutoRepeat():
            wish()
        return True


def _mode(view: EmergencyView) -> tuple[str, bool]:
    return view.step, view.has_others


def _list_width(width: int) -> int:
    return _LIST_WIDTH if width >= _WIDE else _LIST_WIDTH_NARROW


def _clock_width(width: int) -> int:
    return _CLOCK_WIDTH if width >= _WIDE else _CLOCK_WIDTH_NARROW
