"""The figures of a line of the review list, against a count by hand."""

from datetime import timedelta
from decimal import Decimal

import pytest

from monitor.chart.commands import AcknowledgeAlert, Amend, Retract
from monitor.chart.kinds import (
    InfusionRecorded,
    NoteRecorded,
    ObservationsRecorded,
)
from monitor.charting.review_list import NEVER_MS
from monitor.review.figures import Figures, amended, figures, response
from monitor.review.indexed import indexed
from monitor.review.written import written
from tests.charting.clinic import CALM, Clinic, observed

ROSE = "182/104 101 91 14 5 7 3 0"


def told(clinic: Clinic) -> Figures:
    read = clinic.read
    return figures(read.session, read.protocol, read.patient)


@pytest.fixture
def infused(clinic: Clinic) -> Clinic:
    """Baseline 118; at 10 min it rises; a pause; every further set is left out."""
    clinic.start()
    clinic.chart(10, observed(ROSE, "confirmed"))
    clinic.chart(11, InfusionRecorded(step="paused", cause="patient unwell"))
    return clinic


def test_the_highest_and_the_lowest(infused: Clinic) -> None:
    """The rise is over the median of the baseline."""
    infused.close(20)
    found = told(infused)
    assert found.peak_sbp == Decimal(182)
    assert found.rise == Decimal(64)
    assert found.lowest_spo2 == Decimal(91)
    assert found.peak_dissociation == Decimal(7)
    assert found.peak_distress == Decimal(3)
    assert (found.pauses, found.overrides) == (1, 0)
    assert found.drug == "ketamine"
    assert found.state == "not signed"


@pytest.mark.parametrize(("seconds", "slow"), [(119, 0), (120, 0), (121, 1)])
def test_slower_than_two_minutes(infused: Clinic, seconds: int, slow: int) -> None:
    """At the limit an answer is not slow; what nobody answered is counted beside it."""
    asked = [
        a for a in infused.read.session.alerts if a.alert.priority in ("high", "medium")
    ]
    first = min(asked, key=lambda a: a.raised_at)
    infused.move_to(10 + seconds / 60)
    taken = AcknowledgeAlert(
        id=infused.mint(),
        stream_id=infused.session_id,
        at=infused.steady.now(),
        key=first.key,
    )
    infused.charted(taken)
    two = timedelta(minutes=2)
    found = response(infused.read.session.alerts, two)
    assert found.slow == slow
    assert found.unacknowledged == len(asked) - 1
    first_alone = response(
        (a for a in infused.read.session.alerts if a.key == first.key), two
    )
    assert first_alone.median == timedelta(seconds=seconds)


def test_sets_that_nobody_charted_are_missed(infused: Clinic) -> None:
    """Closed at 20 min with nothing after 10: the slot of 20 was due."""
    infused.close(20)
    timely = told(infused).timeliness
    assert timely is not None
    read = infused.read
    assert timely.missed == sum(
        slot.state == "missed" for slot in read.assessment.slots
    )
    assert timely.missed > 0


@pytest.mark.parametrize(("minutes", "late"), [(5, 0), (6, 1)])
def test_a_set_charted_long_after_it_was_read_is_late(
    clinic: Clinic, minutes: int, late: int
) -> None:
    """More than five minutes after it, as the protocol has it."""
    clinic.start()
    clinic.move_to(10 + minutes)
    clinic.charted(clinic.fact(observed(CALM), 10))
    clinic.close(18)
    timely = told(clinic).timeliness
    assert timely is not None
    assert timely.late == late


def test_what_was_amended_and_struck_out_is_counted_once(infused: Clinic) -> None:
    facts = [
        f
        for f in infused.read.session.facts
        if isinstance(f.payload, ObservationsRecorded)
    ]
    amend = Amend(
        id=infused.mint(),
        stream_id=infused.session_id,
        at=facts[0].effective_at,
        target=facts[0].id,
        replacement=observed("119/72 70 98 14 5 0 1 0"),
        reason="misread",
    )
    infused.charted(amend)
    retract = Retract(
        id=infused.mint(),
        stream_id=infused.session_id,
        at=infused.steady.now(),
        target=facts[0].id,
        reason="other patient",
    )
    infused.charted(retract)
    assert amended(infused.read.session) == 1


def test_all_that_was_written_is_found(infused: Clinic) -> None:
    """Notes, reasons and causes, a line each."""
    infused.chart(13, NoteRecorded(text="felt sick, then calm"))
    infused.close(20)
    read = infused.read
    text = written(read.session, read.protocol)
    assert "felt sick, then calm" in text.splitlines()
    assert "patient unwell" in text.splitlines()


def test_an_open_session_tells_its_opening_alone(infused: Clinic) -> None:
    """Whatever is charted in it: so that charting writes nothing to the list."""
    read = infused.read
    row = indexed(read.session, read.protocol, read.patient)
    assert (row.is_open, row.state, row.peak_sbp, row.high) == (1, "open", None, None)
    opened_by = read.session.name_of(read.session.opened_by)
    assert (row.room, row.nurse) == ("Room 1", opened_by)


@pytest.mark.parametrize(("acknowledged", "told"), [(True, 120_000), (False, NEVER_MS)])
def test_half_never_acknowledged_took_longest(
    infused: Clinic, told: int, *, acknowledged: bool
) -> None:
    infused.move_to(12)
    asking = [
        a for a in infused.read.session.alerts if a.alert.priority in ("high", "medium")
    ]
    for alert in asking if acknowledged else ():
        taken = AcknowledgeAlert(
            id=infused.mint(),
            stream_id=infused.session_id,
            at=infused.steady.now(),
            key=alert.key,
        )
        infused.charted(taken)
    infused.close(13)
    read = infused.read
    row = indexed(read.session, read.protocol, read.patient)
    assert row.median_ack_ms == told
