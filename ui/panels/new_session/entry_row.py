"""The entry row of the baseline table: the boxes of a set under its columns."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from monitor.chart.keying.keys import Focus, Press
from ui.overriding import override
from ui.panels.new_session.baseline_columns import Span
from ui.panels.new_session.ground import Ground
from ui.panels.observation_keys import key_chosen, keys_pressed
from ui.panels.observation_row import ObservationRow
from ui.panels.strip_message import announce
from ui.theme.tokens import RING
from ui.views.entry.view import ROW, BoxView, EntryStripView
from ui.views.wording import MINUS
from ui.widgets.entry_box import EntryBox
from ui.widgets.faces import FieldState, KeyPress
from ui.widgets.keys import KeyHint

BOX_HEIGHT = 54
ROW_HEIGHT = 42
_FLASH_MS = 300
_TEXT_INSET = 12
_APART = 8
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryRow(QWidget):
    """Renders an EntryStripView as one row, with anchors and messages below it.

    *Signals:* ``keyed(Key)``; ``line_edited(str)``; ``line_asked()`` to enter or leave
    the one line; ``rebuilt()`` when its boxes are new; ``timed()`` when what is typed
    counts for another time.
    """

    keyed = Signal(object)
    line_edited = Signal(str)
    line_asked = Signal()
    rebuilt = Signal()
    timed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: EntryStripView | None = None
        self._spans: tuple[Span, ...] = ()
        self._is_displaying = False
        self._flashed = ""
        self.boxes: dict[str, EntryBox] = {}
        self.below = Ground(self)
        self.row = ObservationRow(self.below)
        self.hints = (
            KeyHint(MINUS, "not measured"),
            KeyHint("=", "scales unchanged"),
            KeyHint("Enter", "save"),
        )
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(_FLASH_MS)
        self._flash.timeout.connect(self._calm)
        self._connect()

    def display(self, view: EntryStripView) -> None:
        before, self._view = self._view, view
        if view == before:
            return
        held = self._holds_focus()
        self._is_displaying = True
        if [box.code for box in view.boxes] != list(self.boxes):
            self._build(view.boxes)
        for box in view.boxes:
            entry = self.boxes[box.code]
            entry.show_face(box.face)
            entry.setAccessibleDescription(f"{box.spoken}. {box.last}")
            entry.setToolTip(box.last)
        self.row.display(view.row, view.message)
        if held:
            self.take_focus()
        self._is_displaying = False
        self._show_below()
        if before is None or view.at != before.at:
            self.timed.emit()
        self._tell(before, view)

    def place(self, spans: tuple[Span, ...], below: int) -> None:
        """Stand the boxes over those columns, the row of anchors at that height."""
        self._spans = spans
        for span, box in zip(spans, self.boxes.values(), strict=False):
            left = round(span.left) - _TEXT_INSET - RING
            right = round(span.left + span.width) - _APART + RING
            box.setGeometry(left, 0, right - left, BOX_HEIGHT)
        self.below.setGeometry(0, below, self.width(), ROW_HEIGHT)
        side = 12
        self.row.setGeometry(QRect(side, 0, self.width() - 2 * side, ROW_HEIGHT))

    def take_focus(self) -> None:
        """Put the focus where the next key goes."""
        target = self._target()
        if target is not None and not target.hasFocus():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def at(self) -> str:
        """The clock time that what is typed counts for; empty while nothing is."""
        return "" if self._view is None else self._view.at

    @property
    def message(self) -> str:
        return self.row.message.text()

    def _build(self, views: tuple[BoxView, ...]) -> None:
        for old in self.boxes.values():
            old.hide()
            old.deleteLater()
        self.boxes = {}
        for view in views:
            box = EntryBox(f"{view.label} {view.unit}".strip(), parent=self)
            box.pressed.connect(self._press)
            box.entered.connect(partial(self._enter_box, view.code))
            box.left.connect(self._show_below)
            box.show()
            self.boxes[view.code] = box
        self.below.raise_()
        self.place(self._spans, self.below.y())
        self.rebuilt.emit()

    def _connect(self) -> None:
        keys = (Press.MINUS, Press.EQUALS, Press.ENTER)
        for hint, key in zip(self.hints, keys, strict=True):
            hint.clicked.connect(partial(self._pass_on, key))
        self.row.chosen.connect(self._choose)
        self.row.field.pressed.connect(self._press)
        self.row.line.textEdited.connect(self.line_edited)
        self.row.line.installEventFilter(self)

    def _tell(self, before: EntryStripView | None, view: EntryStripView) -> None:
        """Flash what was refused, and say what is new."""
        is_again = before is not None and view.refusals > before.refusals
        if is_again:
            self._calm()
            self._flashed = view.focus
            box = self.boxes.get(view.focus)
            if box is None:
                self.row.flash()
            else:
                box.show_face(box.face._replace(state=FieldState.REFUSED))
            self._flash.start()
        is_new = before is None or view.message != before.message
        if view.message.text and (is_new or is_again):
            announce(self, view.message)

    def _calm(self) -> None:
        self._flash.stop()
        self.row.calm()
        for view in self._view.boxes if self._view is not None else ():
            self.boxes[view.code].show_face(view.face)

    def _show_below(self) -> None:
        """Anchors and messages stand while the set is typed, or something is said."""
        self.below.setVisible(self._holds_focus() or bool(self.message))

    def _target(self) -> QWidget | None:
        if self._view is None:
            return None
        if self._view.focus != ROW:
            return self.boxes.get(self._view.focus)
        return self.row.line if self._view.row.face is None else self.row.field

    def _holds_focus(self) -> bool:
        places = (self.row.field, self.row.line, *self.boxes.values())
        return any(place.hasFocus() for place in places)

    def _enter_box(self, code: str, _: Qt.FocusReason) -> None:
        self._show_below()
        if self._is_displaying or self._view is None or self._view.focus == code:
            return
        self.keyed.emit(Focus(code))

    def _press(self, press: KeyPress) -> None:
        codes = list(self.boxes)
        for key in keys_pressed(press, codes[0], codes[-1]):
            self.keyed.emit(key)

    def _pass_on(self, key: Press) -> None:
        self.take_focus()
        self.keyed.emit(key)

    def _choose(self, choice: str) -> None:
        if self._view is None:
            return
        self.take_focus()
        if self._view.row.line is not None:
            self.line_edited.emit(self._view.row.line + choice)
            return
        if self._view.row.are_scores:
            # A click gives the scale its value, also where it has one.
            self.keyed.emit(Focus(self._view.focus))
        self.keyed.emit(key_chosen(choice))

    @override
    def focusNextPrevChild(self, forward: bool, /) -> bool:
        # Hiding what has the focus asks for the next child too; that is no Tab.
        if self._is_displaying:
            return super().focusNextPrevChild(forward)
        if self._view is None or not self._holds_focus() or self.row.line.hasFocus():
            return super().focusNextPrevChild(forward)
        if (1 if forward else -1) in self._view.leaves:
            return super().focusNextPrevChild(forward)
        self.keyed.emit(Press.TAB if forward else Press.BACK_TAB)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape of the one line; a held Enter means nothing."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _ENTERS:
            if not event.isAutoRepeat():
                self.keyed.emit(Press.ENTER)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.line_asked.emit()
            return True
        return super().eventFilter(watched, event)
