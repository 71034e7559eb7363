"""A workstation's clock that was set: what of it is recorded, and is to be; pure."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID, uuid5

from monitor.chart.entries import Entry, NewEntry, Stream
from monitor.chart.kinds import ClockStepped
from monitor.chart.session import Session
from monitor.charting.ports import Circumstances, Station
from monitor.clock import LastRecorded

_MS = timedelta(milliseconds=1)
_LEAST = timedelta(seconds=1)


def stepped_now(
    session: Session, station: Station, circumstances: Circumstances
) -> tuple[NewEntry, ...]:
    """The entry of a step that this station has not recorded in that session yet."""
    steps = [
        fact.payload
        for fact in session.facts
        if isinstance(fact.payload, ClockStepped) and fact.first.station == station.id
    ]
    recorded = steps[-1].ahead if steps else timedelta(0)
    if abs(circumstances.ahead - recorded) < _LEAST:
        return ()
    return (
        NewEntry(
            id=_id_of(session.id, len(steps), station),
            stream=Stream("session", session.id),
            payload=ClockStepped(ahead_ms=circumstances.ahead // _MS),
            effective_at=circumstances.recorded_at,
        ),
    )


def last_recorded(entries: Iterable[Entry], station: Station) -> LastRecorded | None:
    """What this station wrote last; None where it wrote none of these."""
    own = (e for e in entries if (e.station, e.epoch) == (station.id, station.epoch))
    written = sorted(own, key=lambda entry: entry.seq)
    if not written:
        return None
    last = written[-1]
    steps = [e.payload.ahead for e in written if isinstance(e.payload, ClockStepped)]
    return LastRecorded(
        at=last.recorded_at,
        boot=last.boot_id,
        seconds=last.recorded_mono,
        ahead=steps[-1] if steps else timedelta(0),
    )


def _id_of(session: UUID, number: int, station: Station) -> UUID:
    """It follows from the number of the step, so that each is recorded once."""
    return uuid5(station.epoch, f"{session} clock step {number}")
