"""Who viewed a patient's record, by the rows of the audit log."""

from datetime import timedelta
from uuid import UUID

from monitor.chart.audit import AnyDeed, Exported, PastViewed, SessionViewed
from monitor.charting.ports import AuditRow
from monitor.review.viewed import viewers
from tests.builders import EPOCH, NURSE, PATIENT, SPACE, START, STATION

EXPORT = Exported(form="json", rows=3, sha256="0" * 64, sessions=1)


def row(minute: int, deed: AnyDeed | None, who: UUID | None = NURSE) -> AuditRow:
    return AuditRow(
        id=UUID(int=minute + 1),
        station=STATION,
        epoch=EPOCH,
        seq=minute,
        kind="",
        version=1,
        deed=deed,
        who=who,
        auth_method="password",
        subject=None,
        patient=PATIENT,
        at=START + timedelta(minutes=minute),
        mono=0.0,
        boot_id="boot",
        app_version="test",
    )


def test_each_person_with_how_often_and_when() -> None:
    """What was neither viewing nor taking out is no view; the last to look is first."""
    rows = [
        row(1, SessionViewed()),
        row(2, SessionViewed(), SPACE),
        row(3, PastViewed()),
        row(4, None),
        row(5, EXPORT, SPACE),
    ]
    found = viewers(reversed(rows), {NURSE: "A. Okafor RN", SPACE: "B. Lee"})
    assert [(v.name, v.viewed, v.taken) for v in found] == [
        ("B. Lee", 1, 1),
        ("A. Okafor RN", 2, 0),
    ]
    assert found[1].first == START + timedelta(minutes=1)
    assert found[1].last == START + timedelta(minutes=3)


def test_somebody_who_is_not_known_is_told_by_an_id() -> None:
    found = viewers([row(1, SessionViewed()), row(2, SessionViewed(), None)], {})
    assert [v.name for v in found] == ["", NURSE.hex[:8]]
