"""Whether an urgent alert stands in the way of leaving."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct, structs

from monitor.chart.kinds import AlertRaised, AlertResolved
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import EffectEpisodes, NotSettling, WithEffect
from monitor.protocol.episodes import courses
from monitor.protocol.firings import Background, background, firing_alerts
from monitor.protocol.gate_state import Judged
from monitor.protocol.gate_tables import Gate
from monitor.protocol.going_on import waits_of
from monitor.protocol.leave_criteria import Since
from monitor.protocol.limit_changes import rule_books
from monitor.protocol.moments import Moment, moments
from monitor.protocol.recorded import with_record
from monitor.protocol.shown import what_was_shown

NO_OPEN_ALERT = "no_open_alert"
"""The name by which a protocol's gates ask for this criterion."""


class _Told(Struct, frozen=True):
    """When alerts were shown, and ended by a person, by key."""

    raised: Mapping[str, datetime]
    ended: Mapping[str, datetime]


def no_open_alert(
    protocol: CareProtocol, session: Session, _: Gate, now: datetime
) -> Since:
    """Whether no high alert on a value or an effect goes on.

    One that is listed as late holds nobody, nor one on values that a person ended: what
    is read since is judged by itself. An effect holds until it has ended. As of a time
    that has passed, what was raised by then counts, and what ended it by then.
    """
    if session.dose_started_at is None:
        return Since(Judged(found="not applicable", evidence="no dose was given"))
    was_raised = any(a.alert.priority == "high" for a in session.alerts)
    found = list(_high(protocol, session, now)) if was_raised else []
    active = [a for a in found if a.is_active]
    if active:
        why = "; ".join(dict.fromkeys(a.reasons[0] for a in active))
        keys = tuple(a.key for a in active)
        return Since(Judged(found="not met", why=why, going_on=keys))
    ended = [a.resolved_at for a in found if a.resolved_at is not None]
    evidence = "none goes on" if found else "none was raised"
    return Since(Judged(found="met", evidence=evidence), max(ended, default=None))


def _high(protocol: CareProtocol, session: Session, now: datetime) -> Iterator[Alert]:
    """High alerts raised by then, by what was true by then, and by all that is known.

    A value or the end of an effect that is of a later time ended nothing yet; what is
    amended meanwhile counts as it stands.
    """
    seen = background(protocol, session, now)
    told = _told(session)
    known = moments(session, seen.medians, waits_of(protocol, session, now))
    by_then = tuple(moment for moment in known if moment.at <= now)
    for judged in (known,) if by_then == known else (by_then, known):
        for alert in _judged(seen, judged, told, now):
            was_raised = told.raised.get(alert.key, alert.raised_at) <= now
            if was_raised and not alert.is_late:
                yield alert


def _told(session: Session) -> _Told:
    raised: dict[str, datetime] = {}
    ended: dict[str, datetime] = {}
    for fact in session.facts:
        if isinstance(fact.payload, AlertRaised):
            raised.setdefault(fact.payload.key, fact.effective_at)
        elif isinstance(fact.payload, AlertResolved):
            for key in (fact.payload.key, *fact.payload.also):
                ended.setdefault(key, fact.effective_at)
    return _Told(raised=raised, ended=ended)


def _judged(
    seen: Background, known: tuple[Moment, ...], told: _Told, now: datetime
) -> Iterator[Alert]:
    protocol, session = seen.protocol, seen.session
    judged = courses(
        protocol, known, what_was_shown(session), rule_books(protocol, session)
    )
    for alert in firing_alerts(seen, judged):
        if alert.priority != "high":
            continue
        raised = session.alert(alert.key)
        is_of_effect = _is_of_effect(protocol, alert)
        was_not_ended = is_of_effect or told.ended.get(alert.key, now) > now
        if raised is not None and was_not_ended:
            life = structs.replace(raised.life, resolved=None)
            raised = structs.replace(raised, life=life)
        yield with_record(alert, raised)


def _is_of_effect(protocol: CareProtocol, alert: Alert) -> bool:
    """Whether an effect is part of what raised it: it goes on until that has ended."""
    signs = (WithEffect, EffectEpisodes, NotSettling)
    return any(isinstance(c, signs) for c in protocol.rule(alert.rule).when)
