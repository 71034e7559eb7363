"""What the session list says of each session."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import get_args
from uuid import UUID

import pytest

from monitor.chart.kinds import HandedOver, NoteRecorded
from monitor.chart.signed_state import SignedState
from monitor.charting.ports import SessionRow
from tests.builders import Chronicle
from tests.chart.test_scores import FLAGGED
from tests.charting.clinic import Clinic
from tests.desk import NURSE, PATIENT, RELIEF
from tests.ui.opening import INGRID
from ui.views.session_list import (
    AlertCount,
    Listed,
    SessionFigures,
    session_figures,
    session_list_view,
)
from ui.views.session_search import PAGE, ListedState

OPENED = datetime(2026, 7, 14, 12, 26, tzinfo=UTC)
NOW = OPENED + timedelta(hours=4)


def row(number: int = 1, **minutes: int) -> SessionRow:
    times = {
        f"{what}_at": OPENED + timedelta(minutes=at) for what, at in minutes.items()
    }
    return SessionRow(
        id=UUID(int=number),
        patient=INGRID,
        opened_at=OPENED,
        started_at=times.get("started_at"),
        ended_at=times.get("ended_at"),
        closed_at=times.get("closed_at"),
        zone="Europe/London",
        room="Room 1",
        protocol_id="iv40",
        protocol_version=1,
    )


def test_the_nurse_is_who_holds_the_session() -> None:
    """Who opened it, until it is handed over and the next nurse charts."""
    clinic = Clinic().start()
    read = clinic.read
    assert (
        session_figures(read.session, read.protocol, read.patient).nurse == NURSE.name
    )
    over = HandedOver(
        to=RELIEF.name, to_person=RELIEF.person, initials="AD", stood=("BP 118/72",)
    )
    clinic.chart(12, over)
    clinic.charted(clinic.fact(NoteRecorded(text="calm")), RELIEF)
    read = clinic.read
    assert (
        session_figures(read.session, read.protocol, read.patient).nurse == RELIEF.name
    )


def test_a_line_tells_the_session() -> None:
    """Date and time in the session's own zone, names by the NHS rules, figures."""
    figures = SessionFigures(
        nurse="A. Okafor RN",
        peak_sbp=Decimal(182),
        lowest_spo2=Decimal(95),
        alerts=(AlertCount("medium", 2),),
    )
    view = session_list_view(
        Listed(now=NOW, rows=(row(started=14),), figures={UUID(int=1): figures})
    )
    (line,) = view.lines

    assert line.spoken == (
        "14-Jul-2026 13:26, HALVORSEN, Ingrid, K-004 217, Room 1, A. Okafor RN, "
        "Dose began 13:40, peak systolic 182, lowest SpO₂ 95, alerts 2 medium"
    )
    assert view.note == "1 session, 1 open"


def test_each_state_has_its_words() -> None:
    """From opening to closing, with the time it began."""
    rows = (
        row(1),
        row(2, started=14),
        row(3, started=14, ended=54),
        row(4, started=14, ended=54, closed=123),
    )
    view = session_list_view(Listed(now=NOW, rows=rows))

    assert [line.state for line in view.lines] == [
        "Before the start",
        "Dose began 13:40",
        "Dose ended 14:20",
        "Closed 15:29",
    ]
    assert [line.is_open for line in view.lines] == [True, True, True, False]
    assert view.note == "4 sessions, 3 open"


def test_a_closed_session_says_how_it_is_signed() -> None:
    """After what is to be reviewed; of an open one nothing."""
    states: tuple[SignedState, ...] = ("not signed", "signed", "amended since signed")
    rows = tuple(row(n, closed=123) for n in range(len(states)))
    figures = {
        UUID(int=n): SessionFigures(signed=state, is_to_review=n == 0)
        for n, state in enumerate(states)
    }
    view = session_list_view(Listed(now=NOW, rows=rows, figures=figures))
    assert [line.state for line in view.lines] == [
        "To review, not signed, closed 15:29",
        "Signed, closed 15:29",
        "Amended since signed, closed 15:29",
    ]
    clinic = Clinic().start()
    assert (
        session_figures(
            clinic.read.session, clinic.read.protocol, clinic.read.patient
        ).signed
        is None
    )
    clinic.close(40)
    told = session_figures(
        clinic.read.session, clinic.read.protocol, clinic.read.patient
    ).signed
    assert told == "not signed"


