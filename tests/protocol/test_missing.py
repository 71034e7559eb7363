"""A field that has had no reading for too long, told by the clock alone."""

import pytest

from monitor.chart.kinds import InfusionRecorded
from monitor.protocol.assessment import Alert
from tests.builders import Chronicle, at
from tests.protocol.ruled import protocol_with, rule_text, started
from tests.typed_sets import observed, readings

RULE = rule_text(
    '{ kind = "no_reading", field = "spo2", minutes = 20 }', parameter="spo2", unit=""
)
DURING = rule_text(
    '{ kind = "no_reading", field = "spo2", minutes = 20 }, '
    '{ kind = "in_phase", phases = ["during"] }',
    parameter="spo2",
    unit="",
)


def alerts(chronicle: Chronicle, minute: float) -> list[Alert]:
    found = chronicle.assess(minute).alerts
    return [alert for alert in found if alert.rule == "TEST-2"]


@pytest.mark.parametrize(("minute", "count"), [(19.99, 0), (20, 1), (40, 1)])
def test_counted_from_the_dose(minute: float, count: int) -> None:
    """Without a reading it is raised so long after the start, once."""
    chronicle = started(protocol_with(RULE), spo2=98)
    assert len(alerts(chronicle, minute)) == count


def test_counted_from_the_last_value() -> None:
    """A value puts it off by the whole time; a reason for no value does not."""
    chronicle = started(protocol_with(RULE))
    chronicle.observe(10, readings(spo2=97))
    chronicle.observe(25, observed("_ _ _ -E"))
    assert alerts(chronicle, 29.99) == []
    (alert,) = alerts(chronicle, 30)
    assert alert.reasons == ("No SpO2 reading, limit 20min",)
    assert alert.opened_by is None
    assert alert.raised_at == at(30)
    assert alert.key == "TEST-2:2026-03-14T13:56:00+00:00"


def test_raised_by_the_tick_and_kept() -> None:
    """It is recorded once, and a value answers it when it is charted."""
    chronicle = started(protocol_with(RULE))
    key = "TEST-2:2026-03-14T13:46:00+00:00"
    assert [chronicle.show(20).count(key), chronicle.show(21).count(key)] == [1, 0]
    chronicle.observe(26, readings(spo2=97), effective=25)
    (alert,) = alerts(chronicle, 27)
    assert (alert.state, alert.resolved_how) == ("cleared", "charted")
    assert alert.resolved_at == at(26)


def test_a_value_charted_late_answers_it() -> None:
    """A value from before the alert, charted after it, ends it when it is charted."""
    chronicle = started(protocol_with(RULE))
    chronicle.show(20)
    chronicle.observe(22, readings(spo2=97), effective=12)
    (alert,) = alerts(chronicle, 23)
    assert (alert.resolved_how, alert.resolved_at) == ("charted", at(22))
    assert [a.raised_at for a in alerts(chronicle, 32)] == [at(20), at(32)]


def test_closing_answers_it() -> None:
    """A closed session misses nothing, and says what was open."""
    chronicle = started(protocol_with(RULE))
    chronicle.show(20)
    chronicle.close(30)
    (alert,) = alerts(chronicle, 60)
    assert (alert.resolved_how, alert.resolved_at) == ("session closed", at(30))


def test_a_phase_that_is_over_answers_it() -> None:
    """A rule of one phase ends with it, and is not raised afterwards."""
    chronicle = started(protocol_with(DURING))
    chronicle.show(20)
    chronicle.infuse(35, "completed")
    (alert,) = alerts(chronicle, 60)
    assert (alert.resolved_how, alert.resolved_at) == ("no longer due", at(35))


@pytest.mark.parametrize(("end", "count"), [(20, 0), (20.5, 1)])
def test_a_phase_that_ends_first(end: float, count: int) -> None:
    """What would come due at the end of its phase or later is never raised."""
    chronicle = started(protocol_with(DURING))
    if end > 20:
        chronicle.show(20)
    chronicle.infuse(end, "completed")
    assert len(alerts(chronicle, 60)) == count


@pytest.mark.parametrize(("minute", "count"), [(29.99, 0), (30, 1)])
def test_a_time_that_has_not_come(minute: float, count: int) -> None:
    """With a time after the start, it waits for both."""
    when = (
        '{ kind = "no_reading", field = "spo2", minutes = 20 }, '
        '{ kind = "after_start", minutes = 30 }'
    )
    rule = rule_text(when, parameter="spo2", unit="")
    chronicle = started(protocol_with(rule))
    assert len(alerts(chronicle, minute)) == count


@pytest.mark.parametrize(("minute", "count"), [(49.99, 0), (50, 1)])
def test_a_time_after_the_end(minute: float, count: int) -> None:
    """With a time after the end, it waits for that, and for an end at all."""
    when = (
        '{ kind = "no_reading", field = "spo2", minutes = 20 }, '
        '{ kind = "after_end", minutes = 15, tolerance_minutes = 5 }'
    )
    rule = rule_text(when, parameter="spo2", unit="")
    chronicle = started(protocol_with(rule))
    assert alerts(chronicle, 39) == []
    chronicle.infuse(40, "completed")
    assert len(alerts(chronicle, minute)) == count


def test_nothing_is_missing_before_the_dose() -> None:
    """Before the dose starts no reading is missed."""
    chronicle = Chronicle(protocol=protocol_with(RULE)).open()
    assert alerts(chronicle, 300) == []


