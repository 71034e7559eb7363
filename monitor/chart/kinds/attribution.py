"""Whose chart it is, where it was begun for another patient."""

from uuid import UUID

from monitor.chart.kinds.kind import Kind
from monitor.chart.kinds.opening import IdentityTyped


class ChartReattributed(Kind, frozen=True, kw_only=True, tag="chart-reattributed/1"):
    """The whole session was charted under another patient; the reason is in the header.

    ``identity`` is what was typed to confirm the right one.
    """

    from_patient: UUID
    to_patient: UUID
    identity: IdentityTyped


class ChartMoved(Kind, frozen=True, kw_only=True, tag="chart-moved/1"):
    """Stands among the facts of both patients between whom a session was moved."""

    session: UUID
    from_patient: UUID
    to_patient: UUID
