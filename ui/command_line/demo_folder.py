"""The folder of the demo: made anew at each start, unless its session is still open."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from monitor.charting.faults import EnvironmentFault
from monitor.charting.recorder import Recorder
from monitor.clock import Clock, ScaledClock
from monitor.decoding import UNREADABLE
from monitor.simulation.playing import StageClock, play, read_stage
from monitor.simulation.staging import Stage
from monitor.storage.database import Database
from monitor.storage.faults import AlreadyOpen, Unreachable
from monitor.storage.folder import RecordFolder
from monitor.storage.journal import FileJournal
from ui.command_line.plain import Plain
from ui.command_line.scripts import (
    LEAD,
    example_script,
    play_whole,
    staged,
    synthetic_script,
)
from ui.demo import Demo
from ui.opening import recorder_on

_MARK = "demo.json"
_BEGINS_AT = timedelta(minutes=6)
"""How long the dose has been running when a demo begins: the chart is not empty."""

_EARLIER = (
    (timedelta(days=7), synthetic_script),
    (timedelta(days=2), example_script),
)
_SEED = 55
"""A session with dizziness and a medium BP alert at the end of the dose."""

_FILES = ("record.db", "record.db-wal", "record.db-shm", "record.key")


class Mark(msgspec.Struct, frozen=True):
    """Says that a record is a demo's, and when the dose of its session started."""

    start: datetime


def open_demo(folder: Path, of: Clock, speed: float) -> Demo:
    """The demo of that folder: the open one, or one made anew.

    Raises Plain where the folder holds a record that is no demo's, and an
    EnvironmentFault.
    """
    mark = _mark(folder)
    demo = None if mark is None else _resumed(folder, mark, of, speed)
    return demo or _made_anew(folder, of, speed)


def _mark(folder: Path) -> Mark | None:
    path = folder / _MARK
    if not path.exists():
        if (folder / "record.db").exists():
            raise Plain(
                f"{folder} holds a record that is not a demo. It is left alone. "
                "Name another folder with --data."
            )
        return None
    with suppress(*UNREADABLE):
        return msgspec.json.decode(path.read_bytes(), type=Mark)
    return None


def _resumed(folder: Path, mark: Mark, of: Clock, speed: float) -> Demo | None:
    """The demo where it was left; None where its session is closed or unreadable."""
    try:
        with Database(folder) as database:
            stage = _stage(recorder_on(database), mark.start, of.zone)
            read = read_stage(stage, recorder_on(database))
            if read is None or not read.session.is_open:
                return None
            journal = FileJournal(database, of)
            charted = journal.entries_since(journal.station, 0)
    except (AlreadyOpen, Unreachable):
        raise
    except EnvironmentFault:
        return None
    last = max(entry.recorded_at for entry in charted)
    return Demo(stage, ScaledClock(last, speed, of))


def _made_anew(folder: Path, of: Clock, speed: float) -> Demo:
    clear_record(folder)
    begins = of.now()
    start = (begins - _BEGINS_AT).replace(second=0, microsecond=0)
    (folder / _MARK).write_bytes(msgspec.json.encode(Mark(start)))
    with Database(folder) as database:
        for back, scripted in _EARLIER:
            play_whole(database, scripted, start - back, of.zone)
        clock = StageClock(start - LEAD, of.zone)
        recorder = recorder_on(database, clock)
        stage = _stage(recorder, start, of.zone)
        play(stage, recorder, clock, until=begins)
    return Demo(stage, ScaledClock(begins, speed, of))


def clear_record(folder: Path) -> None:
    """Remove the record of a demo or a drill while nobody has it open."""
    held = RecordFolder(folder)
    try:
        for name in _FILES:
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise Unreachable(folder, error.strerror or "no reason given") from error
    finally:
        held.release()


def _stage(recorder: Recorder, start: datetime, zone: str) -> Stage:
    protocol = recorder.protocols[0]
    return staged(synthetic_script(protocol, _SEED), protocol, start, zone)
