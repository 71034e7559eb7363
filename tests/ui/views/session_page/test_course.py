"""The sessions of a course side by side, against values reckoned by hand."""

import csv
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import StringIO
from uuid import UUID

import pytest

from monitor.chart.earlier import EarlierSession, EarlierSet
from monitor.chart.kinds import ScoreRecorded
from tests.ui.opening import IV40
from ui.views.session_page.course import (
    AT_ONCE,
    NONE,
    Course,
    CourseView,
    beside,
    course_view,
)
from ui.views.session_page.course_csv import HEAD, course_csv
from ui.views.session_page.course_rows import minutes_at_least

FIRST_DAY = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)
SETS = (
    (-14, {"sbp": 118, "dbp": 70, "spo2": 98, "dissociation": 0}),
    (-4, {"sbp": 122, "dbp": 72, "spo2": 97, "dissociation": 0}),
    (10, {"sbp": 150, "dbp": 88, "spo2": 96, "dissociation": 3}),
    (20, {"sbp": 180, "dbp": 99, "spo2": 94, "dissociation": 7}),
    (32, {"sbp": 184, "dbp": 101, "dissociation": 8}),
    (40, {"sbp": 179, "dbp": 95, "spo2": 97, "dissociation": 4}),
    (61, {"sbp": 131, "spo2": 98}),
)


def values(given: Mapping[str, int]) -> Mapping[str, Decimal]:
    return {field: Decimal(value) for field, value in given.items()}


def session(day: int, *scores: tuple[str, int], dosed: bool = True) -> EarlierSession:
    opened = FIRST_DAY + timedelta(days=day)
    started = opened + timedelta(minutes=20) if dosed else None
    sets = tuple(EarlierSet(timedelta(minutes=m), values(v)) for m, v in SETS)
    highest = {"sbp": Decimal(184), "dissociation": Decimal(8)}
    return EarlierSession(
        id=UUID(int=day + 1),
        opened_at=opened,
        zone="Europe/London",
        protocol_id="iv40",
        started_at=started,
        drug="ketamine",
        mg=Decimal("34.2") if dosed else None,
        mg_per_kg=Decimal("0.5"),
        sets=sets if dosed else (),
        highest=highest if dosed else {},
        worst=None,
        scores=tuple(
            ScoreRecorded(scale=scale, version=scale, total=total)
            for scale, total in scores
        ),
        ready_at=None if started is None else started + timedelta(minutes=107),
    )


def course(*sessions: EarlierSession) -> Course:
    here = sessions[-1].id if sessions else UUID(int=99)
    return Course(sessions=sessions, protocol=IV40, here=here)


def row(view: CourseView, label: str) -> tuple[str, ...]:
    return next(r.values for r in view.rows if r.label == label)


def test_the_figures_of_a_session_by_hand() -> None:
    """Baseline (118 + 122) / 2 = 120; 184 - 120 = 64; from 20 to 40 at 180 or more."""
    view = course_view(course(session(0), session(3, dosed=False)))
    dash = "\N{EN DASH}"
    assert row(view, "Peak SBP") == ("184", dash)
    assert row(view, "over baseline") == ("up 64", dash)
    assert row(view, "SBP 180 or more") == ("20min", dash)
    assert row(view, "SpO₂ lowest") == ("94", dash)
    assert row(view, "Dissociation") == ("8", dash)
    assert row(view, "Dose") == ("34.2 mg", "none")
    assert row(view, "Ready after") == ("107min", dash)


@pytest.mark.parametrize(
    ("limit", "minutes"), [(179, 41), (180, 20), (181, 8), (184, 8), (185, 0)]
)
def test_how_long_it_was_that_high(limit: int, minutes: int) -> None:
    """From each such reading to the next one of that field, and at the limit too."""
    found = minutes_at_least(session(0), "sbp", Decimal(limit))
    assert found == timedelta(minutes=minutes)


def test_nothing_is_known_beyond_the_last_reading() -> None:
    found = minutes_at_least(session(0), "sbp", Decimal(100))
    assert found == timedelta(minutes=61 - 10)
    assert minutes_at_least(session(0, dosed=False), "sbp", Decimal(100)) is None


