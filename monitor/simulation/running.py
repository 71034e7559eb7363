"""Charting the sessions of a cohort, one after the other, through the recorder."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from uuid import UUID, uuid5

from monitor.chart.entries import unverified
from monitor.chart.session import Session
from monitor.charting.reads import SessionRead
from monitor.charting.recorder import Recorder
from monitor.simulation.cohort import Sitting, all_sittings
from monitor.simulation.cohort_session import cohort_script
from monitor.simulation.nursing import Nurse
from monitor.simulation.playing import StageClock, play, read_stage
from monitor.simulation.staging import Stage

ZONE = "Europe/London"
EACH_MINUTE = timedelta(minutes=1)
AT_STEPS = timedelta(days=1)
"""Between the steps the rules are not asked: quicker, and no time is told less of
that a step does not bring about as well, save when an overdue set was first told."""

_NURSE = unverified("S. Simulated RN")
_PROTOCOL = "iv40"
_SESSIONS = UUID("4ac2b0a8-3a3e-4b5e-9b0e-4a0f9f0a7c11")
_FIRST_DAY = datetime(2024, 1, 8, 9, 30, tzinfo=UTC)
LEAD = timedelta(minutes=21)
OPENED = timedelta(minutes=20)
"""Before its dose starts a session is opened, as in ``Prelude``."""

DAYS_APART = 3
"""Of two sessions of one patient: six in two to three weeks."""

_ROOMS = 3
_DAYS = 4 * 365
"""So many patients begin one after the other; then anew, as of more patients a day."""

_APART = timedelta(minutes=150)
"""Of the starts in the rooms of one day."""

MakeRecorder = Callable[[StageClock], Recorder]


class Appointment(NamedTuple):
    """When a dose starts, aware UTC, and in which room."""

    start: datetime
    room: str


Diary = Callable[[Sitting], Appointment]
Booked = tuple[Sitting, Appointment]


def start_of(sitting: Sitting) -> datetime:
    """When its dose starts: a patient begins each day, and comes every third one."""
    number = sitting.person.number
    day = number % _DAYS + DAYS_APART * (sitting.nth - 1)
    return _FIRST_DAY + timedelta(days=day) + number % _ROOMS * _APART


def first_diary(sitting: Sitting) -> Appointment:
    """As ``start_of``, in one of three rooms."""
    return Appointment(start_of(sitting), f"Room {sitting.person.number % _ROOMS + 1}")


def chart_cohort(
    drawn: Iterable[Sitting],
    make_recorder: MakeRecorder,
    nurse: Nurse,
    every: timedelta = EACH_MINUTE,
    diary: Diary = first_diary,
) -> Iterator[SessionRead]:
    """Chart each session from its opening to its close, under the protocol iv40.

    A recorder is made for each patient. A session that is charted already is left as
    it is. Raises Refused where the record says no.
    """
    booked = ((sitting, diary(sitting)) for sitting in drawn)
    return chart_booked(booked, make_recorder, nurse, every)


def chart_booked(
    booked: Iterable[Booked],
    make_recorder: MakeRecorder,
    nurse: Nurse,
    every: timedelta,
) -> Iterator[SessionRead]:
    """As ``chart_cohort``, of sittings that come with when and where each is."""
    patients = groupby(booked, key=lambda one: one[0].person.number)
    for _, course in patients:
        sessions = list(course)
        clock = StageClock(sessions[0][1].start - LEAD, ZONE)
        recorder = make_recorder(clock)
        for sitting, appointment in sessions:
            clock.move_to(appointment.start - LEAD)
            stage = _stage(sitting, appointment, recorder, nurse)
            yield _chart(stage, recorder, clock, every)


def chart_dosed(
    count: int,
    seed: int,
    make_recorder: MakeRecorder,
    nurse: Nurse,
    every: timedelta = EACH_MINUTE,
) -> Iterator[SessionRead]:
    """As ``chart_cohort``, until so many were dosed; those held come as well."""
    charted = chart_cohort(all_sittings(seed), make_recorder, nurse, every)
    return until_dosed(count, charted)


def until_dosed(count: int, charted: Iterable[SessionRead]) -> Iterator[SessionRead]:
    """Those that come until so many of them were dosed."""
    for read in charted:
        yield read
        count -= is_dosed(read.session)
        if count == 0:
            return


def is_dosed(session: Session) -> bool:
    """Not so where the baseline held the dose, and the session was cancelled."""
    return session.dose_started_at is not None


def session_of(sitting: Sitting) -> UUID:
    """The id of its session, in whichever record."""
    return uuid5(_SESSIONS, f"{sitting.seed} {sitting.index}")


def _stage(
    sitting: Sitting, appointment: Appointment, recorder: Recorder, nurse: Nurse
) -> Stage:
    protocol = next(p for p in recorder.protocols if p.id == _PROTOCOL)
    return Stage(
        session=session_of(sitting),
        start=appointment.start,
        script=cohort_script(sitting, protocol, nurse),
        protocol=protocol,
        zone=ZONE,
        room=appointment.room,
        actor=_NURSE,
    )


def _chart(
    stage: Stage, recorder: Recorder, clock: StageClock, every: timedelta
) -> SessionRead:
    read = read_stage(stage, recorder)
    if read is None or read.session.is_open:
        play(stage, recorder, clock, every=every)
        read = read_stage(stage, recorder)
    if read is None:
        raise RuntimeError(f"Session {stage.session} can't be read back.")
    return read
