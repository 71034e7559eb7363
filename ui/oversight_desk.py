"""Runs the page of oversight: reads sessions a few at a time, and opens them."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.audit_reading import PAGE, AuditPage, AuditWish
from ui import oversight_questions, questions
from ui.oversight_forms import OversightForms
from ui.oversight_questions import Span
from ui.store import Store
from ui.views.oversight.lines import named
from ui.views.oversight.shown import Shown, oversight_page_view, sections_of
from ui.views.oversight.viewed_words import Viewed
from ui.views.oversight.who_may import may_keep

if TYPE_CHECKING:
    from datetime import date

    from monitor.charting.ports import AuditRow
    from monitor.review.kept_records import Kept
    from monitor.review.overseen import Overseeing, Overseen
    from ui.bedside import Bedside
    from ui.pages.oversight_page import OversightPage
    from ui.views.snapshot import Snapshot

_PERIODS: tuple[tuple[str, int | None, int], ...] = (
    ("the last 7 days", 6, 0),
    ("the last 30 days", 29, 0),
    ("the last 90 days", 89, 0),
    ("all days", None, 0),
    ("today", 0, 0),
    ("yesterday", 1, 1),
)
"""Words, and from how many days ago to how many; None is without a beginning."""

_MOST_ROWS = 1000
_NO_SESSION = "The marked line is of no session"


class OversightDesk(QObject):
    """Asks for the sessions of a period; between two steps others have their turn.

    What was shown stays until it is read anew, so that whoever comes back from a
    session goes on at the same line.

    *Signals:* ``told(str)``: what became of it; ``chosen(UUID)``: open that session.
    """

    told = Signal(str)
    chosen = Signal(object)

    def __init__(self, page: "OversightPage", bedside: "Bedside", store: Store) -> None:
        super().__init__(page)
        self._page = page
        self._bedside = bedside
        self._store = store
        self._period = 0
        self._asked = 0
        self._is_here = self._is_reading = False
        self._whose: object = None
        self.shown = Shown()
        self.forms = OversightForms(page, self, bedside, store)
        self.forms.told.connect(self.told)
        page.section_turned.connect(self._turn)
        page.section_chosen.connect(self._choose)
        page.entered.connect(self.open_marked)

    def begin(self) -> None:
        """Read what the period has; of whoever was here before nothing is shown."""
        actor = self._store.snapshot.actor
        self._is_here = actor is not None
        if self._whose != actor or self.shown.refused:
            self.shown = Shown(section=self.shown.section)
        self._whose = actor
        self.shown = replace(
            self.shown, period=_PERIODS[self._period][0], can_keep=may_keep(actor)
        )
        self.read()

    @property
    def is_reading(self) -> bool:
        """Whether what is shown is still being read."""
        return self._is_here and self._is_reading

    def leave(self) -> None:
        """Another screen comes: what is under way is given up."""
        self._is_here = False
        self._asked += 1
        self.forms.leave()

    def display(self, snapshot: "Snapshot") -> None:
        if self._is_here and snapshot.actor is None:
            self.leave()
            self.shown = Shown()
            self.show()

    @property
    def span(self) -> Span:
        """The days that are looked over, of this workstation."""
        _, first, last = _PERIODS[self._period]
        begun = None if first is None else self.today - timedelta(days=first)
        return Span(begun, self.today - timedelta(last))

    @property
    def today(self) -> "date":
        snapshot = self._store.snapshot
        return snapshot.now.astimezone(ZoneInfo(snapshot.zone)).date()

    @Slot()
    def swap_period(self) -> None:
        """The next of the times; what was drawn among other days goes."""
        self._period = (self._period + 1) % len(_PERIODS)
        self.shown = Shown(section=self.shown.section)
        self.begin()

    @Slot()
    def open_marked(self) -> None:
        line = self._page.marked
        if line is not None and line.session is not None:
            self.chosen.emit(line.session)

    @Slot()
    def tell_viewers(self) -> None:
        """Who viewed the patient of the marked session, for whoever may read that."""
        line, actor = self._page.marked, self._store.snapshot.actor
        row = None if line is None else self.shown.row_of(line.session)
        if row is None or actor is None:
            self.told.emit(_NO_SESSION)
            return
        patient = UUID(bytes=row.patient)

        of = named(row)

        def begin(refusal: Refusal | None) -> None:
            if refusal is not None:
                self.told.emit(refusal.sentence)
            else:
                self._read_viewers(of, AuditWish(patient=patient), ())

        self._bedside.ask(partial(questions.begin_audit, actor), begin)

    def _read_viewers(
        self, of: str, wish: AuditWish, rows: "tuple[AuditRow, ...]"
    ) -> None:
        actor = self._store.snapshot.actor
        if actor is not None and self._is_here:
            question = partial(questions.audit_page, wish, actor)
            self._bedside.ask(question, partial(self._take_viewers, of, wish, rows))

    def _take_viewers(
        self,
        of: str,
        wish: AuditWish,
        rows: "tuple[AuditRow, ...]",
        page: AuditPage | Refusal,
    ) -> None:
        """A page of the log after the other, as far back as is of use."""
        from monitor.review.viewed import viewers  # noqa: PLC0415 not at start-up

        if isinstance(page, Refusal) or not self._is_here:
            return
        rows = (*rows, *page.rows)
        is_all = len(page.rows) < PAGE
        if not is_all and len(rows) < _MOST_ROWS:
            self._read_viewers(of, replace(wish, after=rows[-1]), rows)
            return
        found = viewers(rows, page.names)
        zone = self._store.snapshot.zone
        viewed = Viewed(of, found, is_all, zone)
        self.become(replace(self.shown, viewed=viewed), "Who viewed")

    def become(self, shown: Shown, section: str = "") -> None:
        """Show that, at the section of that name where one is named."""
        names = [one.name for one in sections_of(shown)]
        if section in names:
            shown = replace(shown, section=names.index(section))
        self.shown = shown
        self.show()

    @Slot(int)
    def _turn(self, by: int) -> None:
        count = max(len(sections_of(self.shown)), 1)
        self._choose((self.shown.section + by) % count)

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.become(replace(self.shown, section=place))

    def read(self) -> None:
        """From the beginning; what is shown stays meanwhile."""
        self._asked += 1
        actor = self._store.snapshot.actor
        self.show()
        if actor is not None and self._is_here:
            self._is_reading = True
            begin = partial(oversight_questions.begin_oversight, self.span, actor)
            self._bedside.ask(begin, partial(self._go_on, self._asked))

    def _go_on(self, nth: int, found: "Overseeing | Kept | Refusal") -> None:
        """Some more sessions, until all were read or something else is asked for."""
        from monitor.review.kept_records import Kept  # noqa: PLC0415 not at start-up

        if nth != self._asked or not self._is_here:
            return
        self._is_reading = not isinstance(found, Refusal | Kept)
        if isinstance(found, Refusal):
            self.become(Shown(refused=found.sentence))
        elif isinstance(found, Kept):
            self.become(replace(self.shown, kept=found))
        elif found.is_done:
            finish = partial(oversight_questions.finish, found)
            self._bedside.ask(finish, partial(self._take, nth))
        else:
            then = partial(self._go_on_unless, nth, found)
            self.become(replace(self.shown, done=found.done, total=found.total))
            self._bedside.ask(partial(oversight_questions.turn, found), then)

    def _go_on_unless(
        self, nth: int, overseeing: "Overseeing", refusal: Refusal | None
    ) -> None:
        self._go_on(nth, overseeing if refusal is None else refusal)

    def _take(self, nth: int, told: "Overseen | Refusal") -> None:
        if nth != self._asked or not self._is_here:
            return
        self._is_reading = False
        if isinstance(told, Refusal):
            self.become(Shown(refused=told.sentence))
        else:
            self.become(replace(self.shown, told=told))

    def show(self) -> None:
        self._page.display(oversight_page_view(self.shown))
