"""Runs the page of a back-test: tries sessions a few at a time, and leads to one."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from ui import review_questions
from ui.figuring import Figuring
from ui.shipped import ships
from ui.store import Store
from ui.views.backtest.page import Tried, backtest_page_view

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.review.backtest import Backtest
    from monitor.review.trial import Trial
    from ui.bedside import Bedside
    from ui.pages.backtest_page import BacktestPage
    from ui.protocol_desk import ProtocolDesk
    from ui.replay_desk import ReplayDesk
    from ui.views.backtest.page import AlertLine, BacktestPageView
    from ui.views.snapshot import Snapshot


class BacktestDesk(QObject):
    """Tries the protocol of the protocol page; what was found stays until another is.

    *Signals:* ``session_wanted(UUID)``, one that is looked at; ``left()`` for the page
    of protocols.
    """

    session_wanted = Signal(object)
    left = Signal()

    def __init__(
        self,
        page: "BacktestPage",
        bedside: "Bedside",
        store: Store,
        protocols: "ProtocolDesk",
    ) -> None:
        super().__init__(page)
        self._protocols = protocols
        self._page = page
        self._bedside = bedside
        self._store = store
        self._tried = Tried()
        self._asked = 0
        self._is_here = False
        self._wanted: tuple[UUID, datetime] | None = None
        self._figuring = Figuring(self)
        page.left.connect(self._leave_or_stop)
        page.chosen.connect(self._look_at)

    @property
    def is_running(self) -> bool:
        tried = self._tried
        is_over = tried.is_stopped or tried.refused or tried.found is not None
        return tried.changed is not None and not is_over

    def begin(self) -> None:
        """Try what the page of protocols shows; where that was tried, show it again."""
        self._wanted = None
        actor, changed = self._store.snapshot.actor, self._protocols.on_page()
        self._is_here = actor is not None
        if actor is None or changed is None:
            self._tried = Tried()
        elif self._tried.found is None or self._tried.changed != changed:
            is_shipped = ships(changed.sha256)
            self._tried = Tried(changed=changed, is_shipped=is_shipped)
            self._asked += 1
            begin = partial(review_questions.begin_trial, changed, actor)
            self._bedside.ask(begin, partial(self._go_on, self._asked))
        self._show()

    def leave(self) -> None:
        """Another screen comes: what is under way is given up, what was found stays."""
        self._is_here = False
        self._asked += 1
        if self._tried.found is None:
            self._tried = Tried()

    def finish(self) -> None:
        """The program ends."""
        self._asked += 1
        self._figuring.finish()

    def finish_working(self) -> None:
        """Wait for what is worked out beside the screen; what comes of it is shown."""
        self._figuring.finish()

    def display(self, snapshot: "Snapshot") -> None:
        if self._is_here and snapshot.actor is None:
            self.forget()
            self._show()

    def forget(self) -> None:
        """Somebody else may not see it."""
        self.leave()
        self._tried = Tried()

    def lead_on(self, replay: "ReplayDesk", _screen: str) -> None:
        """Once the session that is looked at is shown, to the moment of its alert."""
        read = self._store.snapshot.readable
        if self._wanted is not None and read is not None:
            id_, at = self._wanted
            if read.id == id_ and replay.go_to_time(at):
                self._wanted = None

    @Slot()
    def _leave_or_stop(self) -> None:
        if not self.is_running:
            self.left.emit()
            return
        self._asked += 1
        self._tried = replace(self._tried, is_stopped=True)
        self._show()

    @Slot(object)
    def _look_at(self, line: "AlertLine") -> None:
        self.session_wanted.emit(line.session)
        self._wanted = line.session, line.at

    def _go_on(self, nth: int, trial: "Trial | Refusal") -> None:
        """Some more sessions, until all were tried or something else is asked for."""
        if nth != self._asked or not self._is_here:
            return
        if isinstance(trial, Refusal):
            self._tried = replace(self._tried, refused=trial.sentence)
            self._show()
            return
        self._tried = replace(
            self._tried, done=trial.done, total=trial.total, of_others=trial.of_others
        )
        then = partial(self._go_on_unless, nth, trial, is_all=trial.is_done)
        self._bedside.ask(partial(review_questions.turn, trial), then)
        self._show()

    def _go_on_unless(
        self, nth: int, trial: "Trial", refusal: Refusal | None, *, is_all: bool
    ) -> None:
        """Once all were tried the last turn asked only whether they may be told of."""
        if not is_all or refusal is not None:
            self._go_on(nth, trial if refusal is None else refusal)
        elif nth == self._asked and self._is_here:
            self._figuring.work_out(trial.result, partial(self._take, nth))

    def _take(self, nth: int, found: "Backtest") -> None:
        if nth == self._asked and self._is_here:
            self._tried = replace(self._tried, found=found)
            self._figuring.work_out(self._view, partial(self._show_view, nth))

    def _view(self) -> "BacktestPageView":
        return backtest_page_view(self._tried, ZoneInfo(self._store.snapshot.zone))

    def _show_view(self, nth: int, view: "BacktestPageView") -> None:
        if nth == self._asked and self._is_here:
            self._page.display(view)

    def _show(self) -> None:
        self._page.display(self._view())
