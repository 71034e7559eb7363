"""What holds a discharge that once was near: oxygen, old sets, alerts, early words."""

from collections.abc import Sequence

import pytest

from monitor.chart.kinds import InfusionRecorded
from monitor.protocol.readiness import readiness
from tests.builders import CALM, at, iv40
from tests.protocol.gated import Room, answer, override
from tests.protocol.leaving_ward import ALERT, ASKED, TIME, VITALS, Ward

ALERTS = "leave_alerts"
GAIT, ESCORT = "leave_gait", "leave_escort"


def ward(*sets: float) -> Ward:
    found = Ward()
    for minute in sets:
        found.observe(minute, CALM)
    return found


@pytest.mark.parametrize(
    ("minute", "standing"), [(99, "met"), (100, "met"), (101, "not met")]
)
@pytest.mark.parametrize("gate", [VITALS, ALERT])
def test_the_last_set_is_no_older_than_the_protocol_says(
    gate: str, minute: float, standing: str
) -> None:
    """Half an hour after the last one nobody knows."""
    found, _, why = ward(55, 70).found(gate, minute)
    assert found == standing
    assert why == ("" if standing == "met" else "last set at 14:36, limit 30min old")


def test_a_newer_set_says_it_again() -> None:
    """One is enough: those before it still count for their number."""
    assert ward(55, 70, 130).found(VITALS, 131)[0] == "met"


@pytest.mark.parametrize(
    ("minute", "why"),
    [
        (103, ""),
        (104, "on oxygen 4 L/min at 15:10"),
        (105, "on oxygen 4 L/min at 15:11"),
    ],
)
def test_oxygen_takes_back_what_was_read_on_air(minute: float, why: str) -> None:
    """From the minute it flows on, whatever was read before."""
    room = ward(85, 100)
    room.breathe(104, "4")
    assert room.found(VITALS, minute)[2] == why


@pytest.mark.parametrize(
    ("read", "why"),
    [
        (109, "on oxygen 4 L/min at 15:15"),
        (110, "one more set from 15:31"),
        (111, "one more set from 15:32"),
    ],
)
def test_what_was_read_before_the_oxygen_counts_no_more(read: float, why: str) -> None:
    """Back on air it is read again, as often as the protocol asks."""
    room = ward(85, 100)
    room.breathe(104, "4")
    room.breathe(110, None)
    room.observe(read, CALM)
    assert room.found(VITALS, 112)[2].startswith(why)


def test_no_set_since_the_oxygen_is_told() -> None:
    """With the time since when; this a prescriber can let pass, as it was read once."""
    room = ward(85, 100)
    room.breathe(104, "4")
    room.breathe(110, None)
    assert room.found(VITALS, 112)[2] == "no set on air since 15:16"
    assert room.chart(override(VITALS), 112) is None
    assert room.found(VITALS, 113)[0] == "overridden"


def test_air_that_was_charted_takes_nothing_back() -> None:
    """Only oxygen before it does."""
    room = ward(55)
    room.breathe(60, None)
    room.observe(70, CALM)
    assert room.found(VITALS, 71)[0] == "met"


@pytest.mark.parametrize("gate", [VITALS, ALERT, "leave_dissociation"])
def test_what_nobody_read_is_not_overridden(gate: str) -> None:
    """An override is of what was known; a check that can wait is not overridden."""
    room = ward()
    refusal = room.chart(override(gate), 60)
    assert refusal is not None
    assert ("is read yet" in refusal.why) is (gate != "leave_dissociation")


def test_oxygen_does_not_hide_that_nobody_read() -> None:
    """What was never read stays so while oxygen flows, and is not overridden."""
    room = ward()
    room.breathe(50, "4")
    assert room.found(VITALS, 60)[2] == "on oxygen 4 L/min at 14:26"
    refusal = room.chart(override(VITALS), 60)
    assert refusal is not None
    assert "is read yet" in refusal.why


@pytest.mark.parametrize(("worse", "standing"), [(182, "overridden"), (183, "not met")])
def test_oxygen_does_not_hide_a_value(worse: int, standing: str) -> None:
    """Each is told with its time, and overridden only as long as it is no worse."""
    room = ward(55)
    room.observe(60, "173/72 70 98 14 5 0 1 0")
    room.breathe(64, "4")
    told = "SBP 173, limit 159 at 14:26; SBP 173, limit 20 % of baseline 118 at 14:26"
    assert room.found(VITALS, 65)[2] == f"{told}; on oxygen 4 L/min at 14:31"
    assert room.override(VITALS, 65) is None
    room.observe(70, f"{worse}/72 70 98 14 5 0 1 0")
    assert room.found(VITALS, 71)[0] == standing


def test_an_override_of_nothing_in_the_record_covers_nothing() -> None:
    """However it came there, vital signs that were never taken stay unmet."""
    room = ward()
    room.add(override(VITALS), 60)
    assert room.found(VITALS, 100)[0] == "not met"


@pytest.mark.parametrize(("minute", "is_refused"), [(39, True), (40, False)])
@pytest.mark.parametrize("gate", [TIME, ESCORT])
def test_nothing_is_overridden_before_the_dose_has_ended(
    gate: str, minute: float, is_refused: bool
) -> None:
    """What the patient is like then says nothing of leaving."""
    refusal = Ward().chart(override(gate), minute, 60)
    assert (refusal is not None) is is_refused
    if refusal is not None:
        assert refusal.why == "the dose had not ended"


def test_nothing_is_overridden_before_the_dose() -> None:
    """Who gets none needs no leave: the session is closed as cancelled."""
    room = Room(iv40())
    room.open()
    refusal = room.chart(override(ESCORT), -4)
    assert refusal is not None
    assert (refusal.what, refusal.why) == (
        "Escort here is not overridden",
        "no dose was given",
    )


