"""By what, when and by whom the patient of a session was last confirmed."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import ChartReattributed, IdentityTyped
from monitor.chart.session import Session


class Confirmed(Struct, frozen=True, kw_only=True):
    """What was typed of the patient's own, when and by whom."""

    identity: IdentityTyped
    at: datetime
    by: UUID


def confirmed(session: Session) -> Confirmed:
    """As the session was opened, or as its chart was moved to this patient since."""
    found = Confirmed(
        identity=session.opened.identity, at=session.opened_at, by=session.opened_by
    )
    for fact in session.facts:
        if isinstance(fact.payload, ChartReattributed):
            found = Confirmed(
                identity=fact.payload.identity,
                at=fact.effective_at,
                by=fact.entry.author,
            )
    return found
