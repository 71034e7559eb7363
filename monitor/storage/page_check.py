"""The pages of a record that was not closed, looked through beside charting.

After a kill or a power cut nobody waits for it: of 500,000 entries it takes seconds.
Each page is authenticated as it is read, of the file or of its log.
"""

import logging
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from monitor.storage.beside import Beside
from monitor.storage.contents import Stop, reader
from monitor.storage.copy_faults import BrokeOff, Stopped
from monitor.storage.database import Database
from monitor.storage.faults import Corrupt
from monitor.storage.remembered import recall, remember

_log = logging.getLogger(__name__)
_MOST_FINDINGS = 3
_UNDONE = "Whether the record is undamaged is not known."


class PageCheck(Beside[tuple[str, ...]]):
    """Asks once after each unclean end, and until it had an answer."""

    def __init__(self, database: Database) -> None:
        super().__init__(database.giving_way, "pages", _UNDONE)
        self._database = database
        self._folder = database.folder.path
        known = recall(self._folder).is_unchecked
        self._is_due = known or database.folder.was_left_open
        self.sentence = ""

    def turn(self) -> None:
        """Begin it, or take what came of it."""
        if self.is_done:
            self._learn()
        elif self._is_due and not self.is_begun:
            self._is_due = False
            self._remember(is_unchecked=True)
            self.begin(self._damage)

    def _damage(self) -> tuple[str, ...]:
        files = self._database.folder
        with self._database.giving_way.copying():
            return _damage_in(files.record, files.key(), self.is_to_stop)

    def _learn(self) -> None:
        match self.take():
            case ():
                self._remember(is_unchecked=False)
            case tuple() as found:
                self.sentence = f"{Corrupt()}"
                _log.warning("After an unclean end: %s", " ".join(found))
            case Stopped():
                self._is_due = True
            case BrokeOff() as fault:
                self.sentence = f"{fault}"
                _log.warning("%s", fault)
            case fault:
                # Said where somebody charts, if it is still so; the next start asks.
                _log.warning("The pages could not be looked through: %s", fault)

    def _remember(self, *, is_unchecked: bool) -> None:
        known = recall(self._folder)
        if known.is_unchecked == is_unchecked:
            return
        try:
            remember(self._folder, replace(known, is_unchecked=is_unchecked))
        except OSError as error:
            _log.warning("Whether it was looked through is not kept: %s", error)


def _damage_in(record: Path, key: bytes, stop: Stop) -> tuple[str, ...]:
    """What is wrong with a file that is in use; empty where nothing is.

    Not by the cipher's own check: that one reads the file below the log, and would call
    a page damaged that is just being brought into it.
    """
    try:
        with reader(record, key, stop) as driver:
            rows = driver.execute("PRAGMA integrity_check")
            found = (line for row in rows for line in str(row[0]).splitlines())
            return tuple(islice((s for s in found if s != "ok"), _MOST_FINDINGS))
    except Corrupt:
        return ("a page is not what was written",)
