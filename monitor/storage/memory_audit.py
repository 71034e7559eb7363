"""The same audit log in memory, for tests and for what is not kept."""

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from monitor.chart.audit import NewDeed
from monitor.chart.entries import Actor
from monitor.charting.faults import ConflictingEntry
from monitor.charting.ports import (
    AuditQuery,
    AuditRow,
    Circumstances,
    Followed,
    Station,
)
from monitor.clock import new_id
from monitor.storage.audit_rows import audit_row, seal
from monitor.storage.sealing import Head


class MemoryAuditLog:
    """Everything for as long as the process lives."""

    def __init__(self, station: Station | None = None) -> None:
        self._head = Head(station=station or Station(id=new_id(), epoch=new_id()))
        self._rows: dict[UUID, AuditRow] = {}

    def add(
        self, deeds: Sequence[NewDeed], who: Actor | None, when: Circumstances
    ) -> None:
        fresh = [new for new in deeds if not self._is_there(new, who)]
        for row, _, content in seal(fresh, who, when, self._head):
            told = audit_row(row, content)
            self._rows[told.id] = told
            self._head = Head(station=self._head.station, seq=row.seq, link=row.link)

    def find(self, query: AuditQuery) -> tuple[AuditRow, ...]:
        found = [row for row in self._rows.values() if _is_wanted(row, query)]
        found.sort(key=_place, reverse=True)
        if query.after is not None:
            last = _place(query.after)
            found = [row for row in found if _place(row) < last]
        return tuple(found[: query.limit])

    def follow(self, so_far: Followed) -> Followed:
        """Nobody could have changed it but this process."""
        return replace(so_far, rows=len(self._rows), is_done=True)

    def _is_there(self, new: NewDeed, who: Actor | None) -> bool:
        row = self._rows.get(new.id)
        if row is None:
            return False
        same = (new.deed, new.subject, new.patient, who and who.person)
        if same != (row.deed, row.subject, row.patient, row.who):
            raise ConflictingEntry(new.id)
        return True


def _is_wanted(row: AuditRow, query: AuditQuery) -> bool:
    return all(
        (
            query.who in (None, row.who),
            query.patient in (None, row.patient),
            query.since is None or row.at >= query.since,
            query.until is None or row.at < query.until,
        )
    )


def _place(row: AuditRow) -> tuple[object, ...]:
    return (row.at, row.seq)
