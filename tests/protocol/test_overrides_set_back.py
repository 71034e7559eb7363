"""What an override knew of goes by the order of charting, whatever the clock showed."""

import pytest

from monitor.chart.kinds import InfusionRecorded
from tests.builders import CALM, at, iv40
from tests.protocol.gated import Room, answer, override
from tests.protocol.leaving_ward import ASKED, TIME, VITALS, Ward

ALERTS, GAIT, ESCORT = "leave_alerts", "leave_gait", "leave_escort"
PRESSED = "173/72 70 98 14 5 0 1 0"
BACK = 30


def ward() -> Ward:
    found = Ward()
    found.observe(85, CALM)
    return found


def ill(room: Ward, minute: float, code: str) -> None:
    """An effect that raises a high alert at once."""
    room.effect(minute, code, 3)
    room.show(minute)


def test_an_alert_since_the_step_was_not_known() -> None:
    """Raised at 105, when the clock showed 75: before the override, by that."""
    room = ward()
    ill(room, 90, "PANICON")
    assert room.override(ALERTS, 101) is None
    assert room.found(ALERTS, 102)[0] == "overridden"
    room.set_back = BACK
    ill(room, 75, "UNRESP")
    assert room.found(ALERTS, 76)[0] == "not met"
    assert room.override(ALERTS, 77) is None
    assert room.found(ALERTS, 78)[0] == "overridden"


def test_an_alert_of_before_the_step_was_known() -> None:
    """Raised at 90, let pass five minutes later, when the clock showed 65."""
    room = ward()
    ill(room, 90, "PANICON")
    room.set_back = BACK
    room.observe(64, CALM)
    assert room.override(ALERTS, 65) is None
    assert room.found(ALERTS, 66)[0] == "overridden"


def test_an_answer_since_the_step_was_not_known() -> None:
    """Charted at 105, when the clock showed 75."""
    room = ward()
    assert room.override(GAIT, 101) is None
    room.set_back = BACK
    room.add(answer(GAIT, steady="no", stands="no"), 75)
    assert room.found(GAIT, 76)[0] == "not met"


def test_an_answer_of_before_the_step_was_known() -> None:
    """Charted at 90, let pass five minutes later, when the clock showed 65."""
    room = ward()
    room.add(answer(GAIT, steady="no", stands="no"), 90)
    room.set_back = BACK
    assert room.override(GAIT, 65) is None
    assert room.found(GAIT, 66)[0] == "overridden"


def test_a_dose_put_right_since_the_step_was_not_known() -> None:
    """The time was let pass at 60, and the end amended when the clock showed 45."""
    room = ward()
    assert room.override(TIME, 60) is None
    room.set_back = BACK
    end = next(f for f in room.session.facts if f.effective_at == at(40))
    room.add(override(ESCORT), 44)
    assert room.found(TIME, 45)[0] == "overridden"
    room.amend(45, end.id, InfusionRecorded(step="stopped"))
    assert room.found(TIME, 46)[0] == "not met"


def test_the_last_override_is_the_one_charted_last() -> None:
    """Given anew after the step, though the clock shows it before the first."""
    room = ward()
    room.observe(100, PRESSED)
    assert room.override(VITALS, 101) is None
    room.set_back = BACK
    room.breathe(74, "10")
    assert room.found(VITALS, 75)[0] == "not met"
    assert room.override(VITALS, 76, "Dr Rossi") is None
    state = room.states(77, "leave")[VITALS]
    assert state.standing == "overridden"
    assert state.override is not None
    assert state.override.overridden.prescriber == "Dr Rossi"


@pytest.mark.parametrize(
    ("minute", "standing"), [(37, "waiting"), (38, "overridden"), (39, "overridden")]
)
def test_what_was_let_pass_before_the_end_stays_so(
    minute: float, standing: str
) -> None:
    """The dose ended at 38, when the clock showed 8: 37 was before that."""
    room = Room(iv40())
    room.start()
    if minute < 38:
        room.add(override(ESCORT), minute)
    room.set_back = BACK
    room.infuse(8, "completed")
    if minute >= 38:
        room.add(override(ESCORT), minute - BACK)
    assert room.states(60, "leave")[ESCORT].standing == standing


@pytest.mark.parametrize(("minute", "is_refused"), [(9, True), (10, False)])
def test_what_is_asked_after_the_end_can_be_charted_after_the_step(
    minute: float, *, is_refused: bool
) -> None:
    """The dose ended at 40, which is 10 by the clock of now."""
    room = Ward()
    room.set_back = BACK
    room.observe(8, CALM)
    answered = answer(GAIT, **ASKED[GAIT])
    assert (room.chart(answered, minute, 15) is not None) is is_refused
    assert room.found(GAIT, 16)[0] == ("waiting" if is_refused else "met")
