"""Four sessions of three patients as the review list has them, and what it finds."""

from datetime import date
from uuid import UUID

from monitor.chart.entries import NewEntry
from monitor.chart.kinds import (
    NoteRecorded,
    SessionClosed,
)
from monitor.review.filter_text import read_filter
from tests.desk import NURSE
from tests.storage.charted import (
    at,
    circumstances,
    named,
    new,
    observed,
    opening,
    patient,
    session_stream,
)
from tests.storage.conftest import Kept

TODAY = date(2026, 3, 20)
DAY = 24 * 60
NAMES = ("first", "second", "third", "fourth")


def named_session(name: str) -> UUID:
    return session_stream(name).id


def closing(session: str, minute: float) -> NewEntry:
    closed = SessionClosed(ready_at=at(minute), left_at=at(minute))
    return new(f"closing of {session}", closed, minute, session)


def noted(session: str, text: str, minute: float) -> NewEntry:
    return new(f"{session} {text}", NoteRecorded(text=text), minute, session)


def fill(kept: Kept) -> None:
    """Four sessions of three patients, one of them open; words in three of them."""
    for entries in (
        [patient("demo"), patient("moller", family="Møller", identifier="T-0002")],
        [patient("okoye", family="Okoye", given="Ada", identifier="X 17")],
        [opening("first", 0, patient=named("demo"))],
        [noted("first", "felt sick, then calm", 5)],
        [new("high", observed("x", "205/95").payload, 10, "first")],
        [closing("first", 60)],
        [opening("second", DAY, patient=named("moller"))],
        [noted("second", "übel nach zehn Minuten", DAY + 5)],
        [closing("second", DAY + 60)],
        [opening("third", DAY + 90, patient=named("okoye"))],
        [noted("third", "then sick", DAY + 95)],
        [closing("third", DAY + 120)],
        [opening("fourth", 2 * DAY, patient=named("demo"))],
    ):
        kept.journal.append(entries, NURSE, circumstances())


def listed(kept: Kept, typed: str = "") -> list[str]:
    ids = {session_stream(name).id.bytes: name for name in NAMES}
    found = read_filter(typed, TODAY)
    assert found.fault is None, found.fault
    return [ids[row.session] for row in kept.journal.reviewed(found.sought)]
