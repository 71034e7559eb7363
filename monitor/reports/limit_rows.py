"""Limits that were changed for the patient, as they are handed out."""

from datetime import datetime

from msgspec import Struct

from monitor.chart.session import Session


class LimitOut(Struct, frozen=True, kw_only=True):
    """A rule's limit from a time on; nobody verified who prescribed it."""

    at: datetime
    rule: str
    limit: int
    prescriber: str
    reason: str
    charted_by: str


def limit_rows(session: Session) -> tuple[LimitOut, ...]:
    """Every change in force, in the order of time."""
    return tuple(
        LimitOut(
            at=changed.at,
            rule=changed.change.rule,
            limit=changed.change.limit,
            prescriber=changed.change.prescriber,
            reason=changed.change.reason,
            charted_by=session.name_of(changed.by),
        )
        for changed in session.limits.changes
    )
