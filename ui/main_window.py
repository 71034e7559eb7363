"""The window: first an empty frame, then the top bar, one page, and the footer."""

from PySide6.QtCore import QEvent, QObject, QRect, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.first_frame import FirstFrame
from ui.theme.tokens import Palette

SMALLEST = (1280, 690)
"""A screen of 1280x720 less the title bar that a window manager may add, px."""

USUAL = (1920, 1080)


class MainWindow(QMainWindow):
    """Holds the pages and shows one of them; knows nothing of what they show.

    *Signals:* ``painted()`` when the empty frame was; ``leaving()`` when it is to be
    closed although that must be asked first.
    """

    painted = Signal()
    leaving = Signal()

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._asks = False
        self.setWindowTitle("Vigil")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        first = FirstFrame(palette)
        first.painted.connect(self.painted)
        self.setCentralWidget(first)

    def open_on(self, screen: QRect) -> None:
        """Show it in its usual size, or as large as that part of the screen allows."""
        self.setMinimumSize(self.minimumSize().boundedTo(screen.size()))
        if screen.width() > self.width() and screen.height() > self.height():
            self.show()
            return
        # Where nothing manages windows, nothing would make it so small.
        self.setGeometry(screen)
        self.showMaximized()

    def ask_before_closing(self, *, is_needed: bool) -> None:
        """Whether closing waits until ``close_now``."""
        self._asks = is_needed

    @Slot()
    def give_focus(self) -> None:
        """The focus goes where it was put before the window was active."""
        waiting: QWidget | None = self.focusWidget()
        if waiting is not None and not waiting.hasFocus():
            waiting.setFocus()

    @Slot()
    def close_now(self) -> None:
        self._asks = False
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._asks:
            self.leaving.emit()
        # Asked once more, it is meant, and ``close_now`` was called meanwhile.
        if self._asks:
            event.ignore()
        else:
            super().closeEvent(event)


class Frame(QWidget):
    """Top bar, banner, one page of many, footer; what a page lacks is not shown.

    *Signals:* ``page_moved()`` when the bars above the page grew or shrank.
    """

    page_moved = Signal()

    def __init__(
        self,
        top_bar: QWidget,
        banner: QWidget,
        elsewhere: QWidget,
        footer: QWidget,
        *pages: QWidget,
    ) -> None:
        super().__init__()
        self._banner = banner
        self._bars = (top_bar, footer)
        self._pages = QStackedWidget()
        for page in pages:
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top_bar)
        whole.addWidget(banner)
        whole.addWidget(elsewhere)
        whole.addWidget(self._pages, 1)
        whole.addWidget(footer)
        self._pages.installEventFilter(self)

    @property
    def top_of_page(self) -> int:
        """Where the bars end and the page begins, px."""
        return self._pages.y()

    def show_page(self, page: QWidget, *, has_top: bool, has_footer: bool) -> None:
        top, footer = self._bars
        top.setVisible(has_top)
        footer.setVisible(has_footer)
        self._pages.setCurrentWidget(page)

    def show_banner(self, *, is_needed: bool) -> None:
        """A banner names one patient: it is not shown over many, or none."""
        self._banner.setVisible(is_needed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.page_moved.emit()
        return super().eventFilter(watched, event)
