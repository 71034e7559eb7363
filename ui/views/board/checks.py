"""The checks before the start of a room, counted as the page of its opening does."""

from zoneinfo import ZoneInfo

from monitor.chart.entries import NOT_SIGNED_IN
from monitor.charting.reads import SessionRead
from monitor.protocol.gates import gates
from ui.views.new_session.check_count import CheckCount, count_marks
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Known
from ui.views.new_session.preflight import page_checks


def check_count(read: SessionRead) -> CheckCount:
    """Of what was charted alone: what is half typed on the page is no check."""
    now = read.assessment.at
    known = Known(
        draft=NewSessionDraft(id=read.id),
        now=now,
        zone=ZoneInfo(read.session.opened.zone),
        actor=NOT_SIGNED_IN,
        protocol=read.protocol,
        patient=read.patient,
        session=read.session,
        approved=read.session.opened.approved,
    )
    states = gates(read.protocol, read.session, "start", now)
    return count_marks(
        [check.mark for check in page_checks(known)],
        [state.standing for state in states],
    )
