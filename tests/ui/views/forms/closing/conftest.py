"""The session that is to be closed."""

import pytest

from monitor.chart.kinds import InfusionRecorded
from monitor.protocol.care_protocol import CareProtocol
from tests.desk import Desk
from tests.ui.views.forms.closing.ward import CALM, Ward, met_by
from tests.ui.views.forms.filling import RATE


@pytest.fixture
def iv40() -> CareProtocol:
    return Ward.protocol


@pytest.fixture
def desk() -> Desk:
    """90 minutes after the start, 50 after the end of the infusion; no set missed."""
    desk = Ward().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    for minute in (10, 20, 30, 40):
        desk.chart(minute, CALM)
    desk.chart(40, InfusionRecorded(step="completed"))
    for minute in (55, 70, 85):
        desk.chart(minute, CALM)
    desk.now = desk.at(90)
    return desk


@pytest.fixture
def leaving(desk: Desk, iv40: CareProtocol) -> Desk:
    """As it; every check before leaving is met, or let pass by a prescriber."""
    met_by(desk, iv40)
    return desk
