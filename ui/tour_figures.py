"""The way of the tour over figures of many sessions, which nobody charts for it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from math import exp
from typing import TYPE_CHECKING

from msgspec.structs import replace

from monitor.chart.refusals import Refusal
from monitor.review.audit_figures import Chapter
from monitor.review.cohort import Band
from monitor.review.drift import Drift, MonthShare, limits
from monitor.review.indicators import AnyIndicator, PerSession, Share
from monitor.review.intervals import wilson
from monitor.review.responding import ByThen, Responding
from monitor.review.survey import Period, Surveyed
from monitor.simulation.playing import Refused
from ui import review_questions
from ui.tour import Tour
from ui.views.figures.band_chart import FIRST, LAST, STEP, band_chart
from ui.views.figures.page import Face, Shown, figures_page_view

if TYPE_CHECKING:
    from monitor.chart.entries import Actor
    from monitor.charting.recorder import Recorder

_TIMES, _EACH = 60, 6
_MONTHS = 12
_FEW = 3
"""The month, and from the end the minutes, of which too little is there to be told."""
_HIGHER = 8
"""The month in which the share is no more what chance alone would make it."""


def _show(face: Face, turned: int, tour: Tour) -> None:
    """What the tour charted, as if it were sixty times as much."""
    actor = tour.vigil.store.snapshot.actor
    if actor is None:
        raise LookupError("Nobody has signed in.")
    protocol = tour.protocol("iv40")
    shown = Shown(
        face=face,
        period="the last 365 days",
        surveyed=_many(tour.ask(partial(_surveyed, actor))),
        cohort=band_chart(protocol, "sbp", tuple(_bands()), (600, 100)),
        turned=turned,
    )
    tour.vigil.parts.figures.display(figures_page_view(shown))
    tour.settle()


def _surveyed(by: "Actor", recorder: "Recorder") -> Surveyed:
    survey = review_questions.begin_survey(Period(), by, recorder)
    if isinstance(survey, Refusal):
        raise Refused(0, survey)
    survey.turn(survey.total)
    return survey.result()


def _many(found: Surveyed) -> Surveyed:
    return replace(
        found,
        chapters=tuple(_chapter(chapter) for chapter in found.chapters),
        sessions=found.sessions * _TIMES,
        in_period=found.in_period * _TIMES,
        drifts=tuple(_by_month(drift) for drift in found.drifts),
        responding=(_responding(),),
    )


def _chapter(chapter: Chapter) -> Chapter:
    return Chapter(chapter.title, tuple(_more(each) for each in chapter.indicators))


def _more(found: AnyIndicator) -> AnyIndicator:
    of = found.of * _TIMES
    if isinstance(found, Share):
        return _share(found, found.numerator * _TIMES, found.denominator * _TIMES)
    if isinstance(found, PerSession):
        return replace(found, of=of, patients=of // _EACH, total=found.total * _TIMES)
    return replace(found, of=of, patients=of // _EACH)


def _share(found: Share, numerator: int, denominator: int) -> Share:
    of = found.of * _TIMES
    return replace(
        found,
        of=of,
        patients=of // _EACH,
        numerator=numerator,
        denominator=denominator,
        interval=wilson(numerator, denominator),
    )


def _by_month(drift: Drift) -> Drift:
    value = drift.whole.value or 0
    return replace(
        drift,
        whole=_more(drift.whole),
        months=tuple(_month(number, value) for number in range(_MONTHS)),
    )


def _month(number: int, usual: float) -> MonthShare:
    """Nearly as usual, but for one; another is of too few."""
    sessions = 4 if number == _FEW else 40 + 7 * (number % 4)
    n = 8 * sessions
    share = abs(usual - 0.2) if number == _HIGHER else usual - 0.01 * (number % 3)
    numerator = min(max(round(share * n), 0), n)
    low, high = limits(usual, n)
    return MonthShare(
        first=(date(2025, 4, 1) + timedelta(days=31 * number)).replace(day=1),
        of=sessions,
        patients=sessions,
        numerator=numerator,
        denominator=n,
        interval=wilson(numerator, n),
        low=low,
        high=high,
    )


def _bands() -> Iterator[Band]:
    """A rise during the infusion, and back; towards the end few are left."""
    for minute in range(FIRST, LAST + STEP, STEP):
        if minute > LAST - _FEW * STEP:
            yield Band(minute=minute, n=4, patients=4)
            continue
        rise = 24 * exp(-(((minute - 40) / 30) ** 2))
        middle, n = 121 + rise, 600 - 3 * max(minute, 0)
        yield Band(
            minute=minute,
            n=n,
            patients=n // _EACH,
            median=round(middle),
            lower_quartile=round(middle - 8 - rise / 5),
            upper_quartile=round(middle + 9 + rise / 4),
            p5=round(middle - 19 - rise / 4),
            p95=round(middle + 24 + rise / 2),
        )


def _responding() -> Responding:
    steps = tuple(
        ByThen(session=n, at_risk=90 - 12 * n, share=s, low=s - 0.09, high=s + 0.1)
        for n, s in enumerate((0.18, 0.31, 0.44, 0.52, 0.58), start=2)
    )
    return Responding(scale="PHQ-9", patients=84, steps=steps)


FIGURES: tuple[tuple[str, Callable[[Tour], None]], ...] = (
    ("figures_crowded", partial(_show, "indicators", 0)),
    ("figures_cohort_crowded", partial(_show, "cohort", 0)),
    ("figures_by_month_crowded", partial(_show, "drift", 0)),
    ("figures_response_crowded", partial(_show, "response", 0)),
)
"""The names of its pictures, and the way to each."""
