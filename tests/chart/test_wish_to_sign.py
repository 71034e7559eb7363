"""What somebody would sign a session as, or why they may not, before they ask."""

import pytest
from msgspec.structs import replace

from monitor.chart.commands import SignOff
from monitor.chart.entries import Actor
from monitor.chart.kinds import Meaning
from monitor.chart.refusals import Refusal
from monitor.chart.sign_refusals import refuse_sign_off
from monitor.chart.wish_to_sign import by_password, wish_to_sign
from tests.chart.test_signing_off import (
    ADDENDUM,
    LEE,
    MEYER,
    OKAFOR,
    closed_desk,
    person,
    sign,
)
from tests.desk import PATIENT, Desk


@pytest.fixture
def closed() -> Desk:
    return closed_desk()


def wished(desk: Desk, actor: Actor) -> SignOff | Refusal:
    return wish_to_sign(desk.next_id(), desk.session, PATIENT, actor, desk.now)


@pytest.mark.parametrize(
    ("actor", "meaning"),
    [
        (OKAFOR, "charted by me"),
        (replace(OKAFOR, auth_method="pin"), "charted by me"),
        (replace(OKAFOR, roles=frozenset({"supervisor"})), "charted by me"),
        (LEE, "reviewed and co-signed"),
        (MEYER, "reviewed and co-signed"),
    ],
)
def test_the_meaning_is_the_one_that_fits(
    closed: Desk, actor: Actor, meaning: Meaning
) -> None:
    """And it is what the record then takes, once the password was typed."""
    wish = wished(closed, actor)
    assert isinstance(wish, SignOff)
    assert (wish.meaning, wish.stream_id) == (meaning, closed.session_id)
    told = "left the clinic"
    assert sign(closed, by_password(actor), wish.meaning, because=told) is None


@pytest.mark.parametrize(
    ("actor", "why"),
    [
        (person("C. New", "nurse"), "you charted nothing in it"),
        (person("T. Wirth", "auditor"), "an auditor may not sign a session off"),
        (person("R. Singh", "administrator"), "may not sign a session off"),
    ],
)
def test_why_not_is_what_the_record_would_say(
    closed: Desk, actor: Actor, why: str
) -> None:
    refusal = wished(closed, actor)
    assert isinstance(refusal, Refusal)
    assert why in refusal.why


def test_not_while_it_is_open_nor_twice(closed: Desk) -> None:
    """Once something was added it can be signed again, by the same person too."""
    still_open = wished(Desk().ready(), OKAFOR)
    assert isinstance(still_open, Refusal)
    assert still_open.why == "it is not closed"
    assert sign(closed, OKAFOR, "charted by me") is None
    twice = wished(closed, OKAFOR)
    assert isinstance(twice, Refusal)
    assert "signed it before" in twice.why
    assert closed.chart(60, ADDENDUM) is None
    again = wished(closed, OKAFOR)
    assert isinstance(again, SignOff)
    assert refuse_sign_off(again, closed.session, PATIENT, OKAFOR, closed.now) is None
