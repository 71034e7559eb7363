"""Holds and years of keeping: by whom they are set, noted, and what they hold back."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.audit import Subject
from monitor.chart.commands import ErasePatient
from monitor.chart.keeping import Retention
from monitor.chart.keeping_commands import LiftHold, PlaceHold, SetRetention
from monitor.chart.kinds import PatientErased
from monitor.chart.lock_times import SITE
from monitor.chart.oversight_deeds import HoldLifted, HoldPlaced, RetentionSet
from monitor.charting.keeping import holds, retention
from tests.charting.audited import Log
from tests.charting.staffed import Ward
from tests.charting.standing import who
from tests.desk import PATIENT, SPACE
from tests.staff import ADMIN, signed_in


def _place(ward: Ward, patient: UUID = PATIENT.id) -> PlaceHold:
    return PlaceHold(
        id=ward.mint(),
        stream_id=SITE.id,
        at=ward.steady.now(),
        patient=patient,
        reason="claim of 3 March",
        asked_by="K. Weiss",
    )


def _erase(ward: Ward) -> ErasePatient:
    return ErasePatient(
        id=ward.mint(),
        stream_id=PATIENT.id,
        at=ward.steady.now(),
        identifier=PATIENT.details.identifier,
        reason="asked for it in writing",
    )


@pytest.fixture
def kept(noted: Ward) -> Ward:
    """A ward with one patient, and nobody's session open."""
    noted.close(20)
    return noted


def test_nobody_is_erased_while_a_hold_stands(kept: Ward, log: Log) -> None:
    admin = signed_in(ADMIN)
    placed = kept.charted(_place(kept), admin)
    refusal = kept.refused(_erase(kept), admin)
    assert refusal.sentence == (
        "Nobody is erased: the record is held since 14-Mar-2026, asked by K. Weiss. "
        "Have each hold lifted first."
    )
    lift = LiftHold(
        id=kept.mint(),
        stream_id=SITE.id,
        at=kept.steady.now(),
        hold=placed.entries[0].id,
        reason="settled",
    )
    kept.charted(lift, admin)
    (erased, *_) = kept.charted(_erase(kept), admin).entries
    assert isinstance(erased.payload, PatientErased)
    deeds = [row.deed for row in log.rows]
    assert HoldPlaced(reason="claim of 3 March", asked_by="K. Weiss") in deeds
    assert HoldLifted(reason="settled") in deeds


def test_two_holds_are_told_as_two(kept: Ward) -> None:
    kept.charted(_place(kept), signed_in(ADMIN))
    kept.charted(_place(kept), signed_in(ADMIN))
    assert "and 1 more" in kept.refused(_erase(kept), signed_in(ADMIN)).sentence


def test_a_hold_on_somebody_else_holds_nobody_back(kept: Ward) -> None:
    other = kept.mint()
    kept.charted(
        replace(kept.recording(identifier="T-9"), stream_id=other), who("nurse")
    )
    kept.charted(_place(kept, other), signed_in(ADMIN))
    assert kept.charted(_erase(kept), signed_in(ADMIN)).entries


def test_only_a_patient_of_this_record_is_held(kept: Ward) -> None:
    assert "no such patient" in kept.refused(_place(kept, SPACE), signed_in(ADMIN)).why


def test_a_hold_is_of_the_patient_in_the_audit_log(kept: Ward, log: Log) -> None:
    """So whoever asks what was done with a patient's record finds it."""
    kept.charted(_place(kept), signed_in(ADMIN))
    row = next(r for r in log.rows if isinstance(r.deed, HoldPlaced))
    assert (row.patient, row.subject) == (PATIENT.id, Subject("patient", PATIENT.id))


def test_the_years_of_keeping_hold_after_a_restart(kept: Ward, log: Log) -> None:
    assert retention(kept.journal) is None
    command = SetRetention(
        id=kept.mint(),
        stream_id=SITE.id,
        at=kept.steady.now(),
        years=10,
        source="BGB 630f",
    )
    kept.refused(command, who("supervisor"))
    kept.charted(command, signed_in(ADMIN))
    kept.charted(command, signed_in(ADMIN))
    kept.restart()
    assert retention(kept.journal) == Retention(years=10, source="BGB 630f")
    told = [r.deed for r in log.rows if isinstance(r.deed, RetentionSet)]
    assert told == [RetentionSet(years=10, source="BGB 630f")]


def test_a_hold_asked_for_twice_is_one(kept: Ward) -> None:
    command = _place(kept)
    kept.charted(command, signed_in(ADMIN))
    kept.clock.advance(seconds=timedelta(minutes=1).total_seconds())
    kept.charted(command, signed_in(ADMIN))
    assert len(holds(kept.journal)) == 1
