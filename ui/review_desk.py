"""What is asked, ticked and co-signed of a closed session, beside its chart."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot

from monitor.chart.queries import query_of
from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from ui import questions
from ui.panels.review.co_sign_panel import RETURN
from ui.panels.review.queries_panel import SHOW
from ui.store import Store
from ui.views.review.about import About, about_query, as_target
from ui.views.review.co_sign import co_sign_view
from ui.views.review.pointed import line_at, pointed
from ui.views.review.queries import queries_view
from ui.views.review.who_may import (
    NO_QUERY,
    why_not_closed,
    why_not_raised,
    why_not_replied,
)
from ui.views.review.wish import Reviewing, to_see

if TYPE_CHECKING:
    from monitor.chart.queries import Query
    from monitor.chart.session import Session
    from ui.bedside import Bedside
    from ui.form_desk import FormDesk
    from ui.pages.live_page import LivePage
    from ui.screens import Screens
    from ui.signing_desk import SigningDesk
    from ui.views.snapshot import Snapshot

_NO_FORM = "This query can't be written to now"


class ReviewDesk(QObject):
    """Ticks are kept as long as the session is on the screen, and for who made them.

    *Signals:* ``told(str)`` why something can't be asked for.
    """

    told = Signal(str)

    def __init__(
        self, page: "LivePage", screens: "Screens", bedside: "Bedside", store: Store
    ) -> None:
        super().__init__(bedside)
        self._page = page
        self._screens = screens
        self._bedside = bedside
        self._store = store
        self.forms: FormDesk | None = None
        self.signing: SigningDesk | None = None
        self._chosen: UUID | None = None
        self._ticked: frozenset[str] = frozenset()
        self._whose: tuple[UUID, UUID | None] | None = None
        self._own_session = False
        self._found: tuple[Session, Reviewing] | None = None
        screens.moved.connect(self._look)
        panels = page.review
        panels.queries.chosen.connect(self._choose)
        panels.queries.action_requested.connect(self.do)
        panels.co_sign.action_requested.connect(self.do)
        panels.co_sign.rows.ticked.connect(self._tick)
        panels.co_sign.rows.shown_on_chart.connect(self._show_entry)

    def use(self, forms: "FormDesk", signing: "SigningDesk") -> None:
        """Where queries are typed, and where somebody signs."""
        self.forms, self.signing = forms, signing
        signing.reviewing = self.reviewing

    @property
    def deeds(self) -> dict[str, Callable[[], None]]:
        """What can be asked of it, by the ids of the actions."""
        return {
            "query": self._query,
            "reply": partial(self._write, "answer"),
            "close query": partial(self._write, "close query"),
            "co-sign": self._co_sign,
        }

    @Slot(str)
    def do(self, action: str) -> None:
        """What a button beside the chart asks for; two of them have no action."""
        if action == RETURN:
            self._raise(About())
        elif action == SHOW:
            self._show_query()
        else:
            self.deeds[action]()

    def forget(self) -> None:
        """Another session, or another screen, is shown."""
        self._chosen, self._whose, self._found = None, None, None
        self._ticked = frozenset()

    def reviewing(self, read: SessionRead) -> Reviewing:
        """What has to be seen of it, and what of that is ticked."""
        found = self._found
        if found is None or found[0] is not read.session:
            self._found = found = (read.session, Reviewing(to_see(read)))
        keys = {one.key for one in found[1].found}
        seen = self._ticked & keys
        return found[1]._replace(seen=seen, own_session=self._own_session)

    @Slot()
    def _look(self) -> None:
        """The page has come: what it tells is of the session that it shows."""
        self.display(self._store.snapshot)

    @Slot(object)
    def display(self, snapshot: "Snapshot") -> None:
        read, actor = self._closed(), snapshot.actor
        if read is None:
            return
        whose = (read.id, None if actor is None else actor.person)
        if whose != self._whose:
            # Nobody signs for what somebody else has seen.
            self.forget()
            self._whose = whose
            self._bedside.ask(questions.own_session, self._take_rule)
        panels, now = self._page.review, self._bedside.now()
        panels.queries.display(queries_view(read, actor, self._chosen))
        reviewing = self.reviewing(read)
        panels.co_sign.display(co_sign_view(read, reviewing, actor, now))

    def _take_rule(self, own_session: bool) -> None:  # noqa: FBT001 as it was asked
        if own_session is not self._own_session:
            self._own_session = own_session
            self.display(self._store.snapshot)

    def _closed(self) -> SessionRead | None:
        read = self._store.snapshot.readable
        if read is None or read.session.is_open or self._screens.screen != "live":
            return None
        return read

    @Slot(object)
    def _choose(self, query: UUID) -> None:
        self._chosen = query
        self.display(self._store.snapshot)

    @Slot(str)
    def _tick(self, key: str) -> None:
        self._ticked = self._ticked ^ {key}
        self.display(self._store.snapshot)

    def _query(self) -> None:
        read, trend = self._closed(), self._screens.trend
        if read is not None and trend is not None:
            self._raise(pointed(trend, self._page.chart.focus, read))

    def _raise(self, about: About) -> None:
        read = self._closed()
        if read is None:
            return
        refusal = why_not_raised(read, self._store.snapshot.actor)
        self._open("query", as_target(about), refusal)

    def _write(self, form: str) -> None:
        read = self._closed()
        if read is None:
            return
        query, actor = self._query_chosen(read), self._store.snapshot.actor
        judge = why_not_replied if form == "answer" else why_not_closed
        target = "" if query is None else str(query.id)
        self._open(form, target, judge(query, read, actor))

    def _open(self, form: str, target: str, refusal: Refusal | None) -> None:
        if refusal is not None:
            self.told.emit(refusal.sentence)
        elif self.forms is None or not self.forms.open(form, target):
            self.told.emit(_NO_FORM)

    def _query_chosen(self, read: SessionRead) -> "Query | None":
        view = queries_view(read, self._store.snapshot.actor, self._chosen)
        return None if view.chosen is None else query_of(read.session, view.chosen)

    def _show_query(self) -> None:
        read = self._closed()
        query = None if read is None else self._query_chosen(read)
        if read is None or query is None:
            self.told.emit(NO_QUERY.sentence)
            return
        about = about_query(query)
        if about.moment is not None:
            self._point_at(about.moment)
        elif about.fact is not None:
            self._show_entry(about.fact, about.field)

    @Slot(object)
    def _show_entry(self, entry: UUID, field: str = "") -> None:
        read = self._closed()
        fact = None if read is None else read.session.fact(entry)
        if fact is not None:
            self._point_at(fact.effective_at, field)

    def _point_at(self, at: datetime, field: str = "") -> None:
        """Put the line of the chart there, in the lane of that field."""
        read, trend = self._closed(), self._screens.trend
        if read is not None and trend is not None:
            self._page.chart.stand_at(line_at(trend, read, at, field))
            self._page.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _co_sign(self) -> None:
        if self._closed() is not None and self.signing is not None:
            self.signing.begin(is_co_sign=True)
