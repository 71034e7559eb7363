"""How a session ends."""

from datetime import datetime

from monitor.chart.kinds.kind import Kind


class SessionClosed(Kind, frozen=True, kw_only=True, tag="session-closed/1"):
    """The patient was ready, and left, at these times."""

    ready_at: datetime
    left_at: datetime
    note: str = ""
