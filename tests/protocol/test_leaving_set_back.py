"""What is asked of the sets before leaving where the clock was set back."""

import pytest

from tests.builders import CALM
from tests.protocol.leaving_ward import VITALS, Ward

HIGH = "210/120 120 85 14 5 0 1 0"
BACK = 30


def ward(*sets: tuple[float, str]) -> Ward:
    """With those sets, and the clock set back by half an hour after them."""
    found = Ward()
    for minute, line in sets:
        found.observe(minute, line)
    found.set_back = BACK
    return found


def test_the_set_read_last_is_the_last() -> None:
    """High at 111, when the clock showed 81: before 85 and 100 that are on record."""
    room = ward((85, CALM), (100, CALM), (108, CALM))
    room.observe(81, HIGH)
    found, _, why = room.found(VITALS, 101)
    assert found == "not met"
    assert "210" in why


def test_a_set_that_was_read_after_a_high_one_makes_it_good() -> None:
    """High at 108, then twice inside at 111 and 126, shown as 81 and 96."""
    room = ward((85, CALM), (100, CALM), (108, HIGH))
    room.observe(81, CALM)
    assert room.found(VITALS, 109)[2].startswith("one more set")
    room.observe(96, CALM)
    assert room.found(VITALS, 109)[0] == "met"


@pytest.mark.parametrize(
    ("minute", "standing"), [(99, "met"), (100, "met"), (101, "not met")]
)
def test_the_age_of_the_last_set_goes_by_time_that_passed(
    minute: float, standing: str
) -> None:
    """Read at 100, which is 70 by the clock of now: half an hour old at 100."""
    room = ward((85, CALM), (100, CALM))
    room.breathe(75, None)
    assert room.found(VITALS, minute)[0] == standing
