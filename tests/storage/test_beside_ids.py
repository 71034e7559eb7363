"""Ids are as short with their neighbours alone as they are with all of them."""

from pathlib import Path
from random import Random
from uuid import UUID

from monitor.storage.beside_ids import with_neighbours
from monitor.storage.database import Database
from monitor.storage.driving import add_rows
from monitor.storage.projections import session_row
from monitor.storage.tables import SESSION_INDEX, insertion
from tests.builders import Chronicle, iv40
from ui.command_line.short_ids import short_ids


def test_the_same_as_among_all(tmp_path: Path) -> None:
    """Also of the first and of the last of all, and of those that begin alike."""
    dice = Random(4)  # noqa: S311 - the same ids at each run
    alike = [b"alike-session" + bytes([0, 0, n]) for n in range(20)]
    ids = [*alike, *(dice.randbytes(16) for _ in range(300)), bytes(16), b"\xff" * 16]
    row = session_row(Chronicle().open().session, iv40(), to_sign=False)
    with Database(tmp_path / "record") as database:
        with database.transaction() as connection:
            rows = [row._replace(session=id_) for id_ in ids]
            add_rows(connection, insertion(SESSION_INDEX), rows)
        of_all = short_ids(UUID(bytes=id_) for id_ in ids)
        wanted = [UUID(bytes=id_) for id_ in (*alike[::3], *ids[-40:])]
        found = short_ids(with_neighbours(database, wanted))
        assert {id_: found[id_] for id_ in wanted} == {
            id_: of_all[id_] for id_ in wanted
        }
        assert len(found) < len(ids) / 2
