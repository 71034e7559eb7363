"""Records as earlier versions wrote them."""

from pathlib import Path

import pytest

from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, named, note, observed, opening, patient
from tests.storage.tampering import by_hand, guarded_as, without_guards

_LATER = {
    1: ("moved_from", "to_review", "call_day", "to_sign", "erased"),
    2: ("to_review", "call_day", "to_sign", "erased"),
}
"""The columns of the session list that a version did not have yet."""


_BARE = (
    "DROP TABLE audit_payload",
    "DROP TABLE audit",
    "DROP TABLE pin",
    "DROP TABLE slot_generation",
    "DROP TABLE review_index",
    "DROP TABLE review_text",
    "DROP TABLE condensed",
)
"""No version before the fifth has an audit log, none before the sixth PINs,
none before the eleventh a review list, and none before the twelfth what is condensed
for a back-test."""

_VALUES_APART = (
    (
        "CREATE TABLE apart (session BLOB NOT NULL, entry BLOB NOT NULL,"
        " field TEXT NOT NULL, effective_ms INTEGER NOT NULL, value REAL NOT NULL,"
        " PRIMARY KEY (session, entry, field)) STRICT, WITHOUT ROWID"
    ),
    (
        "INSERT INTO apart SELECT session, entry, key, effective_ms, value"
        " FROM measurement, json_each(readings)"
    ),
    "DROP TABLE measurement",
    "ALTER TABLE apart RENAME TO measurement",
)
"""Before the tenth version a value had a row of its own."""


@pytest.fixture
def first_version(folder: Path) -> Path:
    """A record as the first version wrote it."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient("demo")], NURSE, circumstances())
        journal.append([opening(), note("a", 1)], NURSE, circumstances())
    bare = (*_BARE, *_VALUES_APART)
    driver = by_hand(folder, "ALTER TABLE session_index DROP COLUMN moved_from", *bare)
    for later in ("to_sign", "erased"):
        driver.execute(f"ALTER TABLE session_index DROP COLUMN {later}")
    driver.close()
    guarded_as(folder, 1)
    return folder


def as_of(folder: Path, version: int, *tampering: str) -> Path:
    """A session with a value and a note, as that version wrote it."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient("demo")], NURSE, circumstances())
        opened = [opening(patient=named("demo")), note("a", 1)]
        sets = [observed("b", "118/72"), observed("c", "121", 2)]
        journal.append([*opened, *sets], NURSE, circumstances())
    without_guards(folder, *tampering)
    drops = (
        f"ALTER TABLE session_index DROP COLUMN {column}"
        for column in _LATER.get(version, ("to_sign", "erased"))
    )
    by_hand(folder, *drops, *_BARE, *_VALUES_APART).close()
    guarded_as(folder, version)
    return folder


def version(folder: Path) -> int:
    driver = by_hand(folder, "SELECT 1")
    (found,) = driver.execute("PRAGMA user_version").fetchone()
    driver.close()
    return int(found)
