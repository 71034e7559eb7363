"""The one connection to the file of a record, and its transactions."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from monitor.charting.faults import Unconfirmed
from monitor.storage.backup import Demand, back_up
from monitor.storage.ballast import with_reserve
from monitor.storage.copies import before_upgrade
from monitor.storage.driving import begin, commit, roll_back
from monitor.storage.faults import fault_of
from monitor.storage.folder import RecordFolder
from monitor.storage.giving_way import GivingWay
from monitor.storage.keying import NOT_FOLDED, NOT_WRITTEN, NotKeyedAnew, demand_room
from monitor.storage.keys import Keys
from monitor.storage.opening import key_anew, opened
from monitor.storage.tables import SCHEMA_VERSION
from monitor.storage.upgrading import is_older, upgrade

T = TypeVar("T")


class Database:
    """A record that is open. The thread that opens it is the only one to use it.

    While this process has it open, nothing else may so much as open and close the
    file: that would drop its locks.
    """

    def __init__(self, folder: Path, keys: Keys | None = None) -> None:
        """Open or make the record in that folder; raises an EnvironmentFault.

        ``keys`` are of those who signed in; without, the folder has a key file.
        """
        self.folder = RecordFolder(folder, keys)
        self.giving_way = GivingWay()
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        try:
            with _faults_told():
                self._kept()
        except BaseException:
            self.disconnect()
            self.folder.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Fold the write-ahead log into the file and let others have the record."""
        try:
            self.disconnect()
        finally:
            self.folder.release()

    def disconnect(self) -> None:
        """Drop the connection; the next use opens and proves it again.

        After a commit of unknown outcome this settles what is in the file.
        """
        if self._connection is not None:
            # Not closed politely: that would try the broken transaction again.
            self._connection.invalidate()
            self._connection.close()
        if self._engine is not None:
            self._engine.dispose()
        self._connection = self._engine = None

    def key_anew(self, key: bytes) -> None:
        """Have the file open with that key alone; takes seconds for a long record.

        A copy that is being made leaves off for it. Whoever has the old key opens older
        copies for ever. Raises an EnvironmentFault, and then the file opens with the
        one or the other: only on return the old one may be forgotten.
        """
        with self.giving_way.keying(), _faults_told():
            connection = self._kept()
            before = self.folder.key()
            if key != before:
                demand_room(self.folder.record)
                self.folder.keys = Keys(current=key, before=before)
                try:
                    key_anew(connection.connection.driver_connection, key)
                finally:
                    # Opened anew it is proved which of the two the file has.
                    self.disconnect()
                self._kept()
            if self.folder.key() != key:
                raise NotKeyedAnew(NOT_WRITTEN)
            if not self.fold_log():
                raise NotKeyedAnew(NOT_FOLDED)

    def fold_log(self) -> bool:
        """Bring the write-ahead log into the file; whether nothing is left in it."""
        with self.reading() as connection:
            left = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        return tuple(left) == (0, 0, 0)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The connection to read from, whose errors are told by cause."""
        with _faults_told():
            connection = self._kept()
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def transaction(self, ids: Sequence[UUID] = ()) -> Iterator[Connection]:
        """All that is written within, durable at its end, or none of it.

        Raises an EnvironmentFault where nothing was saved for certain, and
        Unconfirmed for these ids where the commit itself reported an error.
        """
        with _faults_told():
            connection = self._kept()
            try:
                begin(connection)
                yield connection
            except BaseException:
                self._abandon(connection)
                raise
        try:
            commit(connection)
        except DBAPIError as error:
            self.disconnect()
            fault = fault_of(error.orig)
            if fault is None:
                raise
            raise Unconfirmed(ids, fault) from error

    def write(self, ids: Sequence[UUID], change: Callable[[Connection], T]) -> T:
        """In one transaction, as above; on a full disk in the room that was kept.

        ``change`` is made again there, so it has to allow for having been made.
        """

        def written() -> T:
            with self.transaction(ids) as connection:
                return change(connection)

        return with_reserve(self.folder.path, written)

    def _abandon(self, connection: Connection) -> None:
        try:
            roll_back(connection)
        except DBAPIError:
            # Closing ends the transaction too; what broke it is being raised already.
            self.disconnect()

    def _kept(self) -> Connection:
        if self._connection is not None and self._connection.invalidated:
            self.disconnect()
        if self._connection is None:
            driver = opened(self.folder)
            self._engine = create_engine(
                "sqlite://",
                module=dbapi2,
                creator=lambda: driver,
                poolclass=StaticPool,
                # Patient data has no place in an error message.
                hide_parameters=True,
            )
            self._connection = self._engine.connect()
            self._upgrade(self._connection)
        return self._connection

    def _upgrade(self, connection: Connection) -> None:
        """All of it or nothing: a kill in between leaves the older record.

        As it was before, it is kept in a copy that the older version opens.
        """
        if is_older(connection):
            connection.rollback()
            files = self.folder
            out = before_upgrade(files.path, SCHEMA_VERSION)
            demand = Demand(refused=attrgetter("damage"), people_of=files.path)
            back_up(files.record, files.key(), out, demand)
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            upgrade(connection)
            connection.commit()
        connection.rollback()


@contextmanager
def _faults_told() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        fault = fault_of(error.orig)
        if fault is None:
            raise
        raise fault from error
