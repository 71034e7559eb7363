"""What a discharge was allowed on, and what an amendment of its closing asks."""

from uuid import UUID

from monitor.chart.kinds import Admitted, SessionClosed
from monitor.protocol.readiness import readiness
from tests.builders import CALM, at
from tests.protocol.leaving_ward import TIME, Ward

SURE = Admitted(where="Ward 4")


def discharged(left: float) -> SessionClosed:
    return SessionClosed(ready_at=at(left), left_at=at(left))


def closing_of(ward: Ward) -> UUID:
    facts = ward.session.facts
    return next(f.id for f in facts if isinstance(f.payload, SessionClosed))


def calm(ward: Ward) -> Ward:
    """Calm sets, the last at minute 75, and every check that is asked, answered."""
    for minute in (50, 65, 75):
        ward.observe(minute, CALM)
    ward.answer_all(66)
    return ward


def test_checks_of_a_closed_session_are_as_of_leaving() -> None:
    """The patient left 40 min after the end on an override; it was closed at +80."""
    ward = calm(Ward())
    assert ward.override(TIME, 80) is None
    assert ward.discharge(80, 120) == ""
    state = ward.states(200, "leave")[TIME]
    assert state.standing == "overridden"
    assert state.judged.evidence.startswith("40min of 60min after the end")
    found = readiness(ward.protocol, ward.session, at(200))
    assert found.since == at(80)


def test_another_ending_made_a_discharge_asks_the_checks() -> None:
    """It was an admission; as a discharge it lacks what a discharge is asked."""
    ward = Ward()
    closing = SessionClosed(ending="admitted", left_at=at(60), facts=SURE)
    assert ward.chart(closing, 60) is None
    refusal = ward.put_right(closing_of(ward), discharged(60), 70)
    assert refusal is not None
    assert refusal.field == "ending"
    assert "not met" in refusal.why
    assert "Strike out the closing" in refusal.remedy


def test_another_ending_made_a_discharge_where_all_was_met() -> None:
    """It is taken as of when the patient left."""
    ward = calm(Ward())
    closing = SessionClosed(ending="admitted", left_at=at(100), facts=SURE)
    assert ward.chart(closing, 100) is None
    early = ward.put_right(closing_of(ward), discharged(99), 110)
    assert early is not None
    assert "until 15:06" in early.why
    assert ward.put_right(closing_of(ward), discharged(100), 110) is None


def test_true_times_of_a_discharge_are_charted() -> None:
    """The patient left before the check was met: that is what is told of it then."""
    ward = calm(Ward())
    assert ward.discharge(100) == ""
    assert ward.put_right(closing_of(ward), discharged(80), 110) is None
    state = ward.states(200, "leave")[TIME]
    assert state.standing == "not met"
    assert state.judged.evidence.startswith("40min of 60min after the end")
