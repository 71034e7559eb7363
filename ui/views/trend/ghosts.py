"""Earlier sessions of the same patient behind today's lanes, from their dose starts."""

from collections.abc import Iterator
from datetime import timedelta

from monitor.chart.earlier import EarlierSession
from monitor.protocol.care_protocol import Lane as ProtocolLane
from ui.views.trend.lanes import Ghost, GhostPoint
from ui.views.trend.subject import Subject
from ui.views.wording import day, local_day

_MOST = 3
_MINUTE = timedelta(minutes=1)


def shown(subject: Subject) -> tuple[EarlierSession, ...]:
    """The last few in which a dose was given, the newest first."""
    dosed = [e for e in subject.earlier if e.started_at is not None]
    return tuple(dosed[:_MOST])


def ghosts(subject: Subject, lane: ProtocolLane) -> tuple[Ghost, ...]:
    """One for each earlier session that has a reading for the lane."""
    found = (
        Ghost(age=age, points=tuple(_points(subject, lane, session)))
        for age, session in enumerate(shown(subject))
    )
    return tuple(ghost for ghost in found if ghost.points)


def ghost_words(subject: Subject) -> str:
    """Which sessions are drawn, ``07-Mar-2026 and 2 before``; empty where none is."""
    sessions = shown(subject)
    if not sessions or sessions[0].started_at is None:
        return ""
    on = day(local_day(sessions[0].started_at, subject.zone))
    before = len(sessions) - 1
    return f"session of {on}" + (f" and {before} before" if before else "")


def _points(
    subject: Subject, lane: ProtocolLane, session: EarlierSession
) -> Iterator[GhostPoint]:
    """Never beyond now, where it would foretell what is not known."""
    upper, *lower = lane.fields
    for one in session.sets:
        minute = subject.minute(subject.zero + one.since_start)
        values = [one.values.get(field) for field in (upper, *lower)]
        if minute > subject.now_minute and not subject.shows_ghosts_ahead:
            continue
        if any(value is None for value in values):
            continue
        known = [float(value) for value in values if value is not None]
        yield GhostPoint(minute, known[0], known[-1])
