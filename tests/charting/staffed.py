"""A ward where every role is held by somebody."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace
from typing_extensions import override

from monitor.chart.kinds import (
    NoteRecorded,
)
from monitor.chart.people import Person
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.verify import verify
from tests.charting.clinic import HIGH, Clinic
from tests.charting.standing import COLLEAGUE, NAMES, who
from tests.clocks import ManualClock
from tests.staff import (
    ADMIN,
    FIRST,
    SETTING_UP,
    enrolment,
    signed_in,
)


@dataclass
class Ward(Clinic):
    """A clinic whose every role is held by one person, with a session under way."""

    counted: int = 0

    @override
    def restart(self) -> None:
        """The colleague signs in again."""
        super().restart()
        if self.nurse.is_verified:
            self.recorder.authority.sign_in(self.nurse)

    def staffed(self) -> "Ward":
        self.move_to(-40)
        first = replace(FIRST, at=self.steady.now())
        self.charted(first, SETTING_UP)
        for role, name in NAMES.items():
            if role != "administrator":
                enrolled = enrolment(name, role, at=self.steady.now())
                self.charted(enrolled, signed_in(ADMIN))
        self.charted(replace(COLLEAGUE, at=self.steady.now()), signed_in(ADMIN))
        self.nurse = signed_in(COLLEAGUE.person)
        self.recorder.authority.sign_in(self.nurse)
        self.start()
        self.chart(5, HIGH)
        return self

    def unstaffed(self) -> "Ward":
        self.start()
        self.chart(5, HIGH)
        return self

    def jot(self) -> UUID:
        """A note of somebody who is none of those that try to put it right."""
        return self.charted(self.fact(NoteRecorded(text="slept"))).entries[-1].id

    @property
    def auditor(self) -> Person:
        found = self.recorder.people(by=signed_in(ADMIN)).person(who("auditor").person)
        assert found is not None
        return found

    def count(self) -> int:
        """How many entries this workstation has written by now."""
        since = self.journal.entries_since(self.journal.station, self.counted)
        self.counted += len(since)
        return self.counted


@contextmanager
def staffed_ward(folder: Path) -> Iterator[Ward]:
    """In a real file, which is proved to be whole in the end."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        yield Ward(journal=journal, drafts=journal).staffed()
        assert verify(database).is_whole
