"""What was shown of each fact, so that only what is worse by a step is shown anew."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from uuid import UUID

from monitor.chart.alert_history import RaisedAlert
from monitor.protocol.care_protocol import Rule
from monitor.protocol.conditions import FIELD_CONDITIONS

Shown = Mapping[UUID, tuple[RaisedAlert, ...]]
"""The recorded alerts by the fact that fired them, in the order they were shown."""


def shown_by_fact(alerts: Iterable[RaisedAlert]) -> Shown:
    found: dict[UUID, tuple[RaisedAlert, ...]] = {}
    for raised in alerts:
        fact = raised.alert.opened_by
        if fact is not None:
            found[fact] = (*found.get(fact, ()), raised)
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
