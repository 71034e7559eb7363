"""Firings as alerts, with their words and numbers."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.kinds import Measured
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Baseline, Shift, TrendPoint
from monitor.protocol.baseline import baselines
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import FIELD_CONDITIONS
from monitor.protocol.courses import Course, Episode, Firing
from monitor.protocol.moments import Moment
from monitor.protocol.reasons import baseline_words, first_field, reasons
from monitor.protocol.rechecks import Reminder
from monitor.protocol.repeating import with_repeat
from monitor.protocol.rules import Rule

_TREND = 4
_HUNDRED = Decimal(100)


class Background(Struct, frozen=True, kw_only=True):
    """What every alert of a session is seen against."""

    protocol: CareProtocol
    session: Session
    baselines: dict[str, Baseline]

    @property
    def medians(self) -> dict[str, Decimal]:
        return {field: before.median for field, before in self.baselines.items()}


def background(protocol: CareProtocol, session: Session, now: datetime) -> Background:
    """What they are seen against at that time."""
    found = {b.field: b for b in baselines(protocol, session, now)}
    return Background(protocol=protocol, session=session, baselines=found)


def firing_alerts(background: Background, courses: Iterable[Course]) -> Iterator[Alert]:
    """One alert for each firing, as if none was recorded."""
    for course in courses:
        for episode in course.episodes:
            for firing in episode.firings:
                alert = _alert(background, episode, firing)
                yield with_repeat(alert, course, firing)


def reminder_alerts(
    background: Background, reminders: Iterable[Reminder]
) -> Iterator[Alert]:
    """One alert for each reminder; time fired it, so no fact did."""
    for reminder in reminders:
        yield structs.replace(
            _alert(background, reminder.episode, reminder.firing),
            key=reminder.key,
            opened_by=None,
            raised_at=reminder.due_at,
        )


def trend(session: Session, field: str | None, until: Moment) -> tuple[TrendPoint, ...]:
    """The last values of the field, that moment's among them."""
    if field is None:
        return ()
    points = [
        TrendPoint(s.observed_at, value)
        for s in session.sets
        if s.observed_at <= until.at and (value := s.value(field)) is not None
    ]
    return tuple(points[-_TREND:])


def _alert(background: Background, episode: Episode, firing: Firing) -> Alert:
    protocol, moment, rule = background.protocol, firing.moment, firing.rule
    told = reasons(protocol, (rule, *firing.held), moment)
    field = first_field(rule)
    shift = _shift(background, field, moment)
    measured = measured_in(field, moment)
    is_over = episode.cleared_by is not None
    return Alert(
        key=firing.key,
        rule=rule.id,
        parameter=episode.parameter,
        priority=episode.priority,
        opened_by=moment.fact,
        raised_at=moment.at,
        fired_at=moment.at,
        measured_at=None if measured is None else measured.at,
        charted_at=None if measured is None else measured.charted_at,
        measured_in=None if measured is None else measured.fact,
        values=_values(protocol, episode, rule, moment),
        value=told[0].value,
        limit=told[0].limit,
        reasons=tuple(reason.sentence for reason in told),
        baseline=baseline_words(protocol, shift),
        shift=shift,
        trend=trend(background.session, field, moment),
        state="cleared" if is_over else "active",
        resolved_at=episode.resolved_at,
        resolved_how="value" if is_over else None,
        is_late=firing.is_late,
    )


class Source(Struct, frozen=True):
    """What was charted and tells why an alert is: when it was true, and charted."""

    fact: UUID
    at: datetime
    charted_at: datetime


def measured_in(field: str | None, moment: Moment) -> Source | None:
    """The last reading of the field, be it of before what fired; None where time did.

    A changed limit, a chart that was moved or a side effect reads nothing itself.
    """
    if moment.is_of_time:
        return None
    read = None if field is None else moment.reads.get(field)
    if read is None or read.fact is None:
        return Source(moment.fact, moment.at, moment.charted_at)
    return Source(read.fact.id, read.at, read.fact.first.recorded_at)


def _values(
    protocol: CareProtocol, episode: Episode, rule: Rule, moment: Moment
) -> tuple[Measured, ...]:
    """What was known of the fields of the card and of the rule."""
    wanted = {*protocol.parameter(episode.parameter).fields}
    wanted |= {c.field for c in rule.when if isinstance(c, FIELD_CONDITIONS)}
    return tuple(
        Measured(field=spec.code, value=moment.values[spec.code])
        for spec in protocol.charting.fields
        if spec.code in wanted and spec.code in moment.values
    )


def _shift(background: Background, field: str | None, moment: Moment) -> Shift | None:
    """None where the field has no baseline then, or one that no percent is of."""
    if field is None:
        return None
    baseline = moment.baseline.get(field)
    if not baseline:
        return None
    change = moment.values[field] - baseline
    return Shift(
        field=field,
        baseline=baseline,
        n=background.baselines[field].n,
        change=change,
        percent=change * _HUNDRED / baseline,
    )
