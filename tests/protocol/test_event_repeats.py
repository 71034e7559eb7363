"""What an event asks for again stands beside the repeat of an unanswered alert."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import DoseDoubtful
from tests.builders import Chronicle, at
from tests.protocol.pressures import running
from tests.typed_sets import readings

INFILTRATION = DoseDoubtful(cause="infiltration", at_most_mg=Decimal(9))


def due(chronicle: Chronicle, minute: float) -> list[object]:
    """When the pressure is due again, of what was not read yet."""
    asked = chronicle.assess(minute).rechecks
    return [r.due_at for r in asked if r.parameter == "bp" and r.fulfilled_by is None]


def alerted(minute: float = 10, sbp: int = 205) -> tuple[Chronicle, str]:
    """A pressure that is to be read again two minutes later; its key."""
    chronicle = running()
    chronicle.observe(minute, readings(sbp=sbp, dbp=90))
    (key,) = (k for k in chronicle.show(minute) if k.startswith("SBP"))
    return chronicle, key


@pytest.mark.parametrize("minute", [10, 11, 12])
def test_a_doubtful_dose_puts_no_repeat_off(minute: float) -> None:
    """Both times stand, its own and that of the event."""
    chronicle, _ = alerted()
    chronicle.add(INFILTRATION, minute)

    assert due(chronicle, minute) == [at(12), at(minute + 5)]


@pytest.mark.parametrize("minute", [10, 11, 12])
def test_a_side_effect_puts_no_repeat_off(minute: float) -> None:
    """Nor does a panic, of which the pressure is read again in its own time."""
    chronicle, _ = alerted()
    chronicle.effect(minute, "PANIC", 2)

    assert at(12) in due(chronicle, minute)


def test_one_reading_answers_both() -> None:
    """What is read after the event is the repeat as well."""
    chronicle, _ = alerted()
    chronicle.add(INFILTRATION, 11)
    chronicle.observe(11.5, readings(sbp=150, dbp=80))

    assert due(chronicle, 12) == []


def test_an_action_on_another_alert_of_the_card_puts_nothing_off() -> None:
    """Only who acts on the alert itself has its repeat put off to her own time."""
    chronicle = running()
    chronicle.observe(5, readings(sbp=165, dbp=90))
    (low,) = (k for k in chronicle.show(5) if k.startswith("SBP"))
    chronicle.observe(10, readings(sbp=205, dbp=90))
    (high,) = (k for k in chronicle.show(10) if k.startswith("SBP"))

    chronicle.act(11, low, 1)
    assert due(chronicle, 11) == [at(12), at(13)]
    chronicle.act(11, high, 1)
    assert due(chronicle, 11) == [at(13), at(13)]


def test_an_action_on_a_worse_value_of_the_episode_is_on_its_alert() -> None:
    """The first value asks for the repeat, whichever of them the nurse answers."""
    chronicle, _ = alerted()
    chronicle.observe(10, readings(sbp=216, dbp=90))
    (worse,) = (k for k in chronicle.show(10) if k.startswith("SBP"))
    chronicle.act(11, worse, 1)

    assert due(chronicle, 11) == [at(13)]
