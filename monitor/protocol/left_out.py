"""What was left out of a set while an alert was open, which a person looks at again."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from msgspec import structs

from monitor.chart.kinds import Reading
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session, assemble
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Alert
from monitor.protocol.care_protocol import CareProtocol

_WATCHED = frozenset({"spo2", "rr", "sedation"})
"""Whether the patient breathes and can be woken: never left out without a look."""

_UNTOUCHED = frozenset({"asleep", "not disturbed"})


def leaves_out(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The fields of these that were left out since the patient was not to be woken."""
    return tuple(
        reading.field
        for reading in readings
        if reading.field in _WATCHED and reading.not_done in _UNTOUCHED
    )


def left_out_in_alerts(protocol: CareProtocol, session: Session) -> Iterator[str]:
    """A sentence for each set that did so during an open medium or high alert."""
    zone = ZoneInfo(session.opened.zone)
    for observed in session.sets:
        fields = leaves_out(observed.readings)
        alert = _open_alert(protocol, session, observed) if fields else None
        if alert is not None:
            names = [protocol.charting.field(code).short for code in fields]
            clock = observed.observed_at.astimezone(zone).strftime("%H:%M")
            yield f"{', '.join(names)} left out {clock} while {alert.value} alerted"


def _open_alert(
    protocol: CareProtocol, session: Session, observed: ObservationSet
) -> Alert | None:
    """The one that a value, an effect or oxygen had raised, as it was known then."""
    at = observed.observed_at
    known = [f for f in session.facts if f.first.recorded_at <= observed.recorded_at]
    then = assemble(structs.replace(session.settlement, in_force=tuple(known)))
    for alert in evaluate(protocol, then, observed.recorded_at).alerts:
        is_before = alert.opened_by not in (None, observed.id) and alert.raised_at <= at
        is_open = alert.resolved_at is None or alert.resolved_at >= at
        if alert.priority != "low" and is_before and is_open:
            return alert
    return None
