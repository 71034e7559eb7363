"""Audit figures in words: a value, its interval, and what it is of."""

from monitor.review.delays import DelayFigures
from monitor.review.indicators import (
    LEAST_GROUP,
    AnyIndicator,
    Delays,
    Indicator,
    PerSession,
    Share,
)
from monitor.review.intervals import Interval
from ui.views import wording
from ui.views.report.alerts import delay

_DASH = "\N{EN DASH}"
_UNITS = {"session": "sessions", "patient": "patients"}
HIDDEN = f"fewer than {LEAST_GROUP} patients"
"""In place of a figure of so few that it would tell of somebody."""

_NOT_REACHED = "not reached"


def percent(share: float) -> str:
    """``97.5 %``, ``0.98 %``: to three digits, and never 0 for what is more."""
    value = share * 100
    if 0 < value < 0.01:
        return "under 0.01 %"
    places = 0 if value >= 99.95 or value == 0 else 1 if value >= 10 else 2
    if places == 0:
        return f"{value:.0f} %"
    return f"{value:.{places}f} %"


def value_words(indicator: AnyIndicator) -> str:
    """The figure itself; empty where the group is too small to tell it."""
    if indicator.is_hidden:
        return HIDDEN if indicator.of else _DASH
    match indicator:
        case Share(value=value):
            return _DASH if value is None else percent(value)
        case Delays(figures=figures):
            return _delays(figures)
        case PerSession(mean=mean, median=median, p95=p95):
            if mean is None or median is None:
                return _DASH
            return f"{mean:.2f}, median {median:g}, 95 % within {p95}"


def interval_words(indicator: AnyIndicator) -> str:
    """``95.1 to 98.9 %``; ``at most 0.43 %`` where there was no event."""
    if indicator.is_hidden or not isinstance(indicator, Share):
        return ""
    interval = indicator.interval
    return "" if interval is None else _interval(interval)


def method_words(indicator: AnyIndicator) -> str:
    """How the interval is worked out, for below the table."""
    if not isinstance(indicator, Share) or indicator.interval is None:
        return ""
    return {
        "wilson": "95 % interval by Wilson",
        "exact": "exact 95 % interval by Clopper and Pearson",
        "upper bound": "no event: exact 95 % upper bound",
    }[indicator.interval.method]


def n_words(indicator: AnyIndicator) -> str:
    """``39 of 40``, ``n 40, 1 never``: the numbers behind the figure."""
    if indicator.is_hidden:
        return ""
    match indicator:
        case Share(numerator=numerator, denominator=denominator):
            return f"{numerator:,} of {denominator:,}"
        case Delays(figures=figures):
            never = f", {figures.never:,} never" if figures.never else ""
            return f"n {figures.n:,}{never}"
        case PerSession(total=total):
            return f"{total:,} in all"


def of_words(indicator: Indicator) -> str:
    """``212 sessions``."""
    if indicator.is_hidden:
        return ""
    return wording.counted(indicator.of, indicator.per, _UNITS[indicator.per])


def _delays(figures: DelayFigures) -> str:
    if not figures.n:
        return _DASH
    median = _NOT_REACHED if figures.median is None else delay(figures.median)
    ninth = _NOT_REACHED if figures.p90 is None else delay(figures.p90)
    return (
        f"median {median}, 90 % {ninth if figures.p90 is None else f'within {ninth}'}"
    )


def _interval(interval: Interval) -> str:
    if interval.method == "upper bound":
        return f"at most {percent(interval.high)}"
    low = percent(interval.low).removesuffix(" %")
    return f"{low} to {percent(interval.high)}"
