"""What was shown of each fact, so that only what is worse by a step is shown anew.

What a person ended is over with what was charted by then; what is charted afterwards
is shown anew.
"""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from monitor.chart.alert_history import RaisedAlert
from monitor.chart.kinds import AlertResolved
from monitor.chart.session import Session
from monitor.protocol.conditions import FIELD_CONDITIONS
from monitor.protocol.moments import Moment
from monitor.protocol.rules import Rule


class Shown(Struct, frozen=True, kw_only=True):
    """The alerts of the record.

    ``by_fact`` has them by the fact that fired them, in the order they were shown.
    ``ended`` has what was charted by the time at which a person ended an alert, by
    its key.
    """

    by_fact: Mapping[UUID, tuple[RaisedAlert, ...]]
    ended: Mapping[str, frozenset[UUID]]

    def is_over(self, keys: tuple[str, ...], moment: Moment) -> bool:
        """Whether a person had ended all of these when the fact was first charted."""
        ended = [self.ended.get(key) for key in keys]
        return bool(ended) and all(
            charted is not None and moment.fact not in charted for charted in ended
        )


NOTHING = Shown(by_fact={}, ended={})


def what_was_shown(session: Session) -> Shown:
    by_fact: dict[UUID, tuple[RaisedAlert, ...]] = {}
    for raised in session.alerts:
        fact = raised.alert.opened_by
        if fact is not None:
            by_fact[fact] = (*by_fact.get(fact, ()), raised)
    return Shown(by_fact=by_fact, ended=_ended(session))


def _ended(session: Session) -> dict[str, frozenset[UUID]]:
    """What was charted by each end; of several ends of one alert the first counts."""
    if not any(isinstance(f.payload, AlertResolved) for f in session.facts):
        return {}
    written = sorted(session.facts, key=lambda f: f.first.written)
    found: dict[str, frozenset[UUID]] = {}
    for place, fact in enumerate(written):
        if isinstance(fact.payload, AlertResolved):
            by_then = frozenset(f.id for f in written[:place])
            for key in (fact.payload.key, *fact.payload.also):
                found.setdefault(key, by_then)
    return found


def values_shown(raised: RaisedAlert) -> Mapping[str, Decimal]:
    return {measured.field: measured.value for measured in raised.alert.values}


def stepped_field(
    rule: Rule,
    then: Mapping[str, Decimal],
    now: Mapping[str, Decimal],
    steps: Mapping[str, int],
) -> str | None:
    """The field of the rule that is worse by its step; None where none is.

    A field that was not shown then is left out: it can't be said to have moved.
    """
    for condition in rule.when:
        if not isinstance(condition, FIELD_CONDITIONS):
            continue
        field = condition.field
        if field not in then or field not in now:
            continue
        rise = now[field] - then[field]
        if (-rise if condition.is_low_worse else rise) >= steps[field]:
            return field
    return None
