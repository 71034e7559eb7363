"""The review list: type to filter, J and K to move, Space for the chart."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.pages.review_keys import ListKeys
from ui.pages.review_preview import PreviewPanel
from ui.panels.review_list.facets import WIDTH, FacetList
from ui.panels.review_list.field import FilterField, ViewRow
from ui.panels.review_list.listing import Listing
from ui.theme.tokens import GAP, HEIGHT_BUTTON_SMALL, PAGE_MARGIN, RING
from ui.views.review_list.lines import ReviewLine
from ui.views.review_list.page import QUEUE, ReviewListView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.panel import PanelFrame

FACETS_FROM = 1560
PREVIEW_FROM = 860
_PREVIEW_HEIGHT = 366
_LEAST_TO_TYPE, _SHARE_TO_TYPE = 440, 0.33
"""So much, and so much of the width, is for the field beside the views."""
_BETWEEN = 8
_AHEAD = 10
"""So many rows before the end the next page is asked for."""


class ReviewListPage(QWidget):
    """Renders a ReviewListView; the marked line stays marked while it is there.

    Where there is no room the facets are a drawer, and the preview is folded away
    until it is asked for.

    *Signals:* ``searched(str)`` as typed; ``facet_chosen(Facet)``;
    ``marked_changed()``; ``chosen(UUID)`` to open a session; ``entered()``: Enter,
    where no line was turned to; ``new_requested()``; ``more_requested()`` for the
    next page; ``saved()`` to keep the filter as a view, ``forgotten(str)`` to keep one
    no more; ``list_entered(bool)``: whether J and K move in the list from now on.
    """

    searched = Signal(str)
    facet_chosen = Signal(object)
    marked_changed = Signal()
    chosen = Signal(object)
    entered = Signal()
    new_requested = Signal()
    more_requested = Signal()
    saved = Signal()
    forgotten = Signal(str)
    list_entered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ReviewListView | None = None
        self._asked_after = 0
        self.is_turned_to = False
        self._wants_preview: bool | None = None
        self._wants_facets: bool | None = None
        self.search = FilterField()
        self.views = ViewRow()
        self.save = _small("Save view")
        self.narrow = _small("Filters", "Alt+F")
        self.new = _small("New session", "Ctrl+N")
        self.facets = FacetList()
        self.listing = Listing()
        self.model, self.list = self.listing.model, self.listing.list
        self.preview = PreviewPanel()
        self._lay_out()
        self._keys = ListKeys(self)
        self._connect()

    def display(self, view: ReviewListView) -> None:
        marked, before = self.marked, self._view
        if before is None or view.rows is not before.rows:
            self._asked_after = 0
        self._view = view
        if view.typed != self.search.text():
            self.search.setText(view.typed)
        self.search.tell(view.told, is_fault=view.is_fault)
        self.search.show_chips(view.chips)
        self.views.display(view.views)
        self.save.setVisible(view.can_save)
        self.facets.display(view.facets)
        self.listing.display(view)
        self._mark_again(None if marked is None else marked.id)
        self.preview.display(view.preview)
        self._fold()

    def take_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def next_pane(self) -> None:
        """From the field to the list, to the facets, and back."""
        if self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.list.hasFocus() and self.facets.isVisible():
            self.facets.take_focus()
        else:
            self.take_focus()

    @property
    def marked(self) -> ReviewLine | None:
        return self.model.line(self.list.currentIndex())

    @property
    def shows_preview(self) -> bool:
        """As it was asked for; else where there is room for it."""
        if self._wants_preview is None:
            return self.height() >= PREVIEW_FROM
        return self._wants_preview

    def swap_preview(self) -> None:
        self._wants_preview = not self.shows_preview
        self._fold()
        self.marked_changed.emit()

    def swap_facets(self) -> None:
        self._wants_facets = not self.facets_frame.isVisible()
        self._fold()
        if self.facets_frame.isVisible():
            self.facets.take_focus()
        else:
            self.take_focus()

    def step(self, step: int) -> None:
        self.is_turned_to = True
        self._mark(self.list.currentIndex().row() + step)

    def open_marked(self) -> None:
        line = self.marked
        if line is not None:
            self.chosen.emit(line.id)

    def enter(self) -> None:
        """A line that was turned to is meant; else whatever is found is."""
        if self.is_turned_to:
            self.open_marked()
        else:
            self.entered.emit()

    def turn_to_queue(self) -> None:
        """List what waits for a co-signature, and turn to the first of it."""
        self.seek(QUEUE)
        self.is_turned_to = True
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.marked_changed.emit()

    @Slot()
    def turn_over(self) -> None:
        """The other order, of what is sought."""
        if self._view is not None:
            self.seek(self._view.standing.other)

    @property
    def is_in_list(self) -> bool:
        """Whether letters move in the list, and are not typed."""
        return self.list.hasFocus()

    def seek(self, typed: str) -> None:
        self.is_turned_to = False
        self.searched.emit(typed)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.search, 1)
        for widget in (self.save, self.views, self.narrow, self.new):
            above.addWidget(widget)
        self.facets_frame = PanelFrame()
        self.facets_frame.body.setContentsMargins(0, 0, 0, 0)
        self.facets_frame.body.addWidget(self.facets)
        self.facets_frame.setFixedWidth(WIDTH)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.listing, 1)
        self.preview.setFixedHeight(_PREVIEW_HEIGHT)
        right.addWidget(self.preview)
        beside = QHBoxLayout()
        beside.setSpacing(GAP)
        beside.addWidget(self.facets_frame)
        beside.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE_MARGIN, 12 - RING, PAGE_MARGIN, 6)
        whole.setSpacing(12 - RING)
        whole.addLayout(above)
        whole.addLayout(beside, 1)

    def _connect(self) -> None:
        self.search.textEdited.connect(self.seek)
        self.search.returnPressed.connect(self.enter)
        self.views.chosen.connect(self.seek)
        self.views.forgotten.connect(self.forgotten)
        self.save.clicked.connect(self.saved)
        self.narrow.clicked.connect(self.swap_facets)
        self.new.clicked.connect(self.new_requested)
        self.listing.caption.order.clicked.connect(self.turn_over)
        self.facets.chosen.connect(self.facet_chosen)
        self.preview.open_requested.connect(self.open_marked)
        self.preview.queue_requested.connect(self.turn_to_queue)
        self.list.clicked.connect(self._turn_to)
        self.list.doubleClicked.connect(self.open_marked)
        self.list.verticalScrollBar().valueChanged.connect(self._look_for_more)
        self.list.selectionModel().currentChanged.connect(self.marked_changed)

    def _fold(self) -> None:
        """Where there is room, both are there unless they were folded away."""
        is_wide = self.width() >= FACETS_FROM
        wanted = is_wide if self._wants_facets is None else self._wants_facets
        self.facets_frame.setVisible(wanted)
        self.preview.setVisible(self.shows_preview and bool(self.model.rowCount()))
        self._fit_views()

    def _fit_views(self) -> None:
        """From the left as many as leave room to type in."""
        beside = [w for w in (self.save, self.narrow, self.new) if not w.isHidden()]
        room = self.width() - 2 * PAGE_MARGIN
        room -= max(_LEAST_TO_TYPE, round(self.width() * _SHARE_TO_TYPE))
        room -= sum(widget.sizeHint().width() + _BETWEEN for widget in beside)
        self.views.fit(room)

    def _mark_again(self, id_: UUID | None) -> None:
        """Mark the same session, the one in its place, or the first of another list."""
        if self.marked is not None and self.marked.id == id_:
            return
        place = None if id_ is None else self.model.place_of(id_.bytes)
        if place is None and id_ is not None:
            place = self.list.currentIndex().row()
        self._mark(place or 0)

    def _mark(self, place: int) -> None:
        count = self.model.rowCount()
        if count:
            index = self.model.index(min(max(place, 0), count - 1), 0)
            if index != self.list.currentIndex():
                self.list.setCurrentIndex(index)
            self._ask_for_more(index.row())

    @Slot()
    def _turn_to(self) -> None:
        self.is_turned_to = True

    @Slot()
    def _look_for_more(self) -> None:
        last = self.list.indexAt(self.list.viewport().rect().bottomLeft())
        self._ask_for_more(last.row() if last.isValid() else self.model.rowCount())

    def _ask_for_more(self, row: int) -> None:
        """Each further pixel at the end must not ask for the same page again."""
        count = self.model.rowCount()
        if self._view is None or not self._view.has_more or row < count - _AHEAD:
            return
        if count != self._asked_after:
            self._asked_after = count
            self.more_requested.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()


def _small(words: str, key: str = "") -> ActionButton:
    return ActionButton(words, key, Weight.PLAIN, HEIGHT_BUTTON_SMALL)
