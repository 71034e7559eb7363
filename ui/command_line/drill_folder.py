"""The folder of the drill: a made-up session that infuses, made anew each time."""

from datetime import timedelta
from pathlib import Path

from monitor.clock import Clock
from monitor.simulation.playing import StageClock, play
from monitor.storage.database import Database
from ui.command_line.demo_folder import clear_record
from ui.command_line.plain import Plain
from ui.command_line.scripts import LEAD, staged, synthetic_script
from ui.opening import recorder_on

_MARK = "drill"
_BEGINS_AT = timedelta(minutes=1)
"""After the start of the dose: no set is due while ten are charted."""


def prepare_drill(folder: Path, of: Clock) -> None:
    """Chart the session that is drilled in; results of earlier drills stay.

    Raises Plain where the folder holds a record that is no drill's, and an
    EnvironmentFault.
    """
    mark = folder / _MARK
    if (folder / "record.db").exists() and not mark.exists():
        raise Plain(
            f"{folder} holds a record that is not a drill's. It is left alone. "
            "Name another folder with --data."
        )
    clear_record(folder)
    mark.touch()
    begins = of.now()
    start = begins - _BEGINS_AT
    clock = StageClock(start - LEAD, of.zone)
    with Database(folder) as database:
        recorder = recorder_on(database, clock)
        protocol = recorder.protocols[0]
        stage = staged(synthetic_script(protocol), protocol, start, of.zone)
        play(stage, recorder, clock, until=begins)
