"""How a report about what happened in a session stands: needed, sent, or not needed."""

from datetime import date
from typing import Literal
from uuid import UUID

from monitor.chart.kinds.kind import Kind

ReportState = Literal["needed", "sent", "not needed"]


class ReportStatus(Kind, frozen=True, kw_only=True, tag="report-status/1"):
    """To one recipient, about an effect or an emergency; ``about`` None: the session.

    ``by_when`` is the last day to send it and ``source`` who says so; None where
    nobody does. ``reference`` is what the recipient calls it. ``note`` is why it is not
    needed, or anything else. It is true of the day on which it was so.
    """

    to: str
    state: ReportState
    about: UUID | None = None
    reference: str = ""
    by_when: date | None = None
    source: str = ""
    note: str = ""
