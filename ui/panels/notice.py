"""A sentence over the page for a moment: why a key did nothing, what is saved."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.theme.fonts import Role, tallest, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_FOOTER, PAGE_MARGIN, RADIUS_PANEL
from ui.widgets.painting import CENTRE, draw_aligned, draw_box, smooth

SHOWN_MS = 5000
_PADDING = 20
_ABOVE = 8


class Notice(QWidget):
    """Stands above the footer of the widget it is given; takes no click, no focus.

    Over a page that it has to ``keep_off`` it stands on the footer, at its right.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._words = ""
        self._waiting: list[str] | None = None
        self._kept_off: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What is said now; empty once it has gone."""
        return self._words if self.isVisible() else ""

    def tell(self, words: str) -> None:
        """Say it, in sight and to a screen reader; or later, where it has to wait."""
        if self._waiting is not None:
            self._waiting.append(words)
        else:
            self._say(words)

    def tell_over(self, words: str) -> None:
        """Say it now, also where what is told of a page has to wait."""
        if self._waiting is not None and words in self._waiting:
            self._waiting.remove(words)
        self._say(words)

    @Slot()
    def wait(self) -> None:
        """What is told may name a patient: it is said once the page is seen again."""
        self._waiting = []
        self.quiet()

    @Slot()
    def go_on(self) -> None:
        """Say what had to wait."""
        waiting, self._waiting = self._waiting, None
        if waiting:
            self._say(" ".join(waiting))

    def _say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self._place()
        self.raise_()
        self.show()
        self._timer.start()
        event = QAccessibleAnnouncementEvent(self, words)
        QAccessible.updateAccessibility(event)

    def keep_off(self, page: QWidget) -> None:
        """Hide nothing of that page: what is read there goes down to the footer."""
        self._kept_off = page

    @Slot()
    def quiet(self) -> None:
        """Something was done since: what was said is past."""
        self._timer.stop()
        self.hide()

    def _place(self) -> None:
        over = self._over
        width = min(widest(Role.BODY, self._words) + 2 * _PADDING, over.width() - 32)
        height = tallest(Role.BODY) + _PADDING
        if self._kept_off is not None and self._kept_off.isVisible():
            left, top = over.width() - width - PAGE_MARGIN, over.height() - height
        else:
            left = (over.width() - width) // 2
            top = over.height() - HEIGHT_FOOTER - _ABOVE - height
        self.setGeometry(left, top, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_box(painter, box, colours.raised, QPen(colours.control, 2), RADIUS_PANEL)
        face = (theme.font(Role.BODY), colours.text)
        draw_aligned(painter, box, self._words, face, CENTRE)
        painter.end()
