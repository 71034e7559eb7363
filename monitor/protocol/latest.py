"""What holds of a parameter by what was charted last, and by each version of it."""

from collections.abc import Iterable, Iterator

from monitor.protocol.courses import Course, Judged
from monitor.protocol.known import limit_topic
from monitor.protocol.rules import Rule


def latest(course: Course, rules: Iterable[Rule]) -> tuple[Judged, ...]:
    """The last moment, and each version in conflict that still holds a rule.

    Nobody knows which version is right, and what was charted since knows but one. Of
    each it is what nobody has charted anew. ``rules`` are those in force now.
    """
    *earlier, last = course.judged
    if not any(judged.moment.is_contested for judged in earlier):
        return (last,)
    broken = {found.rule.id for found in course.broken}
    sound = (r for r in rules if r.parameter == course.parameter.id)
    own = tuple(rule for rule in sound if rule.id not in broken)
    return (*_in_conflict(course, own), last)


def _in_conflict(course: Course, rules: tuple[Rule, ...]) -> Iterator[Judged]:
    in_time = sorted(course.judged, key=lambda judged: judged.moment.at)
    for place, version in enumerate(in_time):
        moment = version.moment
        if version is course.judged[-1] or not moment.is_contested:
            continue
        later = [j for j in in_time[place + 1 :] if j.moment.fact != moment.fact]
        news = frozenset[str]().union(*(judged.moment.touches for judged in later))
        held = tuple(
            rule
            for rule in rules
            if news.isdisjoint(rule.about) and _holds(rule, version, news)
        )
        if held:
            yield Judged(moment, held)


def _holds(rule: Rule, version: Judged, news: frozenset[str]) -> bool:
    """Whether it held, or does by a limit that was changed since."""
    if limit_topic(rule.id) in news:
        return rule.check(version.moment)
    return any(rule.id == held.id for held in version.held)
