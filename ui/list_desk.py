"""Runs the review list: what is sought, what was found, and what is opened."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.review_list import PAGE, FacetCounts, Place, ReviewRow, Sought
from monitor.review.filter_changes import with_term, with_value
from monitor.review.filter_text import Filter, read_filter
from ui import questions
from ui.live_rows import LiveRows, unreadable
from ui.permitted import permitted
from ui.store import Store
from ui.views.review_list.page import VIEWS, Listed, joined, review_list_view
from ui.views.review_list.preview import preview_view

if TYPE_CHECKING:
    from monitor.charting.reads import AnyRead
    from monitor.charting.recorder import Recorder
    from ui.bedside import Bedside
    from ui.own_views import OwnViews
    from ui.pages.review_page import ReviewListPage
    from ui.views.review_list.facets import Facet
    from ui.views.snapshot import Snapshot

T = TypeVar("T")
_REST_MS = 120
"""So long a line is marked before its chart is fetched: who only passes is no view."""


class ListDesk(QObject):
    """Asks the record a page at a time; of several filters typed in haste the last.

    *Signals:* ``chosen(UUID)``, ``new_wanted()``.
    """

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(
        self, page: "ReviewListPage", bedside: "Bedside", store: Store, own: "OwnViews"
    ) -> None:
        super().__init__(page)
        self._page = page
        self._bedside = bedside
        self._store = store
        self.own = own
        self._live = LiveRows()
        self._filter = Filter()
        self._listed = Listed(now=store.snapshot.now, today=self._today)
        self._answered: Sought | None = None
        self._is_awaited = self._is_asking = self._is_here = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._fetch_preview)
        page.searched.connect(self._search)
        page.facet_chosen.connect(self._choose_facet)
        page.more_requested.connect(self._read_more)
        page.chosen.connect(self.chosen)
        page.entered.connect(self._enter)
        page.new_requested.connect(self.new_wanted)
        page.marked_changed.connect(self._turn)
        page.saved.connect(self._save_view)
        page.forgotten.connect(own.forget)
        own.changed.connect(self._take_views)
        bedside.charted.connect(self._look_again)

    @property
    def deeds(self) -> dict[str, Callable[[], None]]:
        """What can be asked of it, by the ids of the actions."""
        return {
            "next listed": partial(self._page.step, 1),
            "previous listed": partial(self._page.step, -1),
            "preview": self._page.swap_preview,
            "open listed": self._page.enter,
            "co-sign queue": self._page.turn_to_queue,
            "list order": self._page.turn_over,
        }

    def hide_names(self, *, is_hidden: bool) -> None:
        changed = replace(self._listed, is_name_hidden=is_hidden, preview=None)
        self._listed = replace(changed, previewed=None)
        self._rest.start()

    def begin(self, typed: str = "") -> None:
        """Read the list afresh, as it was last sought, or by what is to be found."""
        self._is_here = True
        self._listed = replace(self._listed, today=self._today)
        if typed:
            self._page.is_turned_to = False
            self._search(typed)
        else:
            self._read()

    def leave(self) -> None:
        """The nurse goes elsewhere; a late answer opens nothing."""
        self._is_awaited = self._is_here = False
        self._rest.stop()
        self._listed = replace(self._listed, preview=None, previewed=None)

    def display(self, snapshot: "Snapshot") -> None:
        """Show the list, with what is known better of the open sessions."""
        self._is_here = True
        live = self._live.of(snapshot.open_sessions)
        self._listed = replace(
            self._listed,
            now=snapshot.now,
            live=live,
            unreadable=unreadable(snapshot.open_sessions),
            own=self.own.typed,
        )
        self._show()

    def _show(self) -> None:
        self._page.display(review_list_view(self._listed))

    @Slot()
    def _enter(self) -> None:
        """Open what is marked, once the list is of what is sought."""
        marked = self._page.marked
        self._is_awaited = self._answered != self._filter.sought
        if marked is not None and not self._is_awaited:
            self.chosen.emit(marked.id)

    @Slot(str)
    def _search(self, typed: str) -> None:
        """What can't be read is told; the list stays as it was until it can."""
        self._is_awaited = False
        found = read_filter(typed, self._today)
        self._listed = replace(
            self._listed, typed=typed, fault=found.fault, today=self._today
        )
        self._show()
        if found.fault is None:
            self._filter = found
            self._read()

    @Slot(object)
    def _choose_facet(self, facet: "Facet") -> None:
        typed = self._listed.typed
        if facet.field is None:
            self._search(with_term(typed, facet.term))
            return
        counts = self._listed.counts
        known = [] if counts is None else [v for v, _ in counts.values[facet.field]]
        self._search(with_value(typed, facet.field, facet.value, known))

    def _read(self) -> None:
        """The first page; while one is on its way the last filter waits its turn."""
        if self._is_asking:
            return
        self._is_asking = True
        sought = self._filter.sought
        self._ask(
            partial(questions.reviewed, sought, None), partial(self._take, sought)
        )

    @Slot()
    def _read_more(self) -> None:
        rows = self._listed.rows
        if rows and self._answered == self._filter.sought:
            sought, after = self._filter.sought, rows[-1].place
            take = partial(self._take_more, sought, after)
            self._ask(partial(questions.reviewed, sought, after), take)

    def _take(self, sought: Sought, rows: Sequence[ReviewRow]) -> None:
        """Show the page, unless something else is sought by now."""
        self._is_asking = False
        if not self._is_here:
            return
        if sought != self._filter.sought:
            self._read()
            return
        self._answered = sought
        self._listed = replace(
            self._listed, rows=list(rows), has_more=len(rows) == PAGE
        )
        self.display(self._store.snapshot)
        if self._is_awaited:
            self._is_awaited = False
            if len(rows) == 1:
                self.chosen.emit(UUID(bytes=rows[0].session))
        self._count(sought)

    def _count(self, sought: Sought) -> None:
        counts = partial(questions.review_counts, sought, self._today)
        self._ask(counts, partial(self._take_counts, sought))

    def _take_more(
        self, sought: Sought, after: Place, rows: Sequence[ReviewRow]
    ) -> None:
        before = self._listed.rows
        if not before or before[-1].place != after:
            return
        if sought == self._filter.sought:
            grown, has_more = joined(before, rows), len(rows) == PAGE
            self._listed = replace(self._listed, rows=grown, has_more=has_more)
            self._show()

    def _take_counts(self, sought: Sought, counts: FacetCounts | None) -> None:
        """Asked again until all is counted; what is charted in between goes first."""
        if not self._is_here or sought != self._filter.sought:
            return
        if counts is None:
            self._count(sought)
            return
        self._listed = replace(self._listed, counts=counts)
        self._show()
        self._count_views()

    def _count_views(self) -> None:
        for typed in (*VIEWS.values(), *self.own.typed):
            found = read_filter(typed, self._today)
            if found.fault is None:
                take = partial(self._take_view_count, typed)
                self._ask(partial(questions.review_found, found.sought), take)

    def _take_view_count(self, typed: str, count: int | None) -> None:
        if count is not None:
            counted = {**self._listed.counted, typed: count}
            self._listed = replace(self._listed, counted=counted)
            self._show()

    @Slot()
    def _save_view(self) -> None:
        self.own.keep(self._listed.typed.strip())

    @Slot()
    def _take_views(self) -> None:
        self._listed = replace(self._listed, own=self.own.typed)
        if self._is_here:
            self._count_views()
            self._show()

    @Slot()
    def _turn(self) -> None:
        """Another line is marked: the chart that was shown is not its own."""
        line = self._page.marked
        if line is not None and line.id == self._listed.previewed:
            return
        if self._listed.preview is not None:
            self._listed = replace(self._listed, preview=None, previewed=None)
            self._page.preview.display(None)
        if self._page.is_turned_to:
            self._rest.start()

    def show_marked(self) -> None:
        """The chart of the marked line, at once."""
        self._page.step(0)
        self._fetch_preview()

    @Slot()
    def _fetch_preview(self) -> None:
        """Only what somebody turned to: what is shown is noted as seen."""
        line = self._page.marked
        wanted = self._page.is_turned_to and self._page.preview.isVisible()
        if line is None or not wanted or not self._is_here:
            return
        if line.id != self._listed.previewed:
            self._bedside.fetch(line.id, partial(self._take_preview, line.id))

    def _take_preview(self, id_: UUID, read: "AnyRead") -> None:
        line = self._page.marked
        if self._is_here and line is not None and line.id == id_:
            is_hidden = self._listed.is_name_hidden
            preview = preview_view(read, is_name_hidden=is_hidden)
            self._listed = replace(self._listed, preview=preview, previewed=id_)
            self._show()

    @Slot(object)
    def _look_again(self, _: UUID) -> None:
        """Something was charted: the first page may be another."""
        rows = self._listed.rows
        if self._is_here and rows is not None and len(rows) <= PAGE:
            self._read()

    def _ask(
        self, question: "Callable[[Recorder], T]", then: Callable[[T], None]
    ) -> None:
        self._bedside.ask(partial(permitted, question), partial(self._answer, then))

    def _answer(self, then: Callable[[T], None], answer: T | Refusal) -> None:
        """Who came since may not read the list, and is led elsewhere."""
        if isinstance(answer, Refusal):
            self._is_asking = False
        else:
            then(answer)

    @property
    def _today(self) -> date:
        snapshot = self._store.snapshot
        return snapshot.now.astimezone(ZoneInfo(snapshot.zone)).date()
