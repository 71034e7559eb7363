"""Which reports a session asks for and how each stands, as it is handed out."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import ReportState
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.reports_due import ReportDue, reports_due


class ReportOut(Struct, frozen=True, kw_only=True):
    """One report to one recipient.

    ``about`` is the entry of the effect or emergency, null the session. ``by_when`` is
    the last day to send it, ``source`` who says so. One that is not ``charted`` is
    asked for by the protocol, and nobody said yet how it stands; of the others ``by``
    said so last.
    """

    recipient: str
    about: UUID | None
    state: ReportState
    charted: bool
    event_day: date
    by_when: date | None
    source: str
    reference: str
    note: str
    at: datetime | None
    by: str | None


def report_rows(
    session: Session, protocol: CareProtocol | None
) -> tuple[ReportOut, ...]:
    """What the protocol asks for first, then what else was charted."""
    return tuple(_row(report) for report in reports_due(session, protocol))


def _row(report: ReportDue) -> ReportOut:
    return ReportOut(
        recipient=report.to,
        about=report.about,
        state=report.state,
        charted=report.is_charted,
        event_day=report.event_day,
        by_when=report.by_when,
        source=report.source,
        reference=report.reference,
        note=report.note,
        at=report.said_at,
        by=report.said_by or None,
    )
