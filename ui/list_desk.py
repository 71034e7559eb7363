"""Runs the review list: what is sought, what was found, and what is opened."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.review_list import (
    PAGE,
    FacetCounts,
    OfSession,
    Place,
    ReviewRow,
    Sought,
)
from monitor.review.filter_changes import with_term, with_value
from monitor.review.filter_text import Filter, read_filter
from ui import questions
from ui.live_rows import LiveRows, unreadable
from ui.marked_chart import MarkedChart
from ui.permitted import permitted
from ui.store import Store
from ui.views.review_list.page import VIEWS, Listed, review_list_view
from ui.views.review_list.pages import Pages, first_page

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
        self._filter = Filter()
        self._listed = Listed(now=store.snapshot.now, today=self._today)
        self._pages: Pages | None = None
        self._answered: Sought | None = None
        self._is_awaited = self._is_asking = self._is_here = False
        page.searched.connect(self._search)
        page.facet_chosen.connect(self._choose_facet)
        page.more_requested.connect(self._read_more)
        page.chosen.connect(self.chosen)
        page.entered.connect(self._enter)
        page.new_requested.connect(self.new_wanted)
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
            self._read()

    def leave(self) -> None:
        """The nurse goes elsewhere; a late answer opens nothing."""
        self._is_awaited = self._is_here = False
        self.marked.leave()

    def _be_here(self) -> None:
        self._is_here = True
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

    def _list(self, pages: Pages) -> None:
        self._pages = pages
        self._listed = replace(self._listed, rows=pages.rows, has_more=pages.has_more)

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
        pages, sought = self._pages, self._filter.sought
        if pages is None or pages.until is None or not pages.has_more:
            return
        if self._answered == sought:
            after = pages.until
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
        self._list(first_page(sought.order, rows))
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
        """A page of which each line is listed already is no answer: the next may be."""
        pages = self._pages
        if pages is None or pages.until != after or sought != self._filter.sought:
            return
        grown = pages.followed(rows)
        self._list(grown)
        if len(grown.rows) == len(pages.rows):
            self._read_more()
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

    def show_marked(self) -> None:
        """The chart of the marked line, at once."""
        self.marked.show_at_once()

    @Slot(object)
    def _look_again(self, session: UUID) -> None:
        """Something was charted: the first page may be another.

        Of several pages that line alone is: it may stand among those by now.
        """
        if not self._is_here or self._pages is None:
            return
        if len(self._pages.rows) <= PAGE:
            self._read()
            return
        sought = self._filter.sought
        one = partial(questions.reviewed, sought.also(OfSession(session)), None)
        self._ask(one, partial(self._take_line, sought))

    def _take_line(self, sought: Sought, rows: Sequence[ReviewRow]) -> None:
        if rows and self._pages is not None and sought == self._filter.sought:
            self._list(self._pages.with_line(rows[0]))
            self._show()

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
