"""The one message of a strip: refused, asked about, or noted."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import RADIUS_FIELD
from ui.views.entry.view import Message, Tone
from ui.widgets.field_ground import (
    MARK_ROOM,
    challenged_ground,
    draw_challenged_mark,
    draw_refused_mark,
    refused_ground,
)
from ui.widgets.painting import LEFT, draw_aligned, draw_box, smooth
from ui.widgets.wrapping import in_two_lines

_HEIGHT = 36
_PADDING = 10


class StripMessage(QLabel):
    """A sentence on the ground of its kind; on two lines where one is too short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tone = Tone.NONE

    def display(self, message: Message) -> None:
        if (message.text, message.tone) == (self.text(), self._tone):
            return
        self._tone = message.tone
        self.setText(message.text)
        self.setToolTip(message.text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        mark = MARK_ROOM if self._is_marked() else 0
        return QSize(widest(Role.FACT, self.text()) + 2 * _PADDING + mark, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, _HEIGHT)

    def _is_marked(self) -> bool:
        return self._tone in (Tone.REFUSED, Tone.ASKED)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        theme = current_theme()
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        box.setWidth(min(box.width(), self.sizeHint().width()))
        room = box
        if self._tone is Tone.REFUSED:
            draw_box(painter, box, *refused_ground(theme.palette), RADIUS_FIELD)
            draw_refused_mark(painter, box)
        elif self._tone is Tone.ASKED:
            draw_box(painter, box, *challenged_ground(theme.palette), RADIUS_FIELD)
            draw_challenged_mark(painter, box)
        if self._is_marked():
            room = box.adjusted(_PADDING, 0, -MARK_ROOM, 0)
        self._paint_text(painter, room, theme)
        painter.end()

    def _paint_text(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        """On one line; in smaller type on two where it is too long for one."""
        if widest(Role.FACT, self.text()) <= room.width() + 1:
            face = (theme.font(Role.FACT), theme.palette.text)
            draw_aligned(painter, room, self.text(), face, LEFT)
            return
        face = (theme.font(Role.NOTE), theme.palette.text)
        lines = self.lines(room.width())
        box = QRectF(room)
        if len(lines) > 1:
            box.adjust(0, 1, 0, -room.height() / 2)
        for line in lines:
            draw_aligned(painter, box, line, face, LEFT)
            box.translate(0, box.height())

    def lines(self, width: float) -> tuple[str, ...]:
        """The text in the smaller type, on a second line where one is too short."""
        return in_two_lines(self.text(), Role.NOTE, width)


def announce(widget: QWidget, message: Message) -> None:
    """Tell a message to screen readers; at once if a key was refused or asked about."""
    event = QAccessibleAnnouncementEvent(widget, message.text)
    is_urgent = message.tone in (Tone.REFUSED, Tone.ASKED)
    manner = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manner.Assertive if is_urgent else manner.Polite)
    QAccessible.updateAccessibility(event)
