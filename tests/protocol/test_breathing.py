"""When a patient was on oxygen."""

import pytest

from monitor.protocol.breathing import oxygen_ended
from tests.builders import Chronicle, at


@pytest.mark.parametrize(
    ("minute", "ended"),
    [(3.9, None), (4, None), (7.9, None), (8, 8), (9, 8), (10, None), (12, 12)],
)
def test_when_the_last_oxygen_was_taken_off(minute: float, ended: float | None) -> None:
    """From that very moment on; not while some flows."""
    chronicle = Chronicle().start()
    chronicle.breathe(0, None)
    for began, over in ((4, 8), (10, 12)):
        chronicle.breathe(began, "4")
        chronicle.breathe(over, None)
    found = oxygen_ended(chronicle.session, at(minute))
    assert found == (None if ended is None else at(ended))
