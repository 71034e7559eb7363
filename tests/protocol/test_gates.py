"""Gates before the dose: what meets them, what they refuse, and what overrides them."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import GateAnswered, GateFact, InfusionRecorded
from monitor.chart.refusals import Refusal
from monitor.protocol.gates import let_pass, start_obstacles
from monitor.protocol.parsing import parse_protocol
from tests.builders import Chronicle, at, iv40_text
from tests.protocol.gated import BEGIN, Room, answer

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


def test_sessions_fold_the_same_from_their_entries() -> None:
    """Whatever order the entries came in, gates and overrides are the same."""
    room = Room().answered()
    room.add(answer("consent", signed="2025-11-21"), -8)
    assert room.override("consent", -7) is None
    turned = Chronicle(protocol=room.protocol, entries=room.entries[::-1]).session
    assert turned.gates == room.session.gates
    assert turned.overrides == room.session.overrides


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


def test_what_is_let_pass_is_what_an_override_holds_for_now() -> None:
    """A check that was answered since is met or not, whoever had let it pass."""
    room = Room().before()
    assert passed(room, -10) == []
    for gate in ("consent", "fasting"):
        assert room.override(gate, -9) is None
    assert passed(room, -8) == ["consent", "fasting"]
    room.add(answer("consent"), -8)
    assert passed(room, -7) == ["fasting"]


def passed(room: Room, minute: float) -> list[str]:
    found = let_pass(room.protocol, room.session, at(minute))
    return [state.gate.id for state in found]
