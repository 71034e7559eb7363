"""Who was there and what was at hand, as far as anybody charted it."""

from decimal import Decimal

from monitor.chart.kinds import (
    Answer,
    DoseChecked,
    GateAnswered,
    GateOverridden,
    OxygenRecorded,
    StaffNamed,
    WasteRecorded,
)
from monitor.review.attended import Present, attended
from tests.builders import NURSE, SPACE, Chronicle, iv40

KIT = GateAnswered(
    gate="kit",
    answers=(Answer(ask="seal", value="A17"), Answer(ask="intact", value="yes")),
)


def charted() -> Chronicle:
    chronicle = Chronicle().open()
    chronicle.add(StaffNamed(person=NURSE, name="A. Okafor RN", verified=True), -20)
    chronicle.add(StaffNamed(person=SPACE, name="B. Lee", verified=True), -20)
    return chronicle


def test_each_person_once_with_all_that_names_them() -> None:
    """B. Lee was named and charted nothing: nobody says that they were there."""
    chronicle = charted()
    chronicle.add(DoseChecked(checker="S. Lindqvist RN", ml=Decimal("34.2")), -15)
    word = GateOverridden(gate="consent", prescriber="Dr Meyer", reason="on paper")
    chronicle.add(word, -5)
    for minute in (50, 51):
        waste = WasteRecorded(ml=Decimal(1), witness="S. Lindqvist RN")
        chronicle.add(waste, minute)
    told = attended(chronicle.session, iv40())
    assert told.present == (
        Present("A. Okafor RN", ("charted",)),
        Present("S. Lindqvist RN", ("checked the dose", "saw the waste")),
        Present("Dr Meyer", ("prescribed",)),
    )


def test_equipment_is_what_the_protocol_calls_so_and_what_was_given() -> None:
    chronicle = charted()
    chronicle.add(KIT, -15)
    chronicle.add(OxygenRecorded(litres_per_minute=Decimal(2)), 5)
    told = attended(chronicle.session, iv40())
    assert told.equipment == (
        "Resuscitation kit: seal A17, intact yes",
        "oxygen",
    )


def test_nothing_charted_is_nothing_told() -> None:
    chronicle = charted()
    chronicle.add(OxygenRecorded(litres_per_minute=None), 5)
    assert attended(chronicle.session, iv40()).equipment == ()
    chronicle.add(KIT, 6)
    assert attended(chronicle.session, None).equipment == ()
