"""The series of a patient's sessions in words."""

from datetime import timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.earlier import EarlierSession, earlier_session
from monitor.chart.kinds import Cancelled, EffectRecorded, SessionClosed
from monitor.charting.reads import SessionRead
from tests.builders import Chronicle
from tests.charting.clinic import Clinic
from ui.views.series import series_sheet, series_words


@pytest.fixture
def read() -> SessionRead:
    """A first session, ten minutes in."""
    clinic = Clinic().start()
    return clinic.chart(10, "128/78 74 98 14 5 2 1 0")


def before(days: int) -> EarlierSession:
    chronicle = Chronicle().start()
    chronicle.observe(20, "158/90 84 97 14 4 6 2 1")
    chronicle.observe(30, "150/94 80 97 14 5 3 1 0")
    chronicle.add(EffectRecorded(code="NAUS", grade=2), 31)
    chronicle.infuse(40, "completed")
    found = earlier_session(chronicle.session)
    assert found.started_at is not None
    ago = timedelta(days=days)
    return replace(
        found, opened_at=found.opened_at - ago, started_at=found.started_at - ago
    )


def lines(read: SessionRead, label: str) -> tuple[str, ...]:
    return next(r.lines for r in series_sheet(read).rows if r.label == label)


def test_the_first_session_says_so(read: SessionRead) -> None:
    """There is none before it, and the sum is today's."""
    assert series_words(read) == "Session 1 of 6"
    assert lines(read, "Before") == ("no session before this one",)
    assert lines(read, "Now")[1:] == (
        "8.6 mg in all, calculated",
        "next due 17-Mar-2026 by the protocol",
    )


def test_one_that_was_cancelled_has_no_number() -> None:
    """The next one has it; while it is open a dose may yet come."""
    clinic = Clinic().open()
    assert series_words(clinic.read) == "Session 1 of 6"
    facts = Cancelled(cause="fever")
    ending = SessionClosed(ending="cancelled", left_at=clinic.at(-10), facts=facts)
    closed = clinic.chart(-10, ending)
    assert series_words(closed) == "No number in the series, no dose given"
    assert lines(closed, "Now")[0] == series_words(closed)


def test_what_each_session_came_to(read: SessionRead) -> None:
    """Dose, peaks, dissociation and the worst effect, the newest first."""
    now = replace(read, earlier=(before(3), before(6)))

    labels = [r.label for r in series_sheet(now).rows]
    assert labels == [
        "Now",
        "Session 2, 11-Mar-2026, iv40",
        "Session 1, 08-Mar-2026, iv40",
    ]
    assert lines(now, labels[1]) == (
        "34.2 mg, ketamine, 0.5 mg/kg",
        "highest SBP 158 and DBP 94",
        "highest dissociation 6",
        "worst effect nausea, grade 2",
    )
    assert "last dose 11-Mar-2026" in lines(now, "Now")


def test_a_dose_in_doubt_makes_every_sum_with_it_at_most(read: SessionRead) -> None:
    """The session's own mg, and what they came to together; without it neither."""
    doubted = replace(before(3), mg=Decimal("29.9"), is_uncertain=True)
    now = replace(read, earlier=(doubted, before(6)))
    rows = series_sheet(now).rows
    assert rows[1].lines[0] == "at most 29.9 mg, ketamine, 0.5 mg/kg"
    assert rows[2].lines[0] == "34.2 mg, ketamine, 0.5 mg/kg"
    assert "at most 72.7 mg in all, uncertain" in rows[0].lines


def test_maintenance_is_counted_anew(read: SessionRead) -> None:
    """After the first series the words say how many of maintenance it is."""
    at_end = replace(read, earlier=tuple(before(3 * n) for n in range(1, 6)))
    after = replace(read, earlier=tuple(before(3 * n) for n in range(1, 8)))

    assert series_words(at_end) == "Session 6 of 6"
    assert series_words(after) == "Maintenance 2"


def test_a_session_without_a_dose_has_no_number(read: SessionRead) -> None:
    """It is told, and counts for nothing."""
    undosed = replace(before(3), started_at=None)
    now = replace(read, earlier=(undosed, before(6)))

    assert series_words(now) == "Session 2 of 6"
    assert lines(now, "11-Mar-2026, iv40") == ("no dose given",)


def test_a_protocol_without_a_series_counts_nothing(read: SessionRead) -> None:
    """What the protocol does not say is not told."""
    bare = replace(read, protocol=replace(read.protocol, series=None))

    assert series_words(bare) == ""
    assert [r.label for r in series_sheet(bare).rows] == ["Before"]
