"""The baseline against the limits for a start: repeated first, then it holds."""

import pytest

from monitor.chart.kinds import GateOverridden
from monitor.chart.refusals import Refusal
from monitor.protocol.parsing import parse_protocol
from monitor.protocol.start_limits import repeat_due
from tests.builders import at, iv40, iv40_text
from tests.protocol.gated import ANSWERS, Room, answer
from tests.typed_sets import readings


def read(*sets: tuple[float, str]) -> Room:
    """Every check answered, and the pressure read at these minutes."""
    room = Room()
    room.open(-60)
    room.order(minute=-60)
    for gate in ANSWERS:
        room.add(answer(gate), -59)
    for minute, pressure in sets:
        room.observe(minute, f"{pressure} 70 98 14 5 0 1 0")
    return room


def why(refusal: Refusal | None) -> str:
    assert refusal is not None, "this was charted"
    return refusal.why


def test_nothing_read_yet() -> None:
    """Without a reading the gate waits, and there is nothing to override."""
    room = read()
    state = room.state("bp")
    assert (state.standing, state.judged.why) == ("waiting", "no SBP, DBP read")
    assert "nothing is known" in why(room.override("bp", -1))


@pytest.mark.parametrize(
    ("pressure", "standing"),
    [
        ("159/80", "met"),
        ("160/80", "waiting"),
        ("161/80", "waiting"),
        ("120/99", "met"),
        ("120/100", "waiting"),
        ("120/101", "waiting"),
        ("91/60", "met"),
        ("90/60", "met"),
        ("89/60", "waiting"),
    ],
)
def test_at_below_and_above_the_limits(pressure: str, standing: str) -> None:
    """A first reading beyond a limit is to be repeated; inside it is enough."""
    assert read((-14, pressure)).state("bp").standing == standing


@pytest.mark.parametrize(
    ("pressure", "evidence"),
    [
        ("139/89", "139/89, limit 160/100"),
        ("140/89", "140/89, limit 160/100, noted from 140/90"),
        ("139/90", "139/90, limit 160/100, noted from 140/90"),
        ("141/91", "141/91, limit 160/100, noted from 140/90"),
    ],
)
def test_advisory_level_is_noted(pressure: str, evidence: str) -> None:
    """From 140/90 it is noted, and holds nothing."""
    state = read((-14, pressure)).state("bp")
    assert (state.standing, state.judged.evidence) == ("met", evidence)


def test_repeats_are_asked_before_it_holds() -> None:
    """166/102 asks for two repeats 5min apart, and is held after the second."""
    room = read((-20, "166/102"))
    waiting = room.state("bp")
    assert waiting.judged.why == "166/102, limit 160/100, repeat 1 of 2 from 13:11"
    room.observe(-15, "168/104 70 98 14 5 0 1 0")
    assert room.state("bp").judged.why.endswith("repeat 2 of 2 from 13:16")
    assert repeat_due(room.protocol, room.session, waiting.gate, at(-15)) == at(-10)
    room.observe(-10, "164/100 70 98 14 5 0 1 0")
    state = room.state("bp")
    assert state.standing == "not met"
    assert state.judged.evidence == "166/102, limit 160/100"
    assert repeat_due(room.protocol, room.session, state.gate, at(-9)) is None


def test_a_repeat_too_soon_does_not_count() -> None:
    """A reading 4min after the first is taken into the median, but is no repeat."""
    room = read((-20, "166/102"), (-16, "166/102"), (-15, "166/102"))
    assert "repeat 2 of 2 from 13:16" in room.state("bp").judged.why


def test_median_back_inside() -> None:
    """166, 150, 152: the median is inside, and nothing is held."""
    room = read((-20, "166/90"), (-15, "150/88"), (-10, "152/88"))
    assert room.state("bp").standing == "met"


def test_halves_are_kept() -> None:
    """159 and 160 have the median 159.5, below 160; 89 and 90 have 89.5, below 90."""
    assert read((-20, "159/80"), (-15, "160/80")).state("bp").standing == "met"
    low = read((-20, "89/60"), (-15, "90/60"), (-10, "89/60"), (-5, "90/60"))
    assert low.state("bp").standing == "not met"


def test_only_values_count() -> None:
    """A field that was not measured is waited for."""
    room = read()
    room.observe(-14, readings(sbp=118))
    assert room.state("bp").judged.why == "no DBP read"


def held() -> Room:
    """166/102, repeated twice."""
    return read((-20, "166/102"), (-15, "168/104"), (-10, "164/100"))


def test_held_start_is_refused_until_overridden() -> None:
    """The start waits for a prescriber's override, and passes with it."""
    room = held()
    assert "BP below start limit not met" in why(room.clear(-5))
    assert room.override("bp", -4) is None
    assert room.clear(-3) is None


@pytest.mark.parametrize(
    ("last", "standing"),
    [
        ("166/102", "overridden"),
        ("175/102", "overridden"),
        ("176/102", "not met"),
        ("166/111", "overridden"),
        ("166/112", "not met"),
    ],
)
def test_override_is_of_the_values_shown(last: str, standing: str) -> None:
    """Worse by a step than what was overridden, the gate is in the way again.

    Four more readings over 168/104 are the median of the seven.
    """
    room = held()
    assert room.override("bp", -9) is None
    for minute in (-8, -7, -6, -5):
        room.observe(minute, f"{last} 70 98 14 5 0 1 0")
    assert room.state("bp").standing == standing


def test_amended_reading_is_judged_anew() -> None:
    """A reading put right after the override may bring the gate back."""
    room = read((-20, "166/92"), (-15, "168/94"), (-10, "164/90"))
    assert room.override("bp", -9) is None
    for observed in room.session.sets:
        room.amend(-5, observed.id, readings(sbp=166, dbp=103))
    assert room.state("bp").standing == "not met"