UNTIL = rule_text(
    '{ kind = "no_reading", field = "spo2", minutes = 20 }, '
    '{ kind = "after_start", minutes = 0, until_minutes = 30 }, '
    '{ kind = "in_phase", phases = ["during"] }',
    parameter="spo2",
    unit="",
)


def missed(chronicle: Chronicle, minute: float) -> list[tuple[str, str | None]]:
    """What is said of it then: its state, and how it ended."""
    return [(a.state, a.resolved_how) for a in alerts(chronicle, minute)]


def test_counted_from_the_last_of_several_values() -> None:
    """Each value puts it off anew; one at this very moment does too."""
    chronicle = started(protocol_with(RULE))
    for minute in (10, 18):
        chronicle.observe(minute, readings(spo2=97))
    assert alerts(chronicle, 37.99) == []
    chronicle.observe(38, readings(spo2=97))
    assert alerts(chronicle, 38) == []
    assert len(alerts(chronicle, 58)) == 1


@pytest.mark.parametrize(
    ("minute", "told"),
    [
        (20, ("active", None)),
        (25, ("active", None)),
        (29.99, ("active", None)),
        (30, ("cleared", "no longer due")),
        (31, ("cleared", "no longer due")),
    ],
)
def test_a_time_that_is_over(minute: float, told: tuple[str, str | None]) -> None:
    """With a last minute it stands up to that, and is told once."""
    chronicle = started(protocol_with(UNTIL))
    chronicle.show(20)
    assert missed(chronicle, minute) == [told]


@pytest.mark.parametrize(("end", "over"), [(25, 25), (35, 30)])
def test_the_first_of_two_ends_counts(end: float, over: float) -> None:
    """Where phase and time both end, it ends with the first."""
    chronicle = started(protocol_with(UNTIL))
    chronicle.show(20)
    chronicle.infuse(end, "completed")
    (alert,) = alerts(chronicle, 60)
    assert (alert.resolved_how, alert.resolved_at) == ("no longer due", at(over))


def test_the_first_value_after_it_answers_it() -> None:
    """Not what was read before, no set without the field, and no later value."""
    chronicle = started(protocol_with(RULE))
    chronicle.observe(10, readings(spo2=97))
    chronicle.show(30)
    chronicle.observe(32, readings(hr=70))
    chronicle.observe(35, readings(spo2=97))
    chronicle.observe(38, readings(spo2=97))
    (alert,) = alerts(chronicle, 40)
    assert (alert.resolved_how, alert.resolved_at) == ("charted", at(35))


def test_a_start_put_right_breaks_no_rule() -> None:
    """What was raised by a start that was charted too early ends with it."""
    chronicle = Chronicle(protocol=protocol_with(RULE)).open()
    wrong = chronicle.infuse(0, "started", "51.3")
    chronicle.show(20)
    chronicle.retract(21, wrong)
    chronicle.infuse(21, "started", "51.3")
    assert missed(chronicle, 22) == [("cleared", "struck-out value")]
    assert chronicle.assess(22).card("rules") is None


def test_an_end_put_right_to_the_very_minute() -> None:
    """What would have come due at the end had never been due."""
    chronicle = started(protocol_with(DURING))
    chronicle.show(20)
    chronicle.add(InfusionRecorded(step="completed"), 25, effective=20)
    assert missed(chronicle, 26) == [("cleared", "amended value")]


IN_RECOVERY = '["recovery"]'
IN_BOTH = '["during", "recovery"]'


@pytest.mark.parametrize(
    ("phases", "end", "minute", "count"),
    [
        (IN_RECOVERY, None, 200, 0),
        (IN_RECOVERY, 10, 19.9, 0),
        (IN_RECOVERY, 10, 20, 1),
        (IN_RECOVERY, 30, 30, 1),
        (IN_BOTH, None, 19.9, 0),
        (IN_BOTH, None, 20, 1),
        (IN_BOTH, 10, 20, 1),
    ],
)
def test_phases_in_which_it_is_missed(
    phases: str, end: float | None, minute: float, count: int
) -> None:
    """A rule of the recovery waits for its beginning, and looks back beyond that."""
    text = rule_text(
        '{ kind = "no_reading", field = "spo2", minutes = 20 }, '
        f'{{ kind = "in_phase", phases = {phases} }}',
        parameter="spo2",
        unit="",
    )
    chronicle = started(protocol_with(text), spo2=98)
    if end is not None:
        chronicle.infuse(end, "completed")
    assert len(alerts(chronicle, minute)) == count


def test_its_card_is_beyond_its_limit() -> None:
    """Also where the value that was read last is inside every limit."""
    chronicle = started(protocol_with(RULE), spo2=98)
    chronicle.show(20)
    card = chronicle.assess(21).card("spo2")
    assert card is not None
    assert card.is_beyond


def test_its_card_is_beyond_beside_a_value_that_is_inside_again() -> None:
    """88 and then 98 once: that alert is active still, and beyond nothing."""
    low = rule_text(
        '{ kind = "at_or_below", field = "spo2", limit = 90 }',
        parameter="spo2",
        unit="%",
        rule="LOW-2",
    )
    chronicle = started(protocol_with(RULE, low), spo2=98)
    for minute, value in ((10, 88), (12, 98)):
        chronicle.observe(minute, readings(spo2=value))
        chronicle.show(minute)
    inside, missing = (chronicle.assess(m).card("spo2") for m in (31, 32))
    assert inside is not None
    assert missing is not None
    assert (inside.is_beyond, missing.is_beyond) == (False, True)
    assert [a.state for a in missing.alerts] == ["active", "active"]
