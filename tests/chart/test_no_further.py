"""No further single dose is given: when that can be said, and what it ends."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import DoseGiven, DosesEnded
from monitor.chart.refusals import Refusal
from tests.desk import Desk
from tests.dosing import DEVICES, ORDERS, desk_by, device

HELD = DosesEnded(cause="BP 172/104")


def ready(form: str = "devices") -> Desk:
    desk = desk_by("devices" if form == "devices" else "injection")
    return desk.ready(ORDERS[form])


def why(found: Refusal | None) -> str:
    assert found is not None, "this was charted"
    return found.why


def test_the_dose_ends_with_the_last_one_given() -> None:
    """One of three, and no more: it ended when that one was given."""
    desk = ready()
    assert desk.chart(0, device(1)) is None
    assert desk.session.dose_ended_at is None
    assert desk.chart(10, HELD) is None
    assert desk.session.dose_ended_at == desk.at(0)
    assert not desk.session.dosing.is_all_given


def test_nothing_given_has_no_end() -> None:
    """Who was given none is cancelled."""
    desk = ready()
    assert why(desk.chart(0, HELD)) == "no single dose is given"
    assert desk.session.dose_ended_at is None


@pytest.mark.parametrize(("minute", "is_refused"), [(4, True), (5, False), (6, False)])
def test_it_is_not_said_before_the_last_dose(minute: float, is_refused: bool) -> None:
    """A dose after it would contradict it."""
    desk = ready()
    desk.chart(0, device(1))
    desk.chart(5, device(2))
    desk.now = desk.at(20)
    assert (desk.chart(minute, HELD) is not None) is is_refused


def test_nothing_is_left_to_be_left_out() -> None:
    """Once all is given there is no further one."""
    desk = ready()
    for number in range(1, DEVICES.devices + 1):
        desk.chart(5 * number, device(number))
    assert why(desk.chart(30, HELD)) == "all that was ordered is given"


def test_it_is_said_once_and_with_a_cause() -> None:
    """Anything else is an amendment of it."""
    desk = ready()
    desk.chart(0, device(1))
    assert desk.chart(9, DosesEnded(cause=" ")) is not None
    assert desk.chart(10, HELD) is None
    assert why(desk.chart(11, HELD)) == "it is charted already"


@pytest.mark.parametrize(
    ("minute", "is_refused"), [(9, False), (10, False), (11, True)]
)
def test_no_dose_follows_it(minute: float, is_refused: bool) -> None:
    """One of before it can be charted late."""
    desk = ready()
    desk.chart(0, device(1))
    desk.chart(10, HELD)
    desk.now = desk.at(20)
    refusal = desk.chart(minute, device(2))
    assert (refusal is not None) is is_refused
    if refusal is not None:
        assert refusal.why == "no further dose was to be given"


def test_half_an_injection() -> None:
    """The same for a dose that is divided."""
    desk = ready("injection")
    half = DoseGiven(drug="ketamine", mg=Decimal("17.1"), route="IM")
    assert desk.chart(0, half) is None
    assert desk.chart(10, HELD) is None
    assert desk.session.dose_ended_at == desk.at(0)
