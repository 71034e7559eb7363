"""What was left out of a set while an alert was open, which a person looks at again."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from monitor.chart.kinds import Reading
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
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
    """A sentence for each set that did so during an open medium or high alert.

    All of them are held against one judgement of the session, however many there are.
    """
    zone = ZoneInfo(session.opened.zone)
    left = [(o, fields) for o in session.sets if (fields := leaves_out(o.readings))]
    spans = _spans(protocol, session) if left else ()
    for observed, fields in left:
        alert = _first_open(spans, observed)
        if alert is not None:
            names = [protocol.charting.field(code).short for code in fields]
            clock = observed.observed_at.astimezone(zone).strftime("%H:%M")
            yield f"{', '.join(names)} left out {clock} while {alert.value} alerted"


class _Span(NamedTuple):
    """An alert that a value, an effect or oxygen raised, and when that was charted."""

    alert: Alert
    charted_at: datetime

    def shown_at(self, known: datetime) -> datetime:
        """When it was shown, as far as that was known then; else when it was so."""
        alert = self.alert
        if alert.raised_at <= known or alert.fired_at is None:
            return alert.raised_at
        return alert.fired_at

    def is_open(self, observed: ObservationSet) -> bool:
        """Whether it was at that set, by what was known when the set was charted."""
        alert, at, known = self.alert, observed.observed_at, observed.recorded_at
        if self.charted_at > known or alert.opened_by == observed.id:
            return False
        is_over = alert.resolved_at is not None and alert.resolved_at < at
        return self.shown_at(known) <= at and not is_over


def _first_open(spans: Iterable[_Span], observed: ObservationSet) -> Alert | None:
    known = observed.recorded_at
    found = [span for span in spans if span.is_open(observed)]
    found.sort(key=lambda span: (span.shown_at(known), span.alert.key))
    return found[0].alert if found else None


def _spans(protocol: CareProtocol, session: Session) -> tuple[_Span, ...]:
    """Of all that was medium or high, also where its cause was struck out since."""
    told = (*session.facts, *session.settlement.retracted)
    charted = {fact.id: fact.first.recorded_at for fact in told}
    end = max(charted.values())
    return tuple(
        _Span(alert, charted[alert.opened_by])
        for alert in evaluate(protocol, session, end).alerts
        if alert.priority != "low" and alert.opened_by in charted
    )
