"""The checks before leaving as the panel of the end shows them."""

from zoneinfo import ZoneInfo

from tests.charting.clinic import CALM, Clinic
from ui.views.ending_view import EndingView, ending_view


def shown(clinic: Clinic, minute: float) -> EndingView:
    read = clinic.read
    zone = ZoneInfo(read.session.opened.zone)
    return ending_view(read.session, read.protocol, clinic.at(minute), zone)


def test_what_a_cancelled_dose_leaves_open_is_no_tick() -> None:
    """Of somebody who got none nothing is known to be as it was before."""
    before = shown(Clinic().open(), 5)
    marks = {row.mark for row in before.rows if row.evidence == "no dose was given"}
    assert marks == {"not applicable"}
    assert before.progress == ""

    clinic = Clinic().start()
    clinic.chart(5, CALM)
    after = shown(clinic, 6)
    assert "not applicable" not in {row.mark for row in after.rows}
    assert after.progress.startswith("Ready to leave")
