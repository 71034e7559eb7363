"""Charting a script through the ordinary recorder, with a clock moved by hand."""

from datetime import datetime, timedelta

from monitor.chart.commands import RecordPatient
from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from monitor.charting.recorder import Recorder
from monitor.clock import UnsetClock, new_id
from monitor.simulation.staging import Stage, commands

_TICK = timedelta(minutes=1)


class StageClock(UnsetClock):
    """A clock that stands until it is moved, and is never moved back."""

    def __init__(self, start: datetime, zone: str) -> None:
        self._now = self._start = start
        self._zone = zone
        # No other clock's seconds can be compared with these.
        self._boot_id = f"stage {new_id()}"

    @property
    def boot_id(self) -> str:
        return self._boot_id

    @property
    def zone(self) -> str:
        return self._zone

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return (self._now - self._start).total_seconds()

    def move_to(self, moment: datetime) -> None:
        self._now = max(self._now, moment)


class Refused(Exception):
    """The record refused a step of a script."""

    def __init__(self, number: int, refusal: Refusal) -> None:
        super().__init__(f"Step {number} of the script: {refusal.sentence}")
        self.refusal = refusal


def perform(stage: Stage, number: int, recorder: Recorder) -> SessionRead | None:
    """Chart one step; the session afterwards, None where that is not open yet.

    Raises Refused where the record says no.
    """
    _chart(stage, number, recorder)
    return read_stage(stage, recorder)


def _chart(stage: Stage, number: int, recorder: Recorder) -> None:
    for command in commands(stage, number, read_stage(stage, recorder)):
        if isinstance(command, RecordPatient) and _is_known(command, recorder):
            continue
        answer = recorder.handle(command, stage.actor)
        if isinstance(answer, Refusal):
            raise Refused(number, answer)


def play(  # noqa: PLR0913  (what, where, when, and how closely)
    stage: Stage,
    recorder: Recorder,
    clock: StageClock,
    until: datetime | None = None,
    first: int = 0,
    *,
    every: timedelta = _TICK,
) -> int:
    """Chart from one step on, up to a time or to the end; ticks the rules each minute.

    ``every`` is how often, and at each step in any case.

    Returns the number of the step to go on with. Raises Refused where the record says
    no.
    """
    steps = stage.script.steps
    while first < len(steps):
        moment = stage.moment(steps[first].recorded_minute)
        if until is not None and moment > until:
            break
        _tick_up_to(moment, recorder, clock, every)
        _chart(stage, first, recorder)
        first += 1
    if until is not None:
        _tick_up_to(until, recorder, clock, every)
    return first


def read_stage(stage: Stage, recorder: Recorder) -> SessionRead | None:
    """The session of the script as it stands; None before it is opened."""
    try:
        read = recorder.session(stage.session)
    except KeyError:
        return None
    return read if isinstance(read, SessionRead) else None


def _is_known(command: RecordPatient, recorder: Recorder) -> bool:
    try:
        recorder.patient(command.stream_id)
    except KeyError:
        return False
    return True


def _tick_up_to(
    moment: datetime, recorder: Recorder, clock: StageClock, every: timedelta
) -> None:
    while clock.now() + every < moment:
        clock.move_to(clock.now() + every)
        recorder.tick()
    clock.move_to(moment)
    recorder.tick()
