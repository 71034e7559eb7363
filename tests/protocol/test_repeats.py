"""What the protocol asks to be read again by itself."""

import pytest

from monitor.protocol.asked_sets import Due
from tests.builders import Chronicle, at
from tests.protocol.pressures import running
from tests.protocol.shipped import SHIPPED, shipped
from tests.protocol.test_rechecks import alerted
from tests.typed_sets import readings

READ_AGAIN = [
    ("bp", {"sbp": 183, "dbp": 90}, {"sbp": 183, "dbp": 90}),
    ("bp", {"sbp": 205, "dbp": 90}, {"sbp": 200, "dbp": 90}),
    ("hr", {"hr": 125}, {"hr": 121}),
    ("hr", {"hr": 145}, {"hr": 141}),
    ("spo2", {"spo2": 91}, {"spo2": 91}),
    ("rr", {"rr": 9}, {"rr": 9}),
    ("sedation", {"sedation": 3}, {"sedation": 3}),
    ("spo2", {"spo2": 89}, {"spo2": 89}),
    ("rr", {"rr": 8}, {"rr": 8}),
    ("sedation", {"sedation": 2}, {"sedation": 2}),
]


@pytest.mark.parametrize(("parameter", "first", "again"), READ_AGAIN)
def test_the_protocol_asks_for_a_repeat(
    parameter: str, first: dict[str, int], again: dict[str, int]
) -> None:
    """A first medium or high value is to be read again in 2min, and is confirmed."""
    chronicle = running()
    chronicle.observe(10, readings(**first))
    assert chronicle.assess(10).rechecks == ()
    chronicle.show(10)
    (recheck,) = chronicle.assess(11).rechecks
    assert (recheck.parameter, recheck.due_at) == (parameter, at(12))
    assert recheck.fulfilled_by is None
    reading = chronicle.observe(12, readings(**again))
    (recheck,) = chronicle.assess(12).rechecks
    assert recheck.fulfilled_by == reading
    (top, *_) = chronicle.assess(12).strip
    assert {a.repeat for a in top.alerts if a.opened_by != reading} == {"confirmed"}


@pytest.mark.parametrize("id_", SHIPPED)
def test_what_is_repeated_at_medium_is_repeated_at_high(id_: str) -> None:
    """The worse value is not read again later than the milder one, or not at all."""
    asked = [p for p in shipped(id_).parameters if p.repeat_medium_minutes is not None]
    assert {p.id for p in asked} == {"bp", "hr", "spo2", "rr", "sedation"}
    for parameter in asked:
        minutes = parameter.repeat_minutes("high")
        assert minutes is not None
        assert minutes <= (parameter.repeat_minutes("medium") or 0)
        told = " ".join(parameter.wording("high"))
        assert f"within {minutes}min" in told


def test_low_and_unnamed_parameters_ask_for_no_repeat() -> None:
    """Neither an advisory nor a parameter without a time in the protocol does."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=165, distress=8))
    chronicle.show(10)
    assert chronicle.assess(11).rechecks == ()


@pytest.mark.parametrize(
    ("value", "repeat"), [(180, "confirmed"), (179, "not confirmed")]
)
def test_what_the_repeat_said(value: int, repeat: str) -> None:
    """The alert tells whether the next reading fired again, and when it was taken."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=185))
    (key,) = chronicle.show(10)
    first = chronicle.assess(11).alert(key)
    assert first is not None
    assert (first.repeat, first.repeated_at) == ("none", None)
    chronicle.observe(11, readings(hr=70))
    chronicle.observe(12, readings(sbp=value))
    alert = chronicle.assess(12).alert(key)
    assert alert is not None
    assert (alert.repeat, alert.repeated_at) == (repeat, at(12))


