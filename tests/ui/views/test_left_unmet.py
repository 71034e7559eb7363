"""What a patient was discharged over is told wherever the end is."""

import pytest

from monitor.chart.kinds import Admitted, InfusionRecorded, SessionClosed
from monitor.charting.reads import SessionRead
from monitor.simulation.checks import checks_met, overrides_needed
from tests.charting.clinic import CALM, Clinic
from ui.views.left_unmet import left_unmet
from ui.views.summary.text import summary_text
from ui.views.transfer_sheet import transfer_sheet

WARD = Admitted(where="Ward 4")


@pytest.fixture
def clinic() -> Clinic:
    """Stopped at minute 20; all that binds is met or let pass, and no advice given."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    clinic.chart(20, InfusionRecorded(step="stopped", cause="asked to"))
    for minute in (25, 29):
        clinic.chart(minute, CALM)
    protocol = clinic.read.protocol
    for answered in checks_met(protocol, "leave", clinic.at(30)):
        if answered.gate not in ("leave_advice", "leave_cannula"):
            clinic.chart(30, answered)
    for passed in overrides_needed(protocol, clinic.read.session, clinic.at(30)):
        clinic.chart(30, passed)
    return clinic


def discharged(clinic: Clinic) -> SessionRead:
    at = clinic.at(31)
    return clinic.chart(31, SessionClosed(ready_at=at, left_at=at))


def end_of(read: SessionRead) -> tuple[str, ...]:
    return {p.heading: p.lines for p in transfer_sheet(read).parts}["End"]


def test_a_discharge_names_what_it_left_unmet(clinic: Clinic) -> None:
    """On the sheet that is handed over, and in the summary."""
    read = discharged(clinic)
    told = "Cannula out, not answered; Advice given, not answered"
    assert f"Not met before leaving: {told}" in end_of(read)
    assert f"\nNot met before leaving: {told}\n" in summary_text(read, "0.1.0")


def test_nothing_is_told_while_the_session_is_open(clinic: Clinic) -> None:
    """Then the checks are still to be answered."""
    assert left_unmet(clinic.read) == ()
    assert "Not met before leaving" not in summary_text(clinic.read, "0.1.0")


def test_another_ending_asks_for_no_check(clinic: Clinic) -> None:
    """Nobody who is admitted had to be ready to leave."""
    closed = SessionClosed(ending="admitted", left_at=clinic.at(31), facts=WARD)
    assert left_unmet(clinic.chart(31, closed)) == ()


def test_what_is_let_pass_is_no_unmet_check(clinic: Clinic) -> None:
    """It is told as overridden; a discharge with all else met tells nothing."""
    for answered in checks_met(clinic.read.protocol, "leave", clinic.at(30)):
        clinic.chart(30, answered)
    read = discharged(clinic)
    assert read.session.overrides
    assert left_unmet(read) == ()
