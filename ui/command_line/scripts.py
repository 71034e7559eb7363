"""The scripts that the demo and the tour play, and where they are staged."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from monitor.chart.entries import unverified
from monitor.protocol.care_protocol import CareProtocol
from monitor.simulation.iv40_session import iv40_script
from monitor.simulation.playing import StageClock, play
from monitor.simulation.prelude import ALEX, ROBIN, prelude_of
from monitor.simulation.script import Script
from monitor.simulation.script_file import read_script
from monitor.simulation.staging import Stage
from monitor.storage.database import Database
from resources.locate import locate
from ui.opening import recorder_on

LEAD = timedelta(minutes=21)
"""How long before the dose a script begins, and a minute more."""

NURSE = unverified("A. Okafor RN")
_SESSIONS = UUID("3d6f1c5e-1c54-4f55-8f7d-0a2f2ad9a1b4")


def example_script(protocol: CareProtocol) -> Script:
    """The session of the shipped file, with its slip, its alerts and its late set."""
    text = locate("sessions/iv40_session.csv").read_text(encoding="utf-8")
    prelude = prelude_of(ALEX, Decimal("68.4"), protocol)
    return read_script(text, prelude, protocol.charting)


def quiet_script(protocol: CareProtocol) -> Script:
    """A drawn session of the patient of the example."""
    prelude = prelude_of(ALEX, Decimal("68.4"), protocol)
    return iv40_script(prelude, protocol.charting, seed=5)


def synthetic_script(protocol: CareProtocol, seed: int = 3) -> Script:
    """A drawn session of one made-up patient; without a seed an uneventful one."""
    prelude = prelude_of(ROBIN, Decimal("74.5"), protocol)
    return iv40_script(prelude, protocol.charting, seed)


def staged(script: Script, protocol: CareProtocol, start: datetime, zone: str) -> Stage:
    """The script with its dose starting then; its session's id follows from that."""
    return Stage(
        session=uuid5(_SESSIONS, start.isoformat()),
        start=start,
        script=script,
        protocol=protocol,
        zone=zone,
        room="Room 1",
        actor=NURSE,
    )


def play_whole(
    database: Database,
    scripted: Callable[[CareProtocol], Script],
    start: datetime,
    zone: str,
) -> None:
    """Chart a session from its opening to its close."""
    clock = StageClock(start - LEAD, zone)
    recorder = recorder_on(database, clock)
    protocol = recorder.protocols[0]
    play(staged(scripted(protocol), protocol, start, zone), recorder, clock)
