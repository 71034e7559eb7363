"""The desk at which the tests of the chart chart."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import InfusionRecorded
from tests.desk import DOSE, WEIGHT, Desk


@pytest.fixture
def desk() -> Desk:
    """Opened at 12:56:00, ready to start."""
    return Desk().ready()


@pytest.fixture
def undosed() -> Desk:
    return Desk().ready()


@pytest.fixture
def unread() -> Desk:
    """Opened at minute -30; no value was read."""
    return Desk().open()


@pytest.fixture
def dosed() -> Desk:
    """The infusion ended at minute 40."""
    desk = Desk().ready()
    rate = Decimal("51.3")
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=rate))
    desk.chart(40, InfusionRecorded(step="completed"))
    return desk


@pytest.fixture
def ordered() -> Desk:
    """Weighed, with the dose that is usual here ordered."""
    desk = Desk().open()
    desk.chart(-20, WEIGHT)
    desk.chart(-20, DOSE)
    return desk
