"""Putting a set right, as a step of a script asks for."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from monitor.chart.commands import Amend, SessionCommand
from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.chart.observations import ObservationSet
from monitor.charting.reads import SessionRead
from monitor.simulation.script import AmendValue

_SAME = timedelta(milliseconds=1)
"""What the record keeps of a time."""


def amendment(
    change: AmendValue, id_: UUID, at: datetime, read: SessionRead
) -> SessionCommand:
    target = _set_of(at, read)
    readings = tuple(
        Reading(field=r.field, value=change.value) if r.field == change.field else r
        for r in target.readings
    )
    return Amend(
        id=id_,
        stream_id=read.id,
        at=at,
        target=target.id,
        replacement=ObservationsRecorded(readings=readings),
        reason=change.reason,
    )


def put_right(
    meant: tuple[Reading, ...], id_: UUID, at: datetime, read: SessionRead
) -> Iterable[SessionCommand]:
    target = _set_of(at, read)
    values = {r.field: r.value for r in target.readings}
    is_mistyped = any(values[r.field] != r.value for r in meant)
    alerts = (a.alert for a in read.session.alerts if a.alert.opened_by == target.id)
    if is_mistyped and any(alert.priority != "low" for alert in alerts):
        yield Amend(
            id=id_,
            stream_id=read.id,
            at=at,
            target=target.id,
            replacement=ObservationsRecorded(readings=meant),
            reason="Typing slip",
        )


def _set_of(at: datetime, read: SessionRead) -> ObservationSet:
    for observed in read.session.sets:
        if abs(observed.observed_at - at) < _SAME:
            return observed
    raise ValueError(f"No set was observed at {at:%H:%M}.")
