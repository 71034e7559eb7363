"""The observation strip: renders its view, and tells what is pressed."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from monitor.chart.keying.keys import Focus, Press
from ui.overriding import override
from ui.panels.observation_box import ObservationBox
from ui.panels.observation_header import ObservationHeader
from ui.panels.observation_keys import key_chosen, keys_pressed
from ui.panels.observation_note import NotePlace
from ui.panels.observation_row import ObservationRow
from ui.panels.strip_message import announce
from ui.views.entry.view import ROW, EntryStripView, Message
from ui.widgets.faces import KeyPress
from ui.widgets.key_presses import is_escape_ahead
from ui.widgets.panel import PanelFrame

HEIGHT = 208
FLASH_MS = 300
_NOTE_SHARE = 600
_WAYS = {
    Qt.Key.Key_Tab: (1, Press.TAB),
    Qt.Key.Key_Backtab: (-1, Press.BACK_TAB),
}
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_MEANT = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ObservationForm(QWidget):
    """The boxes of a set, with what stands above and below them.

    Its height never changes. Keys go up as the grammar names them.

    *Signals:* ``keyed(Key)``; ``line_edited(str)``; ``line_asked()`` to enter or leave
    the one line; ``note_requested()``.
    """

    keyed = Signal(object)
    line_edited = Signal(str)
    line_asked = Signal()
    note_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._view: EntryStripView | None = None
        self._is_displaying = False
        self._is_arriving = False
        self._flashed = ""
        self._boxes: dict[str, ObservationBox] = {}
        self._header = ObservationHeader()
        self._row = ObservationRow()
        self._note = NotePlace()
        self._line = QHBoxLayout()
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(FLASH_MS)
        self._flash.timeout.connect(self._calm)
        self._arrange()
        self._connect()

    @property
    def boxes(self) -> tuple[ObservationBox, ...]:
        return tuple(self._boxes.values())

    @property
    def row(self) -> ObservationRow:
        return self._row

    @property
    def header(self) -> ObservationHeader:
        return self._header

    @property
    def message(self) -> str:
        """The message on the screen, in whichever of its two places."""
        return self._row.message.text() or self._header.message.text()

    def display(self, view: EntryStripView) -> None:
        before, self._view = self._view, view
        if view == before:
            return
        holds_focus = self._holds_focus()
        self._is_displaying = True
        self._render(view)
        if holds_focus:
            self.take_focus()
        self._is_displaying = False
        self._tell(before, view)

    def take_focus(self) -> None:
        """Put the focus where the next key goes."""
        self._is_arriving = False
        target = self._target()
        if target is not None and not target.hasFocus():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render(self, view: EntryStripView) -> None:
        if [box.code for box in view.boxes] != list(self._boxes):
            self._build(view)
        for box in view.boxes:
            self._boxes[box.code].display(box)
        in_row = not (view.row.choices or view.row.face or view.row.line is not None)
        nothing = Message()
        self._header.display(view, nothing if in_row else view.message)
        self._row.display(view.row, view.message if in_row else nothing)
        if self._flash.isActive():
            self._flash_place()

    def _tell(self, before: EntryStripView | None, view: EntryStripView) -> None:
        """Flash what was refused, and say what is new."""
        if before is not None and view.refusals > before.refusals:
            self._calm()
            self._flashed = view.focus
            self._flash_place()
            self._flash.start()
        is_new = before is None or view.message != before.message
        is_again = before is not None and view.refusals > before.refusals
        if view.message.text and (is_new or is_again):
            announce(self, view.message)

    def _flash_place(self) -> None:
        place = self._boxes.get(self._flashed)
        if place is None:
            self._row.flash()
        else:
            place.flash()

    @Slot()
    def _calm(self) -> None:
        self._flash.stop()
        for box in self._boxes.values():
            box.calm()
        self._row.calm()

    def _target(self) -> QWidget | None:
        if self._view is None:
            return None
        if self._view.focus != ROW:
            return self._boxes[self._view.focus].entry
        is_line = self._view.row.face is None
        return self._row.line if is_line else self._row.field

    def _holds_focus(self) -> bool:
        """Whether the keys go to the set; not so while they go to the note."""
        places = [self._row.field, self._row.line]
        places.extend(box.entry for box in self._boxes.values())
        return any(place.hasFocus() for place in places)

    def _build(self, view: EntryStripView) -> None:
        for old in self._boxes.values():
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._boxes = {box.code: ObservationBox(box) for box in view.boxes}
        previous: QWidget = self
        for place, box in enumerate(self._boxes.values()):
            box.entry.installEventFilter(self)
            box.entry.pressed.connect(self._press)
            box.entry.entered.connect(partial(self._enter_box, box.code))
            self._line.insertWidget(place, box, view.boxes[place].share)
            QWidget.setTabOrder(previous, box.entry)
            previous = box.entry
        QWidget.setTabOrder(previous, self._row.field)
        QWidget.setTabOrder(self._row.field, self._row.line)
        QWidget.setTabOrder(self._row.line, self._note.button)

    def _arrange(self) -> None:
        frame = PanelFrame(emphasis=True)
        frame.setAccessibleName("Observation set")
        frame.body.setContentsMargins(12, 7, 12, 8)
        frame.body.setSpacing(0)
        frame.body.addWidget(self._header)
        frame.body.addSpacing(7)
        self._header.setContentsMargins(3, 0, 3, 0)
        self._line.setSpacing(6)
        self._line.addWidget(self._note, _NOTE_SHARE)
        frame.body.addLayout(self._line)
        frame.body.addStretch(1)
        frame.body.addWidget(self._row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _connect(self) -> None:
        self._header.keyed.connect(self._pass_on)
        self._header.line_asked.connect(self.line_asked)
        self._row.chosen.connect(self._choose)
        self._row.field.installEventFilter(self)
        self._row.field.pressed.connect(self._press)
        self._row.line.textEdited.connect(self.line_edited)
        self._row.line.installEventFilter(self)
        self._note.requested.connect(self.note_requested)
        self._note.left.connect(self.take_focus)

    @Slot(object)
    def _pass_on(self, key: object) -> None:
        self.take_focus()
        self.keyed.emit(key)

    @Slot(object)
    def _press(self, press: KeyPress) -> None:
        codes = list(self._boxes)
        for key in keys_pressed(press, codes[0], codes[-1]):
            self.keyed.emit(key)

    def _enter_box(self, code: str, reason: Qt.FocusReason) -> None:
        """A click, or Tab from outside, came to another box than the one in focus.

        A page that is shown brings back the focus that it had, and means nothing by it:
        the set that is shown in it now may be another nurse's.
        """
        if self._is_displaying or self._view is None or self._view.focus == code:
            return
        if self._is_arriving and reason not in _MEANT:
            self.take_focus()
        else:
            self.keyed.emit(Focus(code))

    @Slot(str)
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

    def _take_tab(self, event: QKeyEvent) -> bool:
        """Whether Tab stays in the set; at its ends it leads out."""
        if event.key() not in _WAYS or event.modifiers() & _CHORD:
            return False
        way, key = _WAYS[Qt.Key(event.key())]
        if self._view is None or way in self._view.leaves:
            return False
        self.keyed.emit(key)
        return True

    def _take_line_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTERS:
            # A held Enter must not keep a value that was asked about.
            if not event.isAutoRepeat():
                self.keyed.emit(Press.ENTER)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.line_asked.emit()
            return True
        return False

    @property
    def takes_escape(self) -> bool:
        """Whether there is a question, a row or a field that Escape takes back."""
        view = self._view
        if view is None:
            return False
        row = view.row
        asks = view.focus == ROW or (bool(row.choices) and not row.are_scores)
        return asks or row.line is not None or any(b.face.text for b in view.boxes)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._is_arriving = True
        super().showEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if is_escape_ahead(event) and self.takes_escape:
            event.accept()
            return True
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab moves box by box; Enter and Escape mean the same in the one line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_line = watched is self._row.line
            if self._take_line_key(event) if is_line else self._take_tab(event):
                return True
        return super().eventFilter(watched, event)
