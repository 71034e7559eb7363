"""Gates before the dose: what meets them, what they refuse, and what overrides them."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import GateAnswered, GateFact, InfusionRecorded
from monitor.chart.refusals import Refusal
from monitor.protocol.gates import start_obstacles
from monitor.protocol.parsing import parse_protocol
from tests.builders import Chronicle, at, iv40_text
from tests.protocol.gated import ANSWERS, BEGIN, Room, answer, override

STARTED = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))


def why(refusal: Refusal | None) -> str:
    assert refusal is not None, "this was charted"
    return refusal.why


def test_a_protocol_without_gates_asks_nothing() -> None:
    """Texts that sessions pinned before there were gates start as they did."""
    room = Room(parse_protocol(iv40_text().split(BEGIN)[0])).before()
    assert room.states() == {}
    assert room.clear() is None


def test_unanswered_gates_wait() -> None:
    """What nobody has answered is told as waiting, in the protocol's order."""
    states = Room().before().states()
    assert list(states) == [
        "consent",
        "fasting",
        "pregnancy",
        "medicines",
        "site",
        "bp",
    ]
    assert [s.standing for s in states.values()] == ["waiting"] * 5 + ["met"]


def test_answers_are_told_as_evidence() -> None:
    """Each met gate says what was found, in words."""
    states = Room().answered().states()
    assert {id_: state.judged.evidence for id_, state in states.items()} == {
        "consent": "signed 02-Jan-2026",
        "fasting": "food 08:10, fluids 11:30",
        "pregnancy": "negative",
        "medicines": "MAOI no",
        "site": "22 G, patent yes, VIP 0",
        "bp": "118/72, limit 160/100",
    }
    assert {state.standing for state in states.values()} == {"met"}


def test_an_answer_tells_who_and_when() -> None:
    """A check is stored with its evidence, its person and its time."""
    state = Room().answered().state("consent")
    assert state.by is not None
    assert state.at == at(-10)


@pytest.mark.parametrize(
    ("signed", "is_met"),
    [("2025-12-13", False), ("2025-12-14", True), ("2025-12-15", True)],
)
def test_consent_is_good_for_its_days(signed: str, is_met: bool) -> None:
    """Signed 90 days ago still counts, 91 days ago no longer."""
    room = Room().before()
    room.add(answer("consent", signed=signed), -10)
    assert (room.state("consent").standing == "met") == is_met


def test_consent_out_of_date_names_its_limit() -> None:
    """What is not met says what was found, and the limit."""
    room = Room().before()
    room.add(answer("consent", signed="2025-11-21"), -10)
    assert room.state("consent").judged.evidence == "signed 21-Nov-2025, limit 90 days"


@pytest.mark.parametrize(
    ("food", "minute", "is_met"),
    [("11:26", -0.1, False), ("11:26", 0, True), ("11:25", -1, True)],
)
def test_fasting_is_met_by_waiting(food: str, minute: float, is_met: bool) -> None:
    """Food at 11:26 is two hours ago at 13:26."""
    room = Room().before()
    told = answer("fasting", food=f"2026-03-14T{food}Z", fluids="2026-03-14T08:00Z")
    room.add(told, -10)
    assert (room.state("fasting", minute).standing == "met") == is_met


@pytest.mark.parametrize(("vip", "is_met"), [("0", True), ("1", True), ("2", False)])
def test_number_against_its_limit(vip: str, is_met: bool) -> None:
    """At most 1 is asked of the score at the cannula."""
    room = Room().before()
    room.add(answer("site", gauge="22", patent="yes", vip=vip), -10)
    assert (room.state("site").standing == "met") == is_met


def test_an_unwanted_answer_leaves_it_unmet() -> None:
    """No blood back, no start."""
    room = Room().before()
    room.add(answer("site", gauge="22", patent="no", vip="0"), -10)
    state = room.state("site")
    assert state.standing == "not met"
    assert state.sentence == "IV site not met, patent no"


def test_a_part_left_out_leaves_it_unmet() -> None:
    """Every thing asked is answered, except where it may be left out."""
    room = Room().before()
    room.add(answer("fasting", food="2026-03-14T08:10Z"), -10)
    assert room.state("fasting").judged.why == "fluids at not answered"


def test_a_yes_asks_who_reviewed_it() -> None:
    """A medicine that was taken is to be reviewed by a named person."""
    room = Room().before()
    room.add(answer("medicines", maoi="yes"), -10)
    assert room.state("medicines").judged.why == "reviewed by not answered"
    room.add(answer("medicines", maoi="yes", reviewed="Dr Meyer"), -9)
    assert room.state("medicines").standing == "met"


def test_not_applicable() -> None:
    """A gate that does not concern this patient is in nobody's way."""
    room = Room().before()
    assert room.chart(GateAnswered(gate="pregnancy", not_applicable=True), -10) is None
    assert room.state("pregnancy").standing == "not applicable"


