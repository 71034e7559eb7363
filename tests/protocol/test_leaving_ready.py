"""Since when a patient was ready to leave."""

import pytest

from monitor.chart.kinds import FollowUpRecorded
from tests.builders import CALM, at
from tests.protocol.leaving_ward import Ward, ready
from tests.typed_sets import readings


def test_ready_is_when_all_were_first_met() -> None:
    """The last of them counts: here the asked ones, of minute 103."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.observe(85, CALM)
    assert ready(ward, 99) == (5, None)
    assert ready(ward, 100) == (6, None)
    ward.answer_all(103)
    assert ready(ward, 104) == (13, at(103))


@pytest.mark.parametrize(("asked", "since"), [(80, 100), (100, 100), (101, 101)])
def test_ready_waits_for_the_least_time(asked: float, since: float) -> None:
    """Answers before it are over with; it is over at minute 100."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.observe(85, CALM)
    ward.answer_all(asked)
    assert ready(ward, 110) == (13, at(since))


def test_closing_freezes_how_ready_the_patient_was() -> None:
    """What is charted afterwards changes nothing of it."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.answer_all(90)
    assert ward.discharge(100) == ""
    assert ward.chart(FollowUpRecorded(reached=False), 1500) is None
    assert ready(ward, 1500) == (13, at(100))


def test_a_further_calm_set_does_not_move_the_time_ready() -> None:
    """Ready is when all were first met; a value that was lost counts anew."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.answer_all(103)
    ward.observe(110, CALM)
    assert ready(ward, 111) == (13, at(103))
    ward.observe(115, readings(sedation=4))
    ward.observe(120, CALM)
    assert ready(ward, 121) == (13, at(120))
