"""The bar at the bottom: key hints at the left, what is due at the right."""

from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_FOOTER, PAGE_MARGIN, Ink
from ui.views.footer import FooterView, HintView
from ui.widgets.keys import KeyHint
from ui.widgets.label import Label
from ui.widgets.painting import RIGHT, smooth

GAP_ABOVE = 8
"""The gap to the strip belongs to the bar, so that its targets are 36 px high."""

_NEVER_HIDDEN = "emergency"
_HINT_GAP = 20
_NOTE_GAP = 20


class FooterBar(QWidget):
    """Keys of this screen, and what is due.

    *Signals:* `action_requested(str)` with the id of the action whose hint was
    clicked.
    """

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_FOOTER + GAP_ABOVE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._view: FooterView | None = None
        self._hints: list[KeyHint] = []
        self._left = QHBoxLayout()
        self._left.setSpacing(_HINT_GAP)
        self._notes = _Notes()
        row = QHBoxLayout(self)
        # Hints go when room is short; they must not hold the window open.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(PAGE_MARGIN, GAP_ABOVE // 2, PAGE_MARGIN, 0)
        row.setSpacing(_HINT_GAP)
        row.addLayout(self._left)
        row.addStretch(1)
        row.addWidget(self._notes)

    def display(self, view: FooterView) -> None:
        if view == self._view:
            return
        before = None if self._view is None else self._view.hints
        self._view = view
        if view.hints != before:
            self._rebuild(view.hints)
        self._notes.tell(view.due, view.notes)
        self._fit()

    def shown_keys(self) -> tuple[str, ...]:
        """The keys whose hints there is room for."""
        return tuple(hint.key for hint in self._hints if not hint.isHidden())

    def hint(self, key: str) -> KeyHint:
        """The hint of that key."""
        return next(hint for hint in self._hints if hint.key == key)

    def room_beside_notes(self, width: int) -> QRect:
        """Where a sentence of that width hides keys alone, and each of them whole.

        Neither what is due nor how an emergency begins; less where there is less. It
        is beside the notes, or before the emergency where that has more room.
        """
        for layout in (self.layout(), self._notes.layout()):
            if layout is not None:
                layout.activate()
        right = self._notes.x() - _NOTE_GAP if self._notes.has_any else self.width()
        right = min(right, self.width() - PAGE_MARGIN)
        shown = [hint for hint in self._hints if not hint.isHidden()]
        least, before = PAGE_MARGIN, 0
        for place, hint in enumerate(self._hints):
            if hint in shown and self._action(place) == _NEVER_HIDDEN:
                least = hint.geometry().right() + 1 + _HINT_GAP
                before = hint.x() - _HINT_GAP - PAGE_MARGIN
        if right - least < min(width, before):
            return QRect(PAGE_MARGIN, 0, before, self.height())
        left = max(least, right - width)
        for box in (hint.geometry() for hint in shown):
            if box.left() < left <= box.right():
                left = max(least, box.left())
        return QRect(left, 0, right - left, self.height())

    def _action(self, place: int) -> str:
        return "" if self._view is None else self._view.hints[place].action

    def _rebuild(self, hints: tuple[HintView, ...]) -> None:
        for old in self._hints:
            self._left.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._hints = [KeyHint(hint.key, hint.does, self) for hint in hints]
        for made, hint in zip(self._hints, hints, strict=True):
            made.setEnabled(not hint.is_off)
            made.clicked.connect(partial(self._ask_for, hint.action))
            self._left.addWidget(made)

    def _ask_for(self, action: str) -> None:
        self.action_requested.emit(action)

    def _fit(self) -> None:
        """Hints go from the end, but for those that stay, until the rest has room."""
        room = self.width() - 2 * PAGE_MARGIN - self._notes.sizeHint().width()
        wide = [hint.sizeHint().width() + _HINT_GAP for hint in self._hints]
        hints = () if self._view is None else self._view.hints
        going = [place for place, hint in enumerate(hints) if not hint.stays]
        gone: set[int] = set()
        while going and sum(wide) - sum(wide[i] for i in gone) > room:
            gone.add(going.pop())
        for place, hint in enumerate(self._hints):
            hint.setVisible(place not in gone)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(self.rect(), current_theme().palette.app)
        painter.end()


class _Notes(QWidget):
    """What is due, and further notes, at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_NOTE_GAP)
        self._labels: list[Label] = []

    @property
    def has_any(self) -> bool:
        return any(not label.isHidden() for label in self._labels)

    def tell(self, due: str, notes: tuple[str, ...]) -> None:
        texts = [text for text in (due, *notes) if text]
        while len(self._labels) < len(texts):
            label = Label("", Role.NOTE, Ink.SECONDARY)
            label.setAlignment(RIGHT)
            self._row.addWidget(label)
            self._labels.append(label)
        for place, label in enumerate(self._labels):
            label.setText(texts[place] if place < len(texts) else "")
            label.setVisible(place < len(texts))
        self.updateGeometry()
