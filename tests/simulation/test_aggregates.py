"""What a cohort comes to is counted as the published figures are."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from monitor.simulation.aggregates import (
    Figures,
    Row,
    alert_share,
    rows,
    rule_shares,
    share_with_amended,
)
from monitor.simulation.cohort_session import SLOTS


def figures(patient: int = 1, **changed: object) -> Figures:
    """One session in which nothing changes."""
    nothing = {
        "patient": UUID(int=patient),
        "baseline": (120.0, 76.0, 72.0, 98.0),
        "at_slots": ((0.0,) * 4,) * len(SLOTS),
        "peaks": (0.0,) * 4,
        "highest_sbp": 120.0,
        "cadss": 0,
        "ready": 90.0,
        "value_rules": frozenset(),
        "amended_rules": frozenset(),
        "has_overdue": False,
    }
    return Figures(**{**nothing, **changed})  # type: ignore[arg-type]  # by field


def row(cohort: Sequence[Figures], what: str) -> Row:
    (found,) = [r for r in rows(cohort) if r.what.startswith(what)]
    return found


def test_the_share_that_alerts_counts_sessions_not_alerts() -> None:
    """Two rules in one session are one session; overdue ones are apart."""
    cohort = [
        figures(value_rules=frozenset({"SBP-HIGH-2", "DBP-HIGH-2"})),
        figures(has_overdue=True),
        figures(),
        figures(value_rules=frozenset({"SBP-HIGH-2"})),
    ]
    assert alert_share(cohort) == 50
    assert rule_shares(cohort) == (("SBP-HIGH-2", 50.0), ("DBP-HIGH-2", 25.0))


def test_an_alert_on_a_mistyped_value_is_counted_apart() -> None:
    """It was raised, so it is counted; it says nothing of the patient, so apart."""
    slip = frozenset({"HR-LOW-3"})
    cohort = [
        figures(amended_rules=slip),
        figures(amended_rules=slip, value_rules=frozenset({"SBP-HIGH-2"})),
        figures(),
        figures(),
    ]
    assert alert_share(cohort) == 25
    assert share_with_amended(cohort) == 50
    assert rule_shares(cohort) == (("SBP-HIGH-2", 25.0),)


@pytest.mark.parametrize(("highest", "share"), [(179.0, 0), (180.0, 50)])
def test_severe_pressure_is_180_or_more(highest: float, share: float) -> None:
    """At the limit, not only above it."""
    cohort = [figures(), figures(highest_sbp=highest)]
    assert row(cohort, "sessions with SBP 180").found == share


@pytest.mark.parametrize(("ready", "share"), [(115.0, 100), (115.1, 50)])
def test_ready_by_115min_includes_it(ready: float, share: float) -> None:
    """90 min of the nasal clock and 25 more."""
    assert row([figures(), figures(ready=ready)], "ready by").found == share


@pytest.mark.parametrize(
    ("slot", "rise", "share"),
    [
        (40, (40.0, 0.0), 50),
        (40, (39.0, 25.0), 50),
        (40, (39.0, 24.0), 0),
        (10, (60.0, 0.0), 0),
    ],
)
def test_a_patient_counts_once_however_often_they_rise(
    slot: int, rise: tuple[float, float], share: float
) -> None:
    """At 40, 60 and 90 min, where it was looked for."""
    at_slots = [(0.0,) * 4] * len(SLOTS)
    at_slots[SLOTS.index(slot)] = (*rise, 0.0, 0.0)
    risen = figures(at_slots=tuple(at_slots))
    cohort = [risen, figures(), risen, figures(patient=2)]
    assert row(cohort, "patients ever up").found == share


def test_what_is_of_others_is_not_judged() -> None:
    """C6 is of the nasal spray: told, and never failing."""
    cohort = [figures(), figures()]
    found = row(cohort, "patients ever up")
    assert not found.is_judged
    assert found.holds
    assert row(cohort, "SBP at 40min, mean").is_judged


def test_a_figure_holds_at_its_ends() -> None:
    """Inclusive; beyond it does not."""
    found = [
        Row(id="C", what="w", published="p", found=f, lowest=1, highest=2).holds
        for f in (0.99, 1, 2, 2.01)
    ]
    assert found == [False, True, True, False]