@pytest.mark.parametrize(("minute", "standing"), [(-5, "waiting"), (40, "met")])
def test_what_was_said_before_the_dose_is_asked_again(
    minute: float, standing: str
) -> None:
    """An answer of before the end lapses with the dose."""
    room = Ward()
    room.add(answer(GAIT, **ASKED[GAIT]), minute)
    assert room.found(GAIT, 60)[0] == standing


@pytest.mark.parametrize(
    ("minute", "standing"), [(39, "waiting"), (40, "overridden"), (41, "overridden")]
)
def test_an_override_of_before_the_end_covers_nothing(
    minute: float, standing: str
) -> None:
    """From the minute of the end on it does."""
    room = Ward()
    room.add(override(ESCORT), minute)
    assert room.found(ESCORT, 60)[0] == standing


def test_before_any_dose_an_answer_counts() -> None:
    """A session that stays undosed is left like any other."""
    room = Room(iv40())
    room.open()
    assert room.chart(answer(GAIT, **ASKED[GAIT]), -4) is None
    assert room.states(0, "leave")[GAIT].standing == "met"


@pytest.mark.parametrize(
    ("recorded", "standing"),
    [(60, "overridden"), (60.1, "not met")],
)
def test_the_time_is_overridden_for_the_dose_as_it_was_known(
    recorded: float, standing: str
) -> None:
    """An end that is put right afterwards asks for the time anew."""
    room = ward()
    room.add(override(TIME), 60)
    step = InfusionRecorded(step="stopped")
    end = next(f for f in room.session.facts if f.effective_at == at(40))
    room.add(override(ESCORT), 60)
    room.amend(recorded, end.id, step)
    assert room.found(TIME, 61)[0] == standing
    assert room.found(ESCORT, 61)[0] == "overridden"


def shown(minutes: Sequence[float], code: str) -> Ward:
    """A patient near leaving who has that effect from minute 101 on, alerted."""
    room = ward(*minutes)
    room.effect(101, code, 3)
    room.show(101)
    return room


def test_a_high_alert_that_goes_on_holds_the_patient() -> None:
    """It is told by its own words, and blocks."""
    room = shown((85, 100), "UNRESP")
    standing, _, why = room.found(ALERTS, 105)
    assert standing == "not met"
    assert "nresponsive" in why
    assert room.states(105, "leave")[ALERTS].blocks


def test_a_high_alert_that_is_over_holds_nobody() -> None:
    """Once the effect has ended; ready is when it did."""
    room = shown((85, 100), "UNRESP")
    room.answer_all(102)
    effect = room.session.effects[-1]
    room.end_effect(106, effect.id)
    assert room.found(ALERTS, 107)[:2] == ("met", "none goes on")
    assert readiness(room.protocol, room.session, at(107)).since == at(106)


def alerted(room: Ward, minute: float, code: str) -> None:
    room.effect(minute, code, 4)
    room.show(minute)


def test_an_override_is_of_the_alerts_that_stood() -> None:
    """One that is raised afterwards holds again, and is named with the first."""
    room = shown((85, 100), "UNRESP")
    assert room.override(ALERTS, 103) is None
    assert room.found(ALERTS, 104)[0] == "overridden"
    alerted(room, 105, "CP")
    standing, _, why = room.found(ALERTS, 106)
    assert standing == "not met"
    assert "nresponsive" in why
    assert "hest pain" in why
    assert room.override(ALERTS, 107) is None
    assert room.found(ALERTS, 108)[0] == "overridden"


@pytest.mark.parametrize(
    ("minute", "standing"), [(105, "overridden"), (104, "not met")]
)
def test_an_alert_of_the_very_moment_stood(minute: float, standing: str) -> None:
    """What was raised by the time the override was charted was known."""
    room = shown((85, 100), "UNRESP")
    alerted(room, 105, "CP")
    room.add(override(ALERTS), minute)
    assert room.found(ALERTS, 106)[0] == standing


def test_an_alert_that_is_not_recorded_yet_is_not_covered() -> None:
    """Its value was charted, and nobody was shown it."""
    room = shown((85, 100), "UNRESP")
    room.add(override(ALERTS), 110)
    room.effect(108, "CP", 4)
    assert room.found(ALERTS, 111)[0] == "not met"


def test_what_is_over_since_leaves_the_rest_overridden() -> None:
    """Of two that stood when it was given one has ended."""
    room = shown((85, 100), "UNRESP")
    alerted(room, 102, "CP")
    assert room.override(ALERTS, 103) is None
    room.end_effect(105, room.session.effects[-1].id)
    assert room.found(ALERTS, 106)[0] == "overridden"


@pytest.mark.parametrize(("minute", "standing"), [(100, "met"), (101, "not met")])
def test_a_time_left_before_the_alert_is_not_held_by_it(
    minute: float, standing: str
) -> None:
    """Who had left by then had left."""
    assert shown((85, 100), "UNRESP").found(ALERTS, minute)[0] == standing


def test_a_medium_alert_holds_nobody() -> None:
    """The limits for leaving judge its value."""
    room = ward(55, 70)
    room.observe(75, "182/72 70 98 14 5 0 1 0")
    room.show(75)
    assert room.found(ALERTS, 76)[:2] == ("met", "none was raised")


def test_no_alert_is_asked_of_an_undosed_patient() -> None:
    """As all that is worked out before leaving."""
    room = Room(iv40())
    room.open()
    assert room.states(0, "leave")[ALERTS].standing == "not applicable"
