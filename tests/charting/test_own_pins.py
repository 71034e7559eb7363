"""A PIN is its owner's to choose, and an administrator's to have chosen anew."""

from uuid import UUID

import pytest

from monitor.chart.entries import Actor
from monitor.charting.faults import NotPermitted
from monitor.charting.own_pins import OwnPins
from tests.charting.clinic import Clinic
from tests.staff import ADMIN, FIRST, SETTING_UP, enrolment, signed_in

MARSH = enrolment("J. Marsh", "nurse")


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


@pytest.fixture
def pins() -> OwnPins:
    """Of a clinic with an administrator and a nurse."""
    clinic = Clinic()
    clinic.move_to(0)
    clinic.charted(FIRST, SETTING_UP)
    clinic.charted(MARSH, signed_in(ADMIN))
    clinic.recorder.keep_pins(MemoryPins())
    kept = clinic.recorder.pins
    assert kept is not None
    return kept


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


def test_an_administrator_has_it_chosen_anew(pins: OwnPins) -> None:
    pins.put("hers", by=signed_in(MARSH.person))
    with pytest.raises(NotPermitted):
        pins.delete(MARSH.person, by=signed_in(MARSH.person))
    assert pins.of(MARSH.person) == "hers"
    pins.delete(MARSH.person, by=signed_in(ADMIN))
    assert pins.of(MARSH.person) is None
