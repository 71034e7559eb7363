"""The workstation's clock is set, or the app starts anew, while no session is open."""

from datetime import timedelta

import pytest

from monitor.chart.kinds import Allergies, InfusionRecorded
from monitor.protocol.gates import gates
from tests.charting.clinic import HIGH, Clinic
from tests.charting.test_reopening import SECOND, striking_out

HOUR = timedelta(hours=1)


def set_by(clinic: Clinic, by: timedelta) -> None:
    clinic.clock.step_wall_to(clinic.clock.now() + by)
    clinic.recorder.tick()


def begin_anew(clinic: Clinic) -> None:
    clinic.restart()
    clinic.recorder.tick()


def closed_and_set_back(clinic: Clinic) -> None:
    clinic.start()
    clinic.close(40)
    clinic.clock.advance(minutes=5)
    set_by(clinic, -HOUR)


def observed(clinic: Clinic) -> str:
    read, now = clinic.read, clinic.steady.now()
    states = gates(read.protocol, read.session, "leave", now)
    return next(s.standing for s in states if s.gate.id == "leave_observed")


@pytest.mark.parametrize("is_anew", [False, True])
def test_what_is_reopened_goes_on_from_where_it_was(
    clinic: Clinic, *, is_anew: bool
) -> None:
    """What is read then is read under the drug, and calls."""
    closed_and_set_back(clinic)
    if is_anew:
        begin_anew(clinic)
    clinic.charted(striking_out(clinic))
    assert clinic.steady.now() >= clinic.at(40)
    clinic.clock.advance(minutes=2)
    clinic.charted(clinic.fact(HIGH))
    baseline = clinic.read.assessment.baseline("sbp")
    assert baseline is not None
    assert (baseline.n, int(baseline.median)) == (3, 118)
    assert [a.priority for a in clinic.raised]


def test_the_last_dose_is_before_the_next_session(clinic: Clinic) -> None:
    closed_and_set_back(clinic)
    begin_anew(clinic)
    clinic.session_id = SECOND
    read = clinic.charted(clinic.opening()).session
    assert read is not None
    assert read.session.opened.last_dose_at is not None


def test_the_last_correction_of_a_patient_stands(clinic: Clinic) -> None:
    clinic.charted(clinic.recording())
    clinic.clock.advance(minutes=5)
    clinic.charted(clinic.correction(given="Alexandra"))
    set_by(clinic, -HOUR)
    begin_anew(clinic)
    known = Allergies(state="known", items=("ketamine",))
    clinic.charted(clinic.correction(given="Alexandra", allergies=known))
    assert clinic.recorder.patient(clinic.patient_id).details.allergies == known


def test_an_hour_that_never_passed_is_not_observed(clinic: Clinic) -> None:
    """Set on, closed by mistake, and struck out a minute later."""
    clinic.start()
    clinic.move_to(10)
    set_by(clinic, HOUR)
    clinic.close(40)
    clinic.recorder.tick()
    assert clinic.steady.now() == clinic.at(40) + HOUR
    clinic.clock.advance(minutes=1)
    clinic.charted(striking_out(clinic))
    clinic.recorder.tick()
    assert clinic.steady.now() == clinic.at(41)
    assert observed(clinic) != "met"


def test_nor_is_it_in_another_boot(clinic: Clinic) -> None:
    """As where a boot has no name, and each start of the app is another."""
    clinic.start()
    clinic.chart(20, InfusionRecorded(step="stopped", cause="asked to"))
    clinic.move_to(22)
    set_by(clinic, HOUR)
    clinic.clock.advance(minutes=1)
    clinic.clock.boot_id = "another run"
    begin_anew(clinic)
    assert clinic.steady.now() == clinic.at(23)
    assert observed(clinic) != "met"
