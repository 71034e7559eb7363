"""Work on the file of a record behind the program's back, with its key."""

from pathlib import Path

from sqlcipher3 import dbapi2

from monitor.storage.hashing import FIRST_PREV_LINK, link_of
from monitor.storage.rows import EntryRow
from monitor.storage.triggers import trigger_statements


def by_hand(folder: Path, *statements: str) -> dbapi2.Connection:
    """Work on the file with its key, as somebody might who has both."""
    connection = dbapi2.connect(str(folder / "record.db"), isolation_level=None)
    key = (folder / "record.key").read_bytes().hex()
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    for statement in statements:
        connection.execute(statement)
    return connection


def without_guards(folder: Path, *statements: str) -> None:
    """Change the file as somebody with its key could, and put the guards back."""
    with_key = by_hand(folder)
    guards = with_key.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in guards:
        with_key.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        with_key.execute(statement)
    for _, sql in guards:
        with_key.execute(sql)
    with_key.close()


def guarded_as(folder: Path, version: int) -> None:
    """The guards as that version worded them, and its number."""
    with_key = by_hand(folder)
    asked = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    for (name,) in with_key.execute(asked).fetchall():
        with_key.execute(f"DROP TRIGGER {name}")
    for statement in trigger_statements(version).values():
        with_key.execute(statement)
    with_key.execute(f"PRAGMA user_version = {version}")
    with_key.close()


def sealed_anew(folder: Path, *statements: str) -> None:
    """Change entries as whoever wrote them could have: the chain goes on over them."""
    rows = f"SELECT arrival, {', '.join(EntryRow._fields)} FROM entry ORDER BY seq"  # noqa: S608
    with_key = by_hand(folder)
    with_key.execute("BEGIN")
    guards = with_key.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in guards:
        with_key.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        with_key.execute(statement)
    prev_link = FIRST_PREV_LINK
    for arrival, *values in with_key.execute(rows).fetchall():
        row = EntryRow(*values)._replace(prev_link=prev_link)
        link = link_of(row)
        with_key.execute(
            "UPDATE entry SET prev_link = ?, link = ? WHERE arrival = ?",
            (prev_link, link, arrival),
        )
        prev_link = link
    for _, sql in guards:
        with_key.execute(sql)
    with_key.execute("COMMIT")
    with_key.close()
