"""The limits a chart can draw: those that depend on nothing but one value."""

from typing import Literal

from msgspec import Struct

from monitor.chart.kinds import Priority
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import AtOrAbove, AtOrBelow
from monitor.protocol.rules import ChangedRule


class AbsoluteLimit(Struct, frozen=True, kw_only=True):
    """From ``limit`` on, inclusive, to the given side a value has that priority."""

    field: str
    priority: Priority
    limit: int
    side: Literal["above", "below"]
    rule: str
    is_changed: bool = False


def absolute_limits(protocol: CareProtocol, field: str) -> tuple[AbsoluteLimit, ...]:
    """The field's limits in the protocol's order; combined rules have none.

    There are none where the site has switched alerting off.
    """
    if protocol.record_only:
        return ()
    found = []
    for rule in protocol.rules:
        match rule.when:
            case (AtOrAbove(field=of, limit=limit, running=1, for_minutes=0),) if (
                of == field
            ):
                side: Literal["above", "below"] = "above"
            case (AtOrBelow(field=of, limit=limit, running=1, for_minutes=0),) if (
                of == field
            ):
                side = "below"
            case _:
                continue
        found.append(
            AbsoluteLimit(
                field=field,
                priority=rule.priority,
                limit=limit,
                side=side,
                rule=rule.id,
                is_changed=isinstance(rule, ChangedRule),
            )
        )
    return tuple(found)
