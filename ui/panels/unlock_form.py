"""Who unlocks, and by what: six digits, or the password in their place."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.panels.pin_boxes import LENGTH, PinBoxes, PinPad
from ui.panels.start_boxes import HEADER
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_FIELD, RADIUS_FIELD, RING, Ink
from ui.views.lock import FIVE_TRIES, LockView, Unlocker
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label, Paragraph
from ui.widgets.painting import RIGHT, draw_aligned, draw_box, draw_text, smooth
from ui.widgets.panel import PanelFrame, PanelHeader
from ui.widgets.text_field import TextField

_PADDING = 24
_INSIDE = 12
_INITIALS = 38


class UserBox(QAbstractButton):
    """Who unlocks; *Signals:* clicked, for the next person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = Unlocker("", "")
        self._has_others = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def display(self, who: Unlocker, *, has_others: bool) -> None:
        self._who, self._has_others = who, has_others
        self.setEnabled(has_others)
        self.setText(who.name)
        self.setAccessibleName(f"User {who.name}")
        self.setAccessibleDescription("Tab chooses another" if has_others else "")
        self.setToolTip("Another person, Tab" if has_others else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT_FIELD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.rect())
        draw_box(painter, box, colours.field, QPen(colours.control, 1), RADIUS_FIELD)
        inner = box.adjusted(_INSIDE, 0, -_INSIDE, 0)
        role = theme.font(Role.VALUE)
        draw_text(painter, inner, self._who.initials, role, colours.text)
        change = widest(Role.DETAIL, "Change") if self._has_others else 0
        name = inner.adjusted(_INITIALS, 0, -change - _INSIDE, 0)
        draw_text(painter, name, self._who.name, role, colours.text)
        if self._has_others:
            link = (theme.font(Role.DETAIL), colours.link)
            draw_aligned(painter, inner, "Change", link, RIGHT)
        painter.end()


class UnlockForm(PanelFrame):
    """Tab goes to another person, not to another field: there is but one.

    *Signals:* ``pin_entered(str)`` with all six digits; ``password_entered(str)``;
    ``user_changed(int)``: so many on; ``letter_typed(str)``.
    """

    pin_entered = Signal(str)
    password_entered = Signal(str)
    user_changed = Signal(int)
    letter_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        header = PanelHeader("Unlock", height=HEADER)
        header.row.setContentsMargins(_PADDING, 0, _PADDING, 0)
        super().__init__(header, emphasis=True, parent=parent)
        self._head = header
        self._shown: tuple[str, str] = ("", "")
        self.user = UserBox()
        self.boxes = PinBoxes()
        self.pad = PinPad()
        self.count = Label(f"{LENGTH} digits", Role.NOTE, Ink.SECONDARY)
        self.count.setAlignment(RIGHT)
        self.password = TextField("Password")
        self.password.box.setEchoMode(QLineEdit.EchoMode.Password)
        self.unlock = ActionButton("Unlock", "Enter", Weight.PRIMARY)
        self.unlock.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notice = Paragraph("", Role.DETAIL)
        self.kept = Paragraph("", Role.DETAIL, Ink.SECONDARY)
        self._of_pin = QWidget()
        self._lay_out()
        self._join()

    @property
    def field(self) -> QWidget:
        """Where the next key belongs."""
        return self.password.box if self._asks_password else self.boxes

    def display(self, view: LockView) -> None:
        self._head.note.setText(view.locked)
        unlocking = view.unlocking
        is_free = unlocking is None or not unlocking.is_checking
        self.unlock.setEnabled(is_free)
        self.unlock.set_words("Unlock" if is_free else "Checking…")
        if unlocking is None:
            return
        who, has_others = unlocking.who, unlocking.others > 0
        self.user.display(who, has_others=has_others)
        shown = (who.person, unlocking.asks)
        if shown != self._shown:
            # What was typed before anybody was named is of whoever locked.
            if any(self._shown):
                self.empty()
            self._shown = shown
            self._show_field()
        self._say(self.notice, unlocking.refused or unlocking.why_password)
        tries = () if self._asks_password else (FIVE_TRIES,)
        self._say(self.kept, "\n".join((*view.kept, *tries)))

    def empty(self) -> None:
        """Forget what was typed."""
        self.boxes.clear()
        self.password.box.clear()

    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _asks_password(self) -> bool:
        return self._shown[1] == "password"

    def _show_field(self) -> None:
        had = self.boxes.hasFocus() or self.password.box.hasFocus()
        parts = (self._of_pin, self.password)
        before, now = parts if self._asks_password else parts[::-1]
        now.setVisible(True)
        # Before it is hidden: Qt would tab on from there, to another person.
        if had:
            self.take_focus()
        before.setVisible(False)

    @staticmethod
    def _say(where: Paragraph, words: str) -> None:
        where.setText(words)
        where.setVisible(bool(words))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(_PADDING - RING, 12, _PADDING - RING, 12)
        self.body.setSpacing(4)
        user = Label("User", Role.LABEL)
        inset = QHBoxLayout()
        inset.setContentsMargins(RING, 0, RING, 0)
        inset.addWidget(self.user)
        for label in (user, self.notice, self.kept):
            label.setContentsMargins(RING, 0, RING, 0)
        self.body.addWidget(user)
        self.body.addLayout(inset)
        self.body.addSpacing(8)
        self._lay_out_pin()
        self.body.addWidget(self._of_pin, 1)
        self.body.addWidget(self.password)
        self.body.addWidget(self.unlock)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.kept)
        self.body.addStretch(0)
        self.password.hide()

    def _lay_out_pin(self) -> None:
        of_pin = QVBoxLayout(self._of_pin)
        of_pin.setContentsMargins(0, 0, 0, 0)
        of_pin.setSpacing(4)
        heading = QHBoxLayout()
        heading.setContentsMargins(RING, 0, RING, 0)
        heading.addWidget(Label("PIN", Role.LABEL), 1)
        heading.addWidget(self.count)
        of_pin.addLayout(heading)
        of_pin.addWidget(self.boxes)
        of_pin.addWidget(self.pad, 1)

    def _join(self) -> None:
        self.user.clicked.connect(lambda: self.user_changed.emit(1))
        self.pad.pressed.connect(self.boxes.take)
        self.pad.cleared.connect(self.boxes.clear)
        self.pad.taken_back.connect(self.boxes.take_back)
        self.boxes.entered.connect(self._take_pin)
        self.boxes.edited.connect(self._forget_count)
        self.boxes.letter_typed.connect(self.letter_typed)
        self.password.entered.connect(self._enter)
        self.unlock.clicked.connect(self._enter)

    def _enter(self) -> None:
        if not self._asks_password:
            self.boxes.enter()
        elif self.unlock.isEnabled() and self.password.text():
            self.password_entered.emit(self.password.text())

    def _take_pin(self, pin: str) -> None:
        if len(pin) < LENGTH:
            self.count.setText(f"{LENGTH - len(pin)} more of {LENGTH} digits")
            self.count.set_ink(Ink.TEXT)
        elif self.unlock.isEnabled():
            self.pin_entered.emit(pin)

    def _forget_count(self) -> None:
        self.count.setText(f"{LENGTH} digits")
        self.count.set_ink(Ink.SECONDARY)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        self.user_changed.emit(1 if next else -1)
        return True
