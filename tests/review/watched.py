"""A clinic whose screen is looked at while it charts, at times chosen beforehand."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from typing_extensions import override

from monitor.chart.commands import AnyCommand
from monitor.chart.entries import Actor
from monitor.chart.keying.state import begin
from monitor.chart.refusals import Refusal
from monitor.charting.reads import Charted, SessionRead
from tests.charting.clinic import Clinic
from ui.store import Store
from ui.views.board.cards import room_cards
from ui.views.call_text import call_text
from ui.views.entry.occasion import occasion_of
from ui.views.entry.scene import Scene
from ui.views.entry.strip import entry_strip_view
from ui.views.eyes_on import eyes_on_view
from ui.views.live import Looking, live_view
from ui.views.rooms import running_row, tab_of
from ui.views.series import series_sheet
from ui.views.snapshot import RecordState
from ui.views.state_card import state_card
from ui.views.transfer_sheet import transfer_sheet
from ui.views.trend.window import WHOLE, TrendWindow
from ui.views.why import why_view

_SHEETS_EACH = 10
"""Looks between two at which the sheets are asked for as well: they take longest."""


class Seen(NamedTuple):
    """All that was computed for the screen at a time, as values."""

    at: datetime
    shown: tuple[object, ...]
    sheets: tuple[object, ...] = ()


class Watched(Clinic):
    """Every answer of its recorder goes to a store, as that of the app has it."""

    def watch(self, moments: Iterable[datetime]) -> None:
        """Look at the session from now on, at each of those times."""
        self.store = Store(self.clock.now(), self.clock.zone)
        self.waiting = sorted(moments)
        self.seen: list[Seen] = []

    @override
    def ask(self, command: AnyCommand, by: Actor | None = None) -> Charted | Refusal:
        answer = super().ask(command, by)
        if isinstance(answer, Charted) and hasattr(self, "store"):
            self.store.learn(answer, RecordState())
            self.store.show_session(self.store.room(self.session_id) or self._shown())
        return answer

    @override
    def move_to(self, minute: float) -> None:
        """The rules are asked once a minute, and wherever somebody looks."""
        while hasattr(self, "store") and self._next() < self.at(minute):
            self._go_on(self._next())
            self._tick()
            if self.waiting and self.waiting[0] == self.clock.now():
                self.seen.append(self._look(self.waiting.pop(0)))
        super().move_to(minute)
        if hasattr(self, "store"):
            self._tick()

    def _next(self) -> datetime:
        """When the rules are asked next, or somebody looks."""
        return min([self.clock.now() + timedelta(minutes=1), *self.waiting[:1]])

    def _go_on(self, moment: datetime) -> None:
        self.clock.advance(seconds=(moment - self.clock.now()).total_seconds())

    def _tick(self) -> None:
        for read in self.recorder.tick():
            self.store.take(read)

    def _shown(self) -> SessionRead | None:
        """One that was closed stays on the screen as it was then."""
        return self.store.snapshot.readable

    def _look(self, at: datetime) -> Seen:
        self.store.move_clock(at)
        read = self.store.snapshot.readable
        assert read is not None
        assert read.at == at
        has_sheets = len(self.seen) % _SHEETS_EACH == 0
        sheets = tuple(sheets_of(read)) if has_sheets else ()
        return Seen(at, tuple(screens_of(read)), sheets)


def screens_of(read: SessionRead) -> Iterable[object]:
    """Banner, alert, chart, timeline, due sets, board, strip, and eyes on patient."""
    session, protocol, assessment = read.session, read.protocol, read.assessment
    zone = ZoneInfo(session.opened.zone)
    yield live_view(
        read,
        Looking(window=TrendWindow(WHOLE), is_ending=True, are_ghosts_ahead=True),
    )
    yield eyes_on_view(session, protocol, assessment, "")
    yield tab_of(session, assessment)
    yield running_row(session, protocol, assessment, zone)
    yield room_cards((read,), (), is_name_hidden=False)
    yield entry_strip_view(
        begin(occasion_of(session, protocol, assessment, None), read.id),
        Scene(
            session=session,
            protocol=protocol,
            assessment=assessment,
            now=read.at,
            zone=zone,
        ),
    )


def sheets_of(read: SessionRead) -> Iterable[object]:
    """What is laid over the screen or beside it when it is asked for."""
    session, protocol, assessment = read.session, read.protocol, read.assessment
    yield live_view(read, Looking())
    for alert in assessment.alerts:
        yield why_view(alert.key, assessment, session, protocol)
    yield series_sheet(read)
    yield state_card(read)
    yield call_text(read, "A. Okafor RN", "", is_name_hidden=False)
    yield transfer_sheet(read)
