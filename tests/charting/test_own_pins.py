"""A PIN is its owner's to choose, and an administrator's to have chosen anew."""

from typing import NamedTuple
from uuid import UUID

import pytest

from monitor.chart.audit import PasswordGiven, PinForgotten, Subject
from monitor.chart.entries import Actor
from monitor.charting.faults import EnvironmentFault, NotPermitted
from monitor.charting.own_pins import OwnPins
from tests.charting.audited import Log
from tests.charting.clinic import Clinic
from tests.staff import ADMIN, FIRST, SETTING_UP, enrolment, signed_in

MARSH = enrolment("J. Marsh", "nurse")
OLSEN = enrolment("P. Olsen", "auditor")


class MemoryPins:
    """Verifiers for as long as a test runs."""

    def __init__(self) -> None:
        self._kept: dict[UUID, str] = {}

    def pin_of(self, person: UUID) -> str | None:
        return self._kept.get(person)

    def put_pin(self, person: UUID, verifier: str) -> None:
        self._kept[person] = verifier

    def delete_pin(self, person: UUID) -> None:
        self._kept.pop(person, None)


class Noted(NamedTuple):
    """PINs, and the log in which it stands who changed them."""

    pins: OwnPins
    log: Log


@pytest.fixture
def noted() -> Noted:
    """Of a clinic with an administrator, a nurse and an auditor."""
    clinic, log = Clinic(), Log()
    clinic.move_to(0)
    clinic.recorder.audit.keep(log)
    clinic.charted(FIRST, SETTING_UP)
    clinic.charted(MARSH, signed_in(ADMIN))
    clinic.charted(OLSEN, signed_in(ADMIN))
    clinic.recorder.keep_pins(MemoryPins())
    kept = clinic.recorder.pins
    assert kept is not None
    return Noted(kept, log)


@pytest.fixture
def pins(noted: Noted) -> OwnPins:
    return noted.pins


def test_it_is_whose_who_signed_in(pins: OwnPins) -> None:
    pins.put("hers", by=signed_in(MARSH.person))
    assert pins.of(MARSH.person) == "hers"
    assert pins.of(ADMIN) is None


@pytest.mark.parametrize("method", ["unverified", "break-glass", "set-up", "recovery"])
def test_nobody_has_one_who_did_not_sign_in(pins: OwnPins, method: str) -> None:
    who = Actor(person=MARSH.person, name="J. Marsh", auth_method=method, reason="fire")
    with pytest.raises(NotPermitted):
        pins.put("anothers", by=who)
    assert pins.of(MARSH.person) is None


def test_a_stranger_has_none(pins: OwnPins) -> None:
    with pytest.raises(NotPermitted):
        pins.put("anothers", by=signed_in(UUID(int=1)))


def test_made_anew_it_is_of_the_same_pin_alone(pins: OwnPins) -> None:
    """One that was forgotten meanwhile does not come back, nor the one before it."""
    me = signed_in(MARSH.person)
    pins.put("first", by=me)
    pins.renew("first", "first, slower", by=me)
    assert pins.of(MARSH.person) == "first, slower"
    pins.renew("first", "another", by=me)
    assert pins.of(MARSH.person) == "first, slower"
    pins.delete(MARSH.person, by=signed_in(ADMIN))
    pins.renew("first, slower", "slower still", by=me)
    assert pins.of(MARSH.person) is None


def test_an_administrator_has_it_chosen_anew(pins: OwnPins) -> None:
    pins.put("hers", by=signed_in(MARSH.person))
    with pytest.raises(NotPermitted):
        pins.delete(MARSH.person, by=signed_in(MARSH.person))
    assert pins.of(MARSH.person) == "hers"
    pins.delete(MARSH.person, by=signed_in(ADMIN))
    assert pins.of(MARSH.person) is None


@pytest.mark.parametrize("method", ["password", "recovery"])
def test_a_password_of_anothers_choosing_is_noted_and_takes_the_pin(
    noted: Noted, method: str
) -> None:
    """By an administrator or the recovery code, and by nobody else."""
    pins, log = noted
    pins.put("hers", by=signed_in(MARSH.person))
    for nobody in (signed_in(MARSH.person), signed_in(OLSEN.person)):
        with pytest.raises(NotPermitted):
            pins.give_password(MARSH.person, by=nobody)
    assert pins.of(MARSH.person) == "hers"
    before = len(log.rows)

    pins.give_password(
        MARSH.person, by=Actor(person=ADMIN, name="", auth_method=method)
    )

    assert pins.of(MARSH.person) is None
    (row,) = log.rows[before:]
    assert row.deed == PasswordGiven(name="J. Marsh")
    assert row.subject == Subject("person", MARSH.person)
    assert (row.who, row.auth_method) == (ADMIN, method)


def test_what_cannot_be_noted_is_not_done(noted: Noted) -> None:
    pins, log = noted
    pins.put("hers", by=signed_in(MARSH.person))
    log.fault = EnvironmentFault(what="It failed", why="disk full", remedy="Make room")
    for change in (pins.delete, pins.give_password):
        with pytest.raises(EnvironmentFault):
            change(MARSH.person, by=signed_in(ADMIN))
    assert pins.of(MARSH.person) == "hers"


def test_another_pin_is_noted_too(noted: Noted) -> None:
    pins, log = noted
    pins.delete(MARSH.person, by=signed_in(ADMIN))
    assert log.deeds[-1] == PinForgotten(name="J. Marsh")
    assert log.rows[-1].who == ADMIN
