"""An alert that nobody read again is raised once more, and why it is not."""

import pytest

from tests.builders import Chronicle, at
from tests.protocol.pressures import running
from tests.protocol.test_rechecks import BY_HAND, alerted
from tests.typed_sets import readings


def test_reminder_fifteen_minutes_after_acknowledgement() -> None:
    """An acknowledged alert with no reading since is raised once more."""
    chronicle, key = alerted()
    chronicle.acknowledge(41, key)
    assert chronicle.assess(55.9).alert(f"{key}:recheck") is None
    reminder = chronicle.assess(56).alert(f"{key}:recheck")
    assert reminder is not None
    assert reminder.is_active
    assert reminder.opened_by is None
    assert reminder.raised_at == at(56)
    assert not reminder.is_acknowledged


def test_reading_in_time_needs_no_reminder() -> None:
    """Any reading of the parameter within the quarter of an hour will do."""
    chronicle, key = alerted()
    chronicle.acknowledge(41, key)
    chronicle.observe(56, readings(sbp=184, dbp=90))
    assert chronicle.assess(60).alert(f"{key}:recheck") is None


def test_reading_of_something_else_is_no_reading() -> None:
    """A heart rate says nothing about a pressure."""
    chronicle, key = alerted()
    chronicle.acknowledge(41, key)
    chronicle.observe(50, readings(hr=80))
    assert chronicle.assess(56).alert(f"{key}:recheck") is not None


def test_unacknowledged_alert_gets_no_reminder() -> None:
    """It is still in view unanswered, so it is not raised twice."""
    chronicle, key = alerted()
    assert chronicle.assess(90).alert(f"{key}:recheck") is None


def test_low_alert_gets_no_reminder() -> None:
    """An advisory is never raised again by time."""
    chronicle = Chronicle().start()
    chronicle.observe(10, readings(sbp=145))
    (key,) = chronicle.show(10)
    chronicle.acknowledge(11, key)
    assert chronicle.assess(27).alert(f"{key}:recheck") is None


def test_reading_charted_late_takes_the_reminder_back() -> None:
    """A reading observed in time and charted later ends the reminder as charted."""
    chronicle, key = alerted()
    chronicle.acknowledge(41, key)
    assert f"{key}:recheck" in chronicle.show(56)
    chronicle.observe(58, readings(sbp=184, dbp=90), effective=50)
    reminder = chronicle.assess(58).alert(f"{key}:recheck")
    assert reminder is not None
    assert (reminder.state, reminder.resolved_how) == ("cleared", "charted")
    assert reminder.resolved_at == at(58)


@pytest.mark.parametrize("worse", [205, 196])
def test_only_the_worst_alert_of_a_card_is_raised_again(worse: int) -> None:
    """A high one, or the latest firing of a medium one; all were acknowledged."""
    chronicle, first = alerted()
    chronicle.observe(41, readings(sbp=worse, dbp=90))
    (second,) = [k for k in chronicle.show(41) if k.startswith("SBP")]
    chronicle.acknowledge(42, first)
    chronicle.acknowledge(42, second)
    assessment = chronicle.assess(57)
    assert assessment.alert(f"{second}:recheck") is not None
    assert assessment.alert(f"{first}:recheck") is None


def test_alert_that_has_ended_gets_no_reminder() -> None:
    """A wish to stop that passed without a reading is not raised again."""
    chronicle = Chronicle().start()
    wish = chronicle.effect(5, "ASKSTOP")
    (key,) = chronicle.show(5)
    chronicle.acknowledge(6, key)
    assert chronicle.assess(21).alert(f"{key}:recheck") is not None
    chronicle.end_effect(10, wish)
    assert chronicle.assess(21).alert(f"{key}:recheck") is None


def test_closed_session_gets_no_reminder() -> None:
    """Nobody is reminded of a patient who has left."""
    chronicle, key = alerted()
    chronicle.acknowledge(41, key)
    chronicle.close(50)
    assert chronicle.assess(60).alert(f"{key}:recheck") is None


@pytest.mark.parametrize(("minute", "is_told"), [(55, False), (56, False), (57, True)])
def test_a_sign_in_time_stands_for_the_alert(minute: float, is_told: bool) -> None:
    """What comes up to the quarter of an hour takes the alert's place on the card."""
    for pressure in (185, 205):
        chronicle = Chronicle(protocol=BY_HAND).start()
        chronicle.observe(40, readings(sbp=pressure, dbp=90))
        key = next(k for k in chronicle.show(40) if k.startswith("SBP"))
        chronicle.acknowledge(41, key)
        chronicle.effect(minute, "CP", 2)
        told = chronicle.assess(58).alert(f"{key}:recheck")
        assert (told is not None) is is_told


@pytest.mark.parametrize(("minute", "is_told"), [(25, False), (26, False), (27, True)])
def test_an_alert_that_ended_in_time_is_not_raised_again(
    minute: float, is_told: bool
) -> None:
    """What was read before the acknowledgement ends it once it is charted."""
    chronicle = running()
    chronicle.observe(10, readings(distress=7))
    (key,) = chronicle.show(10)
    chronicle.acknowledge(11, key)
    chronicle.observe(minute, readings(distress=3), effective=10.5)
    told = chronicle.assess(28).alert(f"{key}:recheck")
    assert (told is not None) is is_told


@pytest.mark.parametrize(("minute", "is_told"), [(56, False), (57, True)])
def test_a_session_closed_in_time(minute: float, is_told: bool) -> None:
    """Nobody is reminded who closed the session in the same minute."""
    chronicle, key = alerted()
    chronicle.acknowledge(41, key)
    chronicle.close(minute)
    told = chronicle.assess(60).alert(f"{key}:recheck")
    assert (told is not None) is is_told


def high_over_medium() -> tuple[Chronicle, str]:
    """A medium alert since minute 38 under a high one since 40, acknowledged at 41."""
    chronicle = Chronicle(protocol=BY_HAND).start()
    chronicle.observe(38, readings(sbp=185, dbp=90))
    medium = next(k for k in chronicle.show(38) if k.startswith("SBP"))
    chronicle.observe(40, readings(sbp=205, dbp=90))
    chronicle.show(40)
    chronicle.acknowledge(41, medium)
    return chronicle, medium


@pytest.mark.parametrize(("minute", "is_told"), [(55, True), (56, True), (57, False)])
def test_a_reminder_once_the_high_alert_is_over(minute: float, is_told: bool) -> None:
    """A high alert that is over by then no longer covers the medium one."""
    chronicle, medium = high_over_medium()
    for read in (40.2, 40.5):
        chronicle.observe(minute, readings(sbp=184, dbp=90), effective=read)
    told = chronicle.assess(58).alert(f"{medium}:recheck")
    assert (told is not None) is is_told


def test_a_high_alert_covers_from_its_first_value_on() -> None:
    """That it grows worse later uncovers nothing."""
    chronicle, medium = high_over_medium()
    chronicle.effect(57, "CP", 2)
    assert chronicle.assess(58).alert(f"{medium}:recheck") is None