def test_override_of_other_values_is_refused() -> None:
    """What was not on the screen any more is not overridden."""
    room = held()
    stale = GateOverridden(gate="bp", prescriber="Dr Meyer", reason="known")
    assert "values have changed" in why(room.chart(stale, -5))


def test_what_was_never_read_is_not_let_pass_with_what_was() -> None:
    """A heart rate that is overridden says nothing of an SpO2 that nobody has."""
    room = Room(iv40())
    room.open(-60)
    for minute in (-14, -9, -4):
        room.observe(minute, "118/72 112 -E 14 5 0 1 0")
    state = room.state("vitals")
    assert state.judged.why == "HR 112, limit 111, no SpO2 read"
    assert "no SpO2 is read yet" in why(room.override("vitals", -3))
    assert room.state("vitals").blocks

    room.observe(-2, "118/72 112 98 14 5 0 1 0")
    assert room.override("vitals", -1) is None
    assert room.state("vitals").standing == "overridden"


def test_an_override_ends_with_the_last_reading_of_a_field() -> None:
    """Once the only SpO2 is struck out, what was let pass is not all there is."""
    room = Room(iv40())
    room.open(-60)
    for minute in (-14, -9):
        room.observe(minute, "118/72 112 -E 14 5 0 1 0")
    only = room.observe(-4, "118/72 112 98 14 5 0 1 0")
    assert room.override("vitals", -3) is None
    room.retract(-2, only)
    assert room.state("vitals").blocks


def test_each_field_is_repeated_by_itself() -> None:
    """A diastolic read once is waited for, however often the systolic was repeated."""
    room = read()
    for minute in (-30, -25):
        room.observe(minute, readings(sbp=166))
    room.observe(-20, "166/102 70 98 14 5 0 1 0")
    state = room.state("bp")
    assert state.standing == "waiting"
    assert state.judged.why.endswith("repeat 1 of 2 from 13:11")


def test_the_field_to_be_repeated_first_says_when() -> None:
    """The diastolic was read later than the systolic; the earlier time is told."""
    room = read()
    room.observe(-20, readings(sbp=166))
    room.observe(-17, readings(dbp=102))
    gate = room.state("bp").gate
    assert repeat_due(room.protocol, room.session, gate, at(-16)) == at(-15)


def test_one_low_pressure_tells_the_low_limits() -> None:
    """Whichever of the two is below its own."""
    why = read((-20, "88/60")).state("bp").judged.why
    assert why.startswith("88/60, below 90")


def test_a_pressure_stands_whole_beside_what_else_is_beyond() -> None:
    """The systolic alone is too high; both are told, then the heart rate."""
    old = 'computed = "start_limits"\nfields = ["sbp", "dbp"]'
    text = iv40_text().replace(old, old.replace("]", ', "hr"]'))
    room = Room(parse_protocol(text))
    room.open(-60)
    room.observe(-14, "166/80 112 98 14 5 0 1 0")
    why = room.state("bp").judged.why
    assert why.startswith("166/80, limit 160/100, HR 112, limit 111, repeat")


def test_an_override_is_possible_while_a_repeat_is_waited_for() -> None:
    """A prescriber may let a reading pass that was taken once."""
    room = read((-20, "166/102"))
    assert room.override("bp", -18) is None
    assert room.state("bp", -17).standing == "overridden"


AIR = "vitals"


def breathing(litres: str | None, minute: float, *, air: float | None = None) -> Room:
    """The patient of iv40, read at minute -5, on oxygen from a minute on."""
    room = Room(iv40())
    room.open(-60)
    if litres is not None:
        room.breathe(minute, litres)
    if air is not None:
        room.breathe(air, None)
    room.observe(-5, "118/72 70 95 14 5 0 1 0")
    return room


@pytest.mark.parametrize("minute", [-6, -5, -1])
def test_a_value_on_oxygen_is_not_one_on_air(minute: float) -> None:
    """Nor is one that was read on air by a patient who is on oxygen now."""
    room = breathing("4", minute)
    state = room.state(AIR, -1)
    assert (state.standing, state.judged.why) == ("not met", "on oxygen 4 L/min")
    assert room.override(AIR, -1) is None
    assert room.state(AIR, 0).standing == "overridden"


@pytest.mark.parametrize(
    ("room", "standing"),
    [
        (breathing(None, 0), "met"),
        (breathing("4", 0), "met"),
        (breathing("4", -20, air=-6), "met"),
        (breathing("4", -20, air=-5), "met"),
        (breathing("4", -20, air=-4), "not met"),
    ],
)
def test_back_on_air_it_counts(room: Room, standing: str) -> None:
    """Read on air, or from that minute on; oxygen that comes later is not there yet."""
    assert room.state(AIR, -1).standing == standing


@pytest.mark.parametrize(("air", "standing"), [(-6, "met"), (-4, "not met")])
def test_the_last_reading_is_the_one_on_air(air: float, standing: str) -> None:
    """What was breathed with the first of two is over."""
    room = breathing("4", -20, air=air)
    room.observe(-9, "118/72 70 95 14 5 0 1 0")
    assert room.state(AIR, -1).standing == standing


def test_oxygen_and_a_value_beyond_are_both_told() -> None:
    """And neither hides the other."""
    room = breathing("4", -20)
    room.observe(-4, "118/72 130 95 14 5 0 1 0")
    room.observe(-3, "118/72 130 95 14 5 0 1 0")
    why = room.state(AIR, -1).judged.why
    assert "HR 130, limit 111" in why
    assert why.endswith("on oxygen 4 L/min")
