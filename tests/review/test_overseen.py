"""Reports of days before, which stay told until they are done."""

from datetime import date, timedelta

import pytest

from monitor.chart.kinds import ReportState, ReportStatus
from monitor.review.overseen import Overseen, oversee
from tests.charting.clinic import Clinic
from tests.clocks import START
from tests.desk import NURSE

DUE = START.date() + timedelta(days=7)


def told(state: ReportState, days: int) -> Overseen:
    """Of the day that many days after a session with a report, on that day."""
    clinic = Clinic()
    clinic.start()
    report = ReportStatus(to="Board", state=state, by_when=DUE, source="House rule")
    clinic.chart(30, report)
    clinic.close(40)
    clinic.clock.advance(seconds=timedelta(days=days).total_seconds())
    day: date = START.date() + timedelta(days=days)
    return oversee(clinic.recorder, day, day, NURSE)


@pytest.mark.parametrize(
    ("days", "standing"), [(0, "due"), (7, "due"), (8, "overdue"), (400, "overdue")]
)
def test_a_report_is_told_until_it_is_done(days: int, standing: str) -> None:
    """Whenever its session was; once its last day is over, as overdue."""
    found = told("needed", days)
    (report,) = found.reports
    assert report.standing(found.today) == standing
    assert report.session in found.rows


@pytest.mark.parametrize(("days", "count"), [(0, 1), (1, 0)])
def test_what_was_sent_is_told_of_its_own_days(days: int, count: int) -> None:
    assert len(told("sent", days).reports) == count
