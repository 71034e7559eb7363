"""Runs the page of the protocols: what is at hand, and who approves it."""

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from ui.drafts import HalfTyped
from ui.protocol_import import ProtocolImport
from ui.protocol_reading import ProtocolReading
from ui.store import Store
from ui.views.forms.filled import TARGET, Filled
from ui.views.protocol_page.deciding import (
    approval_target,
    decided_words,
    decision,
    decision_form,
    half_decided,
    withdrawal_target,
)

if TYPE_CHECKING:
    from monitor.charting.ports import Draft
    from monitor.charting.reads import Charted
    from monitor.protocol.care_protocol import CareProtocol
    from ui.bedside import Bedside
    from ui.drafts import DraftKeeper
    from ui.panels.protocol_page.page import ProtocolPage
    from ui.views.protocol_page.import_view import NotImported
    from ui.views.snapshot import Snapshot


DRAFT = "approval"
_NOTHING = "Nothing that is on offer is shown, so nothing can be approved"
_NOT_APPROVED = "This text is not approved, so nothing can be taken back"
_OWN = "You imported this text, so a second person approves it"
_UNDER_WAY = "The approval before is not answered yet; press again"


class ProtocolDesk(QObject):
    """Asks the record what is on offer, and sends an approval, or that it is withdrawn.

    *Signals:* ``approved()`` once the record has one or the other; ``told(str)``: what
    became of it, or why none can be given now.
    """

    approved = Signal()
    told = Signal(str)

    def __init__(
        self,
        page: "ProtocolPage",
        bedside: "Bedside",
        store: Store,
        drafts: "DraftKeeper",
    ) -> None:
        super().__init__(page)
        self._page = page
        self._drafts = drafts
        self._kept: list[Filled] = []
        self._bedside = bedside
        self._store = store
        self.reading = ProtocolReading(page, bedside, store)
        self.file = ProtocolImport(page, bedside, store)
        self._filled: Filled | None = None
        self._is_sent = False
        page.chosen.connect(self._choose)
        page.import_requested.connect(self.file.begin)
        page.compare_requested.connect(self.compare)
        page.mark_requested.connect(self.mark)
        page.text_requested.connect(self.reading.show_text)
        self.file.imported.connect(self._take_up_draft)
        self.file.failed.connect(self._tell_faults)
        for part in (self.file, self.reading):
            part.told.connect(self.told)
        page.approve_requested.connect(self.open_form)
        page.withdraw_requested.connect(self.open_withdrawal)
        page.form.typed.connect(self._type)
        page.form.submitted.connect(self._submit)
        page.form.cancelled.connect(self.leave)

    def begin(self) -> None:
        """Read what is on offer; the shown session's protocol stands open."""
        self.reading.begin()

    def restore(self, draft: "Draft") -> None:
        """Put back what was half typed when the app last ended."""
        filled = msgspec.json.decode(draft.content, type=Filled)
        self._kept.append(filled)

    def display(self, snapshot: "Snapshot") -> None:
        """Show what is on offer, and what open sessions keep."""
        self.reading.display(snapshot)

    def on_page(self) -> "CareProtocol | None":
        """The text that is shown, on offer or not; None before there is any."""
        return self.reading.on_page

    @Slot()
    def compare(self) -> None:
        """What is on the page against the version it follows, or the marked one."""
        self._leave_for_another()
        self.reading.compare()

    @Slot()
    def mark(self) -> None:
        """Have others compared with what is on the page."""
        self.reading.mark()

    @Slot(object)
    def _take_up_draft(self, protocol: "CareProtocol") -> None:
        """It is there now: what changes is shown at once."""
        self._leave_for_another()
        self.reading.show_draft(protocol)

    @Slot(object)
    def _tell_faults(self, failed: "NotImported") -> None:
        self._leave_for_another()
        self.reading.show_faults(failed)

    @Slot()
    def open_form(self) -> None:
        """The form for who approves what is on the page."""
        protocol = self._protocol
        if protocol is None:
            self.told.emit(_NOTHING)
        elif self.reading.is_own_draft:
            self.told.emit(_OWN)
        else:
            self._open(protocol, approval_target(protocol))

    @Slot()
    def open_withdrawal(self) -> None:
        """The form for who takes back what the text on the page is approved by."""
        protocol = self._protocol
        if protocol is None:
            self.told.emit(_NOTHING)
        elif not self.reading.is_approved:
            self.told.emit(_NOT_APPROVED)
        else:
            self._open(protocol, withdrawal_target(protocol))

    def _open(self, protocol: "CareProtocol", target: str) -> None:
        if self._is_sent:
            self.told.emit(_UNDER_WAY)
            return
        if self._filled is not None and self._filled.pick(TARGET) != target:
            self.leave()
        if self._filled is None:
            blank = Filled(id=new_id()).picked(TARGET, target)
            self._filled = self._take_up(target) or blank
        self._page.show_form(decision_form(protocol, self._filled, self._named))
        self._page.form.take_focus()

    def put_away(self) -> None:
        """The page is left: no file is asked for, and nothing is compared any more."""
        self.leave()
        self.file.leave()
        self.reading.show_text()

    @Slot()
    def leave(self) -> None:
        """What was typed is kept for the text it was typed for, but its id is not.

        That confirms, and is typed at the moment of approving.
        """
        filled, self._filled = self._filled, None
        if filled is not None and not self._is_sent:
            self._drafts.flush()
            self._keep(filled)
        if self._page.is_form_shown:
            self._page.hide_form()

    @property
    def _protocol(self) -> "CareProtocol | None":
        """The one on the page, where it can be approved."""
        return self.reading.approvable

    @property
    def _named(self) -> str:
        """Who approves: whoever signed in; empty where a name is typed."""
        actor = self._store.snapshot.actor
        return actor.name if actor is not None and actor.is_verified else ""

    @Slot(int)
    def _choose(self, place: int) -> None:
        self._leave_for_another()
        self.reading.choose(place)

    def _leave_for_another(self) -> None:
        """A name typed for one text approves no other."""
        if self._page.is_form_shown:
            self.leave()

    @Slot(str, str)
    def _type(self, part: str, text: str) -> None:
        if self._filled is not None:
            self._become(self._filled.typed(part, text))

    def _become(self, filled: Filled) -> None:
        self._filled = filled
        self._write(filled)
        protocol = self._protocol
        if protocol is not None:
            self._page.show_form(decision_form(protocol, filled, self._named))

    def _take_up(self, target: str) -> Filled | None:
        """What whoever charts now left half typed of that."""
        for kept in self._kept:
            if kept.pick(TARGET) == target and self._drafts.is_mine(kept.id):
                self._kept.remove(kept)
                return kept
        return None

    def _keep(self, filled: Filled) -> None:
        kept = half_decided(filled)
        if not kept.is_blank:
            self._kept.append(kept)

    def _write(self, filled: Filled) -> None:
        """Keep on disk what is in it; of a blank one there is nothing to keep."""
        kept = half_decided(filled)
        if kept.is_blank:
            self._drafts.drop(kept.id)
        else:
            self._drafts.put(HalfTyped(kept.id, DRAFT, None, kept))

    @Slot()
    def _submit(self) -> None:
        filled, protocol = self._filled, self._protocol
        if filled is None or protocol is None or self._is_sent:
            return
        command = decision(protocol, filled, self._bedside.now(), self._named)
        if isinstance(command, Refusal):
            self._become(replace(filled, refusal=command))
            self._page.form.lead_to(command.field)
            return
        self._is_sent = True
        self._drafts.let_go(filled.id)
        refuse = partial(self._refuse, filled)
        said = decided_words(protocol, command, is_verified=bool(self._named))
        finish = partial(self._finish, said)
        self._bedside.send(command, finish, refuse)

    def _finish(self, said: str, _: "Charted") -> None:
        self._is_sent, self._filled = False, None
        self.told.emit(said)
        self.leave()
        self.reading.read_anew()
        self.approved.emit()

    def _refuse(self, filled: Filled, refusal: Refusal) -> None:
        self._is_sent = False
        if self._filled is not None and self._filled.id == filled.id:
            self._become(replace(filled, refusal=refusal))
        else:
            self._write(filled)
            self._keep(filled)
            self.told.emit(refusal.sentence)