def test_a_patient_that_can_not_be_read_is_still_listed() -> None:
    """No session is left out of the list."""
    unreadable = SessionRow(
        id=UUID(int=1),
        patient=None,
        opened_at=OPENED,
        started_at=None,
        ended_at=None,
        closed_at=None,
        zone="Europe/London",
        room="Room 1",
        protocol_id="iv40",
        protocol_version=1,
    )
    (line,) = session_list_view(Listed(now=NOW, rows=(unreadable,))).lines

    assert (line.patient, line.number) == ("Patient can't be read", "")


def test_a_full_page_may_have_another() -> None:
    """The note counts what is shown, not what may follow."""
    full = session_list_view(Listed(now=NOW, rows=tuple(row(n) for n in range(PAGE))))
    short = session_list_view(
        Listed(now=NOW, rows=tuple(row(n) for n in range(PAGE - 1)))
    )

    assert full.has_more
    assert full.note == f"The first {PAGE}. Scroll on for more"
    assert not short.has_more


def test_each_empty_list_says_what_to_do() -> None:
    """Reading, nothing yet, nothing found, nothing in that state."""
    reading = session_list_view(Listed(now=NOW))
    nothing = session_list_view(Listed(now=NOW, rows=()))
    unfound = session_list_view(Listed(now=NOW, rows=(), typed="zzz "))
    no_open = session_list_view(Listed(now=NOW, rows=(), state="open"))

    assert reading.message == "Reading the sessions…"
    assert nothing.detail == "Ctrl+N starts the first one"
    assert unfound.message == "No session is found by zzz"
    assert "Esc clears" in unfound.detail
    assert no_open.message == "No session is open"


def test_figures_come_from_what_stands() -> None:
    """Peak and lowest over the sets in force; alerts that were shown, by priority."""
    chronicle = Chronicle().open()
    chronicle.start()
    chronicle.observe(10, "182/100 70 92 14 5 0 1 0")
    chronicle.show(10)
    figures = session_figures(chronicle.session, chronicle.protocol, PATIENT)

    assert figures.peak_sbp == 182
    assert figures.lowest_spo2 == 92
    assert figures.alerts == (AlertCount("medium", 1),)


def test_a_score_to_review_is_told_in_the_list() -> None:
    """Beside the state, as long as nobody has reviewed it."""
    chronicle = Chronicle().start()
    chronicle.add(FLAGGED, 5)
    figures = session_figures(chronicle.session, chronicle.protocol, PATIENT)
    rows = (row(started=14),)
    view = session_list_view(Listed(now=NOW, rows=rows, figures={UUID(int=1): figures}))
    assert view.lines[0].state == "To review, dose began 13:40"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Closed 15:29"),
        (1, "1 override, closed 15:29"),
        (2, "2 overrides, closed 15:29"),
    ],
)
def test_overrides_are_marked_for_review(count: int, words: str) -> None:
    """A session in which a prescriber let a check pass says so in the list."""
    figures = {UUID(int=1): SessionFigures(overrides=count)}
    closed = row(started=14, ended=54, closed=123)
    (line,) = session_list_view(Listed(now=NOW, rows=(closed,), figures=figures)).lines
    assert line.state == words


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 7, 14, 22, 59, tzinfo=UTC), "Call tomorrow, closed 15:29"),
        (datetime(2026, 7, 14, 23, 0, tzinfo=UTC), "Call due, closed 15:29"),
        (datetime(2026, 7, 16, 9, 0, tzinfo=UTC), "Call due, closed 15:29"),
    ],
)
def test_a_call_is_due_from_the_next_day_of_the_session(
    now: datetime, words: str
) -> None:
    """By midnight where the session was held, which is an hour before that of UTC."""
    figures = {UUID(int=1): SessionFigures(call_on=date(2026, 7, 15))}
    closed = row(started=14, ended=54, closed=123)
    (line,) = session_list_view(Listed(now=now, rows=(closed,), figures=figures)).lines
    assert line.state == words


@pytest.mark.parametrize("state", get_args(ListedState))
def test_an_empty_list_says_why(state: ListedState) -> None:
    view = session_list_view(Listed(now=NOW, rows=(), state=state))
    assert view.message
    assert view.detail
