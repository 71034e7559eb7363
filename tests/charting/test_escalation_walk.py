"""Whatever happens, no high alert stays in its room for longer than its time."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.chart.commands import AcknowledgeAlert
from monitor.chart.kinds import (
    AlertAnswer,
    AlertEscalated,
    AlertResolved,
    AlertSeen,
    ClinicianArrived,
    ClinicianCalled,
)
from monitor.protocol.assessment import Alert
from tests.charting.clinic import Clinic, observed

LINES = (
    "118/72 70 98 14 5 0 1 0",
    "205/95 80 97 14 5 0 1 0",
    "217/99 80 97 14 5 0 1 0",
    "118/72 145 97 14 5 0 1 0",
    "118/72 70 88 14 5 0 1 0",
)
STEPS = st.one_of(
    st.tuples(st.just("set"), st.integers(0, len(LINES) - 1)),
    st.tuples(st.just("wait"), st.integers(1, 400)),
    st.tuples(st.just("sleep"), st.integers(60, 3600)),
    st.tuples(st.sampled_from(["seen", "ack", "call", "arrive", "end"]), st.just(0)),
    st.tuples(st.just("restart"), st.just(0)),
)


def take(clinic: Clinic, what: str, much: int) -> None:
    """One thing that happens to a session; what the record refuses is left."""
    if what == "set":
        clinic.ask(clinic.fact(observed(LINES[much], "confirmed")))
    elif what in ("wait", "sleep"):
        clinic.clock.advance(seconds=much)
    elif what == "restart":
        clinic.restart()
    elif clinic.read.assessment.strip:
        key = clinic.read.assessment.strip[0].top.key
        answer(clinic, what, key)


def answer(clinic: Clinic, what: str, key: str) -> None:
    id_, stream, at = clinic.mint(), clinic.session_id, clinic.clock.now()
    if what == "ack":
        clinic.ask(AcknowledgeAlert(id=id_, stream_id=stream, at=at, key=key))
        return
    facts: dict[str, AlertAnswer] = {
        "seen": AlertSeen(key=key),
        "call": ClinicianCalled(key=key, who="Dr Meyer"),
        "arrive": ClinicianArrived(key=key, who="Dr Meyer"),
        "end": AlertResolved(key=key, cause="artefact"),
    }
    clinic.ask(clinic.fact(facts[what]))


def silent(clinic: Clinic) -> list[Alert]:
    """High alerts nobody answered on their card, that time should have told."""
    found = clinic.read.assessment
    answered = {
        alert.parameter: max(
            a.answered_at
            for a in found.alerts
            if a.parameter == alert.parameter and a.answered_at
        )
        for alert in found.alerts
        if alert.answered_at
    }
    late = timedelta(seconds=60)
    return [
        a
        for a in found.alerts
        if a.priority == "high"
        and a.is_active
        and found.at - a.raised_at >= late
        and (a.parameter not in answered or answered[a.parameter] < a.raised_at)
        and not a.life.was_told("rooms")
    ]


@settings(max_examples=25)
@given(st.lists(STEPS, min_size=1, max_size=14))
def test_no_high_alert_is_silent_for_longer_than_its_time(
    steps: list[tuple[str, int]],
) -> None:
    """After every tick each is told, answered or over; each level is told once."""
    clinic = Clinic().start()
    clinic.move_to(9)
    for what, much in steps:
        take(clinic, what, much)
        clinic.recorder.tick()
        assert silent(clinic) == []
    told = [(p.key, p.level) for p in clinic.payloads if isinstance(p, AlertEscalated)]
    assert len(told) == len(set(told))
    assert clinic.recorder.tick() == ()


@settings(max_examples=15)
@given(st.lists(STEPS, min_size=1, max_size=10))
def test_a_restart_changes_nothing(steps: list[tuple[str, int]]) -> None:
    """What is told, and of which alerts, follows from the record and the time alone."""
    clinic = Clinic().start()
    clinic.move_to(9)
    for what, much in steps:
        take(clinic, what, much)
        clinic.recorder.tick()
    before = clinic.read.assessment
    clinic.restart()
    after = clinic.read.assessment
    assert [(a.key, a.level, a.life) for a in before.alerts] == [
        (a.key, a.level, a.life) for a in after.alerts
    ]
