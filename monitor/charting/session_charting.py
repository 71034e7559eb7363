"""Opening a session, and charting in one: judged on what is in the record."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from monitor.chart.commands import OpenSession, SessionCommand, SignOff
from monitor.chart.corrections import reopens
from monitor.chart.decisions import decide
from monitor.chart.entries import Actor, Entry, Stream
from monitor.chart.holding import refuse_identity
from monitor.chart.openings import opening_as_written
from monitor.chart.own_entries import refuse_anothers
from monitor.chart.people import People
from monitor.chart.refusals import Refusal
from monitor.chart.second_hands import refuse_part_of_name
from monitor.chart.session import Session, fold
from monitor.charting import refused
from monitor.charting.authority import Authority
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.known_patient import load_patient
from monitor.charting.loading import Ground, Loaded
from monitor.charting.opening import Opening, Stamp
from monitor.charting.ports import Journal
from monitor.charting.reads import Charted, UnreadableSession
from monitor.charting.repeats import Decided, Judge, charted_before, confirmed_before
from monitor.charting.sessions import Sessions
from monitor.charting.signing_off import Signer, SigningOff
from monitor.charting.stepping import last_recorded
from monitor.clock import Clock
from monitor.protocol.refusing import refuse_by_protocol


class SessionCharting:
    """What the recorder does with a wish about one session."""

    def __init__(
        self,
        journal: Journal,
        sessions: Sessions,
        clock: Clock,
        stamp: Stamp,
        authority: Authority,
    ) -> None:
        self._journal = journal
        self._sessions = sessions
        self._authority = authority
        self._signing = SigningOff(journal, sessions, authority, stamp)
        self._opening = Opening(journal, sessions.shelf, sessions)
        self._clock = clock
        self._stamp = stamp

    def handle(
        self,
        command: OpenSession | SignOff | SessionCommand,
        actor: Actor,
        signer: Signer | None,
    ) -> Charted | Refusal:
        """Do what is asked for, once however often it is asked."""
        if isinstance(command, SignOff):
            return self._signing.sign(command, actor, signer)
        if isinstance(command, OpenSession):
            return self.open(command, actor)
        return self.chart(command, actor)

    def open(self, command: OpenSession, actor: Actor) -> Charted | Refusal:
        """Open a session, once however often it is asked."""
        stream = Stream("session", command.stream_id)
        try:
            patient = load_patient(self._journal, command.patient)
            entries = self._journal.entries(stream)
        except KeyError:
            return refused.NO_SUCH_PATIENT
        except Erased:
            return refused.ERASED_PATIENT
        except UnknownKind:
            return refused.UNREADABLE_PATIENT
        as_then = partial(opening_as_written, command)
        written = confirmed_before(entries, command.id, actor, as_then)
        if written:
            return self._again(written)
        if entries:
            return refused.ALREADY_OPENED
        return self._opening.open(patient, command, actor, self._stamp)

    def chart(self, command: SessionCommand, actor: Actor) -> Charted | Refusal:
        """Chart what is asked for, once however often it is asked."""
        try:
            found = self._sessions.find(command.stream_id)
        except KeyError:
            return refused.NO_SUCH_SESSION
        if isinstance(found, UnreadableSession):
            return refused.unreadable_session(found)
        if not found.session.is_open and not self._sessions.is_any_open:
            self._keep_time_if_reopened(found.session, command)
        return self._settle(command, actor, found, self._judge(command, actor, found))

    def _judge(self, command: SessionCommand, actor: Actor, ground: Loaded) -> Judge:
        protocol = ground.protocol

        def judge(before: Sequence[Entry], now: datetime) -> Decided:
            is_new = before is ground.entries
            session = ground.session if is_new else fold(before)
            decided = decide(session, command, actor, now, protocol.charting)
            if isinstance(decided, Refusal):
                return decided
            # Asked again, it was confirmed as the patient was known then, by somebody
            # who might.
            refusal = self._refuse_new(ground, command, actor) if is_new else None
            refusal = refusal or refuse_by_protocol(protocol, session, command, now)
            if refusal is None and is_new and reopens(session, command, now):
                refusal = self._opening.refuse_second(ground.patient)
            return refusal or decided

        return judge

    def _refuse_new(
        self, ground: Loaded, command: SessionCommand, actor: Actor
    ) -> Refusal | None:
        return (
            refuse_identity(ground.patient, command)
            or refuse_anothers(ground.session, command, actor)
            or refuse_part_of_name(ground.session, command, actor, self._people())
        )

    def _people(self) -> People:
        """Nobody, where this version can't read who works here."""
        try:
            return self._authority.people()
        except UnknownKind:
            return People()

    def _settle(
        self,
        command: SessionCommand,
        actor: Actor,
        ground: Ground,
        judge: Judge,
    ) -> Charted | Refusal:
        repeat = charted_before(ground.entries, command.id, actor, judge)
        if repeat:
            return self._again(repeat)
        stamp = self._stamp(ground.protocol.sha256)
        decided = judge(ground.entries, stamp.recorded_at)
        if isinstance(decided, Refusal):
            return decided
        return self._sessions.write(ground, decided, actor, stamp)

    def _again(self, written: tuple[Entry, ...]) -> Charted:
        """What was charted when it was asked for first, with the session as it is."""
        found = self._sessions.find(written[0].stream.id)
        if isinstance(found, UnreadableSession):
            return Charted(entries=written)
        return Charted(
            entries=written, session=found.read(found.assess(self._clock.now()))
        )

    def _keep_time_if_reopened(self, session: Session, command: SessionCommand) -> None:
        """Its own time goes on, also where the clock was followed meanwhile."""
        written = self._sessions.written(session.id)
        last = last_recorded(written, self._journal.station)
        if last is not None and reopens(session, command, self._clock.now()):
            self._clock.go_on(last)