def test_a_later_answer_counts() -> None:
    """What was answered last is how it stands."""
    room = Room().answered()
    room.add(answer("consent", signed="2025-11-21"), -5)
    assert room.state("consent").standing == "not met"


def test_amended_and_struck_out_answers() -> None:
    """An answer can be put right, and struck out."""
    room = Room().before()
    wrong = room.add(answer("consent", signed="2025-11-21"), -10)
    assert room.put_right(wrong, answer("consent"), -9) is None
    assert room.state("consent").standing == "met"
    room.retract(-8, wrong)
    assert room.state("consent").standing == "waiting"


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (GateAnswered(gate="identity", not_applicable=True), "has no identity"),
        (GateAnswered(gate="consent", not_applicable=True), "concerns every patient"),
        (GateAnswered(gate="consent"), "nothing was answered"),
        (answer("bp", sbp="120"), "worked out from the record"),
        (answer("consent", page="3"), "does not ask page"),
        (answer("consent", signed="21-Nov-2025"), "no date"),
        (answer("consent", signed="2025-02-30"), "no date"),
        (answer("consent", signed="2026-03-16"), "future"),
        (answer("fasting", food="08:10"), "no time"),
        (answer("fasting", food="2026-03-14T25:10Z"), "no time"),
        (answer("fasting", food="2026-03-14T13:17Z"), "future"),
        (answer("pregnancy", result="maybe"), "one of negative, positive"),
        (answer("medicines", maoi="perhaps"), "yes or no"),
        (answer("site", gauge="13"), "outside 14 to 26"),
        (answer("site", gauge="27"), "outside 14 to 26"),
        (answer("site", gauge="٢٢"), ""),
        (answer("site", remark="x" * 201), "longer than 200"),
        (answer("site", remark=" "), "empty"),
    ],
)
def test_answers_that_are_none(fact: GateFact, words: str) -> None:
    """What the protocol does not ask, or can't read, is refused."""
    assert words in why(Room().before().chart(fact, -10))


@pytest.mark.parametrize(
    "fact",
    [
        answer("site", gauge="14", patent="yes", vip="5"),
        answer("site", gauge="26", patent="yes", vip="0"),
        answer("fasting", food="2026-03-14T13:16Z"),
        answer("consent", signed="2026-03-15"),
        answer("site", remark="x" * 200),
    ],
)
def test_answers_at_their_bounds(fact: GateFact) -> None:
    """What lies on a bound is taken."""
    assert Room().before().chart(fact, -10) is None


def test_an_answer_is_amended_to_one_of_its_own_gate() -> None:
    """Consent can't be put right into fasting."""
    room = Room().before()
    charted = room.add(answer("consent"), -10)
    assert "another check" in why(room.put_right(charted, answer("fasting"), -9))


class TestStart:
    """The start over a gate that is not met."""

    def test_all_met(self) -> None:
        """With every gate met the session is ready, and starts."""
        room = Room().answered()
        assert room.clear() is None
        assert room.chart(STARTED, 0) is None

    @pytest.mark.parametrize("gate", list(ANSWERS))
    def test_one_unmet_gate_refuses_the_start(self, gate: str) -> None:
        """Every start gate blocks, and is named."""
        room = Room().before()
        for other in ANSWERS:
            if other != gate:
                room.add(answer(other), -10)
        refusal = room.clear()
        assert refusal is not None
        assert refusal.field == gate
        assert refusal.why.endswith((", not answered", "waiting"))

    def test_others_are_counted(self) -> None:
        """The first gate in the way is told, the rest by their number."""
        assert why(Room().before().clear()).endswith("not answered, and 4 more")

    def test_overridden(self) -> None:
        """A prescriber's override with a reason lets the start pass, and is kept."""
        room = Room().answered()
        room.add(answer("consent", signed="2025-11-21"), -8)
        assert "limit 90 days" in why(room.clear(-7))
        assert room.override("consent", -6) is None
        assert room.clear(-5) is None
        (kept,) = room.session.overrides
        assert kept.overridden.prescriber == "Dr Meyer"

    def test_what_was_ready_is_judged_again_at_the_start(self) -> None:
        """An answer put right after the session was ready holds the dose."""
        room = Room().answered()
        assert room.clear(-5) is None
        room.add(answer("consent", signed="2025-11-21"), -4)
        assert "limit 90 days" in why(room.chart(STARTED, 0))
        assert room.override("consent", 0) is None
        assert room.chart(STARTED, 1) is None

    def test_after_the_start_gates_stay_as_they_were(self) -> None:
        """Consent of 90 days that runs out overnight was good at the start."""
        room = Room().before()
        room.add(answer("consent", signed="2025-12-14"), -10)
        room.infuse(0, "started")
        assert room.state("consent", 60 * 24).standing == "met"

    def test_nothing_is_asked_for_the_first_time_afterwards(self) -> None:
        """No check and no override is charted for a time after the start."""
        room = Room().before()
        room.infuse(0, "started")
        assert "has started" in why(room.chart(answer("consent"), 1))
        assert "has started" in why(room.override("consent", 1))
        assert room.chart(answer("consent"), -5, known=1) is None


