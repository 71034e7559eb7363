"""What still goes on is never late; what is over is as late as its end."""

from datetime import timedelta
from decimal import Decimal

import pytest

from monitor.chart.kinds import (
    EffectEnded,
    EffectRecorded,
    EntryAmended,
    OxygenRecorded,
)
from monitor.protocol.lasting import lasts_until
from monitor.protocol.late_values import is_late
from tests.builders import CALM, Chronicle, at
from tests.protocol.pressures import value_alerts
from tests.protocol.unanswered import alert

PAIN = EffectRecorded(code="CP", grade=2)


def called(chronicle: Chronicle, minute: float) -> tuple[list[str], list[str]]:
    """What stands on high cards, and what in the list of late values."""
    now = chronicle.assess(minute)
    cards = [c for c in now.strip if c.priority == "high"]
    rules = [a.rule for card in cards for a in card.alerts if a.priority == "high"]
    return rules, [a.rule for a in now.late]


def pressed() -> Chronicle:
    """185 charted in time at minute 10, and shown."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "185/95 80 97 14 5 0 1 0")
    chronicle.show(10)
    return chronicle


@pytest.mark.parametrize("charted", [20, 21, 22, 90])
def test_a_sign_that_goes_on_calls_however_long_it_has(charted: float) -> None:
    """Chest pain since minute 11, still there: it asks for somebody now."""
    chronicle = pressed()
    chronicle.add(PAIN, charted, effective=11)

    rules, late = called(chronicle, charted)
    assert "SBP-SIGN-3" in rules
    assert late == []
    key = next(k for k in chronicle.show(charted) if k.startswith("SBP-SIGN-3"))
    assert alert(chronicle, key, charted + 1).level == "rooms"


def test_a_sign_alone_that_goes_on_calls() -> None:
    """Unresponsive since ten minutes and more."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.add(EffectRecorded(code="UNRESP", grade=3), 22, effective=11)

    rules, late = called(chronicle, 22)

    assert (len(rules), late) == (1, [])


@pytest.mark.parametrize(
    ("ended", "is_late_now"),
    [(11.5, True), (19.9, True), (20, False), (21, False), (30, False)],
)
def test_a_sign_that_is_over_is_as_late_as_its_end(
    ended: float, *, is_late_now: bool
) -> None:
    """Charted at 30; over ten minutes ago it calls, any longer ago it is listed."""
    chronicle = pressed()
    pain = chronicle.add(PAIN, 30, effective=11)
    chronicle.add(EffectEnded(effect=pain), 30, effective=ended)
    chronicle.show(30)
    (found,) = (a for a in value_alerts(chronicle, 31) if a.rule == "SBP-SIGN-3")

    assert found.is_late == is_late_now


def test_an_end_later_makes_nothing_late() -> None:
    """It went on when it was charted, and was called out."""
    chronicle = pressed()
    pain = chronicle.add(PAIN, 30, effective=11)
    chronicle.show(30)
    chronicle.end_effect(45, pain)

    (found,) = (a for a in value_alerts(chronicle, 60) if a.rule == "SBP-SIGN-3")
    assert not found.is_late


@pytest.mark.parametrize(
    ("air", "is_late_now"), [(None, False), (15, True), (19.9, True), (20, False)]
)
def test_oxygen_that_flows_is_not_late(air: float | None, *, is_late_now: bool) -> None:
    """Any oxygen is medium; charted late and flowing it calls, long off it does not."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    flow = OxygenRecorded(litres_per_minute=Decimal(4))
    chronicle.add(flow, 30, effective=12)
    if air is not None:
        chronicle.add(OxygenRecorded(litres_per_minute=None), 30, effective=air)
    (found,) = (a for a in value_alerts(chronicle, 30) if a.parameter == "spo2")

    assert found.is_late == is_late_now


def test_what_goes_on_has_no_end() -> None:
    """A grade of 0 was asked and not there; air flows for nobody."""
    chronicle = Chronicle().start()
    absent = chronicle.effect(10, "CP", 0)
    there = chronicle.effect(11, "CP", 1)
    chronicle.breathe(12, None)
    air = chronicle.entries[-1].id
    chronicle.breathe(13, "0")
    none = chronicle.entries[-1].id
    chronicle.breathe(14, "2")
    first = chronicle.entries[-1].id
    chronicle.breathe(15, "4")
    chronicle.breathe(16, "0")
    chronicle.breathe(17, "2")
    last = chronicle.entries[-1].id
    session = chronicle.session

    def until(id_: object) -> object:
        fact = next(f for f in session.facts if f.id == id_)
        return lasts_until(session, fact)

    assert [until(i) for i in (absent, there, air, none)] == [
        at(10),
        None,
        at(12),
        at(13),
    ]
    assert [until(i) for i in (first, last)] == [at(16), None]


def test_an_end_before_the_onset_ends_at_the_onset() -> None:
    """An onset that was amended past its end was no longer than its moment."""
    chronicle = Chronicle().start()
    pain = chronicle.effect(10, "CP", 2)
    chronicle.end_effect(12, pain)
    chronicle.add(EntryAmended(replacement=PAIN), 14, effective=13, over=[pain])

    fact = chronicle.session.fact(pain)
    assert fact is not None
    assert lasts_until(chronicle.session, fact) == at(13)


@pytest.mark.parametrize(("seconds", "late"), [(599, False), (600, False), (601, True)])
def test_ten_minutes_from_when_it_was_over(seconds: int, *, late: bool) -> None:
    """As the protocol has it, to the second."""
    table = Chronicle().protocol.late_values
    assert is_late(table, at(0), at(0) + timedelta(seconds=seconds)) == late
    assert not is_late(table, None, at(900))


@pytest.mark.parametrize("onset", [11.9, 12, 13])
def test_an_onset_past_its_end_goes_on_no_longer(onset: float) -> None:
    """Amended to the minute of the end or after it, a panic is over by its end."""
    chronicle = Chronicle().start()
    panic = chronicle.effect(10, "PANIC", 2)
    keys = chronicle.show(10)
    chronicle.end_effect(12, panic)
    again = EffectRecorded(code="PANIC", grade=2)
    chronicle.add(EntryAmended(replacement=again), 14, effective=onset, over=[panic])

    now = chronicle.assess(20)

    assert keys
    assert [
        a.rule for a in now.alerts if a.is_active and a.parameter == "distress"
    ] == []


def test_an_end_that_was_struck_out_ends_nothing() -> None:
    """The panic then goes on from its onset, and is called out."""
    chronicle = Chronicle().start()
    panic = chronicle.effect(10, "PANIC", 2)
    chronicle.show(10)
    over = chronicle.end_effect(12, panic)
    again = EffectRecorded(code="PANIC", grade=2)
    chronicle.add(EntryAmended(replacement=again), 14, effective=13, over=[panic])
    chronicle.retract(15, over)

    assert [a.is_active for a in value_alerts(chronicle, 16)] == [True]


def test_air_of_the_moment_the_oxygen_began_ends_nothing() -> None:
    """On air until then, on oxygen from then: it flows."""
    chronicle = Chronicle().start()
    chronicle.breathe(12, None)
    chronicle.breathe(12, "2")
    flow = chronicle.session.facts[-1]

    assert lasts_until(chronicle.session, flow) is None
