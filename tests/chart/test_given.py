"""How much was given: of the order, and never more than the bag held."""

from decimal import Decimal

import pytest

from monitor.chart.given import Given, given
from tests.builders import Chronicle, at


def infused(rate: str, minute: float) -> Given:
    """What a rate, mL/h, comes to after so many minutes; of a bag of 50 mg."""
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", rate)
    found = given(chronicle.session, at(minute))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("rate", "is_over"), [("51.2", False), ("51.3", False), ("51.5", True)]
)
def test_over_is_more_than_ordered_by_a_tenth(rate: str, is_over: bool) -> None:
    """34.1, 34.2 and 34.3 mg of 34.2 mg."""
    assert infused(rate, 40).is_over is is_over


@pytest.mark.parametrize(
    ("rate", "mg", "is_whole"),
    [("60", "49", False), ("60", "50", False), ("60", "51", True)],
)
def test_bag_gives_no_more_than_it_holds(rate: str, mg: str, is_whole: bool) -> None:
    """At 60 mL/h of 1 mg/mL the bag of 50 mg is empty after 50 minutes."""
    found = infused(rate, float(mg))
    assert found.is_whole_bag is is_whole
    assert found.mg == found.ml == min(Decimal(mg), Decimal(50))


@pytest.mark.parametrize(
    ("rate", "is_over"), [("54", False), ("56.4", False), ("56.6", True)]
)
def test_notably_over_is_beyond_the_percent(rate: str, is_over: bool) -> None:
    """10 % over 34.2 mg is 37.62 mg: not at 36, not at 37.6, but at 37.7."""
    found = infused(rate, 40)
    assert found.is_over_by(10) is is_over
    assert not found.is_over_by(None)


def test_without_an_order_there_is_nothing_it_is_of() -> None:
    """No dose, no amount."""
    chronicle = Chronicle().open()
    chronicle.retract(-1, chronicle.entries[2].id)
    assert given(chronicle.session, at(0)) is None
