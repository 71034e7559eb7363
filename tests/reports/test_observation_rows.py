"""The rows of observations: every version of every value, and what became of it."""

from decimal import Decimal

from msgspec.structs import replace

from monitor.chart.commands import Amend
from monitor.chart.kinds import ObservationsRecorded, Reading
from tests.charting.clinic import CALM, Clinic, observed
from tests.reports.exported import amend, record_of, retract, rows_of, set_at


def test_a_row_for_each_value() -> None:
    """A set of nine fields makes nine rows in the protocol's order."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)

    at = clinic.at(10)
    rows = [r for r in record_of(clinic).observations if r.observed_at == at]

    assert [(r.field, r.value) for r in rows] == [
        ("sbp", Decimal(118)),
        ("dbp", Decimal(72)),
        ("hr", Decimal(70)),
        ("spo2", Decimal(98)),
        ("rr", Decimal(14)),
        ("sedation", Decimal(5)),
        ("dissociation", Decimal(0)),
        ("distress", Decimal(1)),
        ("nausea", Decimal(0)),
    ]
    assert {r.set for r in rows} == {set_at(clinic, 10)}
    assert [r.unit for r in rows[:4]] == ["mmHg", "mmHg", "/min", "%"]
    assert {r.author for r in rows} == {"A. Okafor RN"}


def test_an_amended_value_stands_before_its_successor() -> None:
    """Both values are there; the first names the amendment and its reason."""
    clinic = Clinic().start()
    clinic.chart(10, observed("128/78 174 98 14 5 2 1 0", "unconfirmed"))
    clinic.move_to(11)
    amendment = amend(
        clinic, set_at(clinic, 10), observed("128/78 74 98 14 5 2 1 0"), "typing slip"
    )

    before, after = rows_of(clinic, 10, "hr")

    assert (before.value, before.superseded_by) == (Decimal(174), amendment)
    assert before.reason == "typing slip"
    assert (before.superseded_at, before.superseded_author) == (
        clinic.at(11),
        "A. Okafor RN",
    )
    assert (after.superseded_at, after.superseded_author) == (None, None)
    assert (after.value, after.superseded_by, after.reason) == (Decimal(74), None, None)
    assert after.recorded_at == clinic.at(11)


def test_a_value_left_as_it_was_has_one_row() -> None:
    """An amendment of one field repeats nothing of the others."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    amend(clinic, set_at(clinic, 10), observed("118/72 71 98 14 5 0 1 0"), "misread")

    (row,) = rows_of(clinic, 10, "spo2")

    assert row.superseded_by is None
    assert row.recorded_at == clinic.at(10)


def test_a_value_taken_out_names_what_took_it_out() -> None:
    """A field that an amendment leaves out keeps its row, superseded."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    amendment = amend(
        clinic, set_at(clinic, 10), observed("118/72 70 98 14 5"), "not asked"
    )

    (row,) = rows_of(clinic, 10, "nausea")

    assert (row.superseded_by, row.reason) == (amendment, "not asked")


def test_what_was_struck_out_stays_in_the_table() -> None:
    """A retracted set keeps every row, each naming the retraction and its reason."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    struck = retract(clinic, set_at(clinic, 10), "wrong patient")

    (row,) = rows_of(clinic, 10, "sbp")

    assert (row.value, row.superseded_by) == (Decimal(118), struck)
    assert row.reason == "wrong patient"
    assert (row.superseded_at, row.superseded_author) == (
        clinic.read.at,
        "A. Okafor RN",
    )


def test_late_is_charted_more_than_five_minutes_after() -> None:
    """Five minutes after observing is timely, a second more is late."""
    clinic = Clinic().start()
    for observed_at, charted_at in ((10, 15), (20, 25 + 1 / 60)):
        clinic.move_to(charted_at)
        clinic.charted(clinic.fact(observed(CALM), observed_at))

    (timely,) = rows_of(clinic, 10, "hr")
    (late,) = rows_of(clinic, 20, "hr")

    assert not timely.late
    assert late.late


def test_an_amendment_makes_no_timely_set_late() -> None:
    """Late counts from the first charting, however late it was put right."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    clinic.move_to(30)
    amend(clinic, set_at(clinic, 10), observed("118/72 71 98 14 5 0 1 0"), "misread")

    assert [r.late for r in rows_of(clinic, 10, "hr")] == [False, False]


def test_a_set_moved_back_in_time_becomes_late() -> None:
    """An amendment of the time is judged by the time it gives, the old row by its."""
    clinic = Clinic().start()
    clinic.chart(20, CALM)
    fact = clinic.read.session.fact(set_at(clinic, 20))
    assert fact is not None
    assert isinstance(fact.payload, ObservationsRecorded)
    clinic.charted(
        Amend(
            id=clinic.mint(),
            stream_id=clinic.session_id,
            at=clinic.at(12),
            target=fact.id,
            replacement=fact.payload,
            reason="wrong time",
        )
    )

    (before,) = rows_of(clinic, 20, "hr")
    (after,) = rows_of(clinic, 12, "hr")

    assert (before.late, before.reason) == (False, "wrong time")
    assert after.late


def test_not_done_has_a_reason_and_no_value() -> None:
    """What was not measured is a row of its own."""
    clinic = Clinic().start()
    whole = observed(CALM)
    asleep = Reading(field="distress", not_done="not disturbed")
    kept = tuple(asleep if r.field == "distress" else r for r in whole.readings)
    clinic.chart(10, replace(whole, readings=kept))

    (row,) = rows_of(clinic, 10, "distress")

    assert (row.value, row.not_done) == (None, "not disturbed")


def test_how_a_questioned_value_was_kept() -> None:
    """Confirmed and unconfirmed differ; a value never in question is neither."""
    clinic = Clinic().start()
    clinic.chart(10, observed("118/72 104 98 14 5", "unconfirmed"))
    clinic.chart(20, observed("118/72 70 98 14 5", "confirmed"))
    clinic.chart(30, CALM)

    kept = {
        minute: (row.challenged, row.confirmed)
        for minute in (10, 20, 30)
        for row in rows_of(clinic, minute, "hr")
    }

    assert kept == {10: (True, False), 20: (True, True), 30: (False, False)}
