"""A site that has switched alerting off: the screen says so as long as it holds."""

import pytest
from PySide6.QtCore import Qt

from monitor.chart.approving import APPROVALS
from monitor.chart.commands import ApproveProtocol
from monitor.chart.entries import unverified
from monitor.charting.recorder import Recorder
from monitor.charting.shelf import pin_of
from monitor.clock import new_id
from tests.journeys.checks import answer_checks
from tests.journeys.nurse import Nurse
from tests.journeys.test_choosing_protocol import to_identity
from tests.journeys.test_moved_sets import chart, infuse, pill
from tests.journeys.typed_rows import CTRL, check_dose
from tests.protocol.shipped import shipped_text

SILENCED = f"record_only = true\n{shipped_text('iv40')}".replace(
    "version = 1", "version = 2", 1
)


@pytest.fixture
def silenced(nurse: Nurse) -> Nurse:
    """The site's lead has approved iv40 without alerting."""

    def approve(recorder: Recorder) -> None:
        protocol = recorder.take_in(SILENCED)
        command = ApproveProtocol(
            id=new_id(),
            stream_id=APPROVALS.id,
            at=nurse.clock.now(),
            protocol=pin_of(protocol),
            by="Dr Meyer",
        )
        recorder.handle(command, unverified("Dr Meyer"))

    nurse.vigil.worker.ask(
        approve,
        lambda _: nurse.vigil.desks.opening.prepare(),
        lambda fault: pytest.fail(str(fault)),
    )
    nurse.settle()
    return nurse


def first_status(nurse: Nurse) -> str:
    return nurse.vigil.parts.top.status_texts()[0]


def test_nothing_alerts_and_the_top_bar_says_so(silenced: Nurse) -> None:
    """A systolic of 215 and a set never charted raise nothing; what is due goes on."""
    nurse = silenced
    to_identity(nurse)
    assert first_status(nurse) == "Silent"
    nurse.type("1\n")
    nurse.settle()
    assert first_status(nurse) == "Alerts off, record only"
    nurse.type("68.4\n")
    nurse.settle()
    nurse.type("34.2\tDr Meyer\t50\t50\t50\t40\t\n")
    nurse.settle()
    check_dose(nurse)
    nurse.wait_until(-4)
    chart(nurse, "118/72 70 98 14 5 0 1 0\na")
    answer_checks(nurse)
    nurse.wait_until(0)
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()
    infuse(nurse, "s\n")
    nurse.wait_until(10)
    chart(nurse, "215/125 150 85 6 5\n")
    nurse.wait_until(27)
    found = nurse.session.assessment
    assert (found.alerts, found.strip) == ((), ())
    assert nurse.session.session.alerts == ()
    assert pill(nurse) == "7min late"
    assert first_status(nurse) == "Alerts off, record only"
    nurse.chord(Qt.Key.Key_0, CTRL)
    assert first_status(nurse) == "Alerts off in Room 1"
