"""Three rooms, two nurses and one record, charted through the real recorder."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import (
    AnyCommand,
    Chart,
    Chartable,
    OpenSession,
    RecordPatient,
)
from monitor.chart.entries import Actor, Entry
from monitor.chart.kinds import IdentityTyped, PatientDetails, ProtocolPin
from monitor.chart.refusals import Refusal
from monitor.chart.whose_chart import MoveToConfirm
from monitor.charting.reads import Charted, SessionRead
from monitor.charting.recorder import Recorder
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from monitor.steady_clock import SteadyClock
from monitor.storage.memory_journal import MemoryJournal
from resources.locate import locate
from tests.clocks import ManualClock
from tests.desk import NURSE, PATIENT, RELIEF, SPACE

SHIPPED = ("iv40", "iv_pain", "im_sc", "in_esketamine", "po_sl")
ROOMS = 3
_NAMES = (("Demo", "Alex"), ("Example", "Robin"), ("Sample", "Kim"), ("Trial", "Jo"))


@cache
def protocol_text(name: str) -> str:
    return locate(f"protocols/{name}.toml").read_text(encoding="utf-8")


@cache
def protocol_named(name: str) -> CareProtocol:
    return parse_protocol(protocol_text(name))


class Form(Struct, frozen=True, kw_only=True):
    """A form of a set as it opened: the command's id, the session, the patient."""

    id: UUID
    session: UUID
    patient: UUID


class Ward:
    """What was asked, and what stands in the record; nothing else is known."""

    def __init__(self) -> None:
        self.journal = MemoryJournal()
        self.wall = ManualClock()
        self.nurses = (NURSE, RELIEF)
        self.nurse: Actor = NURSE
        self.protocols = tuple(protocol_named(name) for name in SHIPPED)
        self.sessions: list[UUID | None] = [None] * ROOMS
        self.displayed = 0
        self.minted = 0
        self.asked: list[tuple[AnyCommand, Actor]] = []
        self.refusals = 0
        self.after: Callable[[tuple[Entry, ...], AnyCommand], None] | None = None
        self._moment: object = None
        self._reads: dict[UUID, SessionRead] = {}
        self.restart()
        self.patients = tuple(self._record(number) for number in range(len(_NAMES)))

    def restart(self) -> None:
        """A recorder and a clock that know only what is in the journal."""
        self.clock = SteadyClock(self.wall)
        self.recorder = Recorder(
            journal=self.journal,
            drafts=self.journal,
            clock=self.clock,
            protocols=[protocol_text(name) for name in SHIPPED],
            app_version="0.1.0",
        )

    @property
    def written(self) -> tuple[Entry, ...]:
        """The whole record, in the order of writing."""
        return self.journal.entries_since(self.journal.station, 0)

    def ask(self, command: AnyCommand, actor: Actor | None = None) -> bool:
        """Whether it was charted; a refusal changes nothing of the record."""
        before, who = self.written, actor or self.nurse
        answer = self.recorder.handle(command, who)
        if isinstance(answer, MoveToConfirm):
            return self.ask(replace(command, seen=answer.becomes), actor)
        if isinstance(answer, Refusal):
            self.refusals += 1
            assert self.written == before, f"{command} was refused, and charted"
            return False
        assert isinstance(answer, Charted)
        self.asked.append((command, who))
        if self.after is not None:
            self.after(before, command)
        return True

    def chart(self, fact: Chartable, minutes_ago: float = 0) -> bool:
        """Chart a fact in the room on the screen; nothing where no session is."""
        read = self.read
        if read is None:
            return False
        at = self.clock.now() - timedelta(minutes=minutes_ago)
        return self.ask(Chart(id=self.mint(), stream_id=read.id, at=at, fact=fact))

    def open(self, protocol: int, patient: int) -> bool:
        """Open a session in the room on the screen, unless one is open there."""
        if self.read is not None and self.read.session.is_open:
            return False
        which = self.protocols[protocol]
        pin = ProtocolPin(id=which.id, version=which.version, sha256=which.sha256)
        command = OpenSession(
            id=self.mint(),
            stream_id=self.mint(),
            at=self.clock.now(),
            patient=self.patients[patient],
            protocol=pin,
            zone="Europe/London",
            room=f"Room {self.displayed + 1}",
            identity=identity(patient),
        )
        if not self.ask(command):
            return False
        self.sessions[self.displayed] = command.stream_id
        return True

    @property
    def on_screen(self) -> UUID | None:
        """Which session the room on the screen has."""
        return self.sessions[self.displayed]

    @property
    def read(self) -> SessionRead | None:
        """The session of the room on the screen."""
        id_ = self.on_screen
        return None if id_ is None else self.read_of(id_)

    def read_of(self, id_: UUID) -> SessionRead:
        """Read once, until something is written or time goes by."""
        clock = (self.clock.now(), self.clock.monotonic(), self.clock.boot_id)
        moment = (self.recorder, clock, len(self.written))
        if moment != self._moment:
            self._moment, self._reads = moment, {}
        if id_ not in self._reads:
            read = self.recorder.session(id_)
            assert isinstance(read, SessionRead), read
            self._reads[id_] = read
        return self._reads[id_]

    def form(self) -> Form | None:
        """A form of a set, opened for the session and patient on the screen."""
        read = self.read
        if read is None:
            return None
        return Form(id=self.mint(), session=read.id, patient=read.session.patient)

    def mint(self) -> UUID:
        self.minted += 1
        return uuid5(SPACE, f"walk {self.minted}")

    def _record(self, number: int) -> UUID:
        id_ = self.mint()
        command = RecordPatient(
            id=self.mint(), stream_id=id_, at=self.clock.now(), details=details(number)
        )
        assert self.ask(command)
        return id_


def details(patient: int) -> PatientDetails:
    family, given = _NAMES[patient]
    return replace(
        PATIENT.details,
        identifier=f"T-000{patient + 1}",
        family=family,
        given=given,
        born=date(1980 + patient, 3, 14),
    )


def identity(patient: int) -> IdentityTyped:
    family, given = _NAMES[patient]
    return IdentityTyped(initials=given[0] + family[0], birth_year=1980 + patient)
