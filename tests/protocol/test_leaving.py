"""What is worked out before leaving: the least time, steady values, the last ones."""

from datetime import datetime

import pytest

from monitor.chart.kinds import FollowUpRecorded, OxygenRecorded, SessionClosed
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from monitor.protocol.readiness import readiness
from resources.locate import locate
from tests.builders import CALM, at, iv40, iv40_text, readings
from tests.protocol.gated import Room, answer, override

VITALS, TIME, ALERT = "leave_vitals", "leave_observed", "leave_alert"
ASKED = {
    "leave_vitals_seen": {"acceptable": "yes"},
    "leave_oriented": {"oriented": "yes"},
    "leave_gait": {"steady": "yes", "stands": "yes"},
    "leave_mind": {
        "passed": "yes",
        "distress": "no",
        "fluid": "yes",
        "suicide": "as before",
    },
    "leave_cannula": {"out": "yes", "site": "yes"},
    "leave_escort": {"seen": "yes", "name": "J. Doe", "no_driving": "yes"},
    "leave_advice": {
        "written": "yes",
        "contact": "yes",
        "next": "yes",
        "medicines": "yes",
    },
}


class Ward(Room):
    """A session of iv40 whose infusion ended at minute 40; baseline 118/72, HR 70."""

    def __init__(self, protocol: CareProtocol | None = None) -> None:
        super().__init__(protocol or iv40())
        self.start()
        self.infuse(40, "completed")

    def found(self, gate: str, minute: float) -> tuple[str, str, str]:
        state = self.states(minute, "leave")[gate]
        return state.standing, state.judged.evidence, state.judged.why

    def answer_all(self, minute: float) -> None:
        for gate, values in ASKED.items():
            assert self.chart(answer(gate, **values), minute) is None

    def discharge(self, left: float, minute: float | None = None) -> str:
        """Why a discharge is refused; empty where it is not."""
        closing = SessionClosed(ready_at=at(left), left_at=at(left))
        refusal = self.chart(closing, left if minute is None else minute)
        return "" if refusal is None else refusal.why


@pytest.mark.parametrize(
    ("minute", "standing"), [(99, "not met"), (100, "met"), (101, "met")]
)
def test_least_time_after_the_end(minute: float, standing: str) -> None:
    """60 minutes; at 15:06 it is over."""
    found, evidence, why = Ward().found(TIME, minute)
    assert found == standing
    after = f"{minute - 40:.0f}min"
    if standing == "not met":
        assert evidence == f"{after} of 60min after the end"
    else:
        assert evidence == f"{after} after the end, at least 60min, over at 15:06"
    assert why == ("until 15:06" if standing == "not met" else "")


@pytest.mark.parametrize(
    ("minute", "standing"), [(119, "not met"), (120, "met"), (121, "met")]
)
def test_least_time_after_the_start(minute: float, standing: str) -> None:
    """Counted from the first dose where the protocol counts so."""
    text = iv40_text().replace(
        "least_minutes_after_end = 60", "least_minutes_after_start = 120"
    )
    ward = Ward(parse_protocol(text))
    assert ward.found(TIME, minute)[0] == standing


@pytest.mark.parametrize(("left", "is_refused"), [(104, True), (105, False)])
def test_ready_before_the_least_time_is_a_fact_of_its_own(
    left: float, *, is_refused: bool
) -> None:
    """Ready at 72, which is no time left: only leaving waits for the protocol's."""
    text = iv40_text().replace(
        "least_minutes_after_end = 60", "least_minutes_after_end = 65"
    )
    ward = Ward(parse_protocol(text))
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.answer_all(71)
    ward.observe(96, CALM)
    closing = SessionClosed(ready_at=at(72), left_at=at(left))
    refusal = ward.chart(closing, 106)
    assert (refusal is not None) is is_refused
    assert refusal is None or "Time since the dose not met" in refusal.why


def test_least_time_waits_for_the_end() -> None:
    """While the infusion runs nobody can tell when it will be over."""
    room = Room(iv40())
    room.start()
    state = room.states(30, "leave")[TIME]
    assert (state.standing, state.judged.why) == ("not met", "the dose has not ended")


