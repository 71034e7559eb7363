"""Runs the new-session page: who the patient is, the dose, and the way to the start."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.commands import AnyCommand, ClearStart, OpenSession
from monitor.chart.refusals import Refusal
from monitor.charting.ports import Draft
from monitor.charting.reads import Charted, SessionRead
from monitor.clock import new_id
from ui import protocol_questions
from ui.opening_lookups import OpeningLookups
from ui.opening_typing import OpeningTyping
from ui.store import Store
from ui.views.new_session.amended import as_amended
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Known
from ui.views.new_session.page import new_session_view, patient_of
from ui.views.new_session.prefilled import last_move, new_draft
from ui.views.new_session.protocol_choice import (
    PROTOCOL,
    chosen_protocol,
    with_its_texts,
)
from ui.views.new_session.refused_place import in_its_field

if TYPE_CHECKING:
    from monitor.chart.kinds import ApprovedThen
    from monitor.charting.shelf import Offer
    from monitor.protocol.care_protocol import CareProtocol
    from ui.bedside import Bedside
    from ui.drafts import DraftKeeper
    from ui.panels.new_session.page import NewSessionPage
    from ui.views.snapshot import Snapshot

_ANOTHERS = (
    "What was half typed before the start was for another patient and is dropped"
)


class OpeningDesk(QObject):
    """Shows the page while it is in use, and sends what is charted there.

    A page belongs to one session, whatever else is shown when the record answers.

    *Signals:* ``opened(SessionRead)`` once the session of the page in use is open;
    ``cleared()`` once it is declared ready to start; ``told(str)``: what became of
    something charted on a page that was left.
    """

    opened = Signal(object)
    cleared = Signal()
    told = Signal(str)

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
        self._typing = OpeningTyping(drafts)
        self._lookups = OpeningLookups(bedside)
        self._offers: tuple[Offer, ...] = ()
        self._under_way: dict[UUID, _Sent] = {}
        self._is_in_use = False
        self._is_name_hidden = False
        self._lookups.changed.connect(self._take_answers)
        self._lookups.room_used.connect(self.propose_room)
        page.draft_changed.connect(self._become)
        page.submitted.connect(self._send)

    @Slot()
    def prepare(self) -> None:
        """Read what a new session can run under."""
        self._bedside.ask(protocol_questions.offers, self._take_offers)

    def begin(self, read: SessionRead | None) -> None:
        """Open the page for a new session, or for one that is not ready yet."""
        self._take_up(read)
        self.display(self._store.snapshot)
        self._page.take_focus()

    def _take_up(self, read: SessionRead | None) -> None:
        """Have the page in use, as it was left for whoever is its patient now."""
        session = None if read is None else read.id
        if self._typing.begin(session, self._empty(read)):
            self.told.emit(_ANOTHERS)
        self._is_in_use = True
        draft = self._typing.draft
        if read is not None:
            draft = as_amended(draft, read.protocol, read.session)
            self._typing.fill_in(draft)
        self._lookups.begin(draft.id, self._typing.session)
        self._lookups.find(draft.text("find"))
        patient = draft.chosen if read is None else read.patient
        if patient is not None:
            self._lookups.look_back(patient.id)

    def hide_name(self, *, is_hidden: bool) -> None:
        """Show who it is, or not, as the banner does."""
        self._is_name_hidden = is_hidden
        self.display(self._store.snapshot)

    def leave(self) -> None:
        """The nurse goes elsewhere; what stands on the page is kept."""
        self._is_in_use = False

    def restore(self, draft: Draft) -> None:
        """Take up what was half typed when the app last ended."""
        kept = msgspec.json.decode(draft.content, type=NewSessionDraft)
        # Its session may have been opened just before the app ended.
        made = kept.session_id
        is_open = made is not None and self._store.room(made) is not None
        self._typing.restore(made if is_open else draft.stream, kept)

    def display(self, snapshot: "Snapshot") -> None:
        """Render the page, while it is in use, beside its own session."""
        read = snapshot.readable if self._typing.session is not None else None
        protocol = self._protocol if read is None else read.protocol
        if not self._is_in_use or snapshot.actor is None or protocol is None:
            return
        if self._typing.session != (None if read is None else read.id):
            return
        if read is not None and self._typing.draft.move != last_move(read.session):
            self._take_up(read)
        draft, lookups = self._typing.draft, self._lookups
        approved, is_verified = self._approved(protocol, read)
        known = Known(
            draft=draft,
            now=snapshot.now,
            zone=ZoneInfo(snapshot.zone),
            actor=snapshot.actor,
            protocol=protocol,
            patient=None if read is None else read.patient,
            session=None if read is None else read.session,
            assessment=None if read is None else read.assessment,
            found=lookups.found,
            sought=lookups.sought,
            earlier=lookups.earlier,
            rooms=tuple(read.room for read in snapshot.open_sessions),
            protocols=self._offered,
            approved=approved,
            is_approval_verified=is_verified,
            is_saving=bool(self._sent_from(draft.id)),
            is_name_hidden=self._is_name_hidden,
        )
        similar = lookups.similar_to(patient_of(known))
        self._page.display(new_session_view(replace(known, lookalikes=similar)))

    @property
    def _offered(self) -> "tuple[CareProtocol, ...]":
        return tuple(offer.protocol for offer in self._offers)

    def _approved(
        self, protocol: "CareProtocol", read: SessionRead | None
    ) -> "tuple[ApprovedThen | None, bool]":
        """Whose approval it has now, and whether they signed in.

        An open session knows whose it had then.
        """
        if read is not None:
            return read.session.opened.approved, read.is_approval_verified
        offers = self._offers
        found = ((o.approved, o.is_verified) for o in offers if o.protocol == protocol)
        return next(found, (None, False))

    @property
    def _protocol(self) -> "CareProtocol | None":
        """What the page in use is to run under, until its session is open."""
        return chosen_protocol(self._typing.draft, self._offered)

    def _empty(self, read: SessionRead | None) -> NewSessionDraft:
        if read is not None:
            return new_draft(new_id(), read.protocol, read.session)
        if self._offered:
            return new_draft(new_id(), self._offered[0])
        return NewSessionDraft(id=new_id())

    @Slot(object)
    def _become(self, draft: NewSessionDraft) -> None:
        """What stands on that page now; of one that was left nothing is shown."""
        before = self._typing.find(draft.id)
        if before is not None and draft.pick(PROTOCOL) != before.pick(PROTOCOL):
            protocol = chosen_protocol(draft, self._offered)
            draft = draft if protocol is None else with_its_texts(draft, protocol)
        self._typing.become(draft)
        if before is None or draft.id != self._typing.draft.id:
            return
        if draft.text("find") != before.text("find"):
            self._lookups.find(draft.text("find"))
        if draft.chosen is not None and draft.chosen != before.chosen:
            self._lookups.look_back(draft.chosen.id)
        self.display(self._store.snapshot)

    @Slot(object)
    def _send(self, command: AnyCommand) -> None:
        """Ask for it once, however often it is asked for until the record answers."""
        draft = self._typing.draft
        page = draft.id
        if command.id in self._under_way:
            return
        if any(isinstance(sent.command, ClearStart) for sent in self._sent_from(page)):
            self.told.emit("Not charted: the session is being declared ready to start")
            return
        sent = self._under_way[command.id] = _Sent(page, command, draft.texts)
        self.display(self._store.snapshot)
        self._bedside.send(
            command, partial(self._finish, sent), partial(self._refuse, sent)
        )

    def _finish(self, sent: "_Sent", charted: Charted) -> None:
        del self._under_way[sent.command.id]
        page = self._typing.find(sent.page)
        if isinstance(sent.command, OpenSession):
            self._typing.join(sent.page, sent.command.stream_id)
            if self._is_at(sent.page) and charted.session is not None:
                self.opened.emit(charted.session)
        if isinstance(sent.command, ClearStart):
            is_here = self._is_at(sent.page)
            self._typing.drop(sent.page)
            if is_here:
                self.cleared.emit()
        made = charted.patient
        if page is not None and made is not None and page.awaits_patient(made.id):
            self._become(page.choose(made))
        self.display(self._store.snapshot)

    def _refuse(self, sent: "_Sent", refusal: Refusal) -> None:
        """The record said no: on the page if it is still in use, else in words."""
        del self._under_way[sent.command.id]
        page = self._typing.find(sent.page)
        if page is not None:
            self._mark(sent, page, refusal)
        if not self._is_at(sent.page):
            self.told.emit(f"On the new-session page: {refusal.sentence}")

    def _mark(self, sent: "_Sent", page: NewSessionDraft, refusal: Refusal) -> None:
        """Where it was typed, and the cursor there, unless more is typed by now."""
        room = self._store.room(sent.command.stream_id)
        session = room.session if isinstance(room, SessionRead) else None
        told = in_its_field(refusal, sent.command, session)
        self._become(page.refused(told))
        if told.field and self._is_at(sent.page) and page.texts == sent.texts:
            self._page.lead_back(told.field)

    def _sent_from(self, page: UUID) -> list["_Sent"]:
        return [sent for sent in self._under_way.values() if sent.page == page]

    def _is_at(self, page: UUID) -> bool:
        return self._is_in_use and page == self._typing.draft.id

    @Slot()
    def _take_answers(self) -> None:
        """Show what was looked up; the patient chosen is as the record has it."""
        draft = self._typing.draft
        for patient in self._lookups.everyone:
            if draft.chosen is not None and patient.id == draft.chosen.id:
                draft = replace(draft, chosen=patient)
        self._typing.fill_in(draft)
        if draft.awaits and draft.awaits == self._lookups.sought:
            self._become(draft.answered(self._lookups.found))
        self.display(self._store.snapshot)

    @Slot(str)
    def propose_room(self, room: str) -> None:
        """Fill in a room of this workstation, as long as nobody is in it."""
        taken = {read.room for read in self._store.snapshot.open_sessions}
        if room and room not in taken:
            self._typing.fill_in(self._typing.draft.with_room(room))
            self.display(self._store.snapshot)

    def _take_offers(self, offers: "tuple[Offer, ...]") -> None:
        self._offers = offers
        if not self._typing.draft.texts and self._typing.session is None:
            self._typing.fill_in(self._empty(None))
        self.display(self._store.snapshot)


class _Sent(NamedTuple):
    """A command on its way to the record, with its page and what was typed there."""

    page: UUID
    command: AnyCommand
    texts: dict[str, str]
