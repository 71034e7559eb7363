"""Sessions kept in memory while they are open, and the one way to write to them."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from monitor.chart.entries import Actor, Entry, NewEntry
from monitor.chart.kinds import AlertEscalated, AlertRaised
from monitor.chart.session import fold
from monitor.charting.loading import Ground, Loaded, load_session
from monitor.charting.ports import Circumstances, Journal, SessionQuery
from monitor.charting.raising import APP, as_if_written, raised_now
from monitor.charting.reads import Charted, SessionRead, UnreadableSession
from monitor.charting.shelf import Shelf
from monitor.protocol.alerts import evaluate


class Sessions:
    """What is in the journal, ready to be judged; nothing here is not durable."""

    def __init__(self, journal: Journal, shelf: Shelf) -> None:
        self._journal = journal
        self._shelf = shelf
        self._loaded: dict[UUID, Loaded | UnreadableSession] = {}
        self._open: set[UUID] | None = None

    def find(self, id_: UUID) -> Loaded | UnreadableSession:
        """The session as it now is; KeyError where there is none."""
        found = self._loaded.get(id_)
        if found is None:
            found = load_session(self._journal, self._shelf, id_)
            if isinstance(found, UnreadableSession) or found.session.is_open:
                self._loaded[id_] = found
        return found

    def running(self) -> Iterator[Loaded]:
        """Every session that is open and can be read."""
        if self._open is None:
            rows = self._journal.sessions(SessionQuery(state="open", limit=None))
            self._open = {row.id for row in rows}
        for id_ in sorted(self._open):
            found = self.find(id_)
            if isinstance(found, Loaded):
                yield found

    def forget(self) -> None:
        """Read everything anew when it is next asked for."""
        self._loaded.clear()
        self._open = None

    def write(
        self,
        ground: Ground,
        decided: Sequence[NewEntry],
        actor: Actor,
        circumstances: Circumstances,
    ) -> Charted:
        """Make entries durable, together with every alert that they bring about."""
        station, now = self._journal.station, circumstances.recorded_at
        session = fold(
            as_if_written(ground.entries, decided, actor, circumstances, station)
        )
        foreseen = evaluate(ground.protocol, session, now, circumstances.reading)
        alerts = raised_now(session.id, foreseen.to_raise, station, now)
        loaded, written = self._append(
            ground, (*decided, *alerts), actor, circumstances
        )
        if alerts:
            foreseen = loaded.assess(now, circumstances.reading)
        return Charted(entries=written, session=loaded.read(foreseen))

    def raise_what_time_brought(
        self, loaded: Loaded, circumstances: Circumstances
    ) -> SessionRead | None:
        """Make the alerts durable that time alone raised; None where there are none."""
        now = circumstances.recorded_at
        found = loaded.assess(now, circumstances.reading)
        due: list[AlertRaised | AlertEscalated] = [*found.to_escalate]
        due += [a for a in found.to_raise if found.is_of_time(a)]
        if not due:
            return None
        alerts = raised_now(loaded.session.id, due, self._journal.station, now)
        loaded, _ = self._append(loaded, alerts, APP, circumstances)
        return loaded.read(loaded.assess(now, circumstances.reading))

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
        )
        self._keep(loaded)
        return loaded, written

    def _keep(self, loaded: Loaded) -> None:
        id_ = loaded.session.id
        if loaded.session.is_open:
            self._loaded[id_] = loaded
        if self._open is not None:
            (self._open.add if loaded.session.is_open else self._open.discard)(id_)
