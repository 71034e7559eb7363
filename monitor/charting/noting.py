"""What the recorder notes of what it is asked, and lets be read again.

What must not happen unnoted is noted first. What has happened anyway is owed: it is
noted as soon as the disk allows, with the time at which it happened.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from monitor.chart.audit import (
    AnyDeed,
    ClockSet,
    NewDeed,
    PermissionRefused,
    SessionViewed,
    Subject,
)
from monitor.chart.commands import AnyCommand, SiteCommand
from monitor.chart.entries import NOT_SIGNED_IN, Actor
from monitor.chart.keeping_commands import PlaceHold
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import wish
from monitor.chart.roles import Read, act_of
from monitor.charting.audit_reading import AuditReading
from monitor.charting.auditing import Auditor
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.noted_commands import deed_of, subject_of
from monitor.charting.ports import AuditLog, Circumstances
from monitor.charting.reads import AnyRead, Charted
from monitor.clock import Clock, new_id

_LEAST_STEP = timedelta(seconds=1)
"""Less is a time server's correction, as it makes them all day."""
_AT_ONCE = 0.25
"""How many seconds may pass between reading one clock and the other."""
_REFUSED_AGAIN_S = 3600.0


class _Owed(NamedTuple):
    """A deed that has happened, and is not durable yet."""

    new: NewDeed
    who: Actor | None
    when: Circumstances


class Noting:
    """For the thread of the recorder. Without a log, as in a demo, it does nothing."""

    def __init__(self, clock: Clock, app_version: str) -> None:
        self._clock = clock
        self._app_version = app_version
        self._log: AuditLog | None = None
        self._auditor: Auditor | None = None
        self.reading: AuditReading | None = None
        self._owed: list[_Owed] = []
        self._refused: dict[tuple[UUID, Read], float] = {}
        self._apart: timedelta | None = None

    def keep(self, log: AuditLog) -> None:
        """Have everything noted there from now on."""
        self._log = log
        self._auditor = Auditor(log, self._clock, self._app_version)

    @property
    def log(self) -> AuditLog | None:
        return self._log

    def note(
        self,
        deed: AnyDeed,
        who: Actor | None,
        subject: Subject | None = None,
        patient: UUID | None = None,
    ) -> None:
        """Before it is done, which it may not be if this raises EnvironmentFault."""
        if self._auditor is not None:
            self._auditor.note(deed, _known(who), subject, patient)

    def owe(
        self,
        new: NewDeed,
        who: Actor | None,
        seconds: float | None = None,
    ) -> None:
        """What has happened anyway: now, or when the steady clock showed ``seconds``.

        The same id is noted once.
        """
        if self._auditor is not None:
            when = self._auditor.when(seconds)
            self._owed.append(_Owed(new, _known(who), when))
            self._pay()

    def happened(self, deed: AnyDeed) -> None:
        """By itself, with nobody having asked for it."""
        self.owe(NewDeed(id=new_id(), deed=deed), None)

    def turn(self) -> None:
        """Each second: has the workstation's clock been set, and what is still owed."""
        if self._auditor is None:
            return
        step = self._step()
        if step:
            self.happened(ClockSet(by_ms=step // timedelta(milliseconds=1)))
        elif self._owed:
            self._pay()

    def view(self, read: AnyRead, who: Actor | None) -> None:
        """That session is about to be brought to the screen of whoever that is."""
        self.note(SessionViewed(), who, *touched_by(read))

    def refuse(
        self,
        command: AnyCommand,
        who: Actor,
        patient_of: Callable[[UUID], UUID | None],
    ) -> None:
        """Somebody asked for what they may not; ``patient_of`` says whose a session is.

        Nothing was changed, so this is owed: who asked is told at once why not.
        """
        if self._auditor is None:
            return
        subject, whose = subject_of(command), None
        if subject.kind == "session":
            whose = patient_of(subject.id)
        elif subject.kind == "patient":
            whose = subject.id
        deed = PermissionRefused(asked=wish(act_of(command)))
        new = NewDeed(id=new_id(), deed=deed, subject=subject, patient=whose)
        self.owe(new, who)

    def refuse_read(self, read: Read, who: Actor) -> None:
        """The same of a read; what is asked each second is noted once an hour."""
        now = self._clock.monotonic()
        last = self._refused.get((who.person, read))
        if last is None or now - last >= _REFUSED_AGAIN_S:
            deed = PermissionRefused(asked=wish(read))
            self.owe(NewDeed(id=new_id(), deed=deed), who)
            self._refused[who.person, read] = now

    def site_changed(
        self, command: SiteCommand, who: Actor, answer: Charted | Refusal
    ) -> Charted | Refusal:
        """The answer, once it is noted; once, however often that command is asked for.

        The entry is durable already: where the row can't be, Unconfirmed is raised, so
        that it is asked for again.
        """
        if self._auditor is None or isinstance(answer, Refusal):
            return answer
        new = NewDeed(
            id=uuid5(command.id, "audit"),
            deed=deed_of(command),
            subject=subject_of(command),
            patient=command.patient if isinstance(command, PlaceHold) else None,
        )
        try:
            self._auditor.add([new], who, self._auditor.when())
        except EnvironmentFault as fault:
            raise Unconfirmed([command.id], fault) from fault
        return answer

    def _pay(self) -> None:
        """In the order in which it happened; the rest waits for the next turn."""
        while self._owed and self._auditor is not None:
            new, who, when = self._owed[0]
            try:
                self._auditor.add([new], who, when)
            except (EnvironmentFault, Unconfirmed):
                return
            del self._owed[0]

    def _step(self) -> timedelta | None:
        """By how much the workstation's clock was set since it was looked at last."""
        before = self._clock.monotonic()
        shown = self._clock.now() + self._clock.ahead
        seconds = self._clock.monotonic()
        if seconds - before >= _AT_ONCE:
            return None
        apart = timedelta(seconds=shown.timestamp()) - timedelta(seconds=seconds)
        last, self._apart = self._apart, apart
        if last is None or abs(apart - last) < _LEAST_STEP:
            return None
        return apart - last


def touched_by(read: AnyRead) -> tuple[Subject, UUID | None]:
    """The session, and whose it is where that can be read."""
    patient = None if read.patient is None else read.patient.id
    return Subject("session", read.id), patient


def _known(who: Actor | None) -> Actor | None:
    is_nobody = who is None or who.person == NOT_SIGNED_IN.person
    return None if is_nobody else who
