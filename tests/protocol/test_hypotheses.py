"""What a set that is not charted yet would fire, and what bars the start."""

import pytest

from monitor.chart.kinds import Reading
from monitor.protocol.gates import start_obstacles
from monitor.protocol.hypotheses import alerting_fields
from monitor.protocol.limits import absolute_limits
from tests.builders import CALM, Chronicle, at, iv40
from tests.protocol.ruled import protocol_with, rule_text, started
from tests.typed_sets import observed, readings


def fields(chronicle: Chronicle, what: tuple[Reading, ...]) -> frozenset[str]:
    return alerting_fields(iv40(), chronicle.session, what, at(10))


def test_value_in_an_alert_range_is_named() -> None:
    """A heart rate of 174 would fire; the other values of the set would not."""
    set_ = observed("120/80 174 98 14 5 0 1 0").readings
    assert fields(Chronicle().start(), set_) == {"hr"}


def test_low_range_counts_too() -> None:
    """A rule of any priority makes a challenged value save at once."""
    assert fields(Chronicle().start(), readings(hr=84).readings) == {"hr"}
    assert not alerting_fields(
        iv40(), Chronicle().start().session, readings(hr=83).readings, at(10)
    )


def test_relative_rules_need_the_start() -> None:
    """Before the dose a rise over the readings so far is no alert."""
    chronicle = Chronicle().open()
    chronicle.observe(-14, CALM)
    session, risen = chronicle.session, readings(sbp=150).readings
    assert not alerting_fields(iv40(), session, risen, at(-5))
    assert alerting_fields(iv40(), Chronicle().start().session, risen, at(5))


def test_an_open_alert_does_not_hide_the_next_value() -> None:
    """It is the range that counts, not whether the value would be a new alert."""
    chronicle = Chronicle().start()
    chronicle.observe(9, readings(sbp=185))
    assert fields(chronicle, readings(sbp=184, dbp=80).readings) == {"sbp"}


def test_last_known_values_complete_a_combined_rule() -> None:
    """Dissociation 8 with the distress of 5 charted before would fire."""
    chronicle = Chronicle().start()
    assert fields(chronicle, readings(dissociation=8).readings) == frozenset()
    chronicle.observe(8, readings(distress=5))
    assert fields(chronicle, readings(dissociation=8).readings) == {"dissociation"}


def test_later_readings_do_not_count() -> None:
    """A back-timed set is judged by what was known before it."""
    chronicle = Chronicle().start()
    chronicle.observe(12, readings(distress=5))
    assert fields(chronicle, readings(dissociation=8).readings) == frozenset()


def test_field_left_out_fires_nothing() -> None:
    """A reason instead of a value can't be in an alert range."""
    assert fields(Chronicle().start(), observed("-D -D -D").readings) == frozenset()


def test_obstacles_are_named_until_they_are_met() -> None:
    """Weight, dose, a complete set of the last quarter of an hour, lot and check."""
    chronicle = Chronicle()
    chronicle.open()
    bare = Chronicle(entries=chronicle.entries[:1])
    assert start_obstacles(iv40(), bare.session, at(-5)) == (
        "No weight is charted",
        "No dose is ordered",
        "No complete baseline set in the last 15min",
    )
    chronicle.observe(-14, CALM)
    assert start_obstacles(iv40(), chronicle.session, at(-5)) == (
        "No lot and expiry are charted",
        "No second person has checked the dose",
    )
    chronicle.made_ready()
    assert start_obstacles(iv40(), chronicle.session, at(-5)) == ()


@pytest.mark.parametrize(("now", "is_barred"), [(1, False), (1.1, True)])
def test_baseline_set_grows_old(now: float, *, is_barred: bool) -> None:
    """A set 15min old will do, an older one will not."""
    chronicle = Chronicle().open().made_ready()
    chronicle.observe(-14, CALM)
    assert bool(start_obstacles(iv40(), chronicle.session, at(now))) == is_barred


def test_partial_set_does_not_clear_the_way() -> None:
    """The set before the start answers every field."""
    chronicle = Chronicle().open()
    chronicle.observe(-4, "118/72 70 98 14 5")
    assert start_obstacles(iv40(), chronicle.session, at(-3)) != ()


def test_limits_to_draw() -> None:
    """A chart gets the absolute limits, and none that hangs on something else."""
    drawn = {
        (limit.priority, limit.limit, limit.side)
        for limit in absolute_limits(iv40(), "sbp")
    }
    assert drawn == {
        ("low", 160, "above"),
        ("medium", 180, "above"),
        ("high", 200, "above"),
        ("low", 99, "below"),
        ("medium", 89, "below"),
        ("high", 79, "below"),
    }
    spo2 = [limit.limit for limit in absolute_limits(iv40(), "spo2")]
    assert spo2 == [93, 91, 89]
    assert absolute_limits(iv40(), "nausea") == ()


def test_what_is_charted_for_the_same_moment_counts() -> None:
    """A sign of that very minute joins the value, one of a minute later does not."""
    when = (
        '{ kind = "at_or_above", field = "sbp", limit = 150 }, '
        '{ kind = "with_effect", signs = [{ code = "CP" }] }'
    )
    protocol = protocol_with(rule_text(when))
    for minute, found in ((10, True), (11, False)):
        chronicle = started(protocol)
        chronicle.effect(minute, "CP", 2)
        pressure: tuple[Reading, ...] = readings(sbp=155).readings
        told = alerting_fields(protocol, chronicle.session, pressure, at(10))
        assert bool(told) is found
