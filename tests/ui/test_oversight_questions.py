"""Looking sessions over a few at a time, so that charting comes between."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from msgspec.structs import replace

from monitor.chart.entries import Actor, unverified
from monitor.chart.refusals import Refusal
from monitor.charting.recorder import Recorder
from monitor.review.drawing import Drawing, Wanted, draw
from monitor.review.kept_records import Kept
from monitor.review.line_pages import in_whole_days
from monitor.review.overseen import (
    AT_ONCE,
    Overseeing,
    oversee,
    today,
)
from monitor.storage.database import Database
from tests.charting.standing import who
from tests.clocks import ManualClock
from tests.desk import START
from tests.staff import ADMIN, FIRST, SETTING_UP, enrolment, signed_in
from tests.storage.erased_ward import erasable_ward, erase
from ui.command_line.scripts import play_whole, quiet_script
from ui.opening import recorder_on
from ui.oversight_questions import (
    Span,
    begin_drawing,
    begin_oversight,
    finish,
    finish_drawing,
    patient_to_hold,
    turn,
)
from ui.views.oversight.page import oversight_view

LEE = unverified("B. Lee")
SESSIONS = AT_ONCE + 1
LAST = START.date()
WEEK = Span(LAST - timedelta(days=SESSIONS - 1), LAST)


def chart_some(database: Database) -> None:
    """One session a day, the last on the day it is."""
    for back in reversed(range(SESSIONS)):
        play_whole(
            database, quiet_script, START - timedelta(days=back), "Europe/London"
        )


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorder]:
    folder: Path = tmp_path_factory.mktemp("overseen") / "record"
    with Database(folder) as database:
        chart_some(database)
        yield recorder_on(database, ManualClock(START + timedelta(hours=8)))


@pytest.fixture(scope="module")
def reporting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorder]:
    """In each session a report is needed."""
    folder: Path = tmp_path_factory.mktemp("reporting") / "record"
    with Database(folder) as database:
        chart_some(database)
        with database.transaction() as connection:
            connection.exec_driver_sql("UPDATE review_index SET reports = 1")
        yield recorder_on(database, ManualClock(START + timedelta(hours=8)))


def begun(recorder: Recorder, span: Span, by: Actor = LEE) -> Overseeing:
    found = begin_oversight(span, by, recorder)
    assert isinstance(found, Overseeing)
    return found


def test_each_session_that_is_drawn_is_named(recorder: Recorder) -> None:
    """Also where it is none of those that were looked at."""
    told = replace(oversee(recorder, LAST, LAST, LEE), rows={})
    wanted = Wanted(LAST - timedelta(days=SESSIONS - 1), LAST, SESSIONS, "may-7")
    sample, _ = draw(recorder, wanted, LEE)
    view = oversight_view(told, sample)
    (section,) = (s for s in view.sections if s.name == "Random sample")
    _, *drawn = section.lines
    assert len(drawn) == SESSIONS
    assert {line.what.split()[0] for line in drawn} == {
        f"{LAST - timedelta(days=back):%d-%b-%Y}" for back in range(SESSIONS)
    }


def test_a_sample_is_drawn_a_page_at_a_time(recorder: Recorder) -> None:
    """And comes to what it does at once; nothing is noted before that."""
    wanted = Wanted(LAST - timedelta(days=SESSIONS - 1), LAST, 2, "may-7")
    with patch("monitor.review.line_pages.PAGE", 1):
        drawing = begin_drawing(wanted, LEE, recorder)
        assert isinstance(drawing, Drawing)
        among = []
        while not drawing.is_done:
            assert turn(drawing, recorder) is None
            among.append(drawing.among)
    assert among == [*range(1, SESSIONS + 1), SESSIONS]
    sample = finish_drawing(drawing, LEE, recorder)
    assert sample == draw(recorder, wanted, LEE)[0]


def test_never_more_than_some_sessions_in_one_turn(recorder: Recorder) -> None:
    """And in the end what it comes to when it is asked for at once."""
    overseeing, steps = begun(recorder, WEEK), list[int]()
    while not overseeing.is_done:
        before = overseeing.done
        assert turn(overseeing, recorder) is None
        steps.append(overseeing.done - before)
    assert max(steps) == AT_ONCE
    assert (overseeing.done, overseeing.total) == (SESSIONS, SESSIONS)
    told = finish(overseeing, recorder)
    assert told == oversee(recorder, WEEK.first, WEEK.last, LEE)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [(0, 0, 1), (1, 1, 1), (1, 0, 2), (SESSIONS, SESSIONS, 0)],
)
def test_both_days_are_among_them(
    recorder: Recorder, first: int, last: int, count: int
) -> None:
    span = Span(LAST - timedelta(days=first), LAST - timedelta(days=last))
    told = oversee(recorder, span.first, span.last, LEE)
    assert len(told.accounts) == len(told.attended) == count
    assert told.overrides.sessions == count


@pytest.mark.parametrize(
    ("most", "looked_at", "among"),
    [
        (SESSIONS - 1, SESSIONS - 1, SESSIONS),
        (SESSIONS, SESSIONS, 0),
        (None, SESSIONS, 0),
    ],
)
def test_the_newest_are_looked_at_where_there_are_too_many(
    recorder: Recorder, most: int | None, looked_at: int, among: int
) -> None:
    """It is told of how many, and from which day on; what is open is told of all."""
    overseeing = Overseeing(recorder, None, LAST, LEE, most=most)
    while not overseeing.is_done:
        overseeing.turn()
    told = overseeing.result()
    assert (len(told.accounts), told.among) == (looked_at, among)
    assert told.first == LAST - timedelta(days=looked_at - 1)
    assert len(told.left) == SESSIONS
    assert {one.session for one in told.accounts} < {*told.rows} or not among


@pytest.mark.parametrize(
    ("days", "most", "kept"),
    [
        ("3322", 3, 2),
        ("3322", 2, 2),
        ("3321", 3, 3),
        ("3222", 3, 1),
        ("3333", 3, 3),
    ],
)
def test_a_day_that_is_cut_is_not_looked_at(
    recorder: Recorder, days: str, most: int, kept: int
) -> None:
    """Its drugs would come to less than was taken; one day alone is cut."""
    row = next(iter(oversee(recorder, LAST, LAST, LEE).rows.values()))
    rows = [row._replace(opened_day=f"2026-03-0{day}") for day in days]
    assert in_whole_days(rows, most) == rows[:kept]


def test_a_page_asks_for_no_more_than_it_can_show(recorder: Recorder) -> None:
    with patch("monitor.review.overseen.MOST", SESSIONS - 1):
        overseeing = begun(recorder, Span(None, LAST))
        while turn(overseeing, recorder) is None and not overseeing.is_done:
            pass
    assert overseeing.total == SESSIONS - 1


def test_who_may_only_hold_is_told_what_is_held_and_no_session(
    recorder: Recorder,
) -> None:
    """And whoever may neither is refused, and not told whether there is a patient."""
    number = recorder.patients(by=LEE)[0].details.identifier
    auditor = enrolment("T. Wirth", "auditor")
    for command, by in ((FIRST, SETTING_UP), (auditor, signed_in(ADMIN))):
        recorder.handle(command, by)
    assert isinstance(begin_oversight(WEEK, signed_in(ADMIN), recorder), Kept)
    assert not isinstance(patient_to_hold(number, signed_in(ADMIN), recorder), Refusal)
    nobody = patient_to_hold("NOBODY-1", signed_in(ADMIN), recorder)
    assert isinstance(nobody, Refusal)
    assert nobody.field == "number"
    wirth = signed_in(auditor.person)
    for asked in (
        begin_oversight(WEEK, wirth, recorder),
        patient_to_hold(number, wirth, recorder),
        patient_to_hold("NOBODY-1", wirth, recorder),
    ):
        assert isinstance(asked, Refusal)
        assert asked.what == "This is not permitted"


def test_of_too_many_those_are_counted_that_are_still_there(tmp_path: Path) -> None:
    """An erased session can't be looked over, whatever days are chosen."""
    with erasable_ward(tmp_path / "record") as ward:
        erase(ward)
        recorder, by = ward.recorder, who("supervisor")
        last = today(recorder)
        assert len(oversee(recorder, None, last, by).attended) == 1
        overseeing = Overseeing(recorder, None, last, by, most=0)
        while not overseeing.is_done:
            overseeing.turn()
        assert overseeing.result().among == 1


@pytest.mark.parametrize(
    ("most", "looked_at", "among"),
    [(SESSIONS - 2, SESSIONS - 2, SESSIONS - 1), (SESSIONS - 1, SESSIONS - 1, 0)],
)
def test_of_reports_of_before_those_of_the_newest_sessions_are_told(
    reporting: Recorder, most: int, looked_at: int, among: int
) -> None:
    """However long nobody says that they were sent; of how many is told."""
    overseeing = Overseeing(reporting, LAST, LAST, LEE, most=most)
    while not overseeing.is_done:
        overseeing.turn()
    assert overseeing.done == overseeing.total == 1 + looked_at
    told = overseeing.result()
    assert told.reporting_among == among
    (title,) = (s.title for s in oversight_view(told).sections if s.name == "Reports")
    assert (
        f"of the newest {looked_at} of {among} sessions of before" in title
    ) == bool(among)


def test_of_reports_all_are_told_where_nobody_waits_for_a_page(
    reporting: Recorder,
) -> None:
    told = oversee(reporting, LAST, LAST, LEE)
    assert told.reporting_among == 0
    assert len(told.rows) == SESSIONS
