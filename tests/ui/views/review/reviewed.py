"""A closed session in memory, that a nurse charted and others look at."""

from uuid import UUID

from monitor.chart.commands import Chartable
from monitor.chart.entries import Actor
from monitor.chart.kinds import ObservationsRecorded, QueryAnswered, QueryRaised
from monitor.chart.queries import queries
from monitor.charting.reads import SessionRead
from monitor.storage.memory_journal import MemoryJournal
from tests.charting.signed import FIRST, SignedWard
from tests.charting.standing import who


class Reviewed(SignedWard):
    """Nobody has signed it yet."""

    def shown(self) -> SessionRead:
        found = self.recorder.session(FIRST, by=who("supervisor"))
        assert isinstance(found, SessionRead)
        return found

    def here(self, role: str) -> Actor:
        """As the app knows whoever signed in with that role."""
        found = self.recorder.permitted(who(role), "charts")
        assert isinstance(found, Actor)
        return found

    def say(self, fact: Chartable, by: str) -> None:
        self.charted(self.fact(fact), who(by))

    def set_id(self, value: int) -> UUID:
        """The set in which that systolic pressure stands."""
        return next(s.id for s in self.shown().session.sets if s.value("sbp") == value)

    def asked(self, text: str, **about: object) -> UUID:
        fact = QueryRaised(text=text, returns=True, **about)  # type: ignore[arg-type]
        self.say(fact, "supervisor")
        return queries(self.shown().session)[-1].id

    def answer(self, query: UUID, text: str) -> None:
        self.say(QueryAnswered(query=query, text=text), "nurse")


def reviewed() -> Reviewed:
    journal = MemoryJournal()
    ward = Reviewed(journal=journal, drafts=journal)
    ward.staffed()
    ward.close_both()
    return ward


def charted_sets(ward: Reviewed) -> list[UUID]:
    entries = ward.shown().entries
    return [e.id for e in entries if isinstance(e.payload, ObservationsRecorded)]
