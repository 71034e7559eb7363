"""Runs the review list: what is sought, what was found, and what is opened."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.review.filter_changes import with_term, with_value
from monitor.review.filter_text import Filter, read_filter
from ui.list_counts import ListCounts
from ui.list_reading import ListReading
from ui.live_rows import LiveRows, unreadable
from ui.marked_chart import MarkedChart
from ui.permitted import permitted
from ui.store import Store
from ui.views.review_list.page import Listed, review_list_view

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder
    from ui.bedside import Bedside
    from ui.own_views import OwnViews
    from ui.pages.review_page import ReviewListPage
    from ui.views.review_list.facets import Facet
    from ui.views.snapshot import Snapshot

T = TypeVar("T")


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
        self.marked = MarkedChart(page, bedside)
        self._live = LiveRows()
        self._reading = ListReading(
            Filter().sought,
            self._ask,
            self._take_first,
            self._take_rest,
            self._take_line,
        )
        waits_for = self._reading.waits_for
        self._counts = ListCounts(self._ask, waits_for, self._tell_counts)
        self._listed = Listed(now=store.snapshot.now, today=self._today)
        self._is_awaited = False
        page.searched.connect(self._search)
        page.facet_chosen.connect(self._choose_facet)
        page.more_requested.connect(self._reading.read_more)
        page.chosen.connect(self.chosen)
        page.entered.connect(self._enter)
        page.new_requested.connect(self.new_wanted)
        page.saved.connect(self._save_view)
        page.forgotten.connect(own.forget)
        own.changed.connect(self._take_views)
        bedside.charted.connect(self._reading.look_again)

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
        self._listed = replace(self._listed, is_name_hidden=is_hidden)
        self.marked.hide_names(is_hidden=is_hidden)

    def begin(self, typed: str = "") -> None:
        """Read the list afresh, as it was last sought, or by what is to be found."""
        self._be_here()
        self._listed = replace(self._listed, today=self._today)
        if typed:
            self._page.is_turned_to = False
            self._search(typed)
        else:
            self._reading.read()

    def leave(self) -> None:
        """The nurse goes elsewhere; a late answer opens nothing."""
        self._is_awaited = self._reading.is_here = False
        self.marked.leave()

    def _be_here(self) -> None:
        self._reading.is_here = True
        self.marked.begin()

    def display(self, snapshot: "Snapshot") -> None:
        """Show the list, with what is known better of the open sessions."""
        self._be_here()
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
        listed = replace(self._listed, preview=self.marked.view)
        self._page.display(review_list_view(listed))

    @Slot()
    def _enter(self) -> None:
        """Open what is marked, once the list is of what is sought."""
        marked = self._page.marked
        self._is_awaited = not self._reading.is_answered
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
            self._reading.sought = found.sought
            self._reading.read()

    @Slot(object)
    def _choose_facet(self, facet: "Facet") -> None:
        typed = self._listed.typed
        if facet.field is None:
            self._search(with_term(typed, facet.term))
            return
        counts = self._listed.counts
        known = [] if counts is None else [v for v, _ in counts.values[facet.field]]
        self._search(with_value(typed, facet.field, facet.value, known))

    def _take_first(self) -> None:
        """Read afresh; Enter that could not wait for it opens what alone is found."""
        self._take_pages()
        self.display(self._store.snapshot)
        if self._is_awaited:
            self._is_awaited = False
            rows = self._listed.rows or ()
            if len(rows) == 1:
                self.chosen.emit(UUID(bytes=rows[0].session))
        self._count()

    def _take_rest(self) -> None:
        self._take_pages()
        self._show()

    def _take_line(self) -> None:
        self._take_rest()
        self._count()

    def _take_pages(self) -> None:
        pages = self._reading.pages
        if pages is not None:
            listed = self._listed
            self._listed = replace(listed, rows=pages.rows, has_more=pages.has_more)

    def _count(self) -> None:
        self._counts.ask(self._reading.sought, self._today, self.own.typed)

    def _tell_counts(self) -> None:
        counts = self._counts
        self._listed = replace(
            self._listed, counts=counts.of_facets, counted=counts.of_views
        )
        if self._reading.is_here:
            self._show()

    @Slot()
    def _save_view(self) -> None:
        self.own.keep(self._listed.typed.strip())

    @Slot()
    def _take_views(self) -> None:
        self._listed = replace(self._listed, own=self.own.typed)
        if self._reading.is_here:
            self._counts.ask_views(self._today, self.own.typed)
            self._show()

    def show_marked(self) -> None:
        """The chart of the marked line, at once."""
        self.marked.show_at_once()

    def _ask(
        self, question: "Callable[[Recorder], T]", then: Callable[[T], None]
    ) -> None:
        self._bedside.ask(partial(permitted, question), partial(self._answer, then))

    def _answer(self, then: Callable[[T], None], answer: T | Refusal) -> None:
        """Who came since may not read the list, and is led elsewhere."""
        if isinstance(answer, Refusal):
            self._reading.refuse()
        else:
            then(answer)

    @property
    def _today(self) -> date:
        snapshot = self._store.snapshot
        return snapshot.now.astimezone(ZoneInfo(snapshot.zone)).date()
