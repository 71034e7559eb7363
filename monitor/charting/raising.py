"""Alerts on their way into the record, together with what brought them about; pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from monitor.chart.entries import Actor, Entry, NewEntry, Stream
from monitor.chart.kinds import AlertEscalated, AlertRaised
from monitor.charting.ports import Circumstances, Station
from monitor.charting.stamping import stamped

APP = Actor(
    person=UUID("a2e6f6f4-4c1b-4a55-8f2e-3c0d3f4b9d10"), name="Vigil", auth_method="app"
)
"""The author where time alone raises an alert: the program, by an id of its own."""


def raised_now(
    session: UUID,
    alerts: Iterable[AlertRaised | AlertEscalated],
    station: Station,
    now: datetime,
) -> tuple[NewEntry, ...]:
    """Entries that record that these alerts were shown now, or told farther off.

    Their ids follow from key and level, so that a station raises each once.
    """
    return tuple(
        NewEntry(
            id=uuid5(station.epoch, f"{session} {_once(alert)}"),
            stream=Stream("session", session),
            payload=alert,
            effective_at=now,
        )
        for alert in alerts
    )


def _once(alert: AlertRaised | AlertEscalated) -> str:
    if isinstance(alert, AlertEscalated):
        return f"{alert.key} escalated {alert.level}"
    return alert.key


def as_if_written(
    entries: Sequence[Entry],
    new_entries: Iterable[NewEntry],
    actor: Actor,
    circumstances: Circumstances,
    station: Station,
) -> tuple[Entry, ...]:
    """The entries with the new ones behind them, to judge before they are durable."""
    last = max((e.seq for e in entries if e.epoch == station.epoch), default=0)
    return (
        *entries,
        *(
            stamped(new, actor, circumstances, station, seq)
            for seq, new in enumerate(new_entries, start=last + 1)
        ),
    )
