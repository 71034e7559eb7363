"""What a set that is not charted yet would fire."""

from collections.abc import Iterable
from datetime import datetime

from monitor.chart.kinds import Reading
from monitor.chart.session import Session
from monitor.protocol.baseline import medians
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import FIELD_CONDITIONS
from monitor.protocol.judging import holds
from monitor.protocol.limit_changes import rules_at
from monitor.protocol.moments import Moment, imagined
from monitor.protocol.rules import Rule


def alerting_fields(
    protocol: CareProtocol, session: Session, readings: Iterable[Reading], at: datetime
) -> frozenset[str]:
    """The fields whose values a rule of any priority would fire on.

    It does not matter whether an episode is open: a value in an alert range never
    waits. A rule that can't be checked counts as firing. There are none where the site
    has switched alerting off.
    """
    if protocol.record_only:
        return frozenset()
    values = {r.field: r.value for r in readings if r.value is not None}
    before = medians(protocol, session, at)
    moment = imagined(session, before, values, at)
    return frozenset(
        field
        for rule in rules_at(protocol, session, at)
        for field in _fields(rule) & values.keys()
        if _fires(rule, moment)
    )


def _fields(rule: Rule) -> set[str]:
    return {c.field for c in rule.when if isinstance(c, FIELD_CONDITIONS)}


def _fires(rule: Rule, moment: Moment) -> bool:
    try:
        return all(holds(condition, moment) for condition in rule.when)
    except Exception:  # noqa: BLE001 - not known to be harmless, so it must not wait
        return True
