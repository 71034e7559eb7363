"""What the new-session page asks of the record: patients, rooms, earlier sessions."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from monitor.chart.similar_names import lookalikes
from monitor.charting.ports import SessionQuery, SessionRow
from monitor.charting.reads import SessionRead
from monitor.review.awaited import awaited
from ui import questions
from ui.views.new_session.known import Earlier

if TYPE_CHECKING:
    from monitor.chart.patient import Patient
    from monitor.chart.similar_names import Lookalike
    from monitor.charting.earlier import PatientPast
    from ui.bedside import Bedside

    Everyone = tuple[Patient, ...]
    Similar = tuple[Lookalike, ...]

_ROOMS_FROM = 50
"""Sessions, the newest, by which it is judged whether only one room is in use."""


class OpeningLookups(QObject):
    """Answers for the page in use; those for a page that was left are dropped.

    ``found`` are the patients that the words of ``sought`` find.

    *Signals:* ``changed()``; ``room_used(str)``: the only room of late.
    """

    changed = Signal()
    room_used = Signal(str)

    def __init__(self, bedside: "Bedside") -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._page: UUID | None = None
        self._session: UUID | None = None
        self.sought = ""
        self.found: tuple[Patient, ...] = ()
        self.everyone: tuple[Patient, ...] = ()
        self.earlier = Earlier()
        self._compared: tuple[Patient | None, Everyone, Similar] = (None, (), ())

    def begin(self, page: UUID, session: UUID | None) -> None:
        """Another page is in use; nothing is known of its patient yet."""
        self._page, self._session = page, session
        self.sought, self.found, self.earlier = "", (), Earlier()
        self._bedside.ask(questions.everyone, self._take_everyone)
        if session is None:
            latest = partial(questions.sessions, SessionQuery(limit=_ROOMS_FROM))
            self._bedside.ask(latest, partial(self._take_rooms, page))

    def find(self, sought: str) -> None:
        take = partial(self._take_found, sought)
        self._bedside.ask(partial(questions.patients, sought), take)

    def similar_to(self, patient: "Patient | None") -> "Similar":
        """Who could be taken for that patient; compared again only for another one."""
        before, among, similar = self._compared
        if patient != before or among is not self.everyone:
            similar = lookalikes(patient, self.everyone) if patient else ()
            self._compared = (patient, self.everyone, similar)
        return similar

    def look_back(self, patient: UUID) -> None:
        """Look up the patient's sessions before this one."""
        query = SessionQuery(patient=patient, limit=None)
        take = partial(self._take_earlier, self._page)
        self._bedside.ask(partial(questions.sessions, query), take)
        taken = partial(self._take_past, self._page)
        past = partial(questions.past, patient, self._bedside.actor)
        self._bedside.ask(past, taken)

    def _take_found(self, sought: str, found: "tuple[Patient, ...]") -> None:
        self.sought, self.found = sought, found
        self.changed.emit()

    def _take_everyone(self, everyone: "tuple[Patient, ...]") -> None:
        self.everyone = everyone
        self.changed.emit()

    def _take_rooms(self, page: UUID, rows: tuple[SessionRow, ...]) -> None:
        """Where only one room was ever used, that is where the patient will be."""
        rooms = {row.room for row in rows}
        if page == self._page and len(rooms) == 1:
            self.room_used.emit(rooms.pop())

    def _take_earlier(self, page: UUID | None, rows: tuple[SessionRow, ...]) -> None:
        if page != self._page:
            return
        before = [row for row in rows if row.id != self._session]
        last = before[0].opened_at if before else None
        self.earlier = replace(self.earlier, count=len(before), last_at=last)
        if before:
            take = partial(self._take_last, page)
            self._bedside.ask(partial(questions.session, before[0].id), take)
        self.changed.emit()

    def _take_last(self, page: UUID | None, read: object) -> None:
        if page != self._page or not isinstance(read, SessionRead):
            return
        weight = read.session.weight
        self.earlier = replace(
            self.earlier,
            weight_kg=None if weight is None else weight.kg,
            awaited=awaited(read.session, read.protocol, read.patient),
        )
        self.changed.emit()

    def _take_past(self, page: UUID | None, past: "PatientPast") -> None:
        if page == self._page:
            before = tuple(s for s in past.sessions if s.id != self._session)
            self.earlier = replace(self.earlier, past=replace(past, sessions=before))
            self.changed.emit()
