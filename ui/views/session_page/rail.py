"""The rail below the chart: when something came, and which moment is shown."""

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.kinds import Priority
from monitor.charting.reads import SessionRead
from monitor.review.replay import moments_of
from ui.views import wording
from ui.views.new_session.protocol_words import pinned_words
from ui.views.trend.view import TrendView

SPEEDS = (1, 10, 60)
"""How many times as fast as it went."""
NOT_KEPT = "What the screen showed; what was typed and not saved is not kept."
ALERTS_OF_ALL = "Alerts: whole session"
"""In a replay too: beside a chart of then they tell what came of them."""
ALERTS_OF_ALL_LOW = f"{ALERTS_OF_ALL}. What was typed and not saved is not kept."
"""A low rail has no room for what it says of a replay, and that must be said."""
_MINUTE = timedelta(minutes=1)
_HOW = "Sets are ticks, alerts shapes. Left and Right step by entry."


class Playing(Struct, frozen=True, kw_only=True):
    """How a session is replayed; ``then`` is what was known at ``at``.

    Without them it is shown as it is known now.
    """

    at: datetime | None = None
    then: SessionRead | None = None
    speed: int = 10
    is_running: bool = False


AS_KNOWN_NOW = Playing()


class RailAlert(NamedTuple):
    """An alert that was raised at that minute."""

    minute: float
    priority: Priority


class RailView(NamedTuple):
    """Minutes as the chart above counts them, whose plot goes from start to end.

    ``thumb`` is where the session is shown as of.
    """

    heading: str
    clock: str
    since: str
    start: float
    end: float
    thumb: float
    sets: tuple[float, ...]
    alerts: tuple[RailAlert, ...]
    hint: str
    speed: int
    is_running: bool

    @property
    def spoken(self) -> str:
        return " ".join(part for part in (self.heading, self.clock, self.since) if part)


def rail_view(read: SessionRead, trend: TrendView, playing: Playing) -> RailView:
    """Of the session as it is known now, on the axis of the chart that is shown."""
    zone = ZoneInfo(read.session.opened.zone)

    def minute(at: datetime) -> float:
        return (at - trend.zero) / _MINUTE

    moments = moments_of(read.entries)
    return RailView(
        heading="As of" if playing.at else "As known now",
        clock=_clock(read, playing.at, zone) if playing.at else "Whole session",
        since=_since(read, playing.at),
        start=trend.frame.start,
        end=trend.frame.end,
        thumb=trend.now,
        sets=tuple(minute(m.at) for m in moments if m.has_set),
        alerts=tuple(
            RailAlert(minute(m.at), raised.priority)
            for m in moments
            for raised in m.raised
        ),
        hint=_hint(read, is_replayed=playing.at is not None),
        speed=playing.speed,
        is_running=playing.is_running,
    )


def time_at(read: SessionRead, trend: TrendView, minute: float) -> datetime:
    """The time that a place on the rail stands for, not beyond the closing."""
    at = trend.zero + timedelta(minutes=minute)
    closed = read.session.closed_at
    return at if closed is None else min(at, closed)


def _clock(read: SessionRead, at: datetime, zone: ZoneInfo) -> str:
    """With the day where that is another than that of the session."""
    on = wording.local_day(at, zone)
    clock = wording.clock(at, zone)
    if on == wording.local_day(read.session.opened_at, zone):
        return clock
    return f"{wording.day(on)} {clock}"


def _since(read: SessionRead, at: datetime | None) -> str:
    started = read.session.dose_started_at
    if at is None or started is None:
        return ""
    if at < started:
        return f"{wording.in_minutes(started - at)} before start"
    return f"{wording.in_minutes(at - started)} in"


def _hint(read: SessionRead, *, is_replayed: bool) -> str:
    words = pinned_words(read.protocol, read.session.opened.approved)
    return f"{NOT_KEPT if is_replayed else _HOW} Limits as then: {words}."
