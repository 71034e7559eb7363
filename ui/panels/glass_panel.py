"""The page of who charts without having signed in: a red sign, and two fields."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import PAGE_MARGIN, RADIUS_PANEL, RING, Ink, Urgency
from ui.views.glass import RULE, GlassView, Told
from ui.widgets.button import ActionButton
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.keys import KeyHint
from ui.widgets.label import Label, Paragraph
from ui.widgets.painting import LEFT, draw_aligned, draw_box, smooth
from ui.widgets.panel import PanelFrame, PanelHeader
from ui.widgets.text_field import TextField, Verdict

_SIGN_HEIGHT = 56
_PADDING = 20
_MOST_ROOMS = 9
_APART = 24
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class GlassSign(QLabel):
    """Red for as long as it lasts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_SIGN_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, _SIGN_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        high = theme.palette.alert(Urgency.HIGH)
        painter = smooth(self)
        box = QRectF(self.rect())
        draw_box(painter, box, high.fill, QPen(high.border, 1), RADIUS_PANEL)
        words = box.adjusted(_PADDING, 0, -_PADDING, 0)
        draw_aligned(
            painter, words, self.text(), (theme.font(Role.VALUE), high.text), LEFT
        )
        painter.end()


class GlassPanel(QWidget):
    """Renders a GlassView.

    *Signals:* ``room_chosen(str)``: by its place; ``set_entered(str)``,
    ``note_entered(str)``; ``typed()``; ``left()``; ``theme_requested()``,
    ``help_requested()``, ``emergency_requested()``.
    """

    room_chosen = Signal(str)
    set_entered = Signal(str)
    note_entered = Signal(str)
    typed = Signal()
    left = Signal()
    theme_requested = Signal()
    help_requested = Signal()
    emergency_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.sign = GlassSign()
        self.rule = Paragraph(RULE, Role.BODY, Ink.SECONDARY)
        self.clock = Label("", Role.DUE)
        self.rooms = ChoiceRow(takes_focus=False)
        self.room = Label("", Role.NAME)
        self.room.setContentsMargins(RING, 0, 0, 0)
        self.set = TextField("Observation set in one line", note_lines=2)
        self.note = TextField("Note", note_lines=2)
        self.back = ActionButton("Lock the screen", "Esc")
        self._lay_out()
        self._join()
        self.setFocusProxy(self.set)

    def display(self, view: GlassView) -> None:
        self.sign.setText(view.sign)
        self.clock.setText(view.clock)
        self.rooms.show_choices(view.rooms)
        self.room.setText(view.room)
        self.set.unit.setText(view.fields)
        for field, told in ((self.set, view.of_set), (self.note, view.of_note)):
            self._say(field, told)

    def empty(self, field: TextField) -> None:
        field.set_text("")

    def take_focus(self) -> None:
        self.set.box.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _say(field: TextField, told: Told) -> None:
        verdict = Verdict.REFUSED if told.is_refused else Verdict.NONE
        verdict = Verdict.CHALLENGED if told.is_asked else verdict
        field.show_note(told.words, verdict)

    def _lay_out(self) -> None:
        frame = PanelFrame(PanelHeader("Rooms by Alt and their place"), emphasis=True)
        for part in (self.rooms, self.room, self.set, self.note):
            frame.body.addWidget(part)
        ending = QHBoxLayout()
        ending.addStretch(1)
        ending.addWidget(self.back)
        frame.body.addLayout(ending)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        whole.addWidget(self.sign)
        head = QHBoxLayout()
        head.addWidget(self.rule, 1)
        head.addWidget(self.clock)
        whole.addLayout(head)
        whole.addWidget(frame)
        whole.addStretch(1)
        whole.addLayout(self._foot_row())

    def _foot_row(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(_APART)
        for key, does, wish in (
            ("Enter", "Chart", None),
            ("Tab", "Set or note", self._change_field),
            ("Pause", "Emergency", self.emergency_requested.emit),
            ("Ctrl+Shift+D", "Day or night", self.theme_requested.emit),
            ("F1", "Help", self.help_requested.emit),
        ):
            hint = KeyHint(key, does)
            hint.clicked.connect(wish or self._chart)
            foot.addWidget(hint)
        foot.addStretch(1)
        return foot

    def _change_field(self) -> None:
        other = self.set if self.note.box.hasFocus() else self.note
        other.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chart(self) -> None:
        field = self.note if self.note.box.hasFocus() else self.set
        field.entered.emit()

    def _join(self) -> None:
        self.rooms.chosen.connect(self.room_chosen)
        self.set.entered.connect(lambda: self.set_entered.emit(self.set.text()))
        self.note.entered.connect(lambda: self.note_entered.emit(self.note.text()))
        for field in (self.set, self.note):
            field.edited.connect(lambda _: self.typed.emit())
        self.back.clicked.connect(self.left)
        for place in range(1, _MOST_ROOMS + 1):
            keys = QKeySequence(f"Alt+{place}")
            shortcut = QShortcut(keys, self, context=_HERE, autoRepeat=False)
            shortcut.activated.connect(partial(self.room_chosen.emit, str(place)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(self.rect(), current_theme().palette.app)
        painter.end()
