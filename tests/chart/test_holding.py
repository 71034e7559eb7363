"""Who holds a session, and what taking one over takes."""

import pytest

from monitor.chart.commands import AcknowledgeAlert
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.holding import holder
from monitor.chart.kinds import (
    AlertRaised,
    EmergencyDeclared,
    HandedOver,
    NoteRecorded,
    SessionTakenOver,
)
from tests.desk import NURSE, RELIEF, Desk, vitals
from tests.refused import why


def taken(**changes: object) -> SessionTakenOver:
    whole = {
        "by": RELIEF.name,
        "before": NURSE.person,
        "initials": "AD",
        **changes,
    }
    return SessionTakenOver(**whole)  # type: ignore[arg-type]  # a test changes any


def test_whoever_opened_it_holds_it(desk: Desk) -> None:
    """Until somebody else charts there."""
    assert holder(desk.session) == NURSE.person


def test_whoever_charted_last_holds_it(desk: Desk) -> None:
    """By the order of recording, not by the times that were typed."""
    desk.actor = RELIEF
    assert desk.chart(4, vitals("118/72 70 98 14 5 0")) is None
    desk.actor = NURSE
    assert desk.chart(5, vitals("118/72 70 98 14 5 0")) is None
    assert holder(desk.session) == NURSE.person


def test_whoever_it_was_left_to_holds_it(desk: Desk) -> None:
    """Before having charted anything there."""
    handed = HandedOver(
        to=RELIEF.name, to_person=RELIEF.person, initials="AD", stood=("calm",)
    )
    assert desk.chart(3, handed) is None
    assert holder(desk.session) == RELIEF.person


def test_answering_an_alert_takes_no_room_over(desk: Desk) -> None:
    """It may be answered from the board, by somebody who never saw the patient."""
    raised = AlertRaised(
        key="k", rule="SBP-1", parameter="bp", priority="high", limit="y"
    )
    new = NewEntry(
        id=desk.next_id(),
        stream=Stream("session", desk.session_id),
        payload=raised,
        effective_at=desk.at(3),
    )
    desk.now = desk.at(3)
    assert desk.keep((new,)) is None
    desk.actor = RELIEF
    answer = AcknowledgeAlert(
        id=desk.next_id(), stream_id=desk.session_id, at=desk.now, key="k"
    )
    assert desk.do(answer) is None
    assert desk.session.alerts[0].acknowledged_by == RELIEF.person
    assert holder(desk.session) == NURSE.person


def test_a_note_of_an_emergency_takes_no_room_over(desk: Desk) -> None:
    """Whoever runs in to help may write; a note about anything else is a sign."""
    desk.actor = RELIEF
    assert desk.chart(3, EmergencyDeclared()) is None
    (emergency,) = desk.session.emergencies
    assert desk.chart(4, NoteRecorded(text="code cart", about=emergency.id)) is None
    assert holder(desk.session) == NURSE.person
    first = desk.session.facts[0].id
    assert desk.chart(5, NoteRecorded(text="calm", about=first)) is None
    assert holder(desk.session) == RELIEF.person


def test_taking_over(desk: Desk) -> None:
    """It tells who held it before; nothing was shown as at a handover."""
    desk.actor = RELIEF
    assert desk.chart(3, taken()) is None
    assert holder(desk.session) == RELIEF.person
    (handover,) = desk.session.handovers
    assert (handover.by, handover.to_person) == (NURSE.person, RELIEF.person)
    assert (handover.to, handover.stood) == (RELIEF.name, ())


def test_one_does_not_take_over_from_oneself(desk: Desk) -> None:
    """Own rooms open without."""
    assert "charts already" in why(desk.chart(3, taken(by=NURSE.name)))


@pytest.mark.parametrize("changes", [{"by": " "}, {"initials": ""}])
def test_it_takes_a_name_and_initials(desk: Desk, changes: dict[str, object]) -> None:
    """Nothing is taken over by nobody, or without saying whose session it is."""
    desk.actor = RELIEF
    assert desk.chart(3, taken(**changes)) is not None
    assert desk.session.handovers == ()
