"""The day of a hold is told where the patient's last session was held."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from monitor.chart.commands import ErasePatient
from monitor.chart.erasing import Listed, decide_erasure
from monitor.chart.keeping import Hold
from monitor.chart.refusals import Refusal
from tests.desk import PATIENT

LATE = datetime(2026, 3, 14, 23, 30, tzinfo=UTC)
SOMEBODY = UUID(int=1)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", "14-Mar-2026"),
        ("Europe/Berlin", "15-Mar-2026"),
        ("America/New_York", "14-Mar-2026"),
    ],
)
def test_the_day_is_that_of_the_place(zone: str, day: str) -> None:
    session = Listed(SOMEBODY, LATE, LATE, zone)
    hold = Hold(
        id=SOMEBODY,
        patient=PATIENT.id,
        reason="claim",
        asked_by="K. Weiss",
        placed_at=LATE,
        placed_by=SOMEBODY,
    )
    command = ErasePatient(
        id=SOMEBODY, stream_id=PATIENT.id, at=LATE, identifier="T-0001", reason="asked"
    )
    answer = decide_erasure(PATIENT, [session], command, LATE, [hold])
    assert isinstance(answer, Refusal)
    assert f"held since {day}," in answer.why
