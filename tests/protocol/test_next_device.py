"""Which device comes next, and from when on."""

import pytest

from monitor.chart.kinds import DosesEnded
from monitor.protocol.next_device import NextDevice, next_device
from tests.builders import Chronicle, at
from tests.ui.views.test_dosing_words import intranasal


def coming(chronicle: Chronicle) -> NextDevice | None:
    return next_device(chronicle.protocol, chronicle.session)


def test_none_before_the_first() -> None:
    """Before it the session waits for its start, and no time runs."""
    assert coming(intranasal()) is None


@pytest.mark.parametrize(
    ("minutes", "number", "earliest"), [((0,), 2, 5), ((0, 7), 3, 12)]
)
def test_five_minutes_after_the_one_before(
    minutes: tuple[float, ...], number: int, earliest: float
) -> None:
    """The protocol's least time counts from the last one that was given."""
    assert coming(intranasal(*minutes)) == NextDevice(number, 3, at(earliest))


def test_none_after_the_last() -> None:
    """All that was ordered is given."""
    assert coming(intranasal(0, 5, 10)) is None


def test_none_where_no_further_is_given() -> None:
    """Somebody said that the rest is left out."""
    chronicle = intranasal(0)
    chronicle.add(DosesEnded(cause="too drowsy"), 6)
    assert coming(chronicle) is None


def test_none_once_closed() -> None:
    """A closed session waits for nothing."""
    chronicle = intranasal(0)
    chronicle.close(10)
    assert coming(chronicle) is None


def test_none_of_another_form() -> None:
    """An infusion has no device."""
    assert coming(Chronicle().start()) is None
