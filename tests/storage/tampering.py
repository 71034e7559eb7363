"""Work on the file of a record behind the program's back, with its key."""

from pathlib import Path

from sqlcipher3 import dbapi2

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
