"""Repeat and confirm: the first bad value is read again, and the record says how."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from msgspec import Struct, structs

from monitor.chart.session import Session
from monitor.protocol.assessment import Alert
from monitor.protocol.courses import Course, Firing
from monitor.protocol.priorities import PRIORITIES


class Repeat(Struct, frozen=True):
    """A reading that is asked for again, since when, and by when.

    ``keys`` are of the alerts it is asked for by; none where an event asks for it.
    """

    asked_at: datetime
    parameter: str
    due_at: datetime
    keys: frozenset[str] = frozenset()


def repeats(session: Session, courses: Iterable[Course]) -> Iterator[Repeat]:
    """One for each episode that was opened by a set, of those the protocol names.

    It is asked for when the alert was shown; nobody is asked to repeat late values.
    """
    for course in courses:
        for episode in course.episodes:
            minutes = course.parameter.repeat_minutes(episode.priority)
            first = next((f for f in episode.firings if not f.is_late), None)
            if minutes is None or first is None or not first.moment.is_set:
                continue
            if session.alert(first.key) is not None:
                due_at = first.moment.at + timedelta(minutes=minutes)
                keys = frozenset(firing.key for firing in episode.firings)
                yield Repeat(first.moment.at, course.parameter.id, due_at, keys)


def with_repeat(alert: Alert, course: Course, firing: Firing) -> Alert:
    """The alert with what the next reading of its parameter said of it.

    Confirmed where a rule as urgent fires again; one that was read once is neither.
    """
    if alert.priority == "low" or not firing.moment.is_set:
        return alert
    fields = course.parameter.fields
    for judged in course.judged:
        moment = judged.moment
        is_next = moment.at > firing.moment.at and moment.is_set
        if is_next and not moment.touches.isdisjoint(fields):
            as_urgent = PRIORITIES[: PRIORITIES.index(alert.priority) + 1]
            is_confirmed = any(rule.priority in as_urgent for rule in judged.held)
            return structs.replace(
                alert,
                repeat="confirmed" if is_confirmed else "not confirmed",
                repeated_at=moment.at,
            )
    return alert
