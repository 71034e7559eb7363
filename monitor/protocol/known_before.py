"""What was charted late of an episode that was called out already: known before."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from monitor.chart.kinds import Priority
from monitor.protocol.courses import Course, Episode, Firing, Judged
from monitor.protocol.moments import Moment
from monitor.protocol.rules import Rule
from monitor.protocol.shown import Shown, stepped_field, values_shown

Quiet = frozenset[tuple[UUID, datetime, Priority]]
"""Which entries call nobody at which priority, as of which time.

Each version of a fact that is in conflict is one of its own, and what time alone makes
of an effect is no part of how it began.
"""


def quiet_key(moment: Moment, priority: Priority) -> tuple[UUID, datetime, Priority]:
    return moment.entry, moment.at, priority


def known_before(course: Course, shown: Shown, steps: Mapping[str, int]) -> Quiet:
    """What of one parameter opens no alert, since a later fact had it shown.

    That one has to be of the same episode, to hold for the same reasons, and to have
    been shown with values that this is not worse than by a step. What a person ended
    before the fact was charted tells of it no more.
    """
    keys = {raised.key for alerts in shown.by_fact.values() for raised in alerts}
    return frozenset(
        quiet_key(firing.moment, episode.priority)
        for episode in course.episodes
        for firing in episode.firings
        if firing.key not in keys
        and not firing.is_late
        and _is_known(episode, firing, course.judged, shown, steps)
    )


def _is_known(
    episode: Episode,
    firing: Firing,
    judged: Iterable[Judged],
    shown: Shown,
    steps: Mapping[str, int],
) -> bool:
    alike = [r for r in firing.held if r.priority == episode.priority]
    return any(
        _is_no_worse(alike, firing.moment, values_shown(raised), steps)
        for later in _after(episode, firing, judged)
        if not later.moment.is_of_time
        and {rule.id for rule in alike} <= {rule.id for rule in later.held}
        for raised in shown.by_fact.get(later.moment.fact, ())
        if not shown.is_over((raised.key,), firing.moment)
    )


def _is_no_worse(
    rules: Iterable[Rule],
    moment: Moment,
    then: Mapping[str, Decimal],
    steps: Mapping[str, int],
) -> bool:
    return not any(stepped_field(rule, then, moment.values, steps) for rule in rules)


def _after(
    episode: Episode, firing: Firing, judged: Iterable[Judged]
) -> Iterator[Judged]:
    """The moments of the episode that came later than the firing."""
    is_later = False
    for one in judged:
        if one.moment is episode.cleared_by:
            return
        if is_later:
            yield one
        is_later = is_later or one.moment is firing.moment
