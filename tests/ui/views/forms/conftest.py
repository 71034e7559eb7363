"""The protocol and the desk of the forms."""

import pytest

from monitor.chart.kinds import InfusionRecorded
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from resources.locate import locate
from tests.desk import Desk
from tests.ui.views.forms.filling import RATE


@pytest.fixture(scope="module")
def iv40() -> CareProtocol:
    return parse_protocol(locate("protocols/iv40.toml").read_text(encoding="utf-8"))


@pytest.fixture
def desk() -> Desk:
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.now = desk.at(26)
    return desk
