"""Values that became known long after they were true: told once, never called out."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Annotated

from msgspec import Meta, Struct

from monitor.protocol.assessment import Alert
from monitor.protocol.schedules import Text


class LateValues(Struct, frozen=True, kw_only=True):
    """An abnormal value known more than ``after_minutes`` late stands in a list."""

    after_minutes: Annotated[int, Meta(ge=1, le=120)]
    source: Text


def is_late(
    table: LateValues | None, until: datetime | None, known_at: datetime
) -> bool:
    """Whether what was true until then became known too late to call anybody.

    What still goes on, for which there is no such time, never does.
    """
    if table is None or until is None:
        return False
    return known_at - until > timedelta(minutes=table.after_minutes)


def listed(alerts: Iterable[Alert]) -> Iterator[Alert]:
    """The late alerts that wait for somebody, other than advisories."""
    for alert in alerts:
        if is_listed(alert) and alert.is_visible and not alert.is_acknowledged:
            yield alert


def is_listed(alert: Alert) -> bool:
    """Whether it has its place in the list, and so on no card."""
    return alert.is_late and alert.priority != "low"
