"""The storage broken on purpose, so that each fault test can be seen to fail."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import Connection

from monitor.storage import settings
from monitor.storage.database import Database
from tests.faults.tasks import Control


def broken(control: Control) -> AbstractContextManager[object]:
    """While it lasts, the record is written as that control says."""
    if control == "synchronous NORMAL":
        careless = tuple(
            settings.Setting("synchronous", "NORMAL", "1")
            if setting.name == "synchronous"
            else setting
            for setting in settings.SETTINGS
        )
        return patch.object(settings, "SETTINGS", careless)
    if control == "no transaction":
        return patch.object(Database, "transaction", _each_statement_alone)
    if control == "no room asked":
        return patch("monitor.storage.database.demand_room")
    return nullcontext()


@contextmanager
def _each_statement_alone(
    database: Database, ids: Sequence[UUID] = ()
) -> Iterator[Connection]:
    del ids
    with database.reading() as connection:
        yield connection
