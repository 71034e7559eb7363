"""The alerts that facts give rise to, by the walk that ``evaluate`` takes."""

from collections.abc import Iterator
from datetime import datetime

from monitor.chart.session import Session
from monitor.protocol.baseline import medians
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.episodes import courses
from monitor.protocol.going_on import waits_of
from monitor.protocol.limit_changes import RuleBook, rule_books
from monitor.protocol.moments import Moment, moments
from monitor.protocol.shown import NOTHING
from monitor.review.fired import Fired


def fired_by_facts(
    protocol: CareProtocol, session: Session, now: datetime
) -> Iterator[Fired]:
    """Those of a whole session, of whatever became of it, as if none was shown."""
    if protocol.record_only:
        return
    before, waits = medians(protocol, session, now), waits_of(protocol, session, now)
    known = moments(session, before, waits)
    books = rule_books(protocol, session)
    for fired in walked(protocol, known, books).values():
        yield from fired


def walked(
    protocol: CareProtocol,
    moments: tuple[Moment, ...],
    books: tuple[RuleBook, ...] = (),
) -> dict[str, tuple[Fired, ...]]:
    """By parameter, as if none was shown; by key, for an alert is one."""
    found: dict[str, tuple[Fired, ...]] = {}
    for course in courses(protocol, moments, NOTHING, books):
        fired = {
            firing.key: Fired(
                firing.rule.id,
                episode.priority,
                firing.moment.at,
                course.parameter.id,
            )
            for episode in course.episodes
            for firing in episode.firings
        }
        found[course.parameter.id] = tuple(fired.values())
    return found
