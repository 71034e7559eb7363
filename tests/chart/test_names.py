"""Whoever is named has a name, and whoever says why gives a reason."""

from typing import get_args

import pytest
from msgspec import Struct, structs

from monitor.chart.commands import Chartable
from monitor.chart.kinds import (
    AgainstAdvice,
    AlertSnoozed,
    AnyEndingFacts,
    ClinicianCalled,
    Died,
    DoseChecked,
    GateOverridden,
    InfusionRecorded,
    LimitChanged,
    SessionClosed,
    Transferred,
    TreatmentGiven,
    WasteRecorded,
)
from monitor.chart.names import (
    LONGEST_NAME,
    NAMED,
    REASONED,
    refuse_name,
    refuse_words,
)
from tests.desk import Desk, vitals

GIVEN = TreatmentGiven(
    drug="ondansetron",
    dose="4 mg",
    route="IV",
    ordered_by="Dr Meyer",
    verbal_order_read_back=True,
)
NOBODY = ("-", ".", "1", "--", "  ?  ", "§")
FACTS: tuple[tuple[Struct, str], ...] = (
    (GateOverridden(gate="g", prescriber="Dr Meyer", reason="-"), "reason"),
    (GateOverridden(gate="g", prescriber="-", reason="known"), "prescriber"),
    (LimitChanged(rule="r", limit=1, prescriber=".", reason="known"), "prescriber"),
    (LimitChanged(rule="r", limit=1, prescriber="Dr Meyer", reason="1"), "reason"),
    (AlertSnoozed(key="k", minutes=5, reason="."), "reason"),
    (DoseChecked(checker="."), "checker"),
    (WasteRecorded(witness="-"), "witness"),
    (structs.replace(GIVEN, ordered_by="-"), "ordered_by"),
    (ClinicianCalled(key="k", who="2222"), "who"),
    (InfusionRecorded(step="stopped", cause="-"), "cause"),
)


def persons(kind: type[Struct]) -> set[str]:
    """The fields that, by what they are called, hold somebody's name."""
    names = {field.name for field in structs.fields(kind) if field.type is str}
    told = {"prescriber", "checker", "witness", "who", "by", "to", "told"}
    return {name for name in names if name in told or name.endswith("_by")}


@pytest.mark.parametrize(("fact", "field"), FACTS)
def test_nobody_and_no_reason(fact: Struct, field: str) -> None:
    """A dash opens no gate, and a dot is no second person."""
    refusal = refuse_words(fact)
    assert refusal is not None
    assert refusal.field == field
    letters = structs.replace(fact, **{field: "Ø. Ek"})
    assert refuse_words(letters) is None


@pytest.mark.parametrize("name", NOBODY)
def test_no_name(name: str) -> None:
    """Letters of any script are a name; the longest is taken, one more is not."""
    assert refuse_name("by", name) is not None
    assert refuse_name("by", "李") is None
    assert refuse_name("by", "M" * LONGEST_NAME) is None
    assert refuse_name("by", "M" * (LONGEST_NAME + 1)) is not None


@pytest.mark.parametrize("kind", [*get_args(Chartable), *get_args(AnyEndingFacts)])
def test_every_person_is_known(kind: type[Struct]) -> None:
    """A field that holds a name is listed, so that a new kind is not forgotten."""
    assert persons(kind) == set(NAMED.get(kind, ()))


@pytest.mark.parametrize("kind", [*get_args(Chartable), *get_args(AnyEndingFacts)])
def test_every_reason_is_known(kind: type[Struct]) -> None:
    """And so is one that says why."""
    names = {field.name for field in structs.fields(kind) if field.type is str}
    said = {REASONED[kind]} if kind in REASONED else set[str]()
    assert names & {"reason", "cause"} == said


def test_facts_of_an_ending_are_looked_into() -> None:
    """Whoever took over, judged, explained or confirmed is somebody."""
    at = Desk().now
    for facts in (
        Transferred(where="Ward 4", taken_over_by="-"),
        AgainstAdvice(
            capacity_judged_by="Dr Meyer", risks_explained_by=".", is_cannula_out=True
        ),
        Died(died_at=at, confirmed_by="1"),
    ):
        assert refuse_words(SessionClosed(facts=facts, left_at=at)) is not None


@pytest.mark.parametrize(
    "fact",
    [
        GateOverridden(gate="consent", prescriber="-", reason="-"),
        structs.replace(GIVEN, ordered_by="."),
        LimitChanged(rule="r", limit=1, prescriber="Dr Meyer", reason="1"),
    ],
)
def test_decide_refuses_them(fact: Chartable) -> None:
    """Whatever form or script asked for it."""
    desk = Desk().ready()
    refusal = desk.chart(1, fact)
    assert refusal is not None
    assert "has no letters" in refusal.why


def test_a_correction_says_why() -> None:
    """Neither amending nor striking out is done for a dash."""
    desk = Desk().ready()
    fact = desk.session.sets[-1].fact
    for refusal in (
        desk.retract(1, fact.id, "-"),
        desk.amend(1, fact.id, vitals("120/72 70 98 14 5 0"), "-"),
    ):
        assert refusal is not None
        assert refusal.what == "- is not taken as a reason"
