"""Runs the new-session page: who the patient is, the dose, and the way to the start."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.commands import AnyCommand, ClearStart, RecordPatient
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.charting.ports import Draft, SessionQuery, SessionRow
from monitor.charting.reads import Charted, SessionRead
from monitor.clock import new_id
from ui import questions
from ui.drafts import HalfTyped
from ui.store import Store
from ui.views.new_session.draft import NewSessionDraft, new_draft
from ui.views.new_session.known import Earlier, Known
from ui.views.new_session.page import lookalikes_of, new_session_view

if TYPE_CHECKING:
    from monitor.protocol.care_protocol import CareProtocol
    from ui.bedside import Bedside
    from ui.drafts import DraftKeeper
    from ui.panels.new_session.page import NewSessionPage
    from ui.views.snapshot import Snapshot

DRAFT = "new session"
_ROOMS_FROM = 50
"""Sessions, the newest, by which it is judged whether only one room is in use."""


class OpeningDesk(QObject):
    """Holds the draft of the page, and what was looked up for it.

    *Signals:* ``opened(SessionRead)`` once the session is open; ``cleared()`` once it
    is declared ready to start.
    """

    opened = Signal(object)
    cleared = Signal()

    def __init__(
        self,
        page: "NewSessionPage",
        bedside: "Bedside",
        store: Store,
        drafts: "DraftKeeper",
    ) -> None:
        super().__init__(page)
        self._page = page
        self._bedside = bedside
        self._store = store
        self._drafts = drafts
        self._draft = NewSessionDraft(id=new_id())
        self._kept: dict[UUID | None, NewSessionDraft] = {}
        self._session: UUID | None = None
        self._protocol: CareProtocol | None = None
        self._found: tuple[Patient, ...] = ()
        self._patients: tuple[Patient, ...] = ()
        self._earlier = Earlier()
        self._is_saving = False
        page.draft_changed.connect(self._become)
        page.submitted.connect(self._send)

    def prepare(self) -> None:
        """Read what a new session can run under."""
        self._bedside.ask(questions.protocols, self._take_protocol)

    def begin(self, read: SessionRead | None) -> None:
        """Open the page for a new session, or for one that is not ready yet."""
        self._drafts.flush()
        self._kept[self._session] = self._draft
        self._session = None if read is None else read.id
        kept = self._kept.pop(self._session, None)
        self._draft = kept or self._new_draft(read)
        self._is_saving = False
        self._found, self._earlier = (), Earlier()
        self._bedside.ask(questions.everyone, self._take_patients)
        self._look_for(self._draft.text("find"))
        if read is None:
            latest = partial(questions.sessions, SessionQuery(limit=_ROOMS_FROM))
            self._bedside.ask(latest, partial(self._take_rooms, self._draft.id))
        if read is not None:
            self._look_up_earlier(read.patient.id)
        self.display(self._store.snapshot)
        self._page.take_focus()

    def _new_draft(self, read: SessionRead | None) -> NewSessionDraft:
        if read is not None:
            return new_draft(new_id(), read.protocol, read.session)
        if self._protocol is not None:
            return new_draft(new_id(), self._protocol)
        return NewSessionDraft(id=new_id())

    def restore(self, draft: Draft) -> None:
        """Take up what was half typed when the app last ended."""
        kept = msgspec.json.decode(draft.content, type=NewSessionDraft)
        if draft.stream is None and self._session is None:
            self._draft = kept
        else:
            self._kept[draft.stream] = kept

    def display(self, snapshot: "Snapshot") -> None:
        read = snapshot.readable if self._session is not None else None
        protocol = self._protocol if read is None else read.protocol
        if snapshot.actor is None or protocol is None:
            return
        today = snapshot.now.astimezone(ZoneInfo(snapshot.zone)).date()
        known = Known(
            draft=self._draft,
            now=snapshot.now,
            zone=ZoneInfo(snapshot.zone),
            actor=snapshot.actor,
            protocol=protocol,
            patient=None if read is None else read.patient,
            session=None if read is None else read.session,
            assessment=None if read is None else read.assessment,
            found=self._found,
            lookalikes=lookalikes_of(self._draft, today, self._patients),
            earlier=self._earlier,
            rooms=tuple(read.room for read in snapshot.open_sessions),
            is_saving=self._is_saving,
        )
        self._page.display(new_session_view(known))

    @Slot(object)
    def _become(self, draft: NewSessionDraft) -> None:
        sought = draft.text("find")
        if sought != self._draft.text("find"):
            self._look_for(sought)
        if draft.chosen is not None and draft.chosen != self._draft.chosen:
            self._look_up_earlier(draft.chosen.id)
        self._draft = draft
        self._drafts.put(HalfTyped(draft.id, DRAFT, self._session, draft))
        self.display(self._store.snapshot)

    @Slot(object)
    def _send(self, command: AnyCommand) -> None:
        self._is_saving = True
        self.display(self._store.snapshot)
        id_ = self._draft.id
        self._bedside.send(
            command, partial(self._finish, id_, command), partial(self._refuse, id_)
        )

    def _finish(self, draft: UUID, command: AnyCommand, charted: Charted) -> None:
        if draft != self._draft.id:
            return
        self._is_saving = False
        if isinstance(command, RecordPatient) and charted.patient is not None:
            self._become(self._draft.choose(charted.patient))
            return
        if charted.session is not None and self._session is None:
            self._session = charted.session.id
            self.opened.emit(charted.session)
        if isinstance(command, ClearStart):
            self._drafts.drop(self._draft.id)
            self.cleared.emit()
        self.display(self._store.snapshot)

    def _refuse(self, draft: UUID, refusal: Refusal) -> None:
        if draft != self._draft.id:
            return
        self._is_saving = False
        self._become(self._draft.refused(refusal))

    def _look_for(self, sought: str) -> None:
        self._bedside.ask(partial(questions.patients, sought), self._take_found)

    def _look_up_earlier(self, patient: UUID) -> None:
        query = SessionQuery(patient=patient, limit=None)
        take = partial(self._take_earlier, self._draft.id)
        self._bedside.ask(partial(questions.sessions, query), take)

    def _take_earlier(self, draft: UUID, rows: tuple[SessionRow, ...]) -> None:
        if draft != self._draft.id:
            return
        before = [row for row in rows if row.id != self._session]
        last = before[0].opened_at if before else None
        self._earlier = Earlier(count=len(before), last_at=last)
        if before:
            take = partial(self._take_last, draft)
            self._bedside.ask(partial(questions.session, before[0].id), take)
        self.display(self._store.snapshot)

    def _take_last(self, draft: UUID, read: object) -> None:
        if draft != self._draft.id or not isinstance(read, SessionRead):
            return
        if read.session.weight is not None:
            weight = read.session.weight.kg
            self._earlier = replace(self._earlier, weight_kg=weight)
            self.display(self._store.snapshot)

    def _take_found(self, found: tuple[Patient, ...]) -> None:
        self._found = found
        self.display(self._store.snapshot)

    def _take_rooms(self, draft: UUID, rows: tuple[SessionRow, ...]) -> None:
        """Where only one room was ever used, that is where the patient will be."""
        rooms = {row.room for row in rows}
        taken = {read.session.opened.room for read in self._store.snapshot.rooms}
        if draft == self._draft.id and len(rooms) == 1 and not rooms & taken:
            self._draft = self._draft.with_room(rooms.pop())
            self.display(self._store.snapshot)

    def _take_patients(self, patients: tuple[Patient, ...]) -> None:
        self._patients = patients
        self.display(self._store.snapshot)

    def _take_protocol(self, offered: "tuple[CareProtocol, ...]") -> None:
        self._protocol = offered[0] if offered else None
        if not self._draft.texts and self._session is None:
            self._draft = self._new_draft(None)
        self.display(self._store.snapshot)
