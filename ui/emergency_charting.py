"""Sends what is charted of emergencies, and knows what of it is under way."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from monitor.chart.commands import Chart, Chartable
from monitor.chart.emergencies import Emergency
from monitor.chart.entries import NOT_SIGNED_IN, Actor
from monitor.chart.kinds import (
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
    NoteRecorded,
)
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from ui.questions import take_nothing

if TYPE_CHECKING:
    from monitor.charting.reads import Charted, SessionRead
    from monitor.protocol.emergency import Lettered
    from ui.bedside import Bedside
    from ui.store import Store


class EmergencyCharting(QObject):
    """The one place that knows a declaration or an end that the record has not yet.

    *Signals:* ``refused(UUID, Refusal)`` about that session; ``ended(UUID, UUID)``:
    in that session that emergency is charted as over.
    """

    refused = Signal(object, object)
    ended = Signal(object, object)

    def __init__(self, bedside: "Bedside", store: "Store") -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._store = store
        self._declared: dict[UUID, Emergency] = {}
        self._ending: dict[UUID, UUID] = {}

    def running(self, read: "SessionRead") -> Emergency | None:
        """What runs in that room, in the record or on its way there."""
        return read.session.emergency or self._declared.get(read.id)

    def is_ending(self, session: UUID) -> bool:
        """Whether an end is on its way there."""
        return session in self._ending

    def declare(self, session: UUID, at: datetime) -> Emergency:
        """Once, until the record has answered."""
        emergency = Emergency(id=new_id(), declared_at=at, by=self._actor.person)
        self._declared[session] = emergency
        command = Chart(
            id=emergency.id, stream_id=session, at=at, fact=EmergencyDeclared()
        )
        self._bedside.send_as(
            self._actor,
            command,
            partial(self._take_declared, session),
            partial(self._refuse_declared, session),
        )
        return emergency

    def stamp(self, session: UUID, stamp: "Lettered") -> None:
        self._chart(session, EmergencyStamped(code=stamp.key, label=stamp.label))

    def note(
        self, session: UUID, id_: UUID, fact: NoteRecorded, refused: Callable[[], None]
    ) -> None:
        """Under the id that it was typed under; ``refused`` is told first."""

        def refuse(refusal: Refusal) -> None:
            refused()
            self.refused.emit(session, refusal)

        command = Chart(id=id_, stream_id=session, at=self._bedside.now(), fact=fact)
        self._bedside.send_as(self._actor, command, take_nothing, refuse)

    def end(self, session: UUID, emergency: UUID, over: EmergencyEnded) -> None:
        """Charted before it is said; an answer to the end alone ends it here."""
        self._ending[session] = emergency
        self._bedside.send_as(
            self._actor,
            self._command(session, over),
            partial(self._take_ended, session),
            partial(self._refuse_ended, session),
        )

    @property
    def _actor(self) -> Actor:
        """Whoever charts; on the start page nobody does."""
        return self._store.snapshot.actor or NOT_SIGNED_IN

    def _chart(self, session: UUID, fact: Chartable) -> None:
        command = self._command(session, fact)
        refuse = partial(self.refused.emit, session)
        self._bedside.send_as(self._actor, command, take_nothing, refuse)

    def _command(self, session: UUID, fact: Chartable) -> Chart:
        now = self._bedside.now()
        return Chart(id=new_id(), stream_id=session, at=now, fact=fact)

    def _take_declared(self, session: UUID, _: "Charted") -> None:
        self._declared.pop(session, None)

    def _refuse_declared(self, session: UUID, refusal: Refusal) -> None:
        self._declared.pop(session, None)
        self.refused.emit(session, refusal)

    def _take_ended(self, session: UUID, _: "Charted") -> None:
        self.ended.emit(session, self._ending.pop(session))

    def _refuse_ended(self, session: UUID, refusal: Refusal) -> None:
        self._ending.pop(session, None)
        self.refused.emit(session, refusal)
