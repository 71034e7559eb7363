"""Which sessions are to be reviewed or called about, and what a line tells of one."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    AlertRaised,
    AlertResolved,
    AnyKind,
    DoseGiven,
    EmergencyDeclared,
    FollowUpRecorded,
    GateOverridden,
    InfusionRecorded,
    ScoreReviewed,
    SessionClosed,
)
from monitor.charting.ports import SessionQuery
from tests.chart.test_scores import FLAGGED
from tests.desk import vitals
from tests.storage.charted import (
    amended,
    at,
    named,
    new,
    observed,
    opening,
    patient,
    retracted,
    session_stream,
)
from tests.storage.conftest import Kept
from tests.storage.test_listings import DAY, append

PASSED = GateOverridden(gate="consent", prescriber="Dr Meyer", reason="on paper")


GIVEN = DoseGiven(drug="ketamine", mg=Decimal(50), route="IM", site="left deltoid")


ALERT = AlertRaised(
    key="k",
    rule="SBP-HIGH-2",
    parameter="bp",
    priority="medium",
    opened_by=named("s"),
    limit="limit 180",
)


@pytest.mark.parametrize(
    ("facts", "is_listed"),
    [
        ((), False),
        ((PASSED,), True),
        ((FLAGGED,), True),
        ((EmergencyDeclared(),), True),
        ((ALERT,), False),
        ((ALERT, AlertResolved(key="k", cause="cuff slipped")), True),
        ((replace(ALERT, opened_by=None), AlertResolved(key="k")), False),
    ],
    ids=[
        "nothing",
        "override",
        "item 9",
        "emergency",
        "alert",
        "ended by a person",
        "overdue",
    ],
)
def test_what_is_to_be_reviewed_is_found(
    kept: Kept, facts: tuple[AnyKind, ...], is_listed: bool
) -> None:
    """An override, a flagged score, an alert that a person ended over its value."""
    append(kept, opening())
    for number, fact in enumerate(facts):
        append(kept, new(f"fact {number}", fact, 10 + number))
    found = kept.journal.sessions(SessionQuery(state="review"))
    assert [row.id for row in found] == [session_stream().id] * is_listed


def test_a_reviewed_score_is_no_longer_to_be_reviewed(kept: Kept) -> None:
    """It leaves the list when its review is charted."""
    append(kept, opening())
    append(kept, new("score", FLAGGED, 10))
    reviewed = ScoreReviewed(score=named("score"), by="Dr Meyer", outcome="seen")
    append(kept, new("review", reviewed, 20))
    assert kept.journal.sessions(SessionQuery(state="review")) == ()


def test_a_call_is_due_the_day_after_until_somebody_is_reached(kept: Kept) -> None:
    """By the date where the session was held; a call that reached nobody is none."""
    append(kept, opening(zone="Asia/Tokyo"))
    append(kept, new("given", GIVEN, 20))
    # Opened at 22:00 in Tokyo and closed there twenty minutes after midnight.
    append(kept, new("left", SessionClosed(ready_at=at(90), left_at=at(140)), 140))

    def due(day: int) -> bool:
        query = SessionQuery(call_by=date(2026, 3, day))
        return bool(kept.journal.sessions(query))

    assert [due(14), due(15), due(16)] == [False, False, True]
    append(kept, new("no", FollowUpRecorded(reached=False), DAY))
    assert due(16)
    # A day after the opening it is the day of the closing still, where it was held.
    reached = FollowUpRecorded(reached=True, mood="well")
    append(kept, new("early", reached, DAY + 1))
    assert due(16)
    append(kept, new("yes", reached, 2 * DAY))
    assert not due(16)


def test_a_single_dose_begins_the_course(kept: Kept) -> None:
    """The line knows of it before the session is closed."""
    append(kept, opening())
    append(kept, new("given", GIVEN, 26))
    (row,) = kept.journal.sessions(SessionQuery())
    assert row.started_at == at(26)


def test_a_line_tells_the_course(kept: Kept) -> None:
    """A line holds the patient, the place and the times of the session."""
    append(kept, patient())
    append(kept, opening())
    append(kept, new("start", InfusionRecorded(step="started"), 26))
    append(kept, new("stop", InfusionRecorded(step="stopped"), 66))
    append(kept, new("left", SessionClosed(ready_at=at(130), left_at=at(140)), 140))

    (row,) = kept.journal.sessions(SessionQuery())

    assert row.patient is not None
    assert row.patient.details.identifier == "T-0001"
    assert (row.zone, row.room) == ("Europe/London", "Room 1")
    assert (row.protocol_id, row.protocol_version) == ("iv40", 1)
    assert row.opened_at == at(0)
    assert (row.started_at, row.ended_at) == (at(26), at(66))
    assert (row.closed_at, row.is_open) == (at(140), False)


def test_a_closing_struck_out_opens_the_session_again(kept: Kept) -> None:
    """The list follows corrections."""
    append(kept, patient(), opening())
    closing = new("left", SessionClosed(ready_at=at(130), left_at=at(140)), 140)
    append(kept, closing)

    append(kept, retracted("oops", closing))

    (row,) = kept.journal.sessions(SessionQuery())
    assert row.is_open


def test_a_session_of_a_patient_not_here_is_listed(kept: Kept) -> None:
    """A session is not lost from the list because its patient can't be read."""
    append(kept, opening())

    (row,) = kept.journal.sessions(SessionQuery())

    assert row.patient is None


def test_a_correction_without_an_opening_is_no_session(kept: Kept) -> None:
    """Entries whose opening has not arrived make no line and break nothing."""
    early = observed("early", "118/72 70")
    append(kept, amended("fix", early, vitals("119/72 70"), 1))
    append(kept, early)

    assert kept.journal.sessions(SessionQuery()) == ()
