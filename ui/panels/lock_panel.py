"""The page of the lock: the time, the rooms without names, and who unlocks."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.glass_form import GlassForm
from ui.panels.lock_boxes import lock_boxes
from ui.panels.start_boxes import HEADER
from ui.panels.start_panel import RunningPanel
from ui.panels.unlock_form import UnlockForm
from ui.theme.fonts import Role
from ui.theme.icons import Icon, icon
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_PANEL_HEADER, Ink
from ui.views.lock import LOCKED, LockView
from ui.views.start import PRODUCT
from ui.widgets.keys import KeyHint
from ui.widgets.label import Label
from ui.widgets.painting import RIGHT, smooth

_LOCK, _ABOVE_LINE = 28, 15

_ANEW = "Alt+S"
_GLASS = "Alt+B"
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class LockMark(QLabel):
    """A closed lock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_LOCK, _LOCK + _ABOVE_LINE)

    def sink(self, *, by: int) -> None:
        """Stand so much lower above the line of the words beside it, px."""
        self.setFixedHeight(_LOCK + _ABOVE_LINE - by)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        ink = current_theme().palette.text
        drawn = icon(Icon.LOCK, _LOCK, ink, self.devicePixelRatioF())
        box = QRectF(0, 0, _LOCK, _LOCK)
        painter.drawPixmap(box, drawn, QRectF(drawn.rect()))
        painter.end()


class LockPanel(QWidget):
    """Renders a LockView.

    *Signals:* ``sign_in_requested()``: anew, from the beginning; ``theme_requested()``;
    ``help_requested()``; ``emergency_requested()``.
    What is typed is of ``form``.
    """

    sign_in_requested = Signal()
    theme_requested = Signal()
    help_requested = Signal()
    emergency_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.brand = Label(PRODUCT, Role.NAME)
        self.place = Label("", Role.BODY, Ink.SECONDARY)
        self.place.setAlignment(RIGHT)
        self.clock = Label("", Role.CLOCK)
        self.date = Label("", Role.TAGLINE, Ink.SECONDARY)
        self.running = RunningPanel(self)
        self.running.entitle("Rooms")
        self.form = UnlockForm(self)
        self.glass = GlassForm(self)
        self.glass.hide()
        self._head = self._head_row()
        self._foot = self._foot_row()
        self.setFocusProxy(self.form)
        self._listen(_ANEW, self.sign_in_requested.emit)
        self._listen(_GLASS, self.ask_glass)
        self.glass.left.connect(self.ask_pin)

    def display(self, view: LockView) -> None:
        self.place.setText(view.running.place.rsplit(" · ", 1)[0])
        self.clock.setText(view.running.clock)
        self.date.setText(view.date)
        self.running.display(view.running)
        self.form.display(view)

    def take_focus(self) -> None:
        if self.glass.isVisible():
            self.glass.setFocus()
        else:
            self.form.take_focus()

    @Slot()
    def ask_pin(self) -> None:
        """Unlocking is asked for; that is what it begins with."""
        self._show_form(self.form, self.glass)

    @Slot()
    def ask_glass(self) -> None:
        """Who wants to chart without signing in is asked for name and reason."""
        self.glass.begin()
        self._show_form(self.glass, self.form)

    def _show_form(self, form: QWidget, other: QWidget) -> None:
        form.show()
        form.setFocus()
        other.hide()

    def _listen(self, key: str, does: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self, context=_HERE, autoRepeat=False)
        shortcut.activated.connect(does)

    def _head_row(self) -> QWidget:
        head = QWidget(self)
        rows = QVBoxLayout(head)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._upper = QWidget()
        upper = QHBoxLayout(self._upper)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(self.brand)
        upper.addStretch(1)
        upper.addWidget(self.place)
        rows.addWidget(self._upper)
        rows.addStretch(1)
        rows.addLayout(self._time_row())
        return head

    def _time_row(self) -> QHBoxLayout:
        bottom = Qt.AlignmentFlag.AlignBottom
        says = Label(LOCKED, Role.VALUE)
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addWidget(self.clock, 0, bottom)
        row.addWidget(self.date, 1, bottom)
        self._mark = LockMark()
        row.addWidget(self._mark, 0, bottom)
        row.addWidget(says, 0, bottom)
        self._beside_clock = (self.date, says)
        return row

    def _foot_row(self) -> QWidget:
        row = QWidget(self)
        foot = QHBoxLayout(row)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(24)
        for key, does, wish in (
            ("Tab", "Change user", self._change_user),
            (_GLASS, "Chart without signing in", self.ask_glass),
            (_ANEW, "Sign in anew", self.sign_in_requested.emit),
            ("Pause", "Emergency", self.emergency_requested.emit),
            ("Ctrl+Shift+D", "Day or night", self.theme_requested.emit),
            ("F1", "Help", self.help_requested.emit),
        ):
            hint = KeyHint(key, does)
            hint.clicked.connect(wish)
            foot.addWidget(hint)
        foot.addStretch(1)
        return row

    def _change_user(self) -> None:
        self.form.user_changed.emit(1)

    def _fit(self, *, is_low: bool) -> None:
        self._upper.setVisible(not is_low)
        self.clock.set_role(Role.DUE if is_low else Role.CLOCK)
        # The baselines of small and large type agree.
        for label in self._beside_clock:
            label.setContentsMargins(0, 0, 0, 9 if is_low else 16)
        self._mark.sink(by=7 if is_low else 0)
        for panel in (self.running, self.form, self.glass):
            if panel.header is not None:
                panel.header.setFixedHeight(HEIGHT_PANEL_HEADER if is_low else HEADER)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        boxes = lock_boxes(event.size().width(), event.size().height())
        self._fit(is_low=boxes.is_low)
        self._head.setGeometry(*boxes.head)
        self.running.setGeometry(*boxes.rooms)
        self.form.setGeometry(*boxes.form)
        self.glass.setGeometry(*boxes.form)
        self._foot.setGeometry(*boxes.foot)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(self.rect(), current_theme().palette.app)
        painter.end()