@pytest.mark.parametrize(
    ("second", "standing", "why"),
    [
        (64, "not met", "one more set from 15:20"),
        (69, "not met", "one more set from 15:20"),
        (70, "met", ""),
        (71, "met", ""),
    ],
)
def test_two_sets_lie_fifteen_minutes_apart(
    second: float, standing: str, why: str
) -> None:
    """The first is of minute 55."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(second, CALM)
    found, evidence, lacking = ward.found(VITALS, 80)
    assert found == standing
    assert lacking == why.replace("15:20", "14:36")
    assert "118/72, HR 70, RR 14, SpO2 98" in evidence


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (CALM, "SpO2 98 on air at"),
        ("118/72 70 90 14", "SpO2 90 on air, limit 94"),
    ],
)
def test_a_saturation_is_told_with_what_was_breathed(line: str, says: str) -> None:
    """Whether it is within the limit or not."""
    ward = Ward()
    ward.chart(OxygenRecorded(litres_per_minute=None), 50)
    ward.observe(55, line)
    _, evidence, why = ward.found(VITALS, 56)
    assert says in evidence + why


LIMITS = [
    ("141/72 70 98 14", True),
    ("142/72 70 98 14", False),
    ("95/60 70 98 14", True),
    ("94/60 70 98 14", False),
    ("118/86 70 98 14", True),
    ("118/87 70 98 14", False),
    ("118/58 70 98 14", True),
    ("118/57 70 98 14", False),
    ("118/72 50 98 14", True),
    ("118/72 49 98 14", False),
    ("118/72 110 98 14", True),
    ("118/72 111 98 14", False),
    ("118/72 70 98 12", True),
    ("118/72 70 98 11", False),
    ("118/72 70 98 20", True),
    ("118/72 70 98 21", False),
    ("118/72 70 94 14", True),
    ("118/72 70 95 14", True),
    ("118/72 70 93 14", False),
]
"""20 % of 118 is 23.6, of 72 is 14.4: one reading at each limit, one beyond it."""


@pytest.mark.parametrize(("line", "is_inside"), LIMITS)
def test_every_limit_of_the_vital_signs(line: str, is_inside: bool) -> None:
    """At the limit it counts, one beyond it does not."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, f"{line} 5 0 1 0")
    assert (ward.found(VITALS, 100)[0] == "met") is is_inside


@pytest.mark.parametrize(
    ("baseline", "line", "is_inside"),
    [
        ("140/90 70 98 14", "158/98 70 98 14", True),
        ("140/90 70 98 14", "159/99 70 98 14", True),
        ("140/90 70 98 14", "160/98 70 98 14", False),
        ("140/90 70 98 14", "158/100 70 98 14", False),
        ("118/72 70 92 14", "118/72 70 92 14", True),
        ("118/72 70 92 14", "118/72 70 91 14", False),
        ("118/72 70 92 14", "118/72 70 93 14", True),
    ],
)
def test_limits_beside_the_baseline(baseline: str, line: str, is_inside: bool) -> None:
    """Below 160/100 whatever the baseline; a low SpO2 counts where it always was."""
    room = Room(iv40())
    room.open()
    room.observe(-4, f"{baseline} 5 0 1 0")
    room.infuse(0, "started", "51.3")
    room.infuse(40, "completed")
    for minute in (55, 70):
        room.observe(minute, f"{line} 5 0 1 0")
    standing = room.states(100, "leave")[VITALS].standing
    assert (standing == "met") is is_inside


def test_a_set_outside_breaks_the_run() -> None:
    """What was before it counts no more; the words say what lies outside."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, "150/72 70 98 14 5 0 1 0")
    assert ward.found(VITALS, 71)[2] == ("SBP 150, limit 20 % of baseline 118 at 14:36")
    ward.observe(80, CALM)
    assert ward.found(VITALS, 81)[2] == "one more set from 15:01"
    ward.observe(95, CALM)
    assert ward.found(VITALS, 96)[0] == "met"


def test_a_partial_set_counts_only_against() -> None:
    """A repeat of the pressure alone breaks a run, and never makes one."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, readings(sbp=118, dbp=72))
    assert ward.found(VITALS, 71)[0] == "not met"
    ward.observe(72, CALM)
    assert ward.found(VITALS, 73)[0] == "met"
    ward.observe(75, readings(sbp=160, dbp=72))
    assert ward.found(VITALS, 76)[0] == "not met"


def test_sets_before_the_end_do_not_count() -> None:
    """A calm infusion is no recovery."""
    room = Room(iv40())
    room.start()
    room.observe(10, CALM)
    room.observe(30, CALM)
    room.infuse(40, "completed")
    state = room.states(41, "leave")[VITALS]
    assert state.judged.why == (
        "no set with SBP, DBP, HR, RR, SpO2 since the dose ended"
    )


