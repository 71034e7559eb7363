"""A session by the clock as it reads now, also where it was set back since."""

from msgspec import structs

from monitor.chart.clock_steps import ClockReading
from monitor.chart.session import Session


def as_read(session: Session, reading: ClockReading | None) -> Session:
    """The session itself, unless the clock was set back since its last entry."""
    known = session.settlement
    times = known.times if reading is None else known.times.as_read(reading)
    if times is known.times:
        return session
    return structs.replace(session, settlement=structs.replace(known, times=times))
