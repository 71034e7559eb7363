"""Which stretch of time the chart shows, and how that is moved."""

from datetime import datetime, timedelta
from math import ceil, floor

from msgspec import Struct, structs

WHOLE = 0
SPANS = (45, 90, 120, WHOLE)
"""Widths of the window in minutes, narrowest first; WHOLE is the whole session."""

_BEFORE_START = 15
_NARROW = 45


class TrendWindow(Struct, frozen=True):
    """The nurse's choice: a width, and where it begins; None follows the time."""

    span: int = 90
    start: datetime | None = None

    @property
    def follows_now(self) -> bool:
        return self.start is None


class Frame(Struct, frozen=True, kw_only=True):
    """The stretch shown, in minutes; ``step`` is the distance of its ticks.

    It moves by whole steps, so that a new reading shifts it and never rescales it.
    """

    start: float
    end: float
    step: int
    follows_now: bool

    @property
    def width(self) -> float:
        return self.end - self.start

    def holds(self, minute: float) -> bool:
        return self.start <= minute <= self.end


class Reach(Struct, frozen=True, kw_only=True):
    """How far the session goes, in minutes from ``zero``.

    ``ahead`` is whether more is to come, so that time ahead is shown.
    """

    zero: datetime
    first: float
    now: float
    counts_from_start: bool
    ahead: bool


def frame_of(window: TrendWindow, reach: Reach) -> Frame:
    """The stretch that a window shows of a session."""
    if window.span == WHOLE:
        return _whole(reach)
    step = _step(window.span)
    newest = _newest_start(window.span, step, reach)
    start = newest
    if window.start is not None:
        asked = (window.start - reach.zero) / timedelta(minutes=1)
        start = min(_down(asked, step), newest)
    return Frame(
        start=start, end=start + window.span, step=step, follows_now=start == newest
    )


def wider(window: TrendWindow) -> TrendWindow:
    return _spanning(window, min(SPANS.index(window.span) + 1, len(SPANS) - 1))


def narrower(window: TrendWindow) -> TrendWindow:
    return _spanning(window, max(SPANS.index(window.span) - 1, 0))


def back_to_now(window: TrendWindow) -> TrendWindow:
    return structs.replace(window, start=None)


def scrolled(
    window: TrendWindow, frame: Frame, zero: datetime, minutes: float
) -> TrendWindow:
    """The window moved by so many minutes, back where negative."""
    if window.span == WHOLE:
        return window
    return structs.replace(
        window, start=zero + timedelta(minutes=frame.start + minutes)
    )


def showing(
    window: TrendWindow, frame: Frame, zero: datetime, minute: float
) -> TrendWindow:
    """The window moved by as many steps as bring that minute into it."""
    if frame.holds(minute):
        return window
    if minute < frame.start:
        by = _down(minute, frame.step) - frame.start
    else:
        by = _up(minute, frame.step) - frame.end
    return scrolled(window, frame, zero, by)


def window_words(window: TrendWindow) -> str:
    """The width in words, and the key that returns to the present."""
    if window.span == WHOLE:
        return "Whole session"
    return f"{window.span}min window · End returns to now"


def _spanning(window: TrendWindow, index: int) -> TrendWindow:
    return structs.replace(window, span=SPANS[index])


def _step(span: int) -> int:
    return 5 if span == _NARROW else 15


def _newest_start(span: int, step: int, reach: Reach) -> float:
    """Where the window begins that follows the time."""
    ahead = (10 if span == _NARROW else 20) if reach.ahead else 0
    return max(_home(reach), _up(reach.now + ahead, step) - span)


def _home(reach: Reach) -> float:
    """Where the first window of a session begins."""
    return -_BEFORE_START if reach.counts_from_start else _down(reach.first, 15)


def _whole(reach: Reach) -> Frame:
    start = min(_home(reach), _down(reach.first, 15))
    needed = reach.now + (20 if reach.ahead else 0) - start
    width = max(90, _up(needed, 30))
    step = 15 if width <= 180 else 30 if width <= 360 else 60
    return Frame(start=start, end=start + width, step=step, follows_now=True)


def _down(minutes: float, step: int) -> float:
    return floor(minutes / step) * step


def _up(minutes: float, step: int) -> float:
    return ceil(minutes / step) * step
