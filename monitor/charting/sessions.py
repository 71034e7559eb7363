"""Sessions kept in memory while they are open, and the one way to write to them."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from uuid import UUID

from monitor.chart.entries import Actor, Entry, NewEntry, Stream
from monitor.chart.kinds import AlertEscalated, AlertRaised, ChartReattributed
from monitor.chart.session import fold
from monitor.charting.kept_earlier import KeptEarlier
from monitor.charting.loading import Ground, Loaded, load_session
from monitor.charting.ports import Circumstances, Journal, SessionQuery
from monitor.charting.raising import APP, as_if_written, raised_now
from monitor.charting.reads import Charted, SessionRead, UnreadableSession
from monitor.charting.shelf import Shelf
from monitor.charting.stepping import stepped_now
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Assessment


class Sessions:
    """What is in the journal, ready to be judged; nothing here is not durable."""

    def __init__(self, journal: Journal, shelf: Shelf) -> None:
        self._journal = journal
        self.shelf = shelf
        self.earlier = KeptEarlier()
        self._loaded: dict[UUID, Loaded | UnreadableSession] = {}
        self._open: set[UUID] | None = None

    def find(self, id_: UUID) -> Loaded | UnreadableSession:
        """The session as it now is; KeyError where there is none."""
        found = self._loaded.get(id_)
        if found is None:
            kept = self.earlier
            found = load_session(self._journal, self.shelf, id_, kept=kept)
            if isinstance(found, UnreadableSession) or found.session.is_open:
                self._loaded[id_] = found
        return found

    def patient_of(self, id_: UUID) -> UUID | None:
        """Whose session that is; None where there is none, or it can't be told."""
        with suppress(KeyError):
            patient = self.find(id_).patient
            return None if patient is None else patient.id
        return None

    def running(self) -> Iterator[Loaded]:
        """Every session that is open and can be read."""
        for id_ in sorted(self._ids()):
            found = self.find(id_)
            if isinstance(found, Loaded):
                yield found

    @property
    def is_any_open(self) -> bool:
        return bool(self._ids())

    def written(self, id_: UUID | None = None) -> Iterator[Entry]:
        """What can be read of that session; where none is named, of all open ones."""
        for each in sorted(self._ids() if id_ is None else (id_,)):
            yield from self._journal.readable(Stream("session", each))

    def forget(self) -> None:
        """Read everything anew when it is next asked for."""
        self._loaded.clear()
        self.earlier.forget()
        self._open = None

    def write(
        self,
        ground: Ground,
        decided: Sequence[NewEntry],
        actor: Actor,
        circumstances: Circumstances,
    ) -> Charted:
        """Make entries durable, together with every alert that they bring about."""
        foreseen = self._foreseen(ground, decided, actor, circumstances)
        alerts = self._raised(decided[0].stream.id, foreseen)
        loaded, written = self._append(
            ground, (*decided, *alerts), actor, circumstances
        )
        if alerts:
            foreseen = loaded.assess(circumstances.recorded_at)
        return Charted(entries=written, session=loaded.read(foreseen))

    def write_move(
        self,
        decided: Sequence[NewEntry],
        actor: Actor,
        circumstances: Circumstances,
    ) -> tuple[Entry, ...]:
        """Make a move durable, of one chart or two, with every alert it brings about.

        A chart whose session is closed calls nobody.
        """
        alerts: list[NewEntry] = []
        for move in (new for new in decided if _is_move(new)):
            found = self.find(move.stream.id)
            if isinstance(found, Loaded) and found.session.is_open:
                foreseen = self._foreseen(found, (move,), actor, circumstances)
                alerts += self._raised(move.stream.id, foreseen)
        written = self._journal.append((*decided, *alerts), actor, circumstances)
        self.forget()
        return written

    def record_what_time_brought(
        self, loaded: Loaded, circumstances: Circumstances
    ) -> SessionRead | None:
        """Make the alerts durable that are not, and a step of the clock.

        Time alone raised them, or another version judged what was charted otherwise.
        None where there are none.
        """
        now = circumstances.recorded_at
        found = loaded.assess(now)
        due: list[AlertRaised | AlertEscalated] = [*found.to_escalate]
        due += [a for a in found.to_raise if not found.is_late(a)]
        station = self._journal.station
        brought = (
            *stepped_now(loaded.session, station, circumstances),
            *raised_now(loaded.session.id, due, station, now),
        )
        if not brought:
            return None
        loaded, _ = self._append(loaded, brought, APP, circumstances)
        return loaded.read(loaded.assess(now))

    def _ids(self) -> set[UUID]:
        """Of the sessions that are open, also those that can't be read."""
        if self._open is None:
            rows = self._journal.sessions(SessionQuery(state="open", limit=None))
            self._open = {row.id for row in rows}
        return self._open

    def _foreseen(
        self,
        ground: Ground,
        decided: Sequence[NewEntry],
        actor: Actor,
        circumstances: Circumstances,
    ) -> Assessment:
        """What will be found of the session once that is durable."""
        station = self._journal.station
        entries = as_if_written(ground.entries, decided, actor, circumstances, station)
        return evaluate(ground.protocol, fold(entries), circumstances.recorded_at)

    def _raised(self, id_: UUID, found: Assessment) -> tuple[NewEntry, ...]:
        return raised_now(id_, found.to_raise, self._journal.station, found.at)

    def _append(
        self,
        ground: Ground,
        new_entries: Sequence[NewEntry],
        actor: Actor,
        circumstances: Circumstances,
    ) -> tuple[Loaded, tuple[Entry, ...]]:
        id_ = new_entries[0].stream.id
        # Should the commit fail, nobody knows what is in the journal until it is read.
        self._loaded.pop(id_, None)
        written = self._journal.append(new_entries, actor, circumstances)
        entries = (*ground.entries, *written)
        loaded = Loaded(
            entries=entries,
            session=fold(entries),
            patient=ground.patient,
            protocol=ground.protocol,
            earlier=ground.earlier,
            is_verified=ground.is_verified,
        )
        self._keep(loaded)
        return loaded, written

    def _keep(self, loaded: Loaded) -> None:
        id_ = loaded.session.id
        if loaded.session.is_open:
            self._loaded[id_] = loaded
        if self._open is not None:
            (self._open.add if loaded.session.is_open else self._open.discard)(id_)


def _is_move(new: NewEntry) -> bool:
    return isinstance(new.payload, ChartReattributed)
