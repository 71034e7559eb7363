"""Nobody is their own second person under a part of their name."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Chart, Chartable
from monitor.chart.kinds import GateOverridden, LimitChanged, WasteRecorded
from monitor.chart.part_of_name import could_be
from monitor.chart.people import People, Person
from monitor.chart.refusals import Refusal
from monitor.chart.second_hands import refuse_part_of_name
from tests.chart.test_preparing import CHECK
from tests.desk import NURSE, RELIEF, SPACE, START, Desk

OWN = Person(
    id=NURSE.person,
    name=NURSE.name,
    sign_in="ward7",
    roles=frozenset({"nurse"}),
    enrolled_at=START,
)
OTHER = replace(OWN, id=RELIEF.person, name="Okafor Okoro", sign_in="okafor")
NOBODY = People()
MESSAGE = "Okafor could be A. Okafor RN, who"
FACTS: list[tuple[Chartable, str]] = [
    (replace(CHECK, checker="Okafor"), "checker"),
    (WasteRecorded(ml=None, mg=None, witness="Okafor"), "witness"),
    (GateOverridden(gate="kit", prescriber="Okafor", reason="spare"), "prescriber"),
    (
        LimitChanged(rule="SBP-2", limit=170, prescriber="Okafor", reason="usual"),
        "prescriber",
    ),
]


@pytest.mark.parametrize(
    "typed",
    [
        "Okafor",
        "okafor",
        "\u00d3kafor",
        "A",
        "A. O.",
        "O",
        "AO",
        "Dr Okafor",
        "Okafor RN",
        "RN Okafor",
        "RN",
    ],
)
def test_a_part_of_the_name(typed: str) -> None:
    assert could_be(typed, NURSE.name)


@pytest.mark.parametrize(
    "typed",
    [
        "B. Okafor",
        "B Okafor RN",
        "Okafor, Ben",
        "BO",
        "B",
        "Okafo",
        "A. B. Okafor",
        "P. A. Okafor",
        "R. N. Okafor",
        "Dr Ada Okafor",
        "Okafor MD",
        "Okafor-Lee",
        "Dr Meyer",
        "-",
        "",
    ],
)
def test_another_first_name_or_word_is_another_person(typed: str) -> None:
    assert not could_be(typed, NURSE.name)


@pytest.mark.parametrize("typed", ["Ada", "A. Okafor", "Mary Okafor", "AMO", "A. M."])
def test_of_a_name_in_full(typed: str) -> None:
    assert could_be(typed, "Ada Mary Okafor RN")
    assert not could_be(f"{typed} B.", "Ada Mary Okafor RN")


def refused(desk: Desk, fact: Chartable, people: People = NOBODY) -> Refusal | None:
    command = Chart(
        id=SPACE, stream_id=desk.session.id, at=START - timedelta(minutes=9), fact=fact
    )
    return refuse_part_of_name(desk.session, command, NURSE, people)


@pytest.mark.parametrize(("fact", "field"), FACTS)
def test_it_is_said_why_and_what_to_do(
    ordered: Desk, fact: Chartable, field: str
) -> None:
    refusal = refused(ordered, fact)
    assert refusal is not None
    assert refusal.field == field
    assert refusal.why.startswith(MESSAGE)
    assert refusal.remedy.endswith(
        "another of that name is typed with first and family name"
    )


@pytest.mark.parametrize(("fact", "field"), FACTS)
def test_a_namesake_is_taken(ordered: Desk, fact: Chartable, field: str) -> None:
    other = replace(fact, **{field: "B. Okafor"})
    assert refused(ordered, other) is None


@pytest.mark.parametrize("typed", ["ward7", " WARD7 "])
def test_their_own_sign_in_name(ordered: Desk, typed: str) -> None:
    check = replace(CHECK, checker=typed)
    assert refused(ordered, check, People((OWN,))) is not None
    assert refused(ordered, check, People((replace(OWN, id=SPACE),))) is None


def test_a_name_of_somebody_else_who_is_enrolled(ordered: Desk) -> None:
    """By the sign-in name, or the whole name, while their access goes on."""
    check = replace(CHECK, checker="Okafor")
    assert refused(ordered, check, People((OWN, OTHER))) is None
    named = replace(OTHER, name="Okafor", sign_in="w8")
    assert refused(ordered, check, People((OWN, named))) is None
    only_alike = replace(OTHER, name="B. Okafor", sign_in="w8")
    assert refused(ordered, check, People((OWN, only_alike))) is not None
    left = replace(OTHER, disabled_at=START)
    assert refused(ordered, check, People((OWN, left))) is not None


def test_whoever_charted_the_dose_counts_not_whoever_charts_the_check(
    ordered: Desk,
) -> None:
    check = replace(CHECK, checker="Marsh")
    assert refused(ordered, check) is None
