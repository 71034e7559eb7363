"""The workstation's clock is set while a patient is infused: the session goes on."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from monitor.chart.given import given
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go

BACK, ON = timedelta(minutes=-25), timedelta(hours=3)


def told(nurse: Nurse) -> str:
    return nurse.vigil.parts.top.status_texts()[1]


def set_by(nurse: Nurse, by: timedelta) -> None:
    nurse.clock.step_wall_to(nurse.clock.now() + by)
    nurse.vigil.bedside.tick()
    nurse.settle()


@pytest.mark.parametrize("by", [BACK, ON])
def test_the_infusion_can_be_paused_and_stopped(roomed: Nurse, by: timedelta) -> None:
    """At once, and with as much given as has run."""
    nurse = roomed
    go(nurse, 1)
    now = nurse.vigil.bedside.now()
    before = given(nurse.session.session, now)
    set_by(nurse, by)
    assert nurse.vigil.bedside.now() == now
    assert given(nurse.session.session, now) == before
    nurse.press(4)
    nurse.type("p")
    nurse.type("\n")
    nurse.settle()
    assert nurse.session.session.infusion.is_paused


def test_it_is_told_and_what_is_due_is_due(roomed: Nurse) -> None:
    nurse = roomed
    go(nurse, 1)
    due = nurse.session.assessment.due
    set_by(nurse, BACK)
    assert told(nurse) == "Workstation clock 25min behind"
    assert nurse.session.assessment.due == due
    set_by(nurse, -BACK)
    assert told(nurse).startswith("Rules engine running")


def test_it_goes_on_in_an_app_that_is_started_anew(
    open_again: Callable[[], Nurse],
) -> None:
    nurse = open_again()
    now = nurse.vigil.bedside.now()
    nurse.clock.step_wall_to(nurse.clock.now() + BACK)
    nurse = open_again()
    assert nurse.vigil.bedside.now() == now
    assert told(nurse) == "Workstation clock 25min behind"
