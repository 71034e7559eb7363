"""Limits that were changed for the patient, as they are handed out."""

from datetime import datetime

from msgspec import Struct

from monitor.chart.gates import BEFORE_MOVE
from monitor.chart.session import Session


class LimitOut(Struct, frozen=True, kw_only=True):
    """A rule's limit from a time on; nobody verified who prescribed it.

    ``void`` is why it is not in force any more; null where it is.
    """

    at: datetime
    rule: str
    limit: int
    prescriber: str
    reason: str
    charted_by: str
    void: str | None = None


def limit_rows(session: Session) -> tuple[LimitOut, ...]:
    """Every change in the order of time, also of whoever's chart it was before."""
    in_force = session.limits.in_force
    return tuple(
        LimitOut(
            at=changed.at,
            rule=changed.change.rule,
            limit=changed.change.limit,
            prescriber=changed.change.prescriber,
            reason=changed.change.reason,
            charted_by=session.name_of(changed.by),
            void=None if changed in in_force else BEFORE_MOVE,
        )
        for changed in session.limits.changes
    )
