"""Finding sessions and patients by what they are, in memory and in a file."""

from datetime import date

import pytest

from monitor.chart.entries import NewEntry
from monitor.chart.kinds import PatientCorrected, SessionClosed
from monitor.charting.ports import SessionQuery
from tests.desk import NURSE
from tests.storage.charted import (
    at,
    circumstances,
    details,
    named,
    new,
    opening,
    patient,
    session_stream,
)
from tests.storage.conftest import Kept

DAY = 24 * 60


def append(kept: Kept, *entries: NewEntry) -> None:
    kept.journal.append(entries, NURSE, circumstances())


@pytest.fixture
def clinic(kept: Kept) -> Kept:
    """Three patients, four sessions on three days."""
    append(
        kept,
        patient("demo"),
        patient("moller", family="Møller", given="Åse", identifier="T-0002"),
        patient(
            "okoye",
            family="Okoye",
            given="Ada",
            identifier="X 17",
            born=date(1990, 7, 1),
        ),
    )
    append(kept, opening("first", 0, patient=named("demo")))
    append(kept, opening("second", DAY, patient=named("moller")))
    append(kept, opening("third", DAY + 30, patient=named("okoye")))
    append(kept, opening("fourth", 2 * DAY, patient=named("demo")))
    closed = SessionClosed(ready_at=at(90), left_at=at(100))
    append(kept, new("closing", closed, 100, session="first"))
    return kept


def listed(kept: Kept, query: SessionQuery | None = None) -> list[str]:
    names = {
        session_stream(name).id: name for name in ("first", "second", "third", "fourth")
    }
    return [names[row.id] for row in kept.journal.sessions(query or SessionQuery())]


def test_newest_session_first(clinic: Kept) -> None:
    """Without a filter every session is listed, the latest opened first."""
    assert listed(clinic) == ["fourth", "third", "second", "first"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (SessionQuery(state="open"), ["fourth", "third", "second"]),
        (SessionQuery(state="closed"), ["first"]),
        (SessionQuery(patient=named("demo")), ["fourth", "first"]),
        (SessionQuery(text="demo"), ["fourth", "first"]),
        (SessionQuery(text="moller"), ["second"]),
        (SessionQuery(text="MØLLER ase"), ["second"]),
        (SessionQuery(text="x17"), ["third"]),
        (SessionQuery(text="01-Jul-1990"), ["third"]),
        (SessionQuery(text="1990-07-01"), ["third"]),
        (SessionQuery(text="ada demo"), []),
        (SessionQuery(text="%"), []),
        (SessionQuery(text="'; DROP TABLE entry; --"), []),
        (SessionQuery(first_day=date(2026, 3, 15)), ["fourth", "third", "second"]),
        (SessionQuery(last_day=date(2026, 3, 15)), ["third", "second", "first"]),
        (
            SessionQuery(first_day=date(2026, 3, 15), last_day=date(2026, 3, 15)),
            ["third", "second"],
        ),
        (SessionQuery(text="demo", state="open"), ["fourth"]),
        (SessionQuery(limit=2), ["fourth", "third"]),
        (SessionQuery(limit=None), ["fourth", "third", "second", "first"]),
    ],
    ids=str,
)
def test_sessions_found(clinic: Kept, query: SessionQuery, expected: list[str]) -> None:
    """Each filter lets through what it names, and nothing typed is ever a command."""
    assert listed(clinic, query) == expected


def test_pages_join_without_gap(clinic: Kept) -> None:
    """The page after a row begins with the next one."""
    first_page = clinic.journal.sessions(SessionQuery(limit=2))

    assert listed(clinic, SessionQuery(after=first_page[-1])) == ["second", "first"]


def test_a_day_is_that_of_the_session(kept: Kept) -> None:
    """A session late in the evening of its own zone is found under that day."""
    append(kept, patient())
    append(kept, opening("tokyo", 10 * 60, zone="Asia/Tokyo"))

    (row,) = kept.journal.sessions(SessionQuery(first_day=date(2026, 3, 15)))

    assert row.id == session_stream("tokyo").id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["Demo", "Møller", "Okoye"]),
        ("o", ["Demo", "Møller", "Okoye"]),
        ("t-000", ["Demo", "Møller"]),
        ("t0002", ["Møller"]),
        ("14/03/1981 alex", ["Demo"]),
        ("nobody", []),
    ],
)
def test_patients_found(clinic: Kept, text: str, expected: list[str]) -> None:
    """Patients are found by name, number and date of birth, in order of name."""
    found = clinic.journal.patients(text)

    assert [p.details.family for p in found] == expected


def test_patients_are_limited(clinic: Kept) -> None:
    """No more are listed than were asked for."""
    assert len(clinic.journal.patients(limit=2)) == 2


@pytest.mark.parametrize("typed", ["T-0002", "t0002", " T 0002 "])
def test_a_number_finds_its_patient(clinic: Kept, typed: str) -> None:
    """A number is the same however it is spaced and cased."""
    found = clinic.journal.patient_numbered(typed)

    assert found is not None
    assert found.id == named("moller")


@pytest.mark.parametrize("typed", ["T-00021", "", "-"])
def test_a_number_finds_nobody_else(clinic: Kept, typed: str) -> None:
    """Neither a part of a number nor none at all finds anybody."""
    assert clinic.journal.patient_numbered(typed) is None


def test_a_corrected_name_is_the_one_found(clinic: Kept) -> None:
    """The list shows the patient as corrected, once."""
    wrong = patient("okoye", family="Okoye", given="Ada")
    corrected = PatientCorrected(details=details(family="Okoyo", given="Ada"))
    append(
        clinic,
        NewEntry(
            id=named("correction"),
            stream=wrong.stream,
            payload=corrected,
            effective_at=at(5),
            reason="misspelt",
        ),
    )

    assert [p.details.family for p in clinic.journal.patients("ada")] == ["Okoyo"]
