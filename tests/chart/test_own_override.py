"""No check is let pass, and no limit changed, on the word of whoever charts it."""

import pytest

from monitor.chart.kinds import GateOverridden, LimitChanged
from tests.desk import NURSE, RELIEF, Desk
from tests.refused import why

FIRST_NAME = "; another of that name is typed with the first name"


def passed(prescriber: str) -> GateOverridden:
    return GateOverridden(gate="kit", prescriber=prescriber, reason="spare kit here")


@pytest.mark.parametrize("minute", [-6, 45], ids=["before the start", "before leaving"])
@pytest.mark.parametrize(
    "name", [NURSE.name, NURSE.name.upper(), " a.  Okafor RN ", "A Okafor"]
)
def test_own_name_as_prescriber(desk: Desk, minute: float, name: str) -> None:
    """However the name is typed; the field that holds it is named."""
    refusal = desk.chart(minute, passed(name))
    assert why(refusal) == "A. Okafor RN charts it"
    assert refusal is not None
    assert refusal.field == "prescriber"
    assert refusal.remedy.startswith("A prescriber who does not chart it lets it pass")
    assert desk.session.overrides == ()


@pytest.mark.parametrize(
    ("name", "tells"), [(NURSE.name, ""), ("Dr A. Okafor", FIRST_NAME)]
)
def test_a_name_that_may_be_of_another(desk: Desk, name: str, tells: str) -> None:
    """It is refused, and how the other is told apart is said; so it is taken."""
    for fact, does in ((passed(name), "lets it pass"), (changed(name), "changes it")):
        refusal = desk.chart(10, fact)
        assert refusal is not None
        assert refusal.remedy == f"A prescriber who does not chart it {does}{tells}"
    assert desk.chart(10, changed("Dr Ada Okafor")) is None


def test_another_charts_what_a_prescriber_said(desk: Desk) -> None:
    """Who charts counts, not who charted before: the relief may name the first."""
    desk.actor = RELIEF
    assert desk.chart(-6, passed(NURSE.name)) is None
    (override,) = desk.session.overrides
    assert (override.by, override.overridden.prescriber) == (RELIEF.person, NURSE.name)


def changed(prescriber: str, limit: int = 170) -> LimitChanged:
    return LimitChanged(
        rule="SBP-2", limit=limit, prescriber=prescriber, reason="usual pressure"
    )


@pytest.mark.parametrize(
    "name", [NURSE.name, NURSE.name.upper(), " a.  Okafor RN ", "A Okafor"]
)
def test_own_name_for_a_limit(desk: Desk, name: str) -> None:
    """Refused at the same field, in the same words."""
    refusal = desk.chart(10, changed(name))
    assert why(refusal) == "A. Okafor RN charts it"
    assert refusal is not None
    assert refusal.field == "prescriber"
    assert refusal.what == "The limit is not changed"
    assert refusal.remedy.startswith("A prescriber who does not chart it changes it")
    assert desk.session.limits.changes == ()


def test_another_charts_the_limit_that_a_prescriber_changed(desk: Desk) -> None:
    """Whoever is named may not amend it either, and somebody else may."""
    desk.actor = RELIEF
    assert desk.chart(10, changed(NURSE.name)) is None
    (change,) = desk.session.limits.changes
    desk.actor = NURSE
    refusal = desk.amend(12, change.id, changed(NURSE.name, 175), reason="misheard")
    assert why(refusal) == "A. Okafor RN charts it"
    desk.actor = RELIEF
    again = changed(NURSE.name, 175)
    assert desk.amend(12, change.id, again, reason="misheard") is None