def test_what_is_not_yet_observed_is_not_known() -> None:
    """Before the second set the gate was not met, however it is now."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    assert ward.found(VITALS, 69)[0] == "not met"
    assert ward.found(VITALS, 70)[0] == "met"


def test_a_value_on_oxygen_is_not_one_on_air() -> None:
    """98 on 2 L/min says nothing of leaving; back on air it counts."""
    ward = Ward()
    ward.breathe(50, "2")
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    assert ward.found(VITALS, 71)[2] == "on oxygen 2 L/min at 14:37"
    ward.breathe(75, None)
    ward.observe(75, CALM)
    ward.observe(90, CALM)
    assert ward.found(VITALS, 91)[0] == "met"


@pytest.mark.parametrize(
    ("line", "gate", "standing"),
    [
        ("5 0 1 0", "leave_alert", "met"),
        ("4 0 1 0", "leave_alert", "not met"),
        ("5 0 1 0", "leave_dissociation", "met"),
        ("5 1 1 0", "leave_dissociation", "met"),
        ("5 2 1 0", "leave_dissociation", "not met"),
        ("5 0 1 1", "leave_nausea", "met"),
        ("5 0 1 2", "leave_nausea", "not met"),
        ("-D -D -D -D", "leave_alert", "not met"),
    ],
)
def test_the_last_value_of_a_scale(line: str, gate: str, standing: str) -> None:
    """At each limit and beyond it; no value is no answer."""
    ward = Ward()
    ward.observe(55, f"118/72 70 98 14 {line}")
    assert ward.found(gate, 60)[0] == standing


def test_only_hard_checks_block() -> None:
    """Nausea and advice are told, and hold nobody."""
    ward = Ward()
    blocking = {s.gate.id for s in ward.states(100, "leave").values() if s.blocks}
    assert blocking == {
        "leave_vitals",
        "leave_vitals_seen",
        "leave_alert",
        "leave_oriented",
        "leave_gait",
        "leave_escort",
    }


def ready(ward: Ward, minute: float) -> tuple[int, datetime | None]:
    found = readiness(ward.protocol, ward.session, at(minute))
    return found.met, found.since


def test_ready_is_when_all_were_first_met() -> None:
    """The last of them counts: here the asked ones, of minute 103."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.observe(85, CALM)
    assert ready(ward, 99) == (5, None)
    assert ready(ward, 100) == (6, None)
    ward.answer_all(103)
    assert ready(ward, 104) == (13, at(103))


@pytest.mark.parametrize(("asked", "since"), [(80, 100), (100, 100), (101, 101)])
def test_ready_waits_for_the_least_time(asked: float, since: float) -> None:
    """Answers before it are over with; it is over at minute 100."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.observe(85, CALM)
    ward.answer_all(asked)
    assert ready(ward, 110) == (13, at(since))


def test_discharge_is_refused_until_the_patient_could_leave() -> None:
    """The time left is what is judged, however late the closing is charted."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.observe(85, CALM)
    assert "Vital signs looked at, not answered" in ward.discharge(101)
    ward.answer_all(90)
    assert "Time since the dose not met" in ward.discharge(99)
    assert "Time since the dose not met" in ward.discharge(99, 120)
    assert ward.discharge(100, 120) == ""


def test_another_ending_asks_for_no_check() -> None:
    """A protocol without checks does not either."""
    text = iv40_text()
    begin = text.index("# What has to be so before leaving.")
    assert Ward(parse_protocol(text[:begin])).discharge(60) == ""


def test_an_override_lets_the_time_pass() -> None:
    """It holds until the time is over, and is told with the prescriber."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.answer_all(71)
    assert ward.chart(override(TIME), 72) is None
    assert ward.found(TIME, 73)[0] == "overridden"
    assert ready(ward, 73) == (13, at(72))
    assert ward.discharge(73) == ""
    assert [o.overridden.prescriber for o in ward.session.overrides] == ["Dr Meyer"]


@pytest.mark.parametrize(("worse", "holds"), [(152, True), (161, True), (162, False)])
def test_an_override_of_values_is_of_those_values(worse: int, holds: bool) -> None:
    """One worse by a step, 10 for the systolic pressure, was not seen."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, "152/72 70 98 14 5 0 1 0")
    assert ward.override(VITALS, 71) is None
    ward.observe(80, f"{worse}/72 70 98 14 5 0 1 0")
    assert (ward.found(VITALS, 81)[0] == "overridden") is holds


@pytest.mark.parametrize(("minute", "is_refused"), [(39, True), (40, False)])
def test_checks_are_answered_after_the_dose(minute: float, is_refused: bool) -> None:
    """What was steady before its end says nothing of leaving."""
    ward = Ward()
    fact = answer("leave_gait", **ASKED["leave_gait"])
    refusal = ward.chart(fact, minute, 60)
    assert (refusal is not None) is is_refused


