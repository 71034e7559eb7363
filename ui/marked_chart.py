"""Brings the chart of the line that somebody turned to in the review list."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot

from ui.views.review_list.preview import preview_view

if TYPE_CHECKING:
    from monitor.charting.reads import AnyRead
    from ui.bedside import Bedside
    from ui.pages.review_page import ReviewListPage
    from ui.views.review_list.preview import PreviewView

_REST_MS = 120
"""So long a line is marked before its chart is fetched: who only passes is no view."""


class MarkedChart(QObject):
    """``view`` is what is shown of the line that is marked, None before it is there.

    Nothing is fetched but between ``begin`` and ``leave``.
    """

    def __init__(self, page: "ReviewListPage", bedside: "Bedside") -> None:
        super().__init__(page)
        self.view: PreviewView | None = None
        self._page = page
        self._bedside = bedside
        self._of: UUID | None = None
        self._is_here = self._is_name_hidden = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._fetch)
        page.marked_changed.connect(self._turn)

    def begin(self) -> None:
        self._is_here = True

    def leave(self) -> None:
        self._is_here = False
        self._rest.stop()
        self.view = self._of = None

    def hide_names(self, *, is_hidden: bool) -> None:
        """What is shown names somebody, and comes anew."""
        self._is_name_hidden = is_hidden
        self.view = self._of = None
        self._rest.start()

    def show_at_once(self) -> None:
        self._page.step(0)
        self._fetch()

    @Slot()
    def _turn(self) -> None:
        """Another line is marked: the chart that was shown is not its own."""
        line = self._page.marked
        if line is not None and line.id == self._of:
            return
        if self.view is not None:
            self.view = self._of = None
            self._page.preview.display(None)
        if self._page.is_turned_to:
            self._rest.start()

    @Slot()
    def _fetch(self) -> None:
        """Only what somebody turned to: what is shown is noted as seen."""
        line = self._page.marked
        wanted = self._page.is_turned_to and self._page.preview.isVisible()
        if line is None or not wanted or not self._is_here:
            return
        if line.id != self._of:
            self._bedside.fetch(line.id, partial(self._take, line.id))

    def _take(self, id_: UUID, read: "AnyRead") -> None:
        """Nothing else of the page is told anew."""
        line = self._page.marked
        if self._is_here and line is not None and line.id == id_:
            self._of = id_
            self.view = preview_view(read, is_name_hidden=self._is_name_hidden)
            self._page.preview.display(self.view)