class TestOverride:
    """What an override covers."""

    def test_names_and_reason_are_needed(self) -> None:
        """Without prescriber or reason nothing is overridden."""
        room = Room().before()
        assert "empty" in why(room.override("consent", -8, prescriber=" "))

    def test_nothing_to_override(self) -> None:
        """A gate that is met, overridden, or unknown is not overridden."""
        room = Room().answered()
        assert "is met" in why(room.override("consent", -8))
        assert "has no identity" in why(room.chart(override("identity"), -8))
        room.add(answer("consent", signed="2025-11-21"), -8)
        assert room.override("consent", -7) is None
        assert "already" in why(room.override("consent", -6))

    def test_of_what_was_known(self) -> None:
        """An answer charted later was not what the prescriber let pass."""
        room = Room().before()
        assert room.override("consent", -9) is None
        assert room.state("consent").standing == "overridden"
        room.add(answer("consent", signed="2025-11-21"), -8)
        assert room.state("consent").standing == "not met"

    def test_struck_out(self) -> None:
        """An override that nobody gave is struck out, and covers nothing."""
        room = Room().before()
        assert room.override("consent", -9) is None
        room.retract(-8, room.session.overrides[0].id)
        assert room.state("consent").standing == "waiting"
        assert room.session.overrides == ()

    def test_met_after_all(self) -> None:
        """A gate met after its override is met, and the override stays listed."""
        room = Room().before()
        assert room.override("consent", -9) is None
        room.add(answer("consent"), -8)
        assert room.state("consent").standing == "met"
        assert len(room.session.overrides) == 1


class TestLeaving:
    """The same gates before leaving."""

    def test_only_hard_gates_block(self) -> None:
        """Advice that was not given is told, and holds nobody."""
        room = Room().answered()
        states = room.states(100, "leave")
        assert [s.gate.id for s in states.values() if s.blocks] == ["gait"]
        assert states["advice"].is_unmet

    def test_they_are_answered_after_the_dose(self) -> None:
        """Gates before leaving are answered and overridden after the start."""
        room = Room().answered()
        room.infuse(0, "started")
        room.infuse(40, "completed")
        assert room.chart(answer("gait", steady="no"), 90) is None
        assert room.state("gait", 91).standing == "not met"
        assert room.override("gait", 92) is None
        assert "blocks nothing" in why(room.override("advice", 92))
        assert room.states(93, "leave")["gait"].standing == "overridden"

    def test_start_gates_do_not_ask_them(self) -> None:
        """Nothing asked before leaving is asked before the dose."""
        assert {"gait", "advice"}.isdisjoint(Room().before().states())


def test_sessions_fold_the_same_from_their_entries() -> None:
    """Whatever order the entries came in, gates and overrides are the same."""
    room = Room().answered()
    room.add(answer("consent", signed="2025-11-21"), -8)
    assert room.override("consent", -7) is None
    turned = Chronicle(protocol=room.protocol, entries=room.entries[::-1]).session
    assert turned.gates == room.session.gates
    assert turned.overrides == room.session.overrides


def test_an_override_of_the_very_moment_is_of_that_answer() -> None:
    """Charted with the answer, it knew of it; an answer after it was not known."""
    room = Room().before()
    room.add(answer("consent", signed="2025-11-21"), -10)
    assert room.override("consent", -10) is None
    assert room.state("consent").standing == "overridden"
    room.add(answer("consent", signed="2025-11-20"), -9.99)
    assert room.state("consent").standing == "not met"


def test_the_last_of_three_overrides_is_told() -> None:
    """Each replaces the one before it."""
    room = Room().before()
    room.add(answer("consent", signed="2025-11-21"), -10)
    for minute, name in ((-9, "Dr Meyer"), (-8, "Dr Rossi"), (-7, "Dr Iqbal")):
        room.add(override("consent", name), minute)
    told = room.state("consent").override
    assert told is not None
    assert told.overridden.prescriber == "Dr Iqbal"


def test_a_set_of_this_very_moment_is_fresh() -> None:
    """The start may follow it at once."""
    room = Room()
    room.open(-60)
    room.order(minute=-60)
    missing = "No complete baseline set in the last 15min"
    assert missing in start_obstacles(room.protocol, room.session, at(-14))
    room.observe(-14, "118/72 70 98 14 5 0 1 0")
    assert missing not in start_obstacles(room.protocol, room.session, at(-14))


@pytest.mark.parametrize(("minute", "words"), [(0, ""), (0.1, "has started")])
def test_what_is_asked_before_the_dose_is_asked_up_to_it(
    minute: float, words: str
) -> None:
    """At the very start it is still before."""
    room = Room().answered()
    room.infuse(0, "started", "51.3")
    refusal = room.chart(answer("consent"), minute)
    assert words in ("" if refusal is None else refusal.why)
    assert (refusal is None) == (words == "")
