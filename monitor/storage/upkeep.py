"""Daily copies of a record that is open, made beside charting in a thread of their own.

The thread of the record says when; the copy is read by a connection that can't write,
so that nobody who charts waits for it.
"""

import hashlib
import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from monitor.chart.audit import AnyDeed, BackedUp, BackupFailed
from monitor.charting.faults import EnvironmentFault
from monitor.room import why_no_room
from monitor.storage.backup import Demand, back_up
from monitor.storage.beside import Beside
from monitor.storage.contents import Contents
from monitor.storage.copies import copies_folder, copies_in, copy_of, rotate
from monitor.storage.copy_faults import CopyFailed, Stopped
from monitor.storage.database import Database
from monitor.storage.folder import RecordFolder
from monitor.storage.missing import known_missing
from monitor.storage.proved import Proved, keep_proved
from monitor.storage.reading import first_recorded_at
from monitor.storage.remembered import recall, remember

_log = logging.getLogger(__name__)
_AGAIN_AFTER = timedelta(hours=1)
_UNDONE = "The backup of today was not made."


class _Made(NamedTuple):
    """What is noted of a copy that was made, and what it holds."""

    deed: BackedUp
    contents: Contents


class _IsThere(NamedTuple):
    """The copy of that day was made before."""


class DailyCopies(Beside[_Made | _IsThere]):
    """Makes the copy of the day, rotates the older ones, and says what went wrong."""

    def __init__(
        self,
        database: Database,
        zone: str,
        noted: Callable[[AnyDeed], None] | None = None,
    ) -> None:
        """``noted`` is told of each copy that was made, or failed."""
        super().__init__(database.giving_way, "copy", _UNDONE)
        self._noted = noted
        self._database = database
        self._folder = database.folder.path
        self._zone = ZoneInfo(zone)
        self._looked_on: date | None = None
        self._failed_at: datetime | None = None
        self.sentence = recall(self._folder).trouble

    def turn(self, now: datetime, *, is_quiet: bool) -> None:
        """Begin the copy of the day at its first tick, or take what came of it.

        One that failed is tried again after an hour, once no session is open.
        """
        if self.is_done:
            self._learn(now)
        elif not self.is_begun and self._is_time(now, is_quiet=is_quiet):
            self._failed_at = None
            today = now.astimezone(self._zone).date()
            self.begin(partial(self._copy, today, self._database.folder))

    def key_anew(self, current: bytes) -> bool:
        """Not while a copy is read under the key that the file has now."""
        if self.is_begun:
            return False
        self._database.key_anew(current)
        return True

    def _is_time(self, now: datetime, *, is_quiet: bool) -> bool:
        today = now.astimezone(self._zone).date()
        if self._failed_at is not None:
            return is_quiet and now - self._failed_at >= _AGAIN_AFTER
        if self._looked_on == today:
            return False
        self._looked_on = today
        with self._database.reading() as connection:
            first = first_recorded_at(connection)
        # What is of today alone is in no danger that a copy of today would end.
        return first is not None and first.astimezone(self._zone).date() < today

    def _copy(self, today: date, files: RecordFolder) -> _Made | _IsThere:
        """Raises CopyFailed, Stopped."""
        out = self._folder
        try:
            folder = copies_folder(self._folder)
            out = copy_of(folder, today)
            if today in copies_in(folder):
                return _IsThere()
            self._demand_room(files, out)
            with self._database.giving_way.copying():
                made = back_up(files.record, files.key(), out, self._demand())
            rotate(folder)
            return _Made(_deed_of(out), made)
        except OSError as error:
            why = f"The system says: {error.strerror or 'no reason given'}."
            raise CopyFailed(out, why) from error

    def _demand_room(self, files: RecordFolder, out: Path) -> None:
        """Raises CopyFailed where the copy would take what charting needs."""
        folder = out.parent if out.parent.is_dir() else self._folder
        why = why_no_room(self._folder, folder, files.record.stat().st_size)
        if why:
            raise CopyFailed(out, f"{why}.")

    def _demand(self) -> Demand:
        missing = known_missing(self._folder)
        return Demand(stop=self.is_to_stop, known=missing, people_of=self._folder)

    def _learn(self, now: datetime) -> None:
        match self.take():
            case Stopped():
                self._looked_on = None  # The next tick begins it again.
            case EnvironmentFault() as fault:
                self._failed_at = now
                if self.sentence != str(fault):
                    _log.warning("%s", fault)
                self._note(str(fault), None)
                self._tell(BackupFailed(why=fault.why))
            case _Made(deed, contents):
                self._note("", now)
                self._keep_proved(contents, now)
                self._tell(deed)
            case _IsThere():
                pass

    def _keep_proved(self, made: Contents, at: datetime) -> None:
        """The copy is what the record was: its chains need not be followed again."""
        found = Proved(at=at, entries=made.heads, audit=made.audit_heads)
        try:
            keep_proved(self._folder, found)
        except OSError as error:
            _log.warning("How far it was proved is not kept: %s", error.strerror)

    def _tell(self, deed: AnyDeed) -> None:
        if self._noted is not None:
            self._noted(deed)

    def _note(self, sentence: str, copied_at: datetime | None) -> None:
        self.sentence = sentence
        known = recall(self._folder)
        copied_at = copied_at or known.copied_at
        try:
            known = replace(known, trouble=sentence, copied_at=copied_at)
            remember(self._folder, known)
        except OSError as error:
            _log.warning("What came of the copy is not kept: %s", error.strerror)


def _deed_of(copy: Path) -> BackedUp:
    with copy.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return BackedUp(sha256=sha256, size=copy.stat().st_size)
