"""What of a patient's past stands on the page where a session is opened."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from monitor.chart.earlier import EarlierSession
from monitor.charting.earlier import MovedAway, PatientPast
from tests.chart.test_scores import FLAGGED
from tests.ui.opening import NOON, TESFAYE, Opening
from tests.ui.views.test_series import before
from ui.views.new_session.known import Earlier

LATER = "today 10, last 10"


def known_of(*sessions: EarlierSession, moved: int = 0) -> Earlier:
    last = sessions[0].opened_at if sessions else None
    away = MovedAway(opened_at=NOON, zone="Europe/London", to="K-004 219")
    past = PatientPast(sessions=sessions, moved=(away,) * moved)
    return Earlier(count=len(sessions), last_at=last, past=past)


def told(earlier: Earlier, change: Callable[[Opening], Opening]) -> dict[str, str]:
    opening = change(Opening(earlier=earlier))
    return {fact.label: fact.value for fact in opening.view.patient.facts}


def chosen(opening: Opening) -> Opening:
    opening.draft = opening.draft.choose(TESFAYE)
    return opening


def opened(opening: Opening) -> Opening:
    return opening.open()


@pytest.mark.parametrize("change", [chosen, opened])
def test_the_last_session_is_told(change: Callable[[Opening], Opening]) -> None:
    """Date, dose, highest pressures, worst effect, PHQ-9, and where the series is."""
    last = replace(before(3), scores=(FLAGGED,))
    facts = told(known_of(last, before(6)), change)
    brief = "11-Mar-2026, 34.2 mg, SBP to 158, DBP to 94, nausea grade 2"
    assert facts["Last session"] == brief
    assert facts["PHQ-9"] == "last 10"
    assert facts["Series"] == "Session 3 of 6, due 14-Mar-2026"
    assert "Moved away" not in facts


@pytest.mark.parametrize(("change", "wraps"), [(chosen, True), (opened, False)])
def test_the_last_session_wraps_while_the_patient_is_confirmed(
    change: Callable[[Opening], Opening], wraps: bool
) -> None:
    """Once the session is open there is one line, and Ctrl+Y tells the rest."""
    facts = change(Opening(earlier=known_of(before(3)))).view.patient.facts
    (last,) = (fact for fact in facts if fact.label == "Last session")
    assert last.wraps is wraps


@pytest.mark.parametrize("change", [chosen, opened])
def test_what_the_last_session_waits_for_is_told(
    change: Callable[[Opening], Opening],
) -> None:
    """With its day; nothing of it once all was seen and signed."""
    known = known_of(before(3))
    assert "waits" not in told(known, change)["Last session"]
    facts = told(replace(known, awaited="review"), change)
    assert facts["Last session"].startswith("11-Mar-2026, waits for review, 34.2 mg")


@pytest.mark.parametrize(
    ("earlier", "words"),
    [
        (Earlier(), "today 10"),
        (known_of(before(3), replace(before(6), scores=(FLAGGED,))), LATER),
    ],
)
def test_phq9_of_today_stands_before_the_last_one(earlier: Earlier, words: str) -> None:
    """The last is that of any session before, whichever had one."""
    opening = opened(Opening(earlier=earlier)).chart(FLAGGED)
    facts = {fact.label: fact.value for fact in opening.view.patient.facts}
    assert facts["PHQ-9"] == words


def test_a_session_without_a_dose_says_so_and_moves_no_date() -> None:
    """The series counts doses; one that was cancelled is the last all the same."""
    undosed = replace(
        before(1), started_at=None, mg=None, mg_per_kg=None, highest={}, worst=None
    )
    facts = told(known_of(undosed, before(3)), chosen)
    assert facts["Last session"] == "13-Mar-2026, no dose, no side effect charted"
    assert facts["Series"] == "Session 2 of 6, due 14-Mar-2026"


def test_a_last_session_that_can_not_be_read_is_not_replaced_by_an_older_one() -> None:
    """Only its day and the number of sessions are told."""
    known = replace(known_of(before(3)), last_at=NOON, count=2)
    told_of_it = told(known, chosen)["Last session"]
    assert told_of_it == "14-Mar-2026, 2 sessions before"


def test_a_chart_that_was_moved_away_is_told() -> None:
    """When it was begun, and whose it is now."""
    facts = told(known_of(moved=2), chosen)
    words = "14-Mar-2026 to K-004 219"
    assert facts["Moved away"] == f"{words}, {words}"
