"""A copy that is being made leaves off while the record is keyed anew."""

from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlcipher3 import dbapi2

from monitor.storage import upkeep
from monitor.storage.backup import Demand, back_up
from monitor.storage.contents import Contents, contents_of
from monitor.storage.copies import copy_of
from monitor.storage.copy_faults import Stopped
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.keys import Keys
from monitor.storage.opening import connected, key_anew
from monitor.storage.upkeep import DailyCopies
from tests.access.keyring import KEY, NEXT_KEY
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note

TOMORROW = START + timedelta(days=1)
LONGEST_S = 10


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "record"
    with Database(folder, Keys(current=KEY.raw)) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("a")], NURSE, circumstances())
    return folder


def test_a_reader_under_the_old_key_loses_the_record(record: Path) -> None:
    """Why it has to: nothing else keeps the two apart. The record itself is whole."""
    with Database(record, Keys(current=KEY.raw)) as database:
        reader = connected(record / "record.db", KEY.raw, "ro")
        assert reader.execute("SELECT count(*) FROM entry").fetchone() == (1,)
        database.key_anew(NEXT_KEY.raw)
        with pytest.raises(dbapi2.DatabaseError, match="not a database"):
            reader.execute("SELECT count(*) FROM entry").fetchone()
        reader.close()
    assert contents_of(record / "record.db", NEXT_KEY.raw).is_whole


def test_a_copy_leaves_off_and_is_begun_again(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the next tick, under the new key; nothing is told as trouble."""
    begun = Event()
    stopped: list[bool] = []

    def until_stopped(path: Path, key: bytes, out: Path, demand: Demand) -> Contents:
        if key == NEXT_KEY.raw:
            return back_up(path, key, out, demand)
        begun.set()
        while not demand.stop():
            pass
        stopped.append(True)
        raise Stopped

    monkeypatch.setattr(upkeep, "back_up", until_stopped)
    with (
        Database(record, Keys(current=KEY.raw)) as database,
        DailyCopies(database, "UTC") as copies,
    ):
        copies.turn(TOMORROW, is_quiet=True)
        assert begun.wait(LONGEST_S)
        database.key_anew(NEXT_KEY.raw)
        assert stopped == [True]
        for _ in range(3):
            if copies._thread is not None:
                copies._thread.join()
            copies.turn(TOMORROW, is_quiet=True)
        assert copies.sentence == ""
    made = copy_of(record / "backups", date(2026, 3, 15))
    assert contents_of(made, NEXT_KEY.raw).entries == 1


def test_a_copy_waits_while_it_is_keyed_anew(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that begins meanwhile has the new key."""
    with (
        Database(record, Keys(current=KEY.raw)) as database,
        DailyCopies(database, "UTC") as copies,
    ):

        def begin_meanwhile(driver: dbapi2.Connection, key: bytes) -> None:
            copies.turn(TOMORROW, is_quiet=True)
            assert copies._thread is not None
            copies._thread.join(0.05)
            assert copies._thread.is_alive()
            key_anew(driver, key)

        monkeypatch.setattr("monitor.storage.database.key_anew", begin_meanwhile)
        database.key_anew(NEXT_KEY.raw)
        for _ in range(3):
            if copies._thread is not None:
                copies._thread.join()
            copies.turn(TOMORROW, is_quiet=True)
    made = copy_of(record / "backups", date(2026, 3, 15))
    assert contents_of(made, NEXT_KEY.raw).entries == 1
