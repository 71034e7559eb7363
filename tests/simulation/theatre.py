"""Scripts played in memory, through the ordinary recorder."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import uuid5

from monitor.charting.reads import SessionRead
from monitor.charting.recorder import Recorder
from monitor.protocol.care_protocol import CareProtocol
from monitor.simulation.iv40_session import iv40_script
from monitor.simulation.playing import StageClock, perform, play, read_stage
from monitor.simulation.prelude import ALEX, ROBIN, prelude_of
from monitor.simulation.script import Script
from monitor.simulation.script_file import read_script
from monitor.simulation.staging import Stage
from monitor.storage.memory_journal import MemoryJournal
from tests.charting.clinic import IV40
from tests.desk import NURSE, SPACE, START, minutes
from tests.protocol.walk import EXAMPLE


def drawn(seed: int) -> Callable[[CareProtocol], Script]:
    def script(protocol: CareProtocol) -> Script:
        prelude = prelude_of(ROBIN, Decimal("74.5"), protocol)
        return iv40_script(prelude, protocol.charting, seed)

    return script


def example(protocol: CareProtocol) -> Script:
    text = EXAMPLE.read_text(encoding="utf-8")
    prelude = prelude_of(ALEX, Decimal("68.4"), protocol)
    return read_script(text, prelude, protocol.charting)


@dataclass
class Theatre:
    """A stage with its recorder; minutes are from the start of the dose."""

    scripted: Callable[[CareProtocol], Script]
    journal: MemoryJournal = field(default_factory=MemoryJournal)

    def __post_init__(self) -> None:
        self.clock = StageClock(START - minutes(21), "Europe/London")
        self.recorder = Recorder(
            journal=self.journal,
            drafts=self.journal,
            clock=self.clock,
            protocols=(IV40,),
            app_version="0.1.0",
        )
        (protocol,) = self.recorder.protocols
        self.stage = Stage(
            session=uuid5(SPACE, "staged"),
            start=START,
            script=self.scripted(protocol),
            protocol=protocol,
            zone="Europe/London",
            room="Room 1",
            actor=NURSE,
        )

    def play(self, until: float | None = None) -> "Theatre":
        moment = None if until is None else self.at(until)
        play(self.stage, self.recorder, self.clock, moment)
        return self

    def play_quickly(self) -> "Theatre":
        """Every step in its time, without the ticks between them."""
        for number, step in enumerate(self.stage.script.steps):
            self.clock.move_to(self.at(step.recorded_minute))
            perform(self.stage, number, self.recorder)
        return self

    def at(self, minute: float) -> datetime:
        return self.stage.moment(minute)

    @property
    def read(self) -> SessionRead:
        read = read_stage(self.stage, self.recorder)
        assert read is not None
        return read