def test_a_nurse_who_asks_takes_over() -> None:
    """Action 1 puts the repeat off to when she asked for it; it is one, not two."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=185))
    (key,) = chronicle.show(10)
    chronicle.act(11, key, 1)
    (recheck,) = chronicle.assess(12).rechecks
    assert recheck.due_at == at(13)


def test_a_worse_value_is_repeated_once() -> None:
    """Only the first of an episode asks for it: the second reading is the repeat."""
    chronicle = running()
    for minute, value in ((10, 181), (12, 195)):
        chronicle.observe(minute, readings(sbp=value))
        chronicle.show(minute)
    assert [r.asked_at for r in chronicle.assess(13).rechecks] == [at(10)]


def test_half_a_pressure_is_a_reading() -> None:
    """One field of the parameter answers repeat and reminder."""
    chronicle, key = alerted()
    chronicle.act(41, key, 1)
    chronicle.acknowledge(41, key)
    half = chronicle.observe(50, readings(sbp=184))
    now = chronicle.assess(56)
    assert now.rechecks[0].fulfilled_by == half
    assert now.alert(f"{key}:recheck") is None


def test_what_is_not_read_again() -> None:
    """An advisory, and what a sign began, are neither confirmed nor not."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=165))
    chronicle.observe(11, readings(sbp=166))
    chronicle.effect(12, "ASKSTOP")
    chronicle.observe(13, readings(sbp=166, distress=8))
    told = chronicle.assess(14).alerts
    begun = [a for a in told if a.priority == "low" or a.rule == "DISTRESS-WISH-3"]
    assert {alert.priority for alert in begun} == {"low", "high"}
    assert {alert.repeat for alert in begun} == {"none"}


def test_a_repeat_by_hand_takes_over_that_of_the_protocol() -> None:
    """Of the same parameter only, also where it is asked for in the same minute."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=185, hr=125))
    keys = {key.split("-")[0]: key for key in chronicle.show(10)}
    chronicle.act(10, keys["SBP"], 1)
    asked = [(r.parameter, r.due_at) for r in chronicle.assess(11).rechecks]
    assert asked.count(("bp", at(12))) == 1
    chronicle.act(11, keys["HR"], 1)
    asked = [(r.parameter, r.due_at) for r in chronicle.assess(11).rechecks]
    assert asked.count(("bp", at(12))) == 1
    assert ("hr", at(13)) in asked


def test_a_repeat_by_hand_of_another_parameter() -> None:
    """It leaves the one that the protocol asks for as it is."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=185, hr=125))
    keys = {key.split("-")[0]: key for key in chronicle.show(10)}
    chronicle.act(11, keys["HR"], 1)
    asked = [(r.parameter, r.due_at) for r in chronicle.assess(11).rechecks]
    assert ("bp", at(12)) in asked


def test_a_reading_in_the_moment_of_asking_does_not_answer() -> None:
    """It answers what the protocol asked for before; the nurse asked for another."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=185))
    (key,) = [k for k in chronicle.show(10) if k.startswith("SBP")]
    chronicle.act(11, key, 1)
    chronicle.observe(11, readings(sbp=184))
    asked = chronicle.assess(12).rechecks
    assert [(r.asked_at, r.fulfilled_by is None) for r in asked] == [
        (at(10), False),
        (at(11), True),
    ]


@pytest.mark.parametrize(
    ("minute", "state"), [(10, "next"), (11.9, "next"), (12, "due"), (15, "due")]
)
def test_repeats_of_one_time_are_one_thing_to_do(minute: float, state: str) -> None:
    """A second alert of the same set is due with the first, and is counted once."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "205/90 145 98 14 5 0 1 0")
    chronicle.show(10)
    due = chronicle.assess(minute).due
    assert (due.kind, due.state, due.at) == ("recheck", state, at(12))
    assert (due.label, due.also, due.others) == ("BP", ("HR",), 0)


def test_repeats_of_two_times_are_told_one_by_one() -> None:
    """What is due first is named alone; what has come due besides is counted."""
    chronicle = Chronicle().start()
    chronicle.observe(9, "205/90 70 98 14 5 0 1 0")
    chronicle.show(9)
    chronicle.observe(10, readings(hr=145))
    chronicle.show(10)
    told = [(d.label, d.also, d.others) for d in dues(chronicle, 10, 11, 12)]
    assert told == [("BP", (), 0), ("BP", (), 0), ("BP", (), 1)]


def dues(chronicle: Chronicle, *minutes: float) -> list[Due]:
    return [chronicle.assess(minute).due for minute in minutes]
