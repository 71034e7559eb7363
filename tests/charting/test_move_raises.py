"""What a move of the chart alerts of is on record at once, like any other alert."""

import pytest

from monitor.chart.commands import AcknowledgeAlert
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import (
    AlertEscalated,
    ChartReattributed,
    FollowUpRecorded,
    IdentityTyped,
    LimitChanged,
)
from monitor.charting.ports import Circumstances
from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Alert
from tests.charting.clinic import Clinic, observed
from tests.charting.moving import THERE, moved_to_another, swapping, two_open
from tests.desk import NURSE

LIMITS = (("SBP-HIGH-3", 240), ("SBP-HIGH-2", 235), ("SBP-RISE-2", 120))


@pytest.fixture
def limited(clinic: Clinic) -> Clinic:
    """Dr Meyer lets the pressure go to 240, and 215 is read at 10."""
    return let_go(clinic.start(), 2)


def let_go(clinic: Clinic, minute: float) -> Clinic:
    for rule, limit in LIMITS:
        changed = LimitChanged(
            rule=rule, limit=limit, prescriber="Dr Meyer", reason="usual for her"
        )
        clinic.chart(minute, changed)
    clinic.chart(minute + 8, observed("215/90 70 98 14 5 0 1 0", "confirmed"))
    assert all(alert.priority == "low" for alert in clinic.raised)
    return clinic


def high(read: SessionRead) -> Alert:
    (alert,) = [a for a in read.assessment.alerts if a.priority == "high"]
    return alert


def test_the_alert_is_recorded_with_the_move(limited: Clinic) -> None:
    """In one transaction, at its own time."""
    limited.move_to(12)
    moved_to_another(limited)
    alert = high(limited.read)
    assert alert.is_active
    assert alert.recorded
    assert alert.raised_at == limited.at(12)
    assert [p.rule for p in limited.raised if p.priority == "high"] == ["SBP-HIGH-3"]


def test_it_is_told_farther(limited: Clinic) -> None:
    """Like any other that nobody answers."""
    limited.move_to(12)
    moved_to_another(limited)
    for minute in range(13, 44):
        limited.move_to(minute)
        limited.recorder.tick()
    told = [p for p in limited.payloads if isinstance(p, AlertEscalated)]
    key = high(limited.read).key
    assert [p.level for p in told if p.key == key] == ["rooms", "contact"]


def test_it_can_be_acknowledged(limited: Clinic) -> None:
    """At once."""
    limited.move_to(12)
    moved_to_another(limited)
    acknowledging = AcknowledgeAlert(
        id=limited.mint(),
        stream_id=limited.session_id,
        at=limited.steady.now(),
        key=high(limited.read).key,
    )
    limited.charted(acknowledging)
    assert high(limited.read).is_acknowledged


def test_either_chart_of_a_swap_raises_its_own(clinic: Clinic) -> None:
    """Both are moved in one act."""
    limited = let_go(two_open(clinic), 11)
    limited.charted(swapping(limited))
    assert high(limited.read).recorded
    there = limited.recorder.session(THERE)
    assert isinstance(there, SessionRead)
    assert all(alert.recorded for alert in there.assessment.alerts)


def test_what_another_version_judged_otherwise_is_raised_by_the_tick(
    limited: Clinic,
) -> None:
    """As a move that was written by one whose moves ended no limits."""
    limited.move_to(12)
    typed = IdentityTyped(initials="RE", birth_year=1990)
    moved = ChartReattributed(
        from_patient=limited.patient_id, to_patient=limited.patient_id, identity=typed
    )
    now = limited.steady.now()
    entry = NewEntry(
        id=limited.mint(),
        stream=Stream("session", limited.session_id),
        payload=moved,
        effective_at=now,
    )
    circumstances = Circumstances(
        recorded_at=now,
        recorded_mono=limited.steady.monotonic(),
        boot_id=limited.steady.boot_id,
        app_version="0.0.9",
    )
    limited.journal.append([entry], NURSE, circumstances)
    limited.restart()
    assert not high(limited.read).recorded
    limited.move_to(13)
    limited.recorder.tick()
    assert high(limited.read).recorded
    assert high(limited.read).raised_at == limited.at(13)
    assert limited.recorder.tick() == ()


def test_the_move_of_a_closed_session_calls_nobody(limited: Clinic) -> None:
    """Nor does the call on the day after, which is charted in it."""
    limited.close(60)
    known = limited.raised
    limited.move_to(300)
    moved_to_another(limited)
    assert not limited.read.assessment.strip
    limited.chart(1500, FollowUpRecorded(reached=True, effects="none"))
    assert limited.raised == known
