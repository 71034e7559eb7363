"""Readings asked for again: by an action, or because an alert got none."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from monitor.chart.alert_history import RaisedAlert
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.protocol.asked_sets import Recheck
from monitor.protocol.care_protocol import CareProtocol, Parameter
from monitor.protocol.courses import Course, Episode, Firing
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.quick import Quick
from monitor.protocol.repeating import Repeat, repeats


class Reminder(Struct, frozen=True, kw_only=True):
    """A firing raised once more, since nobody measured after acknowledging it."""

    key: str
    firing: Firing
    episode: Episode
    due_at: datetime


def reminder_key(firing_key: str) -> str:
    return f"{firing_key}:recheck"


def rechecks(
    protocol: CareProtocol, session: Session, courses: Iterable[Course] = ()
) -> tuple[Recheck, ...]:
    """The readings that *repeat measurement* or the protocol asks for again.

    In the order asked. Any later set with the parameter in it answers, also with a
    reason for no value.
    """
    starting = {a.code for a in protocol.actions if a.starts == "recheck"}
    delay = timedelta(minutes=protocol.rechecking.after_action_minutes)
    parameters = {p.id: p for p in protocol.parameters if p.fields}
    by_hand = [
        Repeat(
            action.at,
            raised.alert.parameter,
            action.at + delay,
            frozenset((raised.key,)),
        )
        for raised in session.alerts
        for action in raised.actions
        if action.code in starting and raised.alert.parameter in parameters
    ]
    # What is a doubt and a side effect at once is read again once.
    events = dict.fromkeys(
        (*_of_doubts(protocol, session), *_of_effects(protocol, session))
    )
    by_itself = [
        repeat
        for repeat in repeats(session, courses)
        if not _is_taken_over(repeat, by_hand, session, parameters[repeat.parameter])
    ]
    asked = (
        _recheck(session, parameters[repeat.parameter], repeat)
        for repeat in (*by_hand, *events, *by_itself)
    )
    return tuple(sorted(asked, key=lambda r: (r.asked_at, r.due_at)))


def _of_doubts(protocol: CareProtocol, session: Session) -> Iterator[Repeat]:
    """What is asked again because the dose became uncertain."""
    quick = {q.doubt: q for q in protocol.quick if q.doubt is not None}
    after = protocol.rechecking.after_doubt_minutes
    for doubt in session.dosing.doubts:
        event = quick.get(doubt.doubt.cause)
        if event is not None:
            yield from _after(event, doubt.at)
        elif after is not None:
            due = doubt.at + timedelta(minutes=after)
            for parameter in protocol.rechecking.doubt_parameters:
                yield Repeat(doubt.at, parameter, due)


def _of_effects(protocol: CareProtocol, session: Session) -> Iterator[Repeat]:
    """What is asked again because of an event that one key charts."""
    quick = {q.effect: q for q in protocol.quick if q.effect}
    for effect in session.effects:
        event = quick.get(effect.code)
        if event is not None and effect.grade > 0:
            yield from _after(event, effect.onset)


def _after(event: Quick, at: datetime) -> Iterator[Repeat]:
    due = at + timedelta(minutes=event.recheck_minutes)
    for parameter in event.recheck:
        yield Repeat(at, parameter, due)


def _is_taken_over(
    repeat: Repeat, by_hand: Iterable[Repeat], session: Session, parameter: Parameter
) -> bool:
    """Whether a nurse asked for it by that alert before it was read: hers is due."""
    answer = _first_answer(session.sets, parameter, repeat.asked_at)
    return any(
        not repeat.keys.isdisjoint(asked.keys)
        and asked.asked_at >= repeat.asked_at
        and (answer is None or answer.observed_at > asked.asked_at)
        for asked in by_hand
    )


def _recheck(session: Session, parameter: Parameter, asked: Repeat) -> Recheck:
    answer = _first_answer(session.sets, parameter, asked.asked_at)
    return Recheck(
        parameter=parameter.id,
        label=parameter.label,
        asked_at=asked.asked_at,
        due_at=asked.due_at,
        fulfilled_by=None if answer is None else answer.id,
    )


def reminders(
    protocol: CareProtocol,
    session: Session,
    courses: Iterable[Course],
    now: datetime,
) -> Iterator[Reminder]:
    """Every reminder that has come due, whatever became of it since."""
    delay = timedelta(minutes=protocol.rechecking.after_acknowledged_minutes)
    for course in courses:
        for episode in course.episodes:
            for firing in episode.firings:
                raised = session.alert(firing.key)
                due_at = _due_at(course, episode, firing, raised, delay)
                if due_at is None or due_at > now:
                    continue
                if not _was_answered(course, session, due_at - delay, due_at):
                    yield Reminder(
                        key=reminder_key(firing.key),
                        firing=firing,
                        episode=episode,
                        due_at=due_at,
                    )


def first_reading(
    sets: Iterable[ObservationSet], parameter: Parameter, after: datetime
) -> ObservationSet | None:
    """The first reading of the parameter observed after that time."""
    for candidate in sets:
        if candidate.observed_at > after and is_read(candidate, parameter):
            return candidate
    return None


def is_read(observed: ObservationSet, parameter: Parameter) -> bool:
    """Whether the set has a value of any of its fields."""
    return any(observed.value(field) is not None for field in parameter.fields)


def _first_answer(
    sets: Iterable[ObservationSet], parameter: Parameter, after: datetime
) -> ObservationSet | None:
    """The first set observed after that time that reads it, or says why not."""
    for candidate in sets:
        if candidate.observed_at > after and any(
            candidate.reading(field) is not None for field in parameter.fields
        ):
            return candidate
    return None


def _due_at(
    course: Course,
    episode: Episode,
    firing: Firing,
    raised: RaisedAlert | None,
    delay: timedelta,
) -> datetime | None:
    """When the firing would be raised again; None where it would not be.

    Only a parameter that can be read is, and only what stood on its card then.
    """
    if raised is None or raised.acknowledged_at is None or episode.priority == "low":
        return None
    if firing.is_late:
        return None
    due_at = raised.acknowledged_at + delay
    by_then = [f for f in episode.firings if f.moment.at <= due_at]
    is_latest = bool(by_then) and firing is by_then[-1]
    by_person = raised.life.resolved
    has_ended = (episode.resolved_at is not None and episode.resolved_at <= due_at) or (
        by_person is not None and by_person.at <= due_at
    )
    if not course.parameter.fields or not is_latest or has_ended:
        return None
    return None if _is_covered(course, episode, due_at) else due_at


def _is_covered(course: Course, episode: Episode, at: datetime) -> bool:
    """Whether a more urgent episode of the parameter is open then."""
    more_urgent = PRIORITIES[: PRIORITIES.index(episode.priority)]
    return any(
        other.priority in more_urgent
        and other.firings[0].moment.at <= at
        and (other.resolved_at is None or other.resolved_at > at)
        for other in course.episodes
    )


def _was_answered(
    course: Course, session: Session, after: datetime, until: datetime
) -> bool:
    """Whether it was read in time, or the session closed before."""
    if session.closed_at is not None and session.closed_at <= until:
        return True
    reading = first_reading(session.sets, course.parameter, after)
    return reading is not None and reading.observed_at <= until
