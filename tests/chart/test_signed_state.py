"""How a session stands by its signatures, and what was added to it."""

from datetime import timedelta

import pytest

from monitor.chart.kinds import AddendumRecorded, FollowUpRecorded
from monitor.chart.signed_state import (
    addenda,
    last_co_signature,
    signed_state,
    waits_for_a_co_signature,
    waits_for_a_signature,
)
from tests.chart.test_signing_off import LEE, OKAFOR, closed_desk, sign
from tests.desk import PATIENT, Desk


@pytest.fixture
def closed() -> Desk:
    return closed_desk()


def test_not_signed_signed_and_amended(closed: Desk) -> None:
    """A further signature takes it back; the call of the next day amends nothing."""
    states = [signed_state(closed.session, PATIENT)]
    assert sign(closed, OKAFOR, "charted by me") is None
    states.append(signed_state(closed.session, PATIENT))
    call = FollowUpRecorded(reached=False, concerns="")
    assert closed.chart(60 * 24, call) is None
    states.append(signed_state(closed.session, PATIENT))
    closed.actor = OKAFOR
    assert closed.chart(60 * 25, AddendumRecorded(text="slept badly")) is None
    states.append(signed_state(closed.session, PATIENT))
    assert sign(closed, OKAFOR, "charted by me") is None
    assert sign(closed, LEE, "reviewed and co-signed") is None
    states.append(signed_state(closed.session, PATIENT))
    assert states == [
        "not signed",
        "signed",
        "signed",
        "amended since signed",
        "co-signed",
    ]


def test_an_addendum_after_the_co_signature_flips_the_state(closed: Desk) -> None:
    """The nurse's further signature does not take that back; a co-signature does."""
    assert sign(closed, OKAFOR, "charted by me") is None
    assert sign(closed, LEE, "reviewed and co-signed") is None
    assert signed_state(closed.session, PATIENT) == "co-signed"
    assert not waits_for_a_co_signature(closed.session, PATIENT)
    closed.actor = OKAFOR
    assert closed.chart(60 * 25, AddendumRecorded(text="slept badly")) is None
    assert signed_state(closed.session, PATIENT) == "amended since co-sign"
    assert waits_for_a_signature(closed.session, PATIENT)
    assert waits_for_a_co_signature(closed.session, PATIENT)
    assert sign(closed, OKAFOR, "charted by me") is None
    assert signed_state(closed.session, PATIENT) == "amended since co-sign"
    assert sign(closed, LEE, "reviewed and co-signed") is None
    assert signed_state(closed.session, PATIENT) == "co-signed"
    assert last_co_signature(closed.session) is not None


def test_what_nobody_signed_waits_for_both(closed: Desk) -> None:
    """What is signed waits for a co-signature; what is open for neither."""
    assert waits_for_a_signature(closed.session, PATIENT)
    assert waits_for_a_co_signature(closed.session, PATIENT)
    assert waits_for_a_co_signature(closed.session, None)
    assert sign(closed, OKAFOR, "charted by me") is None
    assert not waits_for_a_signature(closed.session, PATIENT)
    assert waits_for_a_co_signature(closed.session, PATIENT)
    open_one = Desk().ready()
    assert not waits_for_a_co_signature(open_one.session, PATIENT)
    assert not waits_for_a_co_signature(open_one.session, None)


def test_what_was_co_signed_without_the_nurse_waits_for_nobody(closed: Desk) -> None:
    """For a reason that was told, until anything is added; the nurse may sign still."""
    left = "left the clinic"
    assert sign(closed, LEE, "reviewed and co-signed", because=left) is None
    assert waits_for_a_signature(closed.session, PATIENT)
    assert sign(closed, OKAFOR, "charted by me") is None
    assert not waits_for_a_signature(closed.session, PATIENT)


def test_addenda_come_as_they_were_charted(closed: Desk) -> None:
    """By whom, of when, and when that was charted."""
    assert addenda(closed.session) == ()
    assert sign(closed, OKAFOR, "charted by me") is None
    for minute, text in ((70, "slept badly"), (71, "her son called")):
        assert closed.chart(minute, AddendumRecorded(text=text)) is None
    first, second = addenda(closed.session)
    assert [first.text, second.text] == ["slept badly", "her son called"]
    assert first.by == OKAFOR.person
    assert second.at - first.at == timedelta(minutes=1)
    assert second.recorded_at == second.at


def test_nothing_is_added_before_it_is_signed(closed: Desk) -> None:
    refusal = closed.chart(7, AddendumRecorded(text="slept badly"))
    assert refusal is not None
    assert refusal.why == "the session is not signed off"
