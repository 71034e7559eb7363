"""A chart in its plainest form, and a workstation that is killed again and again.

A kill leaves whatever is on the disk at that moment: the files as they are while the
record is open, which another start has to make do with.
"""

import shutil
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from monitor.chart.kinds import AddendumRecorded, NoteRecorded, ObservationsRecorded
from monitor.chart.session import Session
from monitor.chart.signing_off import signatures
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.signed import SignedWard
from tests.clocks import ManualClock

Values = dict[str, Decimal]


@dataclass
class Chart:
    """What a session shows, in the plainest form there is."""

    sets: dict[UUID, Values] = field(default_factory=dict)
    notes: dict[UUID, str] = field(default_factory=dict)
    amended: set[UUID] = field(default_factory=set)
    struck: dict[UUID, str] = field(default_factory=dict)
    addenda: dict[UUID, str] = field(default_factory=dict)
    signed: list[str] = field(default_factory=list)
    is_closed: bool = False

    @property
    def standing(self) -> list[UUID]:
        return sorted(self.sets | self.notes)


def shown(session: Session) -> Chart:
    """The same of what the record gives."""
    chart = Chart(is_closed=not session.is_open)
    for fact in session.facts:
        match fact.payload:
            case ObservationsRecorded():
                chart.sets[fact.id] = values(fact.payload)
            case NoteRecorded(text=text):
                chart.notes[fact.id] = text
            case AddendumRecorded(text=text):
                chart.addenda[fact.id] = text
            case _:
                continue
        if fact.is_amended:
            chart.amended.add(fact.id)
    for fact in session.settlement.retracted:
        chart.struck[fact.id] = fact.entry.reason or ""
    chart.signed = [signature.meaning for signature in signatures(session)]
    return chart


def values(charted: ObservationsRecorded) -> Values:
    return {r.field: r.value for r in charted.readings if r.value is not None}


class Station:
    """One record after the other, each what a kill left of the one before."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self.kills = 0
        self.database = Database(self._folder)
        journal = FileJournal(self.database, ManualClock())
        self.ward = SignedWard(journal=journal, drafts=journal)
        self.ward.staffed()
        self._keep_log()

    def kill(self) -> None:
        before = self.database
        self.kills += 1
        shutil.copytree(before.folder.path, self._folder)
        before.close()
        shutil.rmtree(before.folder.path)
        self.database = Database(self._folder)
        journal = FileJournal(self.database, self.ward.clock)
        self.ward.journal = self.ward.drafts = journal
        self.ward.restart()
        self._keep_log()

    @property
    def _folder(self) -> Path:
        return self._place / f"record after {self.kills} kills"

    def _keep_log(self) -> None:
        log = FileAuditLog(self.database, self.ward.clock)
        self.ward.recorder.audit.keep(log)
