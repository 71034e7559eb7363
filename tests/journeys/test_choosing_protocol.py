"""A new session runs under the protocol chosen for it, and says who approved that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from monitor.chart.approving import APPROVALS
from monitor.chart.commands import ApproveProtocol
from monitor.charting.shelf import pin_of
from monitor.clock import new_id
from tests.desk import NURSE
from tests.journeys.nurse import Nurse
from tests.journeys.typed_rows import ALT, CTRL
from tests.protocol.shipped import SHIPPED, shipped


def to_identity(nurse: Nurse) -> None:
    """From the first page up to the room, after which the protocol stands."""
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    identify(nurse)


def identify(nurse: Nurse) -> None:
    """A new session up to the two identifiers and the room."""
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.type("T-0001")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, ALT)
    nurse.type("Demo\tAlex\t\t14-Mar-1981\tnn\n")
    nurse.settle()
    nurse.type("AD\t1981\tRoom 1\t")


def approve(nurse: Nurse, id_: str) -> None:
    """As the site's lead does on the command line, before the page is opened."""
    command = ApproveProtocol(
        id=new_id(),
        stream_id=APPROVALS.id,
        at=nurse.clock.now(),
        protocol=pin_of(shipped(id_)),
        by="Dr Meyer",
    )
    nurse.vigil.worker.ask(
        lambda recorder: recorder.handle(command, NURSE),
        lambda _: nurse.vigil.desks.opening.prepare(),
        lambda fault: pytest.fail(str(fault)),
    )
    nurse.settle()
    nurse.clock.advance(seconds=1)


@pytest.mark.parametrize(("key", "id_"), list(enumerate(SHIPPED, start=1)))
def test_chosen_by_its_number(nurse: Nurse, key: int, id_: str) -> None:
    """All five are on offer; what is chosen is pinned when the session is opened."""
    to_identity(nurse)
    nurse.type(f"{key}\n")
    nurse.settle()
    assert nurse.session.protocol.id == id_
    assert nurse.session.session.opened.protocol == pin_of(shipped(id_))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_chosen_by_its_title(nurse: Nurse, size: tuple[int, int]) -> None:
    """Each says what is given, whole, and its id beside; a patient like this or not."""
    nurse.window.resize(*size)
    to_identity(nurse)
    items = nurse.vigil.parts.opening.patient.choices.lines["protocol"].items
    told = [(item.choice.text, item.choice.note) for item in items]
    assert told == [(shipped(id_).title, id_) for id_ in SHIPPED]
    assert [i.text() for i in items if i.width() < i.sizeHint().width()] == []


def test_a_session_under_an_approved_protocol_says_so(nurse: Nurse) -> None:
    """Approved in a name before the session, it is told on the page and kept."""
    approve(nurse, "in_esketamine")
    to_identity(nurse)
    nurse.type("4\n")
    nurse.settle()
    approved = nurse.session.session.opened.approved
    assert approved is not None
    assert approved.by == "Dr Meyer"
    told = [label.text() for label in nurse.vigil.parts.opening.findChildren(QLabel)]
    assert "in_esketamine v1, approved by Dr Meyer (unverified) 14-Mar-2026" in told
