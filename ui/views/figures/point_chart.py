"""Shares with their intervals side by side, by month or by session, as drawn."""

import csv
from datetime import date
from io import StringIO

from msgspec import Struct

from monitor.review.drift import Drift, MonthShare
from monitor.review.indicators import LEAST_GROUP
from monitor.review.responding import ByThen, Responding
from ui.views import wording
from ui.views.figures.words import HIDDEN, percent

_SPANS = ((0, 0.05), (0, 0.1), (0, 0.2), (0.9, 1), (0.8, 1), (0, 0.5), (0.5, 1), (0, 1))
_HEAD = ("figure", "at", "n", "numerator", "denominator", "share", "low", "high")
_LIMITS = ("limit_low", "limit_high")
_DASH = "\N{EN DASH}"


class ChartPoint(Struct, frozen=True, kw_only=True):
    """One month or session; of a group that is too small nothing but that it is.

    All shares are from 0 to 1. ``limits`` are those of chance, between which nearly
    all would lie if nothing changed.
    """

    at: str
    n: str
    share: float | None = None
    low: float | None = None
    high: float | None = None
    limits: tuple[float, float] | None = None
    numerator: int | None = None
    denominator: int | None = None
    is_hidden: bool = False
    is_beyond: bool = False

    @property
    def told(self) -> str:
        """The share in words, to stand below its place."""
        if self.is_hidden or self.share is None:
            return _DASH
        return percent(self.share)


class PointChartView(Struct, frozen=True, kw_only=True):
    """From ``bottom`` to ``top`` of the share; ``centre`` is that of all, if any.

    ``is_stepped`` holds until the next point, as a share that only grows. ``place``
    tells which of how many this is; ``empty`` why no point is drawn, where none is.
    """

    title: str
    formula: str
    points: tuple[ChartPoint, ...]
    bottom: float
    top: float
    centre: float | None = None
    is_stepped: bool = False
    n_of: str = "n"
    place: str = ""
    empty: str = ""

    @property
    def spoken(self) -> str:
        """What the picture shows, in words."""
        told = [_spoken(point) for point in self.points]
        return ". ".join([self.title, *told])


def drift_chart(found: Drift, place: str = "") -> PointChartView:
    points = tuple(_of_month(month) for month in found.months)
    centre = None if found.whole.is_hidden else found.whole.value
    bottom, top = _span(points, centre)
    return PointChartView(
        title=f"{found.name}, by month",
        formula=f"{found.formula}. {_interval_words(found)}; the pale steps are the"
        " limits of chance alone (99.73 %, binomial) about the share of all months"
        f"{_dash_words(points)}",
        empty=_empty_words(points),
        points=points,
        bottom=bottom,
        top=top,
        centre=centre,
        place=place,
    )


def response_chart(found: Responding, place: str = "") -> PointChartView:
    points = tuple(_by_then(step) for step in found.steps)
    median = "" if found.median is None else f"; half had by session {found.median}"
    return PointChartView(
        title=f"{found.scale} halved, by session",
        formula=f"{wording.counted(found.patients, 'patient')} with that score at two"
        " of their first six sessions; by which session it was half of the first or"
        f" less, by Kaplan and Meier with 95 % log-log intervals{median}",
        points=points if not found.is_hidden else (),
        bottom=0,
        top=1,
        is_stepped=True,
        n_of="at risk",
        place=place,
    )


def points_csv(view: PointChartView, looked_at: str) -> str:
    """What is drawn, a line for each point; nothing of the hidden ones but place.

    ``looked_at`` tells in each which sessions it is of.
    """
    written = StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow((*_HEAD, *_LIMITS, "looked_at"))
    for point in view.points:
        numbers: tuple[object, ...] = ("",) * 7
        if not point.is_hidden:
            limits = point.limits or ("", "")
            numbers = (
                _cell(point.numerator),
                _cell(point.denominator),
                _cell(point.share),
                _cell(point.low),
                _cell(point.high),
                *limits,
            )
        n = f"<{LEAST_GROUP}" if point.is_hidden else point.n
        lines.writerow((view.title, point.at, n, *numbers, looked_at))
    return written.getvalue()


def month_words(first: date) -> str:
    return f"{first:%b-%Y}"


def _of_month(month: MonthShare) -> ChartPoint:
    at = month_words(month.first)
    if month.is_hidden:
        return ChartPoint(at=at, n=_DASH, is_hidden=True)
    interval = month.interval
    has_limits = month.low is not None and month.high is not None
    return ChartPoint(
        at=at,
        n=f"{month.of:,}",
        share=month.value,
        low=None if interval is None else interval.low,
        high=None if interval is None else interval.high,
        limits=(month.low or 0.0, month.high or 0.0) if has_limits else None,
        numerator=month.numerator,
        denominator=month.denominator,
        is_beyond=month.is_beyond,
    )


def _by_then(step: ByThen) -> ChartPoint:
    at = f"session {step.session}"
    if step.is_hidden:
        return ChartPoint(at=at, n=_DASH, is_hidden=True)
    return ChartPoint(
        at=at, n=f"{step.at_risk:,}", share=step.share, low=step.low, high=step.high
    )


def _interval_words(found: Drift) -> str:
    interval = found.whole.interval
    is_wilson = interval is not None and interval.method == "wilson"
    return "95 % intervals by Wilson" if is_wilson else "exact 95 % intervals"


def _dash_words(points: tuple[ChartPoint, ...]) -> str:
    is_told = any(p.is_hidden for p in points) and not _empty_words(points)
    return f"; {_DASH} is {HIDDEN}" if is_told else ""


def _empty_words(points: tuple[ChartPoint, ...]) -> str:
    """Where no month can be told, why; it stands in place of the points."""
    if not points or not all(point.is_hidden for point in points):
        return ""
    when = points[0].at if len(points) == 1 else "every month"
    return f"{HIDDEN.capitalize()} in {when}, so nothing is drawn"


def _span(points: tuple[ChartPoint, ...], centre: float | None) -> tuple[float, float]:
    """The narrowest of a few, so that charts of the same kind can be laid together."""
    drawn = [p for p in points if not p.is_hidden]
    told = [s for p in drawn for s in (p.share, p.low, p.high) if s is not None]
    told += [s for p in drawn if p.limits is not None for s in p.limits]
    told += [] if centre is None else [centre]
    low, high = min(told, default=0), max(told, default=1)
    return next(span for span in _SPANS if span[0] <= low and high <= span[1])


def _spoken(point: ChartPoint) -> str:
    if point.is_hidden or point.share is None:
        return f"{point.at} {HIDDEN}" if point.is_hidden else f"{point.at} none"
    beyond = ", beyond the limits" if point.is_beyond else ""
    return f"{point.at} {percent(point.share)}, n {point.n}{beyond}"


def _cell(number: float | None) -> object:
    return "" if number is None else number
