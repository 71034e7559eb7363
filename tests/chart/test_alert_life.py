"""Seeing, calling, arriving, ending: what a person tells of an alert."""

from uuid import uuid5

import pytest

from monitor.chart.commands import ActOnAlert, Chart
from monitor.chart.entries import Actor, NewEntry, Stream
from monitor.chart.kinds import (
    AlertAnswer,
    AlertRaised,
    AlertResolved,
    AlertSeen,
    ClinicianArrived,
    ClinicianCalled,
    SessionClosed,
)
from monitor.chart.refusals import Refusal
from tests.desk import NURSE, RELIEF, SPACE, Desk
from tests.refused import why

KEY = "hr-141:x"


@pytest.fixture
def raised(desk: Desk) -> Desk:
    """A desk where one high alert was shown, eleven minutes into the session."""
    alert = AlertRaised(
        key=KEY, rule="hr-141", parameter="hr", priority="high", limit="141"
    )
    new = NewEntry(
        id=uuid5(SPACE, "alert"),
        stream=Stream("session", desk.session_id),
        payload=alert,
        effective_at=desk.now,
    )
    desk.keep((new,))
    desk.now = desk.at(11)
    return desk


def tell(desk: Desk, answer: AlertAnswer, actor: Actor = NURSE) -> Refusal | None:
    command = Chart(
        id=desk.next_id(), stream_id=desk.session_id, at=desk.now, fact=answer
    )
    desk.actor = actor
    return desk.do(command)


def test_its_life_is_told_in_order(raised: Desk) -> None:
    """Who saw it, who was called by which number, who came, who ended it and why."""
    for minute, answer in (
        (11, AlertSeen(key=KEY)),
        (12, ClinicianCalled(key=KEY, who="Dr Meyer", number="555-0134")),
        (15, ClinicianArrived(key=KEY, who="Dr Meyer")),
        (16, AlertResolved(key=KEY, cause="told apart from an artefact")),
    ):
        raised.now = raised.at(minute)
        assert tell(raised, answer) is None

    (alert,) = raised.session.alerts
    life = alert.life
    assert [(s.at, s.by) for s in life.seen] == [(raised.at(11), NURSE.person)]
    assert [(c.at, c.who, c.number) for c in life.calls] == [
        (raised.at(12), "Dr Meyer", "555-0134")
    ]
    assert [(a.at, a.who) for a in life.arrivals] == [(raised.at(15), "Dr Meyer")]
    assert life.resolved is not None
    assert life.resolved.cause == "told apart from an artefact"


def test_each_person_sees_it_once(raised: Desk) -> None:
    """Seeing it again is refused; another person sees it for the first time."""
    assert tell(raised, AlertSeen(key=KEY)) is None
    assert "you saw it" in why(tell(raised, AlertSeen(key=KEY)))
    assert tell(raised, AlertSeen(key=KEY), RELIEF) is None

    (alert,) = raised.session.alerts
    assert [s.by for s in alert.life.seen] == [NURSE.person, RELIEF.person]
    assert alert.life.answered_at is None


def test_several_may_be_called(raised: Desk) -> None:
    """Each call stands; so does each arrival."""
    for who in ("Dr Meyer", "Dr Santos"):
        assert tell(raised, ClinicianCalled(key=KEY, who=who)) is None
        assert tell(raised, ClinicianArrived(key=KEY, who=who)) is None

    (alert,) = raised.session.alerts
    assert [c.who for c in alert.life.calls] == ["Dr Meyer", "Dr Santos"]
    assert [a.who for a in alert.life.arrivals] == ["Dr Meyer", "Dr Santos"]
    assert alert.life.answered_at == raised.at(11)


@pytest.mark.parametrize(
    "answer",
    [
        AlertSeen(key="other"),
        ClinicianCalled(key="other", who="Dr Meyer"),
        ClinicianArrived(key="other", who="Dr Meyer"),
        AlertResolved(key="other"),
    ],
    ids=["seen", "called", "arrived", "ended"],
)
def test_only_of_an_alert_that_was_shown(raised: Desk, answer: AlertAnswer) -> None:
    """A key that nobody was shown takes no answer."""
    assert "no such alert" in why(tell(raised, answer))


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (ClinicianCalled(key=KEY, who="  "), "who"),
        (ClinicianCalled(key=KEY, who="Dr Meyer", number="\x00"), "number"),
        (ClinicianArrived(key=KEY, who=""), "who"),
        (AlertResolved(key=KEY, cause="\x00"), "cause"),
    ],
    ids=["nobody called", "odd number", "nobody came", "odd reason"],
)
def test_somebody_is_named_in_words(
    raised: Desk, answer: AlertAnswer, field: str
) -> None:
    """A call or an arrival is somebody's; text is what can be shown."""
    refusal = tell(raised, answer)

    assert refusal is not None
    assert refusal.field == field


def test_it_is_ended_once(raised: Desk) -> None:
    """The first ending stands."""
    assert tell(raised, AlertResolved(key=KEY, cause="first")) is None
    assert "already" in why(tell(raised, AlertResolved(key=KEY, cause="second")))


def test_closed_session_takes_no_answer(raised: Desk) -> None:
    """Nothing is told of an alert once the session is closed."""
    closing = SessionClosed(ready_at=raised.at(12), left_at=raised.at(13))
    assert raised.chart(13, closing) is None

    assert "closed" in why(tell(raised, AlertSeen(key=KEY)))


def test_a_call_is_charted_with_its_action(raised: Desk) -> None:
    """Action and call are one act: who was called stands in the alert's life."""
    command = ActOnAlert(
        id=raised.next_id(),
        stream_id=raised.session_id,
        at=raised.now,
        key=KEY,
        code=2,
        who="Dr Meyer",
        number="555-0134",
    )
    assert raised.do(command) is None

    (alert,) = raised.session.alerts
    assert [a.code for a in alert.actions] == [2]
    assert [(c.who, c.number) for c in alert.life.calls] == [("Dr Meyer", "555-0134")]


@pytest.mark.parametrize(
    ("who", "number", "field"),
    [(" ", "", "who"), ("", "555-0134", "who"), ("Dr Meyer", "\x00", "number")],
    ids=["nobody", "a number alone", "an odd number"],
)
def test_a_call_is_somebodys(raised: Desk, who: str, number: str, field: str) -> None:
    """A call names whom it reached, in words."""
    command = ActOnAlert(
        id=raised.next_id(),
        stream_id=raised.session_id,
        at=raised.now,
        key=KEY,
        code=2,
        who=who,
        number=number,
    )
    refusal = raised.do(command)

    assert refusal is not None
    assert refusal.field == field
    assert raised.session.alerts[0].actions == ()


def test_a_card_is_ended_whole(raised: Desk) -> None:
    """One act ends every alert of the card, and none that was not shown."""
    other = AlertRaised(
        key="hr-151:y", rule="hr-151", parameter="hr", priority="high", limit="151"
    )
    new = NewEntry(
        id=uuid5(SPACE, "other alert"),
        stream=Stream("session", raised.session_id),
        payload=other,
        effective_at=raised.now,
    )
    raised.keep((new,))
    unknown = AlertResolved(key=KEY, also=("hr-161:z",), cause="artefact")
    assert "no such alert" in why(tell(raised, unknown))
    whole = AlertResolved(key=KEY, also=("hr-151:y",), cause="artefact")
    assert tell(raised, whole) is None

    assert all(a.life.resolved is not None for a in raised.session.alerts)
