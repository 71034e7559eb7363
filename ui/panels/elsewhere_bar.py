"""The rooms whose alerts nobody has answered, told on the screen of every other."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.shapes import alert_shape
from ui.theme.theme import current_theme
from ui.theme.tokens import PAGE_MARGIN, RADIUS_FIELD, RING, Ink, Urgency
from ui.views.elsewhere import ElsewhereRoom, ElsewhereView
from ui.widgets.label import Label
from ui.widgets.painting import draw_box, draw_ring, draw_text, smooth

_HEIGHT = 36
_BLOCK = 36
_SHAPE = 18
_GAP = 10


class RoomButton(QAbstractButton):
    """One room: the shape of its alert, how long, its key. *Signals:* clicked."""

    def __init__(self, room: ElsewhereRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_room(room)

    def show_room(self, room: ElsewhereRoom) -> None:
        self._room = room
        self.setText(room.spoken)
        self.setAccessibleName(room.spoken)
        self.setToolTip(f"Go to {room.words}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = widest(Role.LABEL, self._room.words)
        key = widest(Role.NOTE, self._room.key)
        return QSize(_BLOCK + words + key + 4 * _GAP + 2 * RING, _HEIGHT + 2 * RING)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        urgency = Urgency(self._room.priority)
        alert = colours.alert(urgency)
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        pen = QPen(alert.border, 2)
        draw_box(painter, box, colours.surface, pen, RADIUS_FIELD)
        block = QRectF(box.left(), box.top(), _BLOCK, box.height())
        draw_box(painter, block, alert.fill, pen, RADIUS_FIELD)
        painter.fillPath(
            alert_shape(urgency, QPointF(block.center()), _SHAPE), alert.text
        )
        words = widest(Role.LABEL, self._room.words)
        left = block.right() + _GAP
        room = QRectF(left, box.top(), words + 2, box.height())
        face = theme.font(Role.LABEL)
        draw_text(painter, room, self._room.words, face, colours.text)
        room = QRectF(left + words + _GAP, box.top(), box.right(), box.height())
        room.setRight(box.right())
        face = theme.font(Role.NOTE)
        draw_text(painter, room, self._room.key, face, colours.text_secondary)
        if self.hasFocus():
            draw_ring(painter, box, colours.focus, RADIUS_FIELD)
        painter.end()


class ElsewhereBar(QWidget):
    """Hidden while every alert of the other rooms is answered.

    *Signals:* ``room_requested(UUID)``.
    """

    room_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = ElsewhereView()
        self._buttons: list[RoomButton] = []
        self._more = Label("", Role.NOTE, Ink.SECONDARY)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PAGE_MARGIN - RING, 4, PAGE_MARGIN, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self.hide()

    def display(self, view: ElsewhereView) -> None:
        if view == self._view:
            return
        known = {room.session for room in self._view.rooms}
        self._view = view
        self._rebuild(view.rooms)
        self._more.setText(view.more)
        self._more.setVisible(bool(view.more))
        self.setVisible(bool(view.rooms))
        self.setAccessibleName("; ".join(room.spoken for room in view.rooms))
        for room in view.rooms:
            if room.session not in known:
                self._announce(room.spoken)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said of each room."""
        return tuple(button.text() for button in self._buttons)

    def _rebuild(self, rooms: tuple[ElsewhereRoom, ...]) -> None:
        """The same buttons while the rooms are the same, for one may hold the focus."""
        while len(self._buttons) > len(rooms):
            old = self._buttons.pop()
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place, room in enumerate(rooms):
            if place == len(self._buttons):
                made = RoomButton(room, self)
                made.clicked.connect(partial(self._ask_for, place))
                self._row.insertWidget(place, made)
                self._buttons.append(made)
            self._buttons[place].show_room(room)

    def _ask_for(self, place: int) -> None:
        if place < len(self._view.rooms):
            self.room_requested.emit(self._view.rooms[place].session)

    def _announce(self, words: str) -> None:
        event = QAccessibleAnnouncementEvent(self, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
