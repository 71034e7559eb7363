"""Shares by month and by session as they are drawn and saved: that, and no more."""

import csv
from datetime import date
from io import StringIO

import pytest
from msgspec.structs import replace

from monitor.review.drift import Drift, MonthShare, limits
from monitor.review.indicators import Share
from monitor.review.intervals import wilson
from monitor.review.outcome import Course
from monitor.review.responding import responding
from monitor.review.survey import Surveyed
from monitor.scales import phq9
from ui.views.figures.as_csv import shown_csv
from ui.views.figures.page import (
    FACES,
    FEW_SCORES,
    NO_SCORES,
    Shown,
    figures_page_view,
    next_face,
    points_shown,
)
from ui.views.figures.point_chart import drift_chart, points_csv, response_chart


def month(number: int, numerator: int, of: int) -> MonthShare:
    """Eight of each session."""
    n = 8 * of
    low, high = limits(0.95, n) if n else (None, None)
    return MonthShare(
        first=date(2026, number, 1),
        of=of,
        patients=of,
        numerator=numerator,
        denominator=n,
        interval=wilson(numerator, n),
        low=low,
        high=high,
    )


def drift(*months: MonthShare, name: str = "Sets charted") -> Drift:
    numerator = sum(m.numerator for m in months)
    n = sum(m.denominator for m in months)
    whole = Share(
        name=name,
        formula="sets charted of sets due",
        of=sum(m.of for m in months),
        patients=sum(m.of for m in months),
        numerator=numerator,
        denominator=n,
        interval=wilson(numerator, n),
    )
    return Drift(
        chapter="Sets",
        name=name,
        formula=whole.formula,
        per="session",
        whole=whole,
        months=months,
    )


FOUND = drift(month(1, 40, 5), month(2, 30, 4), month(3, 0, 0), month(4, 60, 10))
FEW = [Course(totals=((1, 20), (2, 10)))] * 4
ENOUGH = [*FEW, Course(totals=((1, 20), (2, 18)))]


def test_a_chart_without_a_month_says_why() -> None:
    """One month is named; where some months are told, only what the dash is."""
    one, two = drift_chart(drift(month(3, 32, 4))), drift_chart(FOUND)
    assert one.empty == ("Fewer than 5 patients in Mar-2026, so nothing is drawn")
    every = drift_chart(drift(month(1, 32, 4), month(2, 32, 4)))
    assert "in every month" in every.empty
    assert two.empty == drift_chart(drift(month(3, 40, 5))).empty == ""
    assert two.formula.endswith("\N{EN DASH} is fewer than 5 patients")
    assert "\N{EN DASH}" not in one.formula


def test_nothing_is_told_of_a_month_of_four() -> None:
    view = drift_chart(FOUND)
    told = [(p.at, p.told, p.n) for p in view.points]
    dash = "\N{EN DASH}"
    assert told == [
        ("Jan-2026", "100 %", "5"),
        ("Feb-2026", dash, dash),
        ("Mar-2026", dash, dash),
        ("Apr-2026", "75.0 %", "10"),
    ]
    assert "Feb-2026 fewer than 5 patients" in view.spoken
    lines = list(csv.reader(StringIO(points_csv(view, "5 sessions"))))
    assert lines[1][:5] == ["Sets charted, by month", "Jan-2026", "5", "40", "40"]
    assert lines[2] == [
        "Sets charted, by month",
        "Feb-2026",
        "<5",
        *[""] * 7,
        "5 sessions",
    ]
    assert lines[4][2:5] == ["10", "60", "80"]
    assert "30" not in lines[2]


def test_what_chance_hardly_makes_is_told() -> None:
    view = drift_chart(FOUND)
    assert [point.is_beyond for point in view.points] == [False, False, False, True]
    assert "Apr-2026 75.0 %, n 10, beyond the limits" in view.spoken


@pytest.mark.parametrize(
    ("shares", "span"),
    [
        ((160, 160), (0.9, 1)),
        ((152, 150), (0.8, 1)),
        ((0, 1), (0, 0.05)),
        ((0, 6), (0, 0.1)),
        ((80, 85), (0, 1)),
        ((120, 130), (0.5, 1)),
    ],
)
def test_the_axis_is_the_narrowest_of_a_few(
    shares: tuple[int, int], span: tuple[float, float]
) -> None:
    """All of it lies inside: points, intervals and limits."""
    months = [
        replace(month(nth, share, 20), low=None, high=None)
        for nth, share in enumerate(shares, start=1)
    ]
    view = drift_chart(drift(*months))
    assert (view.bottom, view.top) == span
    told = [s for p in view.points for s in (p.low, p.share, p.high)]
    assert all(s is not None and span[0] <= s <= span[1] for s in told)


def test_fewer_than_five_patients_make_no_chart() -> None:
    assert response_chart(responding(phq9.SCALE, FEW)).points == ()
    view = response_chart(responding(phq9.SCALE, ENOUGH))
    assert [(p.at, p.told, p.n) for p in view.points] == [("session 2", "80.0 %", "5")]
    assert view.is_stepped
    assert "half had by session 2" in view.formula


def surveyed(**told: object) -> Surveyed:
    none = Surveyed(chapters=(), sessions=9, in_period=9, unreadable=0)
    return replace(none, **told)


def test_the_page_turns_from_one_to_the_next_and_round() -> None:
    other = drift(month(1, 40, 5), name="Sets on time")
    shown = Shown(face="drift", surveyed=surveyed(drifts=(FOUND, other)))
    titles = []
    for turned in (0, 1, 2, -1):
        points = points_shown(replace(shown, turned=turned))
        assert points is not None
        titles.append((points.title.partition(",")[0], points.place))
    assert titles == [
        ("Sets charted", "1 of 2"),
        ("Sets on time", "2 of 2"),
        ("Sets charted", "1 of 2"),
        ("Sets on time", "2 of 2"),
    ]
    rows = list(csv.reader(StringIO(shown_csv(shown))))
    assert len(rows) == 5
    assert {row[-1] for row in rows[1:]} == {figures_page_view(shown).note}


def test_the_page_says_why_there_is_no_response() -> None:
    """And neither draws nor saves anything then."""
    none = Shown(face="response", surveyed=surveyed())
    few = Shown(
        face="response", surveyed=surveyed(responding=(responding(phq9.SCALE, FEW),))
    )
    assert figures_page_view(none).message == NO_SCORES
    assert figures_page_view(few).message == FEW_SCORES
    assert (shown_csv(none), shown_csv(few)) == ("", "")


def test_one_key_leads_through_all_faces() -> None:
    face, seen = FACES[0], []
    for _ in FACES:
        face = next_face(face)
        seen.append(face)
    assert seen == ["cohort", "drift", "response", "indicators"]
