"""What the rules of a protocol wait for: side effects that do not settle."""

from datetime import datetime, timedelta

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import AnyCondition, NotSettling
from monitor.protocol.rules import Rule
from monitor.protocol.waiting import Waits

_MINUTE = timedelta(minutes=1)


def waits_of(protocol: CareProtocol, session: Session, now: datetime) -> Waits:
    """What is to be judged by time alone up to now, or up to the closing."""
    spans: dict[str, set[timedelta]] = {}
    for rule in protocol.rules:
        for condition in _conditions(rule):
            if isinstance(condition, NotSettling):
                of_code = spans.setdefault(condition.code, set())
                of_code.add(condition.minutes * _MINUTE)
    closed = session.closed_at
    until = now if closed is None else min(now, closed)
    return Waits({code: tuple(sorted(s)) for code, s in spans.items()}, until)


def _conditions(rule: Rule) -> tuple[AnyCondition, ...]:
    try:
        return tuple(rule.when)
    except TypeError:
        return ()  # A rule that can't be checked is told of where it is judged.
