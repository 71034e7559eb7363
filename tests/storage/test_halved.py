"""Who has the key appends an erasure and empties what they choose: that is found."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from uuid import uuid5

import pytest

from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import PatientErased
from monitor.storage.database import Database
from monitor.storage.erasing import ERASE_AGAIN
from monitor.storage.projecting import project
from monitor.storage.reading import head_of
from monitor.storage.sealing import sealed
from monitor.storage.stations import own_station
from monitor.storage.verify import verify
from monitor.storage.writing import write
from tests.charting.signed import (
    FIRST,
    OTHER_PATIENT,
    SECOND,
    SignedWard,
    signed_ward,
)
from tests.clocks import ManualClock
from tests.desk import NURSE, SPACE
from tests.storage.charted import circumstances

_OWN = Stream("patient", OTHER_PATIENT)
_THEIRS = Stream("session", SECOND)
_CHOSEN = (
    "DELETE FROM payload WHERE arrival IN (SELECT arrival FROM entry WHERE"
    " stream = ? AND kind NOT IN ('signed-off', 'patient-erased'){})"
)


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward.signed_by_both()


def made_up(database: Database, *streams: Stream) -> None:
    """Erasures at the end of the chain; the guards of the file stay in place."""
    new = [
        NewEntry(
            id=uuid5(SPACE, f"made up of {stream.id}"),
            stream=stream,
            payload=PatientErased(
                patient=OTHER_PATIENT,
                opened_at=circumstances().recorded_at,
                closed_at=circumstances().recorded_at,
            ),
            effective_at=circumstances().recorded_at,
        )
        for stream in streams
    ]
    station = own_station(database, ManualClock())
    with database.transaction() as connection:
        head = head_of(connection, station)
        done = sealed(new, NURSE, circumstances(), head)
        write(connection, done, head.arrival)
        project(connection, [one.entry for one in done])


def empty(database: Database, stream: Stream, more: str = "") -> None:
    with database.transaction() as connection:
        statement = _CHOSEN.format(more)
        connection.exec_driver_sql(statement, (stream.id.bytes,))


def findings(database: Database) -> list[str]:
    return [told for check in verify(database).checks for told in check.findings]


def test_one_entry_is_not_emptied(ward: SignedWard) -> None:
    """The file lets it go, and verification says what was left."""
    made_up(ward.database, _OWN, _THEIRS)
    empty(ward.database, _THEIRS, " LIMIT 1")

    assert any(
        "left by an erasure that takes all" in x for x in findings(ward.database)
    )


def test_one_entry_is_not_left(ward: SignedWard) -> None:
    made_up(ward.database, _OWN, _THEIRS)
    empty(ward.database, _OWN)
    empty(ward.database, _THEIRS, " ORDER BY arrival DESC LIMIT -1 OFFSET 1")
    (left,) = findings(ward.database)

    assert left.endswith("its content is left by an erasure that takes all")
    empty(ward.database, _THEIRS)
    assert findings(ward.database) == []


@pytest.mark.parametrize("stream", [_OWN, _THEIRS])
def test_session_and_patient_go_together(ward: SignedWard, stream: Stream) -> None:
    made_up(ward.database, stream)
    empty(ward.database, stream)

    told = "of it and its patient one was erased, the other was not"
    assert f"Session {SECOND}: {told}" in findings(ward.database)


def test_a_session_is_not_erased_as_of_another_patient(ward: SignedWard) -> None:
    """The list then follows the erasure; what was signed tells whose it is."""
    made_up(ward.database, _OWN, _THEIRS, Stream("session", FIRST))
    with ward.database.transaction() as connection:
        for statement in ERASE_AGAIN:
            connection.exec_driver_sql(statement)
    told = "of the session and its patient one was erased, the other was not"
    assert any(told in finding for finding in findings(ward.database))


def test_whatever_is_chosen_is_found(ward: SignedWard) -> None:
    """Any part of what an erasure takes, in one transaction that is taken back."""
    dice = Random(20261122)  # noqa: S311 to be repeated
    made_up(ward.database, _OWN, _THEIRS)
    for stream in (_OWN, _THEIRS):
        with ward.database.reading() as connection:
            kept = connection.exec_driver_sql(
                "SELECT arrival FROM entry WHERE stream = ? AND"
                " kind NOT IN ('signed-off', 'patient-erased')",
                (stream.id.bytes,),
            ).all()
        chosen = dice.sample(kept, dice.randrange(len(kept)))
        with ward.database.transaction() as connection:
            for (arrival,) in chosen:
                connection.exec_driver_sql(
                    "DELETE FROM payload WHERE arrival = ?", (arrival,)
                )
        assert findings(ward.database) != []
