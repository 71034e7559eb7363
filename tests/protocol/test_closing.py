"""After the last slot sets go on, as long as a check before leaving is unmet."""

import pytest

from monitor.protocol.asked_sets import Slot
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.closing import closing_times
from monitor.protocol.faults import ProtocolFault
from monitor.protocol.pacing import MOST_SLOTS
from monitor.protocol.parsing import parse_protocol
from tests.builders import CALM, at, iv40_text
from tests.protocol.gated import answer, override
from tests.protocol.leaving_ward import ASKED, Ward
from tests.typed_sets import readings

SETS = (55, 70, 85, 100)
"""Those of the recovery, after an end at 40; further ones come at 130, 160, 190."""
GAIT = "leave_gait"


def ward(*sets: float) -> Ward:
    found = Ward()
    for minute in sets or SETS:
        found.observe(minute, CALM)
    return found


def closing(room: Ward, now: float) -> list[float]:
    return [(s.at - at(0)).total_seconds() / 60 for s in slots(room, now)]


def slots(room: Ward, now: float) -> list[Slot]:
    return [s for s in room.assess(now).slots if s.is_closing]


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (99, []),
        (100, [130]),
        (129, [130]),
        (130, [130, 160]),
        (131, [130, 160]),
        (160, [130, 160, 190]),
    ],
)
def test_every_half_hour_from_the_last_slot_on(now: float, wanted: list[float]) -> None:
    """One ahead, once the time of the last slot has come."""
    assert closing(ward(), now) == wanted


def test_they_are_due_and_overdue_like_any_set() -> None:
    """All fields are asked; the alert is low, so long after the dose."""
    room = ward()
    due = room.assess(101).due
    assert (due.kind, due.at, due.until) == ("slot", at(130), None)
    assert "dissociation" in due.needs
    (key,) = room.show(135)
    found = room.assess(135).alert(key)
    assert found is not None
    assert found.priority == "low"
    assert slots(room, 131)[0].phase == "recovery"


def test_a_set_fills_one() -> None:
    """As everywhere, within its tolerance."""
    room = ward()
    room.observe(133, CALM)
    assert slots(room, 134)[0].observed_at == at(133)


@pytest.mark.parametrize(("asked", "wanted"), [(129, []), (130, []), (131, [130])])
def test_none_is_due_to_who_could_leave_by_then(
    asked: float, wanted: list[float]
) -> None:
    """Judged as of the time of the slot, by what had been answered by then."""
    room = ward(*SETS, 115)
    room.answer_all(asked)
    assert closing(room, 132) == wanted


def test_it_is_not_taken_back_once_it_was_told() -> None:
    """Answers of 129 that are charted at 136 leave the alert of 135 standing."""
    room = ward(*SETS, 115)
    (key,) = room.show(135)
    for gate, values in ASKED.items():
        assert room.chart(answer(gate, **values), 129, 136) is None
    assert closing(room, 137) == [130]
    found = room.assess(137).alert(key)
    assert found is not None
    assert found.is_active


def test_an_answer_taken_back_asks_from_then_on() -> None:
    """Dizzy at 150: the set of 130 was not due, that of 160 is."""
    room = ward(*SETS, 115, 128)
    room.answer_all(120)
    assert closing(room, 149) == []
    values = ASKED[GAIT] | {"stands": "no"}
    assert room.chart(answer(GAIT, **values), 150) is None
    assert closing(room, 151) == [160]


def test_an_override_counts_from_when_it_was_given() -> None:
    """What a prescriber let pass holds nobody after it."""
    room = ward(*SETS, 115)
    for gate, values in ASKED.items():
        if gate != GAIT:
            room.chart(answer(gate, **values), 101)
    assert room.chart(override(GAIT), 131) is None
    assert closing(room, 140) == [130]


def test_who_waits_longer_is_asked_when_the_last_set_is_old() -> None:
    """Ready at 101: the set of 100 speaks until 130, so that of 160 is due."""
    room = ward()
    room.answer_all(101)
    assert closing(room, 130) == []
    assert closing(room, 131) == [160]


def test_a_value_outside_asks_again() -> None:
    """Whatever was answered."""
    room = ward(*SETS, 115)
    room.answer_all(101)
    assert closing(room, 116) == []
    room.observe(117, readings(sedation=4))
    assert closing(room, 118) == [130]


def test_nobody_is_asked_who_has_left() -> None:
    """What was due at the closing stays missed."""
    room = ward()
    room.close(140)
    assert closing(room, 1000) == [130]


def without(table: str) -> CareProtocol:
    text = iv40_text()
    begin = text.index(table)
    return parse_protocol(text[:begin] + text[text.index("\n\n", begin) + 2 :])


def test_a_protocol_that_does_not_say_asks_no_more() -> None:
    """As those of before did."""
    room = Ward(without("[schedule.closing]"))
    for minute in SETS:
        room.observe(minute, CALM)
    assert closing(room, 200) == []
    assert room.assess(200).due.kind == "nothing"


@pytest.mark.parametrize(
    ("tolerance", "is_fault"), [(14, False), (15, True), (16, True)]
)
def test_tolerances_do_not_meet(tolerance: int, is_fault: bool) -> None:
    """At half of the pace they would."""
    before, after = iv40_text().split("[schedule.closing]")
    changed = after.replace(
        "tolerance_minutes = 5", f"tolerance_minutes = {tolerance}", 1
    )
    text = f"{before}[schedule.closing]{changed}"
    if not is_fault:
        parse_protocol(text)
        return
    with pytest.raises(ProtocolFault) as told:
        parse_protocol(text)
    (fault,) = told.value.faults
    assert fault.path == "schedule.closing.tolerance_minutes"


def test_slots_are_never_counted_anew_under_an_infusion() -> None:
    """It has one end, and a recovery after it."""
    text = iv40_text().replace(
        "[schedule.during]\n", "[schedule.during]\nanew_after_dose = true\n"
    )
    with pytest.raises(ProtocolFault) as told:
        parse_protocol(text)
    assert "schedule.during.anew_after_dose" in [f.path for f in told.value.faults]


@pytest.mark.parametrize(("now", "is_stale"), [(144, False), (145, False), (146, True)])
def test_a_value_is_old_by_the_closing_pace(now: float, is_stale: bool) -> None:
    """After 45min, one and a half of its intervals; 22min 30s before that."""
    (age,) = [a for a in ward().assess(now).ages if a.field == "sbp"]
    assert age.is_stale is is_stale


def test_sets_stop_in_the_end() -> None:
    """Where nobody closes a session, the list of its sets does not grow for ever."""
    assert len(closing(ward(), 60 * 24 * 30)) == MOST_SLOTS == 300


def test_after_the_closing_none_come() -> None:
    """The next one would have been at 160."""
    room = ward()
    table = room.protocol.schedule.closing
    assert table is not None
    room.close(131)
    times = closing_times(room.protocol, room.session, table, at(100), at(400))
    assert list(times) == [at(130), at(160)]


@pytest.mark.parametrize(("by", "wanted"), [(130, []), (130.1, [130])])
def test_an_override_of_the_very_moment_lets_go(by: float, wanted: list[float]) -> None:
    """From then on the patient can leave."""
    room = ward(88, 103, 118)
    room.answer_all(119)
    room.breathe(120, "2")
    room.override("leave_vitals", by)
    assert closing(room, 131) == wanted
