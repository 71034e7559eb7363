"""What always holds of the record and of what is shown of it, whatever was done."""

from itertools import pairwise
from uuid import UUID

from monitor.chart.commands import AnyCommand, ChartSet, OpenSession
from monitor.chart.entries import Entry, Stream
from monitor.chart.kinds import (
    AlertRaised,
    DoseGiven,
    EntryAmended,
    InfusionRecorded,
    ObservationsRecorded,
    SessionClosed,
    StartCleared,
)
from monitor.chart.session import fold
from monitor.charting.reads import SessionRead
from monitor.protocol.alerts import evaluate
from tests.walk.leave_gates import let_go
from tests.walk.silence import silent
from tests.walk.start_gates import passed_over
from tests.walk.ward import Form, Ward

BEGINNINGS = (StartCleared, InfusionRecorded, DoseGiven)


class Watch:
    """Looks at the ward after every step, and remembers how it was before."""

    discharged = 0
    """Patients discharged in all walks so far."""

    def __init__(self, ward: Ward) -> None:
        self.ward = ward
        self.form: Form | None = None
        self.known: tuple[Entry, ...] = ()
        self.reads: dict[UUID, SessionRead] = {}
        self.touched: set[UUID] = set()
        self.is_fresh = False
        ward.after = self.charted

    def charted(self, before: tuple[Entry, ...], command: AnyCommand) -> None:
        """What one command may have written, as soon as it was."""
        self.is_fresh = False
        new = self.ward.written[len(before) :]
        if isinstance(command, ChartSet) and self.form is not None:
            assert command.id == self.form.id
            self.sent(new, self.form)
        if isinstance(command, OpenSession):
            return
        for place, entry in enumerate(new):
            if isinstance(entry.payload, BEGINNINGS):
                self.began(entry, (*before, *new[:place]))
            elif isinstance(entry.payload, EntryAmended):
                self.amended(entry, (*before, *new[:place]))
            elif isinstance(entry.payload, SessionClosed):
                self.ended(entry, entry.payload, (*before, *new[:place]))

    def sent(self, new: tuple[Entry, ...], form: Form) -> None:
        """A set goes to the session, and the patient, that its form named."""
        sets = [e for e in new if isinstance(e.payload, ObservationsRecorded)]
        assert sets, "a form was sent, and no set charted"
        for entry in new:
            assert entry.stream == Stream("session", form.session)
        session = self.ward.read_of(form.session).session
        whose = {session.patient, *(move.from_patient for _, move in session.moves)}
        assert form.patient in whose

    def began(self, entry: Entry, before: tuple[Entry, ...]) -> None:
        """Nothing of the drug is charted over a gate that nobody let pass."""
        payload = entry.payload
        session = fold(e for e in before if e.stream == entry.stream)
        if isinstance(payload, InfusionRecorded) and payload.step != "started":
            return
        if session.dose_started_at is None:
            assert passed_over(session, entry.effective_at) == []

    def amended(self, entry: Entry, before: tuple[Entry, ...]) -> None:
        """No correction begins a dose over a gate where none had begun."""
        if entry.stream.kind != "session":
            return
        known = [e for e in before if e.stream == entry.stream]
        was, now = fold(known), fold((*known, entry))
        if was.dose_started_at is None and now.dose_started_at is not None:
            assert passed_over(was, entry.effective_at) == []

    def ended(
        self, entry: Entry, closed: SessionClosed, before: tuple[Entry, ...]
    ) -> None:
        """Nobody is discharged over a hard gate that nobody let pass."""
        if closed.ending == "discharged":
            session = fold(e for e in before if e.stream == entry.stream)
            left = closed.left_at or entry.effective_at
            asked = min(left, entry.effective_at)
            assert let_go(session, asked) == []
            type(self).discharged += 1

    def record(self) -> None:
        """Nothing that was written changed, and the numbers have no gap."""
        written = self.ward.written
        assert written[: len(self.known)] == self.known
        for one, other in pairwise(written[max(0, len(self.known) - 1) :]):
            assert other.seq == one.seq + 1
            assert other.prev_link == one.link
        self.touched |= {e.stream.id for e in written[len(self.known) :]}
        self.known = written

    def sessions(self, *, time_moved: bool) -> None:
        """What is shown of each session follows from its entries and the time."""
        for id_ in filter(None, self.ward.sessions):
            if time_moved or id_ in self.touched or id_ == self.ward.on_screen:
                self._session(id_, time_moved=time_moved)
        self.touched = set()

    def _session(self, id_: UUID, *, time_moved: bool) -> None:
        before, read = self.reads.get(id_), self.ward.read_of(id_)
        self.reads[id_] = read
        if before is None or before.entries != read.entries:
            self._from_zero(read)
        elif not time_moved:
            assert read.assessment == before.assessment
            return
        self._stays(read)
        self._never_silent(read)

    def _from_zero(self, read: SessionRead) -> None:
        stream = Stream("session", read.id)
        entries = self.ward.journal.entries(stream)
        assert read.entries == entries
        fresh = evaluate(read.protocol, fold(entries), self.ward.clock.now())
        assert fresh == read.assessment

    def _stays(self, read: SessionRead) -> None:
        """No alert that was shown is ever gone, and each that calls has a card."""
        payloads = (entry.payload for entry in read.entries)
        shown = {p.key for p in payloads if isinstance(p, AlertRaised)}
        found = {alert.key: alert for alert in read.assessment.alerts}
        assert shown <= found.keys()
        carded = {a.key for c in read.assessment.strip for a in c.alerts}
        for alert in found.values():
            if alert.is_active and alert.priority != "low" and not alert.is_late:
                assert alert.key in carded

    def _never_silent(self, read: SessionRead) -> None:
        for alert in read.assessment.alerts:
            if alert.priority == "high":
                assert alert.snoozed_until is None
        for card in read.assessment.strip:
            if any(a.priority == "high" and a.is_active for a in card.alerts):
                assert card.priority == "high"

    def told(self) -> None:
        """After a tick nothing waits to be raised, or to be told farther off."""
        for id_ in filter(None, self.ward.sessions):
            read = self.reads.get(id_)
            if read is None or not read.session.is_open:
                continue
            assert read.assessment.to_raise == ()
            assert read.assessment.to_escalate == ()
            assert [a.key for a in silent(read, self.ward.clock)] == []
