"""What is replayed of a moment is what the screen showed then, value by value."""

from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from monitor.chart.commands import AcknowledgeAlert, ActOnAlert
from monitor.chart.kinds import (
    EffectRecorded,
    InfusionRecorded,
    LimitChanged,
    NoteRecorded,
    OxygenRecorded,
)
from monitor.charting.recording import Recording
from monitor.review.replay import Replay
from tests.charting.clinic import CALM, Clinic, observed
from tests.charting.moving import moved_to_another
from tests.charting.test_earlier import dosed, opened_after
from tests.reports.exported import amend, retract, set_at
from tests.review.watched import Watched, screens_of, sheets_of

LOOKS = 200
_NEXT = timedelta(hours=72)
_SECOND = _NEXT / timedelta(minutes=1) + 20
"""The minute at which the second dose begins."""


def replay_of(clinic: Clinic) -> Replay:
    recording = clinic.recorder.recordings.of(clinic.session_id)
    assert isinstance(recording, Recording)
    return Replay(recording)


def chart_first(clinic: Clinic) -> None:
    """A session three days before, as it stood when the next one was opened."""
    clinic.start()
    clinic.chart(20, "152/96 84 97 14 4 6 2 1")
    clinic.close(40)


def chart_eventfully(clinic: Watched) -> None:
    """Whatever changes what is shown: late, amended, struck out, moved limits."""
    t = _SECOND
    opened_after(clinic, _NEXT)
    clinic.move_to(t)
    dosed(clinic)
    clinic.chart(t + 3, OxygenRecorded(litres_per_minute=Decimal(2)))
    clinic.chart(t + 5, EffectRecorded(code="NAUS", grade=2))
    clinic.chart(t + 10, observed("205/95 80 97 14 5 3 1 0", "confirmed"))
    answer(clinic, t + 10.7)
    clinic.chart(
        t + 12,
        LimitChanged(
            rule="SBP-HIGH-2", limit=190, prescriber="Dr M. Meyer", reason="known"
        ),
    )
    clinic.chart(t + 13, observed("192/90 80 97 14 5", "confirmed"))
    clinic.move_to(t + 15)
    wrong = set_at(clinic, t + 10)
    amend(clinic, wrong, observed("185/95 80 97 14 5 3 1 0", "confirmed"), "misread")
    clinic.move_to(t + 17)
    clinic.charted(clinic.correction(family="Dubois", identifier="K-118"))
    clinic.move_to(t + 24)
    late = clinic.fact(observed("150/88 78 96 14 4 7 5 1", "confirmed"), t + 20)
    clinic.charted(late)
    clinic.chart(t + 25, InfusionRecorded(step="paused", cause="line"))
    rate = Decimal("51.3")
    clinic.chart(t + 27, InfusionRecorded(step="resumed", rate_ml_per_hour=rate))
    # The set of 30 is forgotten: time alone raises an alert.
    clinic.chart(t + 37, observed("140/85 75 90 14 4 7 2 1", "confirmed"))
    clinic.move_to(t + 39)
    retract(clinic, late.id, "another patient")
    clinic.chart(t + 41, NoteRecorded(text="calm, eyes closed"))
    clinic.close(t + 44)


def answer(clinic: Watched, minute: float) -> None:
    """The latest alert is acknowledged, and a minute later acted upon."""
    clinic.move_to(minute)
    key = clinic.raised[-1].key
    session, now = clinic.session_id, clinic.steady.now
    seen = AcknowledgeAlert(id=clinic.mint(), stream_id=session, at=now(), key=key)
    clinic.charted(seen)
    clinic.move_to(minute + 0.6)
    done = ActOnAlert(id=clinic.mint(), stream_id=session, at=now(), key=key, code=1)
    clinic.charted(done)


def change_all_since(clinic: Clinic) -> None:
    """Much later everything that was shown is put right, also of the session before."""
    second, t = clinic.session_id, _SECOND
    clinic.move_to(t + 200)
    amend(clinic, set_at(clinic, t + 13), observed("152/90 80 97 14 5"), "typing slip")
    retract(clinic, set_at(clinic, t + 37), "cuff off")
    clinic.charted(clinic.correction(given="Somebody"))
    clinic.session_id = Clinic().session_id
    read = observed("181/96 84 91 14 4 9 2 1", "confirmed")
    amend(clinic, set_at(clinic, 20), read, "misread")
    clinic.session_id = second


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:  # noqa: ARG001 - the store needs Qt
    return Watched()


def test_replay_shows_what_was_shown(watched: Watched) -> None:
    """200 random moments, before the dose, at every kind of change and after it."""
    chart_first(watched)
    rng = Random(5)  # noqa: S311 - the same moments in every run
    begun = watched.at(_SECOND - 20)
    # On half seconds, at which nothing is charted.
    seconds = rng.sample(range(1, 8000), LOOKS)
    moments = [begun + timedelta(seconds=second + 0.5) for second in seconds]
    watched.watch(moments)
    chart_eventfully(watched)
    watched.move_to(_SECOND + 130)
    assert len(watched.seen) == LOOKS
    change_all_since(watched)

    replay = replay_of(watched)

    # To and fro, as a thumb is pulled: what was worked out last is of another time.
    for seen in rng.sample(watched.seen, LOOKS):
        again = replay.at(seen.at)
        assert tuple(screens_of(again)) == seen.shown, seen.at
        assert not seen.sheets or tuple(sheets_of(again)) == seen.sheets, seen.at
    # What was changed since would show, or nothing was compared.
    latest, *_ = screens_of(replay.at(replay.last))
    assert all(seen.shown[0] != latest for seen in watched.seen)


def test_whose_chart_it_was_then(clinic: Clinic) -> None:
    """Before a chart was moved the screen named the patient it was under."""
    clinic.start()
    clinic.chart(10, CALM)
    before = clinic.read
    clinic.move_to(20)
    right = moved_to_another(clinic)

    replay = replay_of(clinic)

    assert replay.at(clinic.at(10)) == before
    assert replay.at(clinic.at(20)).patient.id == right


def test_a_session_moved_since_was_among_the_earlier_ones(clinic: Clinic) -> None:
    """It stood before the next one until it was found to be of somebody else."""
    chart_first(clinic)
    first = clinic.session_id
    opened_after(clinic, _NEXT)
    then = clinic.read
    assert [e.id for e in then.earlier] == [first]
    second, clinic.session_id = clinic.session_id, first
    clinic.move_to(_SECOND + 5)
    moved_to_another(clinic)
    clinic.session_id = second

    replay = replay_of(clinic)

    assert replay.at(then.at) == then
    assert replay.at(clinic.at(_SECOND + 5)).earlier == ()
    assert replay.at(clinic.at(_SECOND + 5)) == clinic.read


def test_replay_is_what_the_record_knew(watched: Watched) -> None:
    """The recorder, asked as of each moment, reads the same from the journal."""
    chart_first(watched)
    watched.watch(())
    chart_eventfully(watched)
    replay = replay_of(watched)
    for moment in replay.moments:
        known = watched.recorder.session(watched.session_id, as_of=moment.at)
        assert replay.at(moment.at) == known
