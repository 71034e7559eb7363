"""Single values of many sessions, as figures ask for them."""

from pathlib import Path

from monitor.charting.measured import MeasuredQuery
from monitor.storage.database import Database
from monitor.storage.measured import FileMeasurements
from tests.desk import PATIENT
from tests.storage.charted import at


def test_a_row_for_each_set_in_force(charted: Path) -> None:
    """The amended value is there; the misread and the struck out are not."""
    with Database(charted) as database:
        rows = FileMeasurements(database).measured(("sbp", "hr"), MeasuredQuery())
    assert [row.values for row in rows] == [(118, 71), (120, 72)]
    assert {row.started_ms for row in rows} == {at(3).timestamp() * 1000}
    assert {row.patient for row in rows} == {PATIENT.id.bytes}


def test_only_of_that_protocol(charted: Path) -> None:
    with Database(charted) as database:
        measurements = FileMeasurements(database)
        assert (
            len(measurements.measured(("sbp",), MeasuredQuery(protocol_id="iv40"))) == 2
        )
        assert measurements.measured(("sbp",), MeasuredQuery(protocol_id="im_sc")) == ()


def test_days_are_inclusive(charted: Path) -> None:
    day = at(0).date()
    with Database(charted) as database:
        measurements = FileMeasurements(database)
        on = MeasuredQuery(first_day=day, last_day=day)
        after = MeasuredQuery(first_day=day.replace(day=day.day + 1))
        before = MeasuredQuery(last_day=day.replace(day=day.day - 1))
        assert len(measurements.measured(("sbp",), on)) == 2
        assert measurements.measured(("sbp",), after) == ()
        assert measurements.measured(("sbp",), before) == ()


def test_a_field_that_was_not_measured(charted: Path) -> None:
    with Database(charted) as database:
        measurements = FileMeasurements(database)
        assert measurements.measured(("spo2",), MeasuredQuery()) == ()
        assert measurements.measured((), MeasuredQuery()) == ()
        rows = measurements.measured(("sbp", "spo2"), MeasuredQuery())
    assert [row.values for row in rows] == [(118, None), (120, None)]


def test_by_version(charted: Path) -> None:
    with Database(charted) as database:
        measurements = FileMeasurements(database)
        (group,) = measurements.groups(MeasuredQuery())
        version = group.protocol_version
        assert group.protocol_id == "iv40"
        assert group.sessions == 1
        same = MeasuredQuery(protocol_id="iv40", protocol_version=version)
        other = MeasuredQuery(protocol_id="iv40", protocol_version=version + 1)
        assert len(measurements.measured(("sbp",), same)) == 2
        assert measurements.measured(("sbp",), other) == ()
        assert measurements.groups(other) == ()
