"""Figures in words and in a file: what is hidden on the screen is hidden there too."""

import csv
from datetime import date, timedelta

import pytest

from monitor.review.audit_figures import Chapter
from monitor.review.cohort import Band
from monitor.review.delays import delay_figures
from monitor.review.indicators import (
    AnyIndicator,
    Count,
    Delays,
    Share,
    per_session,
    share,
)
from monitor.review.intervals import exact
from monitor.review.reviewed import Reviewed
from monitor.review.survey import Surveyed
from tests.builders import Chronicle, iv40
from tests.review.ward import reviewed
from ui.views.figures.as_csv import figures_csv
from ui.views.figures.band_chart import band_chart, chart_csv
from ui.views.figures.page import Shown, figures_page_view
from ui.views.figures.words import (
    interval_words,
    method_words,
    n_words,
    percent,
    value_words,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0 %"),
        (0.00005, "under 0.01 %"),
        (0.0098, "0.98 %"),
        (0.0999, "9.99 %"),
        (0.75, "75.0 %"),
        (0.9994, "99.9 %"),
        (1, "100 %"),
    ],
)
def test_percent_to_three_digits(value: float, words: str) -> None:
    assert percent(value) == words


def sessions_of(patients: int) -> list[Reviewed]:
    """One of each, in which nothing was charted yet."""
    return [reviewed(Chronicle().open(), f"{number}") for number in range(patients)]


def half(_: Reviewed) -> Count:
    return Count(1, 2)


@pytest.mark.parametrize(("sessions", "is_told"), [(4, False), (5, True)])
def test_of_fewer_than_five_nothing_is_told(sessions: int, is_told: bool) -> None:
    found = share("A share", "some of all", sessions_of(sessions), half)
    assert (value_words(found) == "50.0 %") == is_told
    assert bool(interval_words(found)) == is_told
    assert bool(n_words(found)) == is_told
    if not is_told:
        assert value_words(found) == "fewer than 5 patients"


def test_of_many_sessions_of_few_patients_nothing_is_told() -> None:
    found = share("A share", "some of all", sessions_of(4) * 5, half)
    assert (found.of, found.patients) == (20, 4)
    assert value_words(found) == "fewer than 5 patients"


def test_no_event_is_told_as_an_upper_bound() -> None:
    found = Share(
        name="Fall",
        formula="",
        of=100,
        patients=60,
        numerator=0,
        denominator=100,
        interval=exact(0, 100),
    )
    assert value_words(found) == "0 %"
    assert interval_words(found) == "at most 2.95 %"
    assert method_words(found) == "no event: exact 95 % upper bound"


def test_delays_tell_what_was_never_reached() -> None:
    took = [timedelta(seconds=s) for s in (20, 40, 60)]
    found = Delays(
        name="",
        formula="",
        of=9,
        patients=8,
        figures=delay_figures([*took, None, None]),
    )
    assert value_words(found) == "median 1min, 90 % not reached"
    assert n_words(found) == "n 5, 2 never"


def test_numbers_of_each_session() -> None:
    numbers = iter((0, 0, 1, 2, 7))
    found = per_session("Alerts", "", sessions_of(5), lambda _: next(numbers))
    assert value_words(found) == "2.00, median 1, 95 % within 7"
    assert n_words(found) == "10 in all"


def surveyed(*indicators: AnyIndicator) -> Surveyed:
    chapters = (Chapter("Sets", indicators),)
    return Surveyed(chapters=chapters, sessions=1200, in_period=1300, unreadable=2)


def test_the_file_has_what_is_shown() -> None:
    told, hidden = (share("Told", "a of b", sessions_of(n), half) for n in (8, 3))
    lines = figures_csv(surveyed(told, hidden)).split("\r\n")
    of = ',"The newest 1200 closed sessions of 1,300, 2 can\'t be read by this version"'
    assert lines[0].endswith(",formula,looked_at")
    assert lines[1].startswith("Sets,Told,0.5,0.2799")
    assert lines[1].endswith(",wilson,8,16,,,,8,session,a of b" + of)
    assert lines[2] == "Sets,Told,fewer than 5 patients,,,,,,,,,,session,a of b" + of
    assert {len(row) for row in csv.reader(lines[:3])} == {15}


def test_the_newest_of_more_are_told_as_such() -> None:
    view = figures_page_view(Shown(surveyed=surveyed()))
    assert view.note == (
        "The newest 1200 closed sessions of 1,300, 2 can't be read by this version"
    )


def test_the_cohort_is_written_as_it_is_drawn() -> None:
    drawn = Band(
        minute=10,
        n=6,
        patients=5,
        median=120,
        lower_quartile=110,
        upper_quartile=130,
        p5=102,
        p95=138,
    )
    chart = band_chart(iv40(), "sbp", (drawn, Band(minute=15, n=9, patients=4)), (9, 7))
    assert chart_csv(chart).split("\r\n") == [
        "minute,sessions,patients,p5,lower_quartile,median,upper_quartile,p95",
        "10,6,5,102,110,120,130,138",
        "15,,<5,,,,,",
        "",
    ]
    assert (chart.lowest, chart.highest, chart.unit) == (40, 220, "mmHg")


@pytest.mark.parametrize(
    ("newest", "words"),
    [
        (
            date(2024, 1, 14),
            "Alt+D shows another time; the newest closed session is of",
        ),
        (None, "No session is closed yet"),
    ],
)
def test_where_nothing_was_closed_a_key_leads_on(
    newest: date | None, words: str
) -> None:
    """With the day that it has to reach."""
    none = Surveyed(chapters=(), sessions=0, in_period=0, unreadable=0, newest=newest)
    message = figures_page_view(Shown(surveyed=none)).message
    assert words in message
    assert ("14-Jan-2024" in message) is (newest is not None)
