"""Answers that a protocol flags, names of persons, and why a check does not apply."""

import pytest

from monitor.chart.kinds import Answer, GateAnswered
from monitor.chart.refusals import Refusal
from monitor.chart.review import is_to_review
from monitor.protocol.answers import flags_of, refuse_answers
from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from tests.builders import at, iv40, iv40_text
from tests.protocol.gated import Room, answer
from tests.protocol.shipped import SHIPPED, shipped

HIGH = "Suicide screen high"


def screen(result: str, reviewer: str = "Dr Meyer", *flags: str) -> GateAnswered:
    answers = (
        Answer(ask="result", value=result),
        Answer(ask="reviewed", value=reviewer),
    )
    return GateAnswered(gate="suicide", answers=answers, flags=flags)


def room() -> Room:
    found = Room(iv40())
    found.open()
    return found


def why(refusal: Refusal | None) -> str:
    return "" if refusal is None else refusal.why


@pytest.mark.parametrize(
    ("result", "flags"),
    [("none", ()), ("low", ()), ("moderate", ()), ("high", (HIGH,))],
)
@pytest.mark.parametrize("id_", SHIPPED)
def test_a_high_suicide_screen_is_flagged(
    id_: str, result: str, flags: tuple[str, ...]
) -> None:
    """On every route, and no other result."""
    gate = shipped(id_).gate("suicide")
    assert gate is not None
    assert flags_of(gate, screen(result).answers) == flags


def test_a_flagged_answer_is_listed_for_review() -> None:
    """It holds no longer once a person reviewed it, and somebody looks again."""
    found = room()
    assert found.chart(screen("high", "Dr Meyer", HIGH), -10) is None
    assert found.state("suicide", -9).standing == "met"
    assert is_to_review(found.session)


def test_any_other_answer_is_not() -> None:
    """Nor the high one of before, once it was asked again."""
    found = room()
    assert found.chart(screen("high", "Dr Meyer", HIGH), -10) is None
    assert found.chart(screen("moderate"), -9) is None
    assert not is_to_review(found.session)


@pytest.mark.parametrize("told", [screen("high"), screen("low", "Dr Meyer", HIGH)])
def test_what_is_flagged_is_what_was_answered(told: GateAnswered) -> None:
    """Neither a flag left out nor one of its own."""
    assert "flagged" in why(room().chart(told, -10))


@pytest.mark.parametrize(
    ("reviewer", "is_taken"),
    [
        ("Dr Meyer", True),
        ("J. O'Neill RN", True),
        ("cPHQ-9", False),
        ("Meyer", False),
        ("Dr Meyer 2", False),
        ("é è", True),
        ("Dr " + "y" * 197, True),
        ("Dr " + "y" * 198, False),
    ],
)
def test_whoever_reviewed_is_named(reviewer: str, is_taken: bool) -> None:
    """Two words and no digits: a slip of a key is no name."""
    assert (room().chart(screen("low", reviewer), -10) is None) is is_taken


@pytest.mark.parametrize("id_", SHIPPED)
@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        ("-", False),
        ("- -", False),
        (". .", False),
        ("J. -", False),
        ("Hanna", False),
        ("J. Doe", True),
        ("Hanna A.", True),
    ],
)
def test_the_escort_is_somebody(id_: str, name: str, *, is_taken: bool) -> None:
    """Before the dose and before leaving, on every route: two words with letters."""
    for gate_id, others in (
        ("escort", {"phone": "555 0177"}),
        ("leave_escort", {"seen": "yes", "no_driving": "yes"}),
    ):
        gate = shipped(id_).gate(gate_id)
        assert gate is not None
        refusal = refuse_answers(gate, answer(gate_id, name=name, **others), at(-10))
        assert (refusal is None) is is_taken
        assert refusal is None or refusal.field == "name"


@pytest.mark.parametrize("id_", SHIPPED)
@pytest.mark.parametrize(
    ("phone", "is_taken"),
    [
        (".", False),
        ("none", False),
        ("55501", False),
        ("555-01", False),
        ("555-017", True),
        ("555-0177", True),
        ("+44 7700 900123, mobile", True),
        ("5" * 200, True),
        ("5" * 201, False),
    ],
)
def test_the_escort_can_be_called(id_: str, phone: str, *, is_taken: bool) -> None:
    """Six digits at least, as the protocol has it, however they are written."""
    gate = shipped(id_).gate("escort")
    assert gate is not None
    told = answer("escort", name="Hanna A.", phone=phone)
    refusal = refuse_answers(gate, told, at(-10))
    assert (refusal is None) is is_taken
    assert refusal is None or refusal.field == "phone"


@pytest.mark.parametrize(
    ("gate", "first"),
    [
        ("medicines", {"opioid": "yes", "taken": "codeine"}),
        ("urinary", {"symptoms": "yes", "which": "pain"}),
    ],
)
def test_who_reviewed_is_somebody_in_every_check(
    gate: str, first: dict[str, str]
) -> None:
    """Where a check asks who reviewed an answer, a dash is no name."""
    found = iv40().gate(gate)
    assert found is not None
    assert refuse_answers(found, answer(gate, **first, reviewed="- -"), at(-10))
    told = answer(gate, **first, reviewed="Dr Meyer")
    assert refuse_answers(found, told, at(-10)) is None


@pytest.mark.parametrize(
    ("note", "is_taken"), [("", False), (" ", False), ("hysterectomy 2019", True)]
)
def test_why_a_pregnancy_test_does_not_apply_is_told(note: str, is_taken: bool) -> None:
    """The reason stands as its evidence."""
    found = room()
    none = GateAnswered(gate="pregnancy", not_applicable=True, note=note)
    refusal = found.chart(none, -10)
    assert (refusal is None) is is_taken
    if is_taken:
        assert found.state("pregnancy", -9).judged.evidence == note


def test_no_reason_is_asked_where_the_protocol_asks_none() -> None:
    """A cannula that was not there needs no words."""
    found = room()
    none = GateAnswered(gate="leave_cannula", not_applicable=True)
    assert found.chart(none, -10) is None


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (('flagged = ["high"]', 'flagged = ["worst"]'), "asks[result].flagged"),
        (("may_not_apply = true\nasks_why", "asks_why"), "gate[pregnancy].asks_why"),
        (("computed =", "of_equipment = true\ncomputed ="), "].of_equipment"),
        ((", least_digits = 6", ""), "asks[phone].least_digits"),
        (("least_digits = 6", "least_digits = 0"), "least_digits"),
        (('"name" }', '"name", least_digits = 6 }'), "asks[name].least_digits"),
    ],
)
def test_faults_are_named(change: tuple[str, str], path: str) -> None:
    """By the key path of what is wrong."""
    text = iv40_text()
    assert change[0] in text
    with pytest.raises(ProtocolFault) as told:
        parse_protocol(text.replace(*change, 1))
    assert any(path in fault.path for fault in told.value.faults)
