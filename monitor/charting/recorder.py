"""The recorder: commands become durable entries, and entries become what is shown."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from monitor.chart.commands import (
    AnyCommand,
    CorrectPatient,
    ErasePatient,
    ProtocolCommand,
    Reattribute,
    RecordPatient,
    SiteCommand,
)
from monitor.chart.entries import Actor
from monitor.chart.patient import Patient
from monitor.chart.people import People
from monitor.chart.refusals import Refusal
from monitor.chart.roles import Read
from monitor.charting.all_sessions import AllSessions
from monitor.charting.approvals import approve
from monitor.charting.authority import Authority
from monitor.charting.earlier import PatientPast, patient_past
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.half_typed import HalfTyped
from monitor.charting.known_patient import load_patient
from monitor.charting.known_slots import SlotGeneration
from monitor.charting.loading import load_session
from monitor.charting.noting import Noting
from monitor.charting.own_pins import OwnPins
from monitor.charting.patients import chart_patient
from monitor.charting.ports import (
    MOST_FOUND,
    Circumstances,
    Draft,
    Drafts,
    Journal,
    Pins,
    SessionQuery,
    SessionRow,
    Upkeep,
)
from monitor.charting.reads import AnyRead, Charted, SessionRead, UnreadableSession
from monitor.charting.reattributing import reattribute
from monitor.charting.recording import Recordings
from monitor.charting.repeats import was_charted
from monitor.charting.reviewing import ReviewList
from monitor.charting.session_charting import SessionCharting
from monitor.charting.sessions import Sessions
from monitor.charting.shelf import Offer, Shelf
from monitor.charting.signing_off import Signer
from monitor.charting.site import Site
from monitor.charting.stepping import last_recorded
from monitor.charting.versions import Versions
from monitor.clock import Clock
from monitor.protocol.care_protocol import CareProtocol


class Recorder:
    """The only one that decides and appends; for the one thread that made it.

    What it returns is durable. What it raises is an EnvironmentFault (nothing was
    saved), Unconfirmed (to be checked), ConflictingEntry, NotPermitted, or a bug.

    Whoever asks is named ``by``. Where nobody is, that is who signed in last.
    """

    def __init__(
        self,
        *,
        journal: Journal,
        drafts: Drafts,
        clock: Clock,
        protocols: Iterable[str],
        app_version: str,
    ) -> None:
        """``protocols`` are the texts on offer; ProtocolFault if one is none."""
        self._journal = journal
        self._half_typed = HalfTyped(drafts, journal)
        self._clock = clock
        self._app_version = app_version
        self.audit = Noting(clock, app_version)
        self._authority = Authority(journal, self.audit.refuse_read)
        self.review = ReviewList(journal, self._authority)
        self.all_sessions = AllSessions(journal, self._authority)
        self.site = Site(journal, self._authority, self.audit)
        self.folder: Path | None = None
        self.upkeep: Upkeep | None = None
        self.pins: OwnPins | None = None
        self.slots: SlotGeneration | None = None
        self._shelf = Shelf(journal, protocols)
        self.versions = Versions(journal, self._shelf, self._authority)
        self._sessions = Sessions(journal, self._shelf)
        self.recordings = Recordings(journal, self._shelf, self._authority)
        self._charting = SessionCharting(
            journal, self._sessions, clock, self._stamp, self._authority
        )
        self._recorded_at = journal.last_recorded_at()
        self._keep_time()

    def keep_up(self, upkeep: Upkeep) -> None:
        """Have that done at each tick."""
        self.upkeep = upkeep

    def keep_pins(self, pins: Pins) -> None:
        """Have PINs kept there; without, nobody can choose one."""
        self.pins = OwnPins(pins, self._authority, self.audit)

    @property
    def authority(self) -> Authority:
        """Who may do what, and who is at the workstation."""
        return self._authority

    @property
    def clock(self) -> Clock:
        """The one by which it charts."""
        return self._clock

    @property
    def protocols(self) -> tuple[CareProtocol, ...]:
        """Those on offer for a new session."""
        return self._shelf.offered

    def offers(self, *, by: Actor | None = None) -> tuple[Offer, ...]:
        """Those on offer with whose approval each has; one of each id."""
        self._authority.reader(by, "protocols")
        return self._shelf.offers()

    def take_in(self, text: str) -> CareProtocol:
        """Know a text that is not on offer, to be approved; may raise ProtocolFault."""
        return self._shelf.take_in(text)

    def permitted(self, actor: Actor, asked: AnyCommand | Read) -> Actor | Refusal:
        """Whoever asks, with name and roles of the record, or why that may not be."""
        return self._authority.permitted(actor, asked)

    def handle(
        self, command: AnyCommand, actor: Actor, signer: Signer | None = None
    ) -> Charted | Refusal:
        """Chart it once, however often it is asked; signing off takes a ``signer``."""
        who = self._authority.permitted(actor, command)
        if isinstance(who, Refusal):
            # What was charted is told as charted, whatever was permitted since.
            if not was_charted(self._journal, command, actor):
                self.audit.refuse(command, actor, self._sessions.patient_of)
                return who
            who = actor
        answer = self._handle(command, who, signer)
        if isinstance(answer, Refusal):
            return answer
        return self._authority.shown(answer, who)

    def _handle(
        self, command: AnyCommand, actor: Actor, signer: Signer | None
    ) -> Charted | Refusal:
        journal = self._journal
        if isinstance(command, SiteCommand):
            return self.site.handle(command, actor, self._stamp())
        if isinstance(command, ProtocolCommand):
            return approve(journal, self._shelf, command, actor, self._stamp())
        match command:
            case RecordPatient() | CorrectPatient() | ErasePatient():
                self._sessions.forget()
                return chart_patient(journal, command, actor, self._stamp())
            case Reattribute():
                return reattribute(
                    journal, self._sessions, command, actor, self._stamp()
                )
            case _:
                return self._charting.handle(command, actor, signer)

    def confirm(self, command: AnyCommand, actor: Actor) -> Charted | None:
        """After an Unconfirmed: what the command came to, or None if it is not there.

        It then may be asked for again.
        """
        self._sessions.forget()
        self._authority.forget()
        if not self._journal.confirm([command.id]):
            return None
        charted = self.handle(command, actor)
        return None if isinstance(charted, Refusal) else charted

    def tick(self) -> tuple[SessionRead, ...]:
        """Record what time alone brought; returns the sessions in which it did.

        Raises ExceptionGroup for those that can't be assessed, once the others are.
        """
        reads, faults = [], []
        for loaded in tuple(self._sessions.running()):
            stamp = self._stamp(loaded.protocol.sha256)
            try:
                reads.append(self._sessions.record_what_time_brought(loaded, stamp))
            except (EnvironmentFault, Unconfirmed):
                raise
            except Exception as fault:  # noqa: BLE001 - raised below, with the others
                faults.append(fault)
        if not self._sessions.is_any_open:
            self._clock.follow(self._recorded_at)
        # Last: whatever becomes of a copy or a row, no alert waits for it.
        self.audit.turn()
        if self.upkeep is not None:
            is_quiet = not self._sessions.is_any_open
            self.upkeep.turn(self._clock.now(), is_quiet=is_quiet)
        if faults:
            raise ExceptionGroup("Sessions that can't be assessed", faults)
        return tuple(read for read in reads if read is not None)

    def running(self) -> tuple[AnyRead, ...]:
        """The open sessions by opening time: what is watched here, whoever looks."""
        rows = self._journal.sessions(SessionQuery(state="open", limit=None))
        return tuple(self._read(row.id) for row in reversed(rows))

    def session(
        self, id_: UUID, as_of: datetime | None = None, *, by: Actor | None = None
    ) -> AnyRead:
        """The session now, or as this workstation knew it at a time.

        Raises KeyError where there was none.
        """
        self._authority.reader(by, "charts")
        return self._read(id_, as_of)

    def to_export(self, id_: UUID, *, by: Actor | None = None) -> AnyRead:
        """The session now, to be written to a file; KeyError where there is none."""
        self._authority.reader(by, "exports")
        return self._read(id_)

    def sessions(
        self, query: SessionQuery, *, by: Actor | None = None
    ) -> tuple[SessionRow, ...]:
        self._authority.reader(by, "sessions")
        return self._journal.sessions(query)

    def patient(self, id_: UUID, *, by: Actor | None = None) -> Patient:
        """Raises KeyError where there is none."""
        self._authority.reader(by, "patients")
        return load_patient(self._journal, id_)

    def earlier(self, patient: UUID, *, by: Actor | None = None) -> PatientPast:
        """What is known of the patient from before; KeyError where there is none."""
        self._authority.reader(by, "charts")
        return patient_past(self._journal, load_patient(self._journal, patient))

    def patients(
        self,
        text: str = "",
        limit: int | None = MOST_FOUND,
        *,
        by: Actor | None = None,
    ) -> tuple[Patient, ...]:
        """Patients in whom every word of ``text`` occurs, by name."""
        self._authority.reader(by, "patients")
        return self._journal.patients(text, limit)

    def people(self, *, by: Actor) -> People:
        """Everybody who ever was enrolled."""
        self._authority.reader(by, "people")
        return self._authority.people()

    def put_draft(self, draft: Draft, *, by: Actor | None = None) -> None:
        self._half_typed.put(draft, self._authority.reader(by, "drafts"))

    def delete_draft(self, id_: UUID, *, by: Actor | None = None) -> None:
        self._half_typed.delete(id_, self._authority.reader(by, "drafts"))

    def drafts(self, *, by: Actor | None = None) -> tuple[Draft, ...]:
        """What is half typed; what was charted all the same is no draft any more."""
        return self._half_typed.of(self._authority.reader(by, "drafts"))

    def _read(self, id_: UUID, as_of: datetime | None = None) -> AnyRead:
        if as_of is None:
            found = self._sessions.find(id_)
        else:
            found = load_session(self._journal, self._shelf, id_, as_of)
        if isinstance(found, UnreadableSession):
            return found
        return found.read(found.assess(as_of or self._clock.now()))

    def _keep_time(self) -> None:
        """Go on from where the open sessions were left; else from the record."""
        last = last_recorded(self._sessions.written(), self._journal.station)
        if last is None:
            self._clock.follow(self._recorded_at)
        else:
            self._clock.go_on(last)

    def _stamp(self, protocol_hash: str | None = None) -> Circumstances:
        self._recorded_at = self._clock.now()
        return Circumstances(
            recorded_at=self._recorded_at,
            recorded_mono=self._clock.monotonic(),
            boot_id=self._clock.boot_id,
            app_version=self._app_version,
            ahead=self._clock.ahead,
            protocol_hash=protocol_hash,
        )