def test_all_share_the_axes_and_a_half_read_pressure_is_none() -> None:
    """The longest ends at 61 min, so each axis ends at 75."""
    view = course_view(course(session(0), session(3)))
    assert (view.start, view.end) == (-15, 75)
    assert [lane.code for lane in view.lanes] == ["bp", "hr", "spo2", "dissociation"]
    bp = view.panels[0].points[0]
    assert [(p.minute, p.value, p.lower) for p in bp] == [
        (-14, 118, 70),
        (-4, 122, 72),
        (10, 150, 88),
        (20, 180, 99),
        (32, 184, 101),
        (40, 179, 95),
    ]
    assert view.panels[0].points[1] == ()
    assert [p.value for p in view.panels[1].points[2]] == [98, 97, 96, 94, 97, 98]


def test_outcome_scores_stand_below_on_the_range_of_the_form() -> None:
    """Of a session the last total; of one that was not taken nothing."""
    view = course_view(
        course(
            session(0, ("phq9", 21), ("phq9", 20), ("aldrete", 9)),
            session(3),
            session(6, ("phq9", 9), ("madrs", 12)),
        )
    )
    told = [(s.label, s.lowest, s.highest, s.totals) for s in view.scores]
    assert told == [
        ("PHQ-9", 0, 27, (20, None, 9)),
        ("MADRS", 0, 60, (None, None, 12)),
    ]


def test_those_without_a_dose_have_no_number() -> None:
    view = course_view(course(session(0), session(3, dosed=False), session(6)))
    titles = [panel.title for panel in view.panels]
    assert titles == ["1, 02-Mar-2026", "\N{EN DASH}, 05-Mar-2026", "2, 08-Mar-2026"]
    assert [panel.is_shown for panel in view.panels] == [False, False, True]


@pytest.mark.parametrize(
    ("count", "first", "note"),
    [
        (1, 0, "1 session"),
        (5, 0, "5 sessions"),
        (6, 0, "6 sessions"),
        (7, 1, "Sessions 2 to 7 of 7"),
        (14, 8, "Sessions 9 to 14 of 14"),
    ],
)
def test_six_stand_side_by_side(count: int, first: int, note: str) -> None:
    """The one that it was asked for from is among them, here the last."""
    sessions = [session(3 * n) for n in range(count)]
    view = course_view(course(*sessions))
    shown = [panel.id for panel in view.panels]
    assert shown == [s.id for s in sessions[first : first + AT_ONCE]]
    assert (view.note, view.marked) == (note, sessions[-1].id)


def test_marking_another_turns_the_page() -> None:
    sessions = [session(3 * n) for n in range(14)]
    whole = course(*sessions)
    view = course_view(whole, sessions[5].id)
    assert (view.first, view.marked) == (0, sessions[5].id)
    after = beside(view, whole, 1)
    view = course_view(whole, after)
    assert (view.first, view.marked) == (6, sessions[6].id)
    assert beside(view, whole, -10_000) == sessions[0].id
    assert beside(view, whole, 10_000) == sessions[13].id


def test_without_a_session_there_is_a_sentence() -> None:
    view = course_view(course())
    assert (view.panels, view.message, view.spoken) == ((), NONE, NONE)
    assert beside(view, course(), 1) is None


def test_the_file_has_what_is_drawn_and_neither_name_nor_day() -> None:
    view = course_view(course(session(0, ("phq9", 20)), session(3, dosed=False)))
    text = course_csv(view)
    lines = list(csv.reader(StringIO(text)))
    assert tuple(lines[0]) == HEAD
    drawn = sum(len(points) for panel in view.panels for points in panel.points)
    assert sum(line[2] == "reading" for line in lines) == drawn
    assert ["1", "1", "reading", "bp", "20.00", "180", "99"] in lines
    assert ["1", "1", "figure", "over baseline", "", "up 64", ""] in lines
    assert ["1", "1", "score", "PHQ-9", "", "20", ""] in lines
    assert sum(line[2] == "figure" for line in lines) == 2 * len(view.rows)
    assert "Mar" not in text
    assert "2026" not in text


def test_the_marked_one_is_told_in_words() -> None:
    view = course_view(course(session(0, ("phq9", 20))))
    assert view.spoken.startswith(
        "Session 1, 02-Mar-2026, Peak SBP 184, over baseline up 64"
    )
    assert view.spoken.endswith("PHQ-9 20")
