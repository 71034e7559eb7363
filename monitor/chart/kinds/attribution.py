"""Whose chart it is, where it was begun for another patient."""

from datetime import datetime
from uuid import UUID

from monitor.chart.kinds.kind import Kind
from monitor.chart.kinds.opening import IdentityTyped


class ChartReattributed(Kind, frozen=True, kw_only=True, tag="chart-reattributed/1"):
    """The whole session was charted under another patient; the reason is in the header.

    ``identity`` is what was typed to confirm the right one. ``last_dose_at`` is that
    one's last dose before the session, as far as was known then; None where none was.
    ``swapped_with`` is the session whose chart went the other way in the same act.
    """

    from_patient: UUID
    to_patient: UUID
    identity: IdentityTyped
    last_dose_at: datetime | None = None
    swapped_with: UUID | None = None


class ChartMoved(Kind, frozen=True, kw_only=True, tag="chart-moved/1"):
    """Stands among the facts of both patients between whom a session was moved."""

    session: UUID
    from_patient: UUID
    to_patient: UUID
