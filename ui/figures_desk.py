"""Runs the page of the audit figures: reads sessions a few at a time, and saves."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from ui import review_questions
from ui.figuring import Figuring
from ui.handing_out import why_not_handed
from ui.saving_csv import ask_where
from ui.store import Store
from ui.views.figures.page import Shown, figures_page_view, next_face

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.chart.entries import Actor
    from monitor.review.survey import Period, Survey, Surveyed
    from ui.bedside import Bedside
    from ui.pages.figures_page import FiguresPage
    from ui.review_questions import Cohort
    from ui.views.figures.band_chart import BandChartView
    from ui.views.snapshot import Snapshot

_PERIODS: tuple[tuple[str, int | None], ...] = (
    ("the last 30 days", 30),
    ("the last 90 days", 90),
    ("the last 365 days", 365),
    ("all days", None),
)
_NOTHING = "Nothing is shown yet that could be saved"
_NO_GROUPS = "Protocols are chosen in the cohort; Alt+C leads to it"
_SAVED = "The figures are saved as they are shown"


class FiguresDesk(QObject):
    """Asks for the sessions of a period; between two steps others have their turn.

    *Signals:* ``told(str)``: what became of a file, or why there is none.
    """

    told = Signal(str)

    def __init__(self, page: "FiguresPage", bedside: "Bedside", store: Store) -> None:
        super().__init__(page)
        self._page = page
        self._bedside = bedside
        self._store = store
        self._period = 1
        self._field = self._group = 0
        self._asked = 0
        self._is_here = False
        self._shown = Shown()
        self._figuring = Figuring(self)
        page.face_requested.connect(self.swap_face)
        page.field_turned.connect(self._turn_field)
        page.period_requested.connect(self.swap_period)
        page.group_requested.connect(self.swap_group)
        page.export_requested.connect(self.export)

    def begin(self) -> None:
        """Read what the period has, from the beginning."""
        self._is_here = self._store.snapshot.actor is not None
        self._shown = Shown(face=self._shown.face, period=_PERIODS[self._period][0])
        self._read()

    def leave(self) -> None:
        """Another screen comes: what is under way is given up."""
        self._is_here = False
        self._asked += 1
        self._shown = Shown(face=self._shown.face)

    @property
    def deeds(self) -> "dict[str, Callable[[], None]]":
        """What can be asked of the page, by the ids of the actions."""
        return {
            "figures face": self.swap_face,
            "figures period": self.swap_period,
            "figures group": self.swap_group,
            "figures export": self.export,
        }

    def wait(self) -> None:
        """Until what was asked for is worked out."""
        self._figuring.wait()

    def finish(self) -> None:
        """The program ends."""
        self._asked += 1
        self._figuring.finish()

    def display(self, snapshot: "Snapshot") -> None:
        if self._is_here and snapshot.actor is None:
            self.leave()
            self._show()

    @Slot()
    def swap_face(self) -> None:
        """The table, the cohort by the minute, shares by month, time to response."""
        face = next_face(self._shown.face)
        self._shown = replace(self._shown, face=face, turned=0)
        is_known = self._shown.cohort if face == "cohort" else self._shown.surveyed
        if is_known is None:
            self._read()
        else:
            self._show()

    @Slot()
    def swap_period(self) -> None:
        """The next longer time, and after all days the shortest."""
        self._period = (self._period + 1) % len(_PERIODS)
        self.begin()

    @Slot()
    def swap_group(self) -> None:
        """Another protocol in the cohort, or another version of it."""
        if self._shown.face != "cohort":
            self.told.emit(_NO_GROUPS)
            return
        self._group += 1
        self._read()

    @Slot()
    def export(self) -> None:
        """What is shown, into a file that is chosen; the recorder is asked first."""
        actor, content = self._store.snapshot.actor, self.shown_csv
        if actor is None or not content:
            self.told.emit(_NOTHING)
            return

        def go_on(refused: str) -> None:
            if refused:
                self.told.emit(refused)
            elif self._is_here:
                self._choose_file(actor, content)

        self._bedside.ask(partial(why_not_handed, actor, "exports"), go_on)

    @Slot(int)
    def _turn_field(self, by: int) -> None:
        if self._shown.face == "cohort":
            self._field += by
            self._read()
        else:
            self._shown = replace(self._shown, turned=self._shown.turned + by)
            self._show()

    def _read(self) -> None:
        self._asked += 1
        actor = self._store.snapshot.actor
        self._show()
        if actor is None:
            return
        if self._shown.face == "cohort":
            self._read_cohort(actor)
            return
        begin = partial(review_questions.begin_survey, self._days(), actor)
        self._bedside.ask(begin, partial(self._go_on, self._asked))

    def _go_on(self, nth: int, survey: "Survey | Refusal") -> None:
        """Some more sessions, until all were read or something else is asked for."""
        if nth != self._asked or not self._is_here:
            return
        if isinstance(survey, Refusal):
            self._refuse(survey)
            return
        self._shown = replace(self._shown, done=survey.done, total=survey.total)
        then = partial(self._go_on_unless, nth, survey, is_all=survey.is_done)
        self._bedside.ask(partial(review_questions.turn, survey), then)
        self._show()

    def _go_on_unless(
        self, nth: int, survey: "Survey", refusal: Refusal | None, *, is_all: bool
    ) -> None:
        """Once all were read the last turn asked only whether they may be told of."""
        if not is_all or refusal is not None:
            self._go_on(nth, survey if refusal is None else refusal)
        elif nth == self._asked and self._is_here:
            take = partial(self._take_surveyed, nth)
            self._figuring.work_out(survey.result, take)

    def _take_surveyed(self, nth: int, surveyed: "Surveyed") -> None:
        if nth == self._asked and self._is_here:
            self._shown = replace(self._shown, surveyed=surveyed)
            self._show()

    def _read_cohort(self, actor: "Actor") -> None:
        choice = review_questions.Choice(self._field, self._group)
        question = partial(review_questions.cohort, choice, self._days(), actor)
        self._bedside.ask(question, partial(self._take_rows, self._asked))

    def _take_rows(self, nth: int, found: "Cohort | Refusal") -> None:
        if nth != self._asked or not self._is_here:
            return
        if isinstance(found, Refusal):
            self._refuse(found)
            return
        take = partial(self._take_cohort, nth)
        self._figuring.work_out(partial(review_questions.drawn, found), take)

    def _take_cohort(self, nth: int, chart: "BandChartView") -> None:
        if nth == self._asked and self._is_here:
            self._shown = replace(self._shown, cohort=chart)
            self._show()

    def _refuse(self, refusal: Refusal) -> None:
        self._shown = replace(self._shown, refused=refusal.sentence)
        self._show()

    def _days(self) -> "Period":
        from monitor.review.survey import Period  # noqa: PLC0415 not at start-up

        snapshot, days = self._store.snapshot, _PERIODS[self._period][1]
        if days is None:
            return Period()
        today = snapshot.now.astimezone(ZoneInfo(snapshot.zone)).date()
        return Period(first_day=today - timedelta(days=days - 1), last_day=today)

    @property
    def shown_csv(self) -> str:
        """What would be saved now; empty where nothing is shown yet."""
        from ui.views.figures.as_csv import shown_csv  # noqa: PLC0415 not at start-up

        return shown_csv(self._shown)

    def _choose_file(self, actor: "Actor", content: str) -> None:
        save = partial(self.save, actor, content)
        ask_where(self._page, f"{self._shown.face}.csv", save)

    def save(self, actor: "Actor", content: str, chosen: str) -> None:
        """Note it, then write it: no patient is in it, but it leaves the record."""
        path, raw = Path(chosen), content.encode()
        question = partial(review_questions.save_figures, actor, path, raw)
        self._bedside.ask(question, lambda fault: self.told.emit(fault or _SAVED))

    def _show(self) -> None:
        self._page.display(figures_page_view(self._shown))
