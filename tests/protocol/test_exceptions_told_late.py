"""What came late, or was told once a session was closed, has to be seen as well."""

import pytest

from monitor.chart.kinds import (
    AddendumRecorded,
    EffectRecorded,
    FollowUpRecorded,
    NoteRecorded,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
)
from tests.protocol.test_exceptions import ONDANSETRON, Night, more, night


def told(chronicle: Night, word: str) -> list[str]:
    return [one.text for one in chronicle.seen() if word in one.text]


@pytest.mark.parametrize(("minute", "is_late"), [(17, False), (18, True), (70, True)])
def test_an_effect_charted_late(minute: float, *, is_late: bool) -> None:
    """More than 5 min after it was so, by the protocol; as with sets."""
    chronicle = night()
    effect = EffectRecorded(code="DIZZ", grade=1)
    chronicle.add(effect, minute, effective=12)
    late = [f"Dizziness of 13:38 charted {minute - 12}min late"] if is_late else []
    assert more(chronicle) == late


def test_anything_else_charted_late() -> None:
    chronicle = night()
    chronicle.add(NoteRecorded(text="slept"), 60, effective=20)
    chronicle.add(ONDANSETRON, 61, effective=21)
    late = [text for text in more(chronicle) if "late" in text]
    assert late == [
        "Entry of 13:46 charted 40min late",
        "Entry of 13:47 charted 40min late",
    ]


def test_each_addendum_by_name_with_a_key_of_its_own() -> None:
    chronicle = night()
    chronicle.close(101)
    fell, slept = "Patient fell in the corridor\nafter leaving", "Slept well"
    for minute, text in ((140, fell), (150, slept)):
        chronicle.add(AddendumRecorded(text=text), minute)
    assert told(chronicle, "Addendum") == [
        "Addendum by Not recorded: Patient fell in the corridor after leaving",
        "Addendum by Not recorded: Slept well",
    ]
    assert len({one.key for one in chronicle.seen()}) == len(chronicle.seen())


def test_a_long_addendum_is_cut_to_a_line() -> None:
    chronicle = night()
    chronicle.close(101)
    chronicle.add(AddendumRecorded(text="x" * 4000), 140)
    (line,) = told(chronicle, "Addendum")
    assert len(line) < 300
    assert line.endswith("…")


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (FollowUpRecorded(reached=False), None),
        (FollowUpRecorded(reached=True, drove=False), None),
        (FollowUpRecorded(reached=True, drove=True), "Call: drove"),
        (
            FollowUpRecorded(reached=True, effects="hip fracture", mood="suicidal"),
            "Call: effects hip fracture; mood suicidal",
        ),
        (FollowUpRecorded(reached=False, concerns="son"), "Call: concerns son"),
    ],
)
def test_a_call_that_tells_anything(call: FollowUpRecorded, line: str | None) -> None:
    chronicle = night()
    chronicle.close(101)
    chronicle.add(call, 60 * 24)
    assert told(chronicle, "Call") == ([] if line is None else [line])


def test_a_query_that_was_closed_unanswered() -> None:
    """The nurse never saw it; one that was answered is none."""
    chronicle = night()
    chronicle.close(101)
    asked = chronicle.add(QueryRaised(text="Why 205?", returns=True), 140)
    chronicle.add(QueryClosed(query=asked, note="nurse has left"), 141)
    remark = chronicle.add(QueryRaised(text="Which pump?"), 142)
    assert told(chronicle, "Q") == [
        "Q1 closed unanswered by Not recorded: nurse has left"
    ]
    chronicle.add(QueryAnswered(query=remark, text="mine"), 143)
    assert len(told(chronicle, "Q")) == 1
