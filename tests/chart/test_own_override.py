"""No check is let pass on the word of whoever charts it."""

import pytest

from monitor.chart.kinds import GateOverridden
from tests.desk import NURSE, RELIEF, Desk
from tests.refused import why


def passed(prescriber: str) -> GateOverridden:
    return GateOverridden(gate="kit", prescriber=prescriber, reason="spare kit here")


@pytest.mark.parametrize("minute", [-6, 45], ids=["before the start", "before leaving"])
@pytest.mark.parametrize("name", [NURSE.name, NURSE.name.upper(), " a.  Okafor RN "])
def test_own_name_as_prescriber(desk: Desk, minute: float, name: str) -> None:
    """However the name is typed; the field that holds it is named."""
    refusal = desk.chart(minute, passed(name))
    assert why(refusal) == "A. Okafor RN charts it"
    assert refusal is not None
    assert refusal.field == "prescriber"
    assert refusal.remedy == "A prescriber who does not chart it lets it pass"
    assert desk.session.overrides == ()


def test_another_charts_what_a_prescriber_said(desk: Desk) -> None:
    """Who charts counts, not who charted before: the relief may name the first."""
    desk.actor = RELIEF
    assert desk.chart(-6, passed(NURSE.name)) is None
    (override,) = desk.session.overrides
    assert (override.by, override.overridden.prescriber) == (RELIEF.person, NURSE.name)
