"""The alerts that facts give rise to, by the walk that ``evaluate`` takes."""

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.episodes import courses
from monitor.protocol.moments import Moment
from monitor.protocol.shown import NOTHING
from monitor.review.fired import Fired


def walked(
    protocol: CareProtocol, moments: tuple[Moment, ...]
) -> dict[str, tuple[Fired, ...]]:
    """By parameter, as if none was shown; by key, for an alert is one."""
    found: dict[str, tuple[Fired, ...]] = {}
    for course in courses(protocol, moments, NOTHING):
        fired = {
            firing.key: Fired(firing.rule.id, episode.priority, firing.moment.at)
            for episode in course.episodes
            for firing in episode.firings
        }
        found[course.parameter.id] = tuple(fired.values())
    return found
