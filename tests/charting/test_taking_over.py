"""A session is taken over, or left to another, with the patient's own initials."""

import pytest

from monitor.chart.holding import holder
from monitor.chart.kinds import HandedOver, SessionTakenOver
from tests.charting.clinic import Clinic
from tests.desk import NURSE, RELIEF


def taken(initials: str) -> SessionTakenOver:
    return SessionTakenOver(by=RELIEF.name, before=NURSE.person, initials=initials)


def test_the_right_initials(clinic: Clinic) -> None:
    """As given and family name begin, in small letters too."""
    clinic.start()
    clinic.charted(clinic.fact(taken("ad")), RELIEF)
    assert holder(clinic.read.session) == RELIEF.person


@pytest.mark.parametrize("initials", ["AX", "XD", "DA", "A", "ADX", "Alex", "*"])
def test_wrong_initials(clinic: Clinic, initials: str) -> None:
    """They are refused, nothing is charted, and the right ones are not told."""
    clinic.start()
    before = len(clinic.payloads)
    refusal = clinic.refused(clinic.fact(taken(initials)), RELIEF)
    assert refusal.field == "initials"
    said = refusal.sentence.replace(f"typed, {initials},", "typed,")
    assert "AD" not in said
    assert len(clinic.payloads) == before
    assert holder(clinic.read.session) == NURSE.person


def test_asked_again_after_the_name_was_put_right(clinic: Clinic) -> None:
    """It is charted once, whatever the patient is called since."""
    clinic.start()
    command = clinic.fact(taken("AD"))
    charted = clinic.charted(command, RELIEF)
    clinic.charted(clinic.correction(family="Example"))
    assert clinic.charted(command, RELIEF).entries == charted.entries[-1:]


def left(initials: str) -> HandedOver:
    return HandedOver(
        to=RELIEF.name, to_person=RELIEF.person, initials=initials, stood=("calm",)
    )


def test_left_to_another_with_the_right_initials(clinic: Clinic) -> None:
    """In small letters too."""
    clinic.start()
    clinic.charted(clinic.fact(left("ad")))
    assert holder(clinic.read.session) == RELIEF.person


@pytest.mark.parametrize("initials", ["AX", "DA", "A", "ADX", "*"])
def test_left_to_another_with_wrong_initials(clinic: Clinic, initials: str) -> None:
    """The record refuses it as it refuses taking over, whatever form asked for it."""
    clinic.start()
    before = len(clinic.payloads)
    assert clinic.refused(clinic.fact(left(initials))).field == "initials"
    assert len(clinic.payloads) == before
    assert holder(clinic.read.session) == NURSE.person


def test_left_once_whatever_the_name_is_since(clinic: Clinic) -> None:
    """Asked again after the name was put right, it is answered as done."""
    clinic.start()
    command = clinic.fact(left("AD"))
    charted = clinic.charted(command)
    clinic.charted(clinic.correction(family="Example"))
    assert clinic.charted(command).entries == charted.entries[-1:]
