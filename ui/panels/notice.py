"""A sentence over the page for a moment: why a key did nothing, what is saved."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.panels.footer_bar import GAP_ABOVE, FooterBar
from ui.panels.two_lines import wrapped
from ui.theme.fonts import Role, tallest, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_FOOTER, PAGE_MARGIN, RADIUS_PANEL
from ui.widgets.painting import CENTRE, draw_aligned, draw_box, smooth

SHOWN_MS = 5000
_PADDING = 20
_AROUND = 2
_ABOVE, _BELOW = 2, 2
_MOVING = frozenset(
    {
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.LayoutRequest,
    }
)


class Notice(QWidget):
    """Stands on the footer of the widget it is given; takes no click, no focus.

    It hides keys for a moment, and nothing of the page: where it has more to say than
    there is room for, it says it in more lines, and grows up from there. Where there
    is no footer it stands at the bottom.
    """

    def __init__(self, over: QWidget, footer: FooterBar) -> None:
        super().__init__(over)
        self._over = over
        self._footer = footer
        self._words = ""
        self._lines: tuple[str, ...] = ()
        self._role = Role.BODY
        self._waiting: list[str] | None = None
        self._is_of_cover = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        footer.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What is said now; empty once it has gone."""
        return self._words if self.isVisible() else ""

    def tell(self, words: str) -> None:
        """Say it, in sight and to a screen reader; or later, where it has to wait."""
        if self._waiting is None:
            self._is_of_cover = False
            self._say(words)
        elif not self._is_of_cover or words != self.words:
            self._waiting.append(words)

    def tell_over(self, words: str) -> None:
        """Say it now, also where what is told of a page has to wait."""
        if self._waiting is not None and words in self._waiting:
            self._waiting.remove(words)
        self._is_of_cover = True
        self._say(words)

    @Slot()
    def wait(self) -> None:
        """What is told may name a patient: it is said once the page is seen again."""
        self._waiting = []
        self.quiet()

    @Slot()
    def go_on(self) -> None:
        """Say what had to wait; what was said of the cover is past."""
        waiting, self._waiting = self._waiting, None
        if self._is_of_cover:
            self.quiet()
        if waiting:
            self.tell(" ".join(waiting))

    def _say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self._place()
        self.raise_()
        self.show()
        self._timer.start()
        event = QAccessibleAnnouncementEvent(self, words)
        QAccessible.updateAccessibility(event)

    @Slot()
    def quiet(self) -> None:
        """Something was done since: what was said is past."""
        self._is_of_cover = False
        self._timer.stop()
        self.hide()

    def _place(self) -> None:
        """In one line, or in smaller ones where one is too wide."""
        wanted = widest(Role.BODY, self._words) + 2 * _PADDING
        room = self._room(wanted)
        self._role, self._lines = Role.BODY, (self._words,)
        if wanted > room.width():
            self._role = Role.NOTE
            inner = room.width() - 2 * _PADDING
            self._lines = wrapped(self._words, self._role, inner)
        height = max(room.height(), len(self._lines) * tallest(self._role) + _AROUND)
        spare = _BELOW if height > room.height() else 0
        top = room.bottom() + 1 + spare - height
        self.setGeometry(QRect(room.left(), top, room.width(), height))

    def _room(self, wanted: int) -> QRect:
        over, footer = self._over, self._footer
        if footer.isVisible():
            free = footer.room_beside_notes(wanted)
            return free.translated(footer.mapTo(over, QPoint(0, 0))).adjusted(
                0, _ABOVE, 0, -_BELOW
            )
        width = min(wanted, over.width() - 2 * PAGE_MARGIN)
        height = tallest(Role.BODY) + _PADDING
        top = over.height() - HEIGHT_FOOTER - GAP_ABOVE - height
        return QRect((over.width() - width) // 2, top, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING and self.isVisible():
            self._place()
            self.update()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_box(painter, box, colours.raised, QPen(colours.control, 2), RADIUS_PANEL)
        face, tall = (theme.font(self._role), colours.text), tallest(self._role)
        top = box.center().y() - tall * len(self._lines) / 2
        for place, line in enumerate(self._lines):
            row = QRectF(box.left(), top + place * tall, box.width(), tall)
            draw_aligned(painter, row, line, face, CENTRE)
        painter.end()
