"""A set on its way to the record, and the echo of it in the strip."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.commands import ChartSet
from monitor.chart.keying.state import KeyedSet, Keying
from monitor.chart.refusals import Refusal
from ui.questions import take_nothing
from ui.views.entry.confirmation import confirmation, is_asking
from ui.views.entry.scene import Echo, Outcome, echo_of

if TYPE_CHECKING:
    from monitor.charting.reads import Charted, SessionRead
    from ui.bedside import Bedside
    from ui.store import Store


class SetSending(QObject):
    """Sends finished sets, and tells of each session's latest what becomes of it.

    *Signals:* ``ticked(UUID, KeyedSet)``: the set that is told back in that session is
    charted; ``refused(UUID, Keying, Refusal)``: the record said no to a set of that
    session; ``told(str)``: what became of what belongs to a set; ``changed()``: the
    echo of a session says something else.
    """

    ticked = Signal(object, object)
    refused = Signal(object, object, object)
    told = Signal(str)
    changed = Signal()

    def __init__(self, bedside: "Bedside", store: "Store") -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._store = store
        self._echoes: dict[UUID, Echo] = {}
        self._earlier: dict[UUID, Echo] = {}

    def echo(self, read: "SessionRead") -> Echo | None:
        """The latest set of that session, told back; once saved, to who sent it."""
        echo = self._echoes.get(read.id)
        if echo is None or (echo.outcome is Outcome.SAVED and echo.by != self._person):
            return None
        return echo.beside(read.session)

    def is_asking(self, read: "SessionRead") -> bool:
        """Whether Enter would keep a value that was saved unconfirmed there."""
        return is_asking(self.echo(read))

    @property
    def _person(self) -> UUID | None:
        actor = self._store.snapshot.actor
        return None if actor is None else actor.person

    def send(self, session: UUID, keyed: KeyedSet, keying: Keying) -> None:
        before = self._echoes.get(session)
        if before is not None and before.outcome is not Outcome.SAVED:
            self._earlier[session] = before
        echo = echo_of(keyed, keying.questions, self._bedside.now(), self._person)
        self._echoes[session] = echo
        command = ChartSet(
            id=keyed.id,
            stream_id=session,
            at=keyed.observed_at,
            observations=keyed.observations,
            oxygen=keyed.oxygen,
        )
        # What is sent shows in the strip with the next change of the store.
        self._bedside.send(
            command,
            partial(self._tick, session, keyed),
            partial(self._refuse, session, replace(keying, keyed=None)),
        )

    def confirm(self, read: "SessionRead") -> None:
        """A second Enter keeps what was saved unconfirmed."""
        echo = self.echo(read)
        fact = None if echo is None else read.session.fact(echo.keyed.id)
        if echo is None or fact is None:
            return
        answered = replace(echo, questions=(), at=self._bedside.now())
        self._echoes[read.id] = answered
        command = confirmation(echo, fact, read.id)
        refused = partial(self._ask_again, read.id, answered, echo)
        self._bedside.send(command, take_nothing, refused)

    @Slot(UUID)
    def show_checking(self, id_: UUID) -> None:
        """The commit gave no answer: say so until there is one."""
        for session, echo in self._echoes.items():
            if echo.keyed.id == id_:
                self._echoes[session] = replace(echo, outcome=Outcome.CHECKING)
                self.changed.emit()
                return

    def _tick(self, session: UUID, keyed: KeyedSet, _: "Charted") -> None:
        now = self._bedside.now()
        earlier = self._earlier.get(session)
        if earlier is not None and earlier.keyed.id == keyed.id:
            saved = replace(earlier, outcome=Outcome.SAVED, at=now)
            self._earlier[session] = saved
        echo = self._echoes.get(session)
        if echo is None or echo.keyed.id != keyed.id:
            return
        self._earlier.pop(session, None)
        self._echoes[session] = replace(echo, outcome=Outcome.SAVED, at=now)
        self.changed.emit()
        self.ticked.emit(session, keyed)

    def _refuse(self, session: UUID, keying: Keying, refusal: Refusal) -> None:
        echo, earlier = self._echoes.get(session), None
        if echo is not None and echo.keyed.id == keying.id:
            del self._echoes[session]
            earlier = self._earlier.pop(session, None)
        if earlier is not None:
            self._echoes[session] = earlier
        self.refused.emit(session, keying, refusal)
        # While the refused one was told back, the tick of this one was not.
        if earlier is not None and earlier.outcome is Outcome.SAVED:
            self.ticked.emit(session, earlier.keyed)

    def _ask_again(
        self, session: UUID, answered: Echo, echo: Echo, refusal: Refusal
    ) -> None:
        """The value is unconfirmed as before, unless another set came meanwhile."""
        if self._echoes.get(session) is answered:
            self._echoes[session] = echo
            self.changed.emit()
        self.told.emit(f"The value stays unconfirmed. {refusal.sentence}")
