"""Every ending says its own facts, and none of another; none needs a false ready."""

from typing import Any

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import InfusionRecorded, SessionClosed
from tests.chart.ended import (
    ADMITTED,
    AGAINST,
    ALL,
    CANCELLED,
    DIED,
    DISCHARGED,
    DOSED,
    LEFT,
    TRANSFERRED,
    UNSEEN,
    named,
)
from tests.chart.test_infusion import RATE
from tests.desk import Desk


@pytest.mark.parametrize("closing", DOSED, ids=named)
def test_each_ending_closes_without_a_ready_of_its_own(
    dosed: Desk, closing: SessionClosed
) -> None:
    """Only a discharge says when the patient was ready."""
    assert dosed.chart(61, closing) is None
    closed = dosed.session.closed
    assert closed == closing
    assert (closing.ready_at is None) is (closing.ending != "discharged")


@pytest.mark.parametrize("closing", ALL, ids=named)
def test_an_undosed_session_closes(undosed: Desk, closing: SessionClosed) -> None:
    """Cancelled is one of the ways."""
    assert undosed.chart(61, closing) is None


def test_cancelled_once_a_dose_was_begun_is_refused(dosed: Desk) -> None:
    """It says when the dose began."""
    refusal = dosed.chart(61, CANCELLED)
    assert refusal is not None
    assert refusal.field == "ending"
    assert "a dose was begun at 13:26" in refusal.sentence


@pytest.mark.parametrize("closing", DOSED, ids=named)
def test_a_running_infusion_is_stopped_first(closing: SessionClosed) -> None:
    """Also for one who died: what was given is asked at the stop."""
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    refusal = desk.chart(61, closing)
    assert refusal is not None
    assert "Chart the end of the infusion first" in refusal.sentence


@pytest.mark.parametrize("closing", [c for c in ALL if c is not DISCHARGED], ids=named)
def test_ready_belongs_to_a_discharge_alone(
    undosed: Desk, closing: SessionClosed
) -> None:
    """A time ready that nobody found would be a false one."""
    refusal = undosed.chart(61, replace(closing, ready_at=LEFT))
    assert refusal is not None
    assert refusal.field == "ready"


@pytest.mark.parametrize("gone", ["ready_at", "left_at"])
def test_a_discharge_has_both_times(undosed: Desk, gone: str) -> None:
    """Neither is guessed."""
    changed = (
        replace(DISCHARGED, ready_at=None)
        if gone == "ready_at"
        else replace(DISCHARGED, left_at=None)
    )
    refusal = undosed.chart(61, changed)
    assert refusal is not None
    assert refusal.field == gone.removesuffix("_at")


@pytest.mark.parametrize(
    ("closing", "other"),
    [
        (closing, other.facts)
        for closing in ALL
        for other in ALL
        if other is not closing
    ],
)
def test_facts_of_another_ending_are_refused(
    undosed: Desk, closing: SessionClosed, other: object
) -> None:
    """An ending has its own facts, or none where it needs none."""
    mixed = SessionClosed(
        ending=closing.ending,
        ready_at=closing.ready_at,
        left_at=closing.left_at,
        facts=other,  # type: ignore[arg-type]  # any of the facts
    )
    refusal = undosed.chart(61, mixed)
    assert refusal is not None
    assert refusal.field == "ending"


@pytest.mark.parametrize(
    ("closing", "field"),
    [
        (TRANSFERRED, "where"),
        (TRANSFERRED, "taken_over_by"),
        (ADMITTED, "where"),
        (AGAINST, "capacity_judged_by"),
        (AGAINST, "risks_explained_by"),
        (UNSEEN, "told"),
        (CANCELLED, "cause"),
        (DIED, "confirmed_by"),
    ],
)
def test_a_blank_fact_is_refused_at_its_field(
    undosed: Desk, closing: SessionClosed, field: str
) -> None:
    """Spaces are blank as well."""
    assert closing.facts is not None
    blank: dict[str, Any] = {field: " "}
    facts = replace(closing.facts, **blank)
    refusal = undosed.chart(61, replace(closing, facts=facts))
    assert refusal is not None
    assert refusal.field == field