def test_an_undosed_session_needs_no_recovery() -> None:
    """What is worked out from the dose does not concern it."""
    room = Room(iv40())
    room.open()
    states = room.states(10, "leave")
    assert {states[g].standing for g in (TIME, VITALS, ALERT)} == {"not applicable"}


def test_closing_freezes_how_ready_the_patient_was() -> None:
    """What is charted afterwards changes nothing of it."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.answer_all(90)
    assert ward.discharge(100) == ""
    assert ward.chart(FollowUpRecorded(reached=False), 1500) is None
    assert ready(ward, 1500) == (13, at(100))


SHIPPED = ("iv40", "iv_pain", "im_sc", "in_esketamine", "po_sl")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("at_most = 159", "at_most = 300"), "leaving.limits[sbp].at_most"),
        (("at_least = 50", "at_least = 111"), "leaving.limits[hr].at_least"),
        (('field = "rr"\nat_least = 12', 'field = "hr"\nat_least = 12'), "limits"),
        (('field = "dbp"\nat_most', 'field = "none"\nat_most'), "[none].field"),
        (("or_baseline = true", "or_baseline = 1"), "or_baseline"),
        (("at_least = 94\nor_b", "at_most = 94\nor_b"), "[spo2].or_baseline"),
        (('fields = ["sedation"]\n', ""), "gate[leave_alert].fields"),
        (('fields = ["sedation"]', 'fields = ["distress"]'), "gate[leave_alert]"),
        (("[leaving.steady]", "[leaving.unsteady]"), "leaving"),
    ],
)
def test_faults_are_named(change: tuple[str, str], fault: str) -> None:
    """By the key path of what is wrong."""
    text = iv40_text()
    begin = text.index("# What has to be so before leaving.")
    if change[0] not in text[begin:]:
        begin = text.index("[leaving]")
    assert change[0] in text[begin:]
    wrong = text[:begin] + text[begin:].replace(*change, 1)
    with pytest.raises(ProtocolFault) as told:
        parse_protocol(wrong)
    assert any(fault in one.path for one in told.value.faults)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_protocol_that_ships_asks_before_leaving(name: str) -> None:
    """A cannula only where there is one."""
    text = locate(f"protocols/{name}.toml").read_text(encoding="utf-8")
    ids = [gate.id for gate in parse_protocol(text).gates if gate.phase == "leave"]
    assert ("leave_cannula" in ids) is name.startswith("iv")
    assert len(ids) == (13 if name.startswith("iv") else 12)


@pytest.mark.parametrize(
    ("ended", "minute", "standing"),
    [
        (40, 99, "not met"),
        (40, 100, "met"),
        (40.5, 100, "not met"),
        (40.5, 101, "met"),
        (41, 101, "met"),
    ],
)
def test_an_hour_is_a_whole_hour(ended: float, minute: float, standing: str) -> None:
    """What ended at 14:06:30 is observed until 15:07, since a time left has no seconds.

    The minutes told are those that have passed.
    """
    room = Room(iv40())
    room.start()
    room.infuse(ended, "completed")
    state = room.states(minute, "leave")[TIME]
    assert state.standing == standing
    assert state.judged.evidence.startswith(f"{int(minute - ended)}min ")


@pytest.mark.parametrize(
    ("sbp", "is_inside"), [(96, True), (95, False), (144, True), (145, False)]
)
def test_percent_of_the_baseline_is_inclusive(sbp: int, is_inside: bool) -> None:
    """20 % of 120 is 24."""
    room = Room(iv40())
    room.open()
    room.observe(-4, "120/60 70 98 14 5 0 1 0")
    room.infuse(0, "started", "51.3")
    room.infuse(40, "completed")
    for minute in (55, 70):
        room.observe(minute, f"{sbp}/60 70 98 14 5 0 1 0")
    standing = room.states(100, "leave")[VITALS].standing
    assert (standing == "met") is is_inside


@pytest.mark.parametrize(("first", "is_met"), [(39, False), (40, True), (41, True)])
def test_a_set_of_the_minute_of_the_end_counts(first: float, is_met: bool) -> None:
    """One of the minute before belongs to the infusion."""
    ward = Ward()
    ward.observe(first, CALM)
    ward.observe(60, CALM)
    assert (ward.found(VITALS, 61)[0] == "met") is is_met


def test_a_further_calm_set_does_not_move_the_time_ready() -> None:
    """Ready is when all were first met; a value that was lost counts anew."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.answer_all(103)
    ward.observe(110, CALM)
    assert ready(ward, 111) == (13, at(103))
    ward.observe(115, readings(sedation=4))
    ward.observe(120, CALM)
    assert ready(ward, 121) == (13, at(120))
