"""Runs the page of the protocols: what is at hand, and who approves it."""

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from ui import questions
from ui.drafts import HalfTyped
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
from ui.views.protocol_page.page import Shown, protocol_page_view

if TYPE_CHECKING:
    from monitor.charting.ports import Draft
    from monitor.charting.reads import Charted
    from monitor.charting.shelf import Offer
    from monitor.protocol.care_protocol import CareProtocol
    from ui.bedside import Bedside
    from ui.drafts import DraftKeeper
    from ui.panels.protocol_page.page import ProtocolPage
    from ui.views.snapshot import Snapshot


DRAFT = "approval"
_NOTHING = "Nothing that is on offer is shown, so nothing can be approved"
_NOT_APPROVED = "This text is not approved, so nothing can be taken back"
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
        self._offers: tuple[Offer, ...] = ()
        self._shown: tuple[Shown, ...] = ()
        self._chosen = ""
        self._filled: Filled | None = None
        self._is_sent = False
        page.chosen.connect(self._choose)
        page.approve_requested.connect(self.open_form)
        page.withdraw_requested.connect(self.open_withdrawal)
        page.form.typed.connect(self._type)
        page.form.submitted.connect(self._submit)
        page.form.cancelled.connect(self.leave)

    def begin(self) -> None:
        """Read what is on offer; the shown session's protocol stands open."""
        read = self._store.snapshot.readable
        if read is not None:
            self._chosen = read.protocol.sha256
        self._read()
        self.display(self._store.snapshot)

    def restore(self, draft: "Draft") -> None:
        """Put back what was half typed when the app last ended."""
        filled = msgspec.json.decode(draft.content, type=Filled)
        self._kept.append(filled)

    def display(self, snapshot: "Snapshot") -> None:
        """Show what is on offer, and what open sessions keep."""
        shown = tuple(
            Shown(
                protocol=offer.protocol,
                approved=offer.approved,
                withdrawn=offer.withdrawn,
            )
            for offer in self._offers
        )
        if not shown:
            return
        known = {one.protocol.sha256 for one in shown}
        reads = (*snapshot.rooms, *filter(None, (snapshot.readable,)))
        kept = {r.protocol.sha256: r.protocol for r in reads}
        shown += tuple(
            Shown(protocol=protocol, is_offered=False)
            for sha256, protocol in kept.items()
            if sha256 not in known
        )
        place = self._place(shown)
        if shown != self._shown or place != self._place(self._shown):
            self._show(shown, place, snapshot)

    @Slot()
    def open_form(self) -> None:
        """The form for who approves what is on the page."""
        protocol = self._protocol
        if protocol is None:
            self.told.emit(_NOTHING)
            return
        self._open(protocol, approval_target(protocol))

    @Slot()
    def open_withdrawal(self) -> None:
        """The form for who takes back what the text on the page is approved by."""
        protocol = self._protocol
        if protocol is None:
            self.told.emit(_NOTHING)
        elif self._shown[self._place(self._shown)].approved is None:
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
        self._page.show_form(decision_form(protocol, self._filled))
        self._page.form.take_focus()

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

    def _show(self, shown: tuple[Shown, ...], place: int, snapshot: "Snapshot") -> None:
        self._shown = shown
        self._chosen = shown[place].protocol.sha256
        view = protocol_page_view(shown, place, ZoneInfo(snapshot.zone))
        if view is not None:
            self._page.display(view)

    def _place(self, shown: tuple[Shown, ...]) -> int:
        found = [n for n, s in enumerate(shown) if s.protocol.sha256 == self._chosen]
        return found[0] if found else 0

    def on_page(self) -> "CareProtocol | None":
        """The one that is read, whether or not it can be approved."""
        return self._shown[self._place(self._shown)].protocol if self._shown else None

    @property
    def _protocol(self) -> "CareProtocol | None":
        """The one on the page, where it can be approved."""
        one = self._shown[self._place(self._shown)] if self._shown else None
        return one.protocol if one is not None and one.is_offered else None

    @Slot(int)
    def _choose(self, place: int) -> None:
        self._leave_for_another()
        self._show(self._shown, place, self._store.snapshot)

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
            self._page.show_form(decision_form(protocol, filled))

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
        command = decision(protocol, filled, self._bedside.now())
        if isinstance(command, Refusal):
            self._become(replace(filled, refusal=command))
            self._page.form.lead_to(command.field)
            return
        self._is_sent = True
        self._drafts.let_go(filled.id)
        refuse = partial(self._refuse, filled)
        finish = partial(self._finish, decided_words(protocol, command))
        self._bedside.send(command, finish, refuse)

    def _finish(self, said: str, _: "Charted") -> None:
        self._is_sent, self._filled = False, None
        self.told.emit(said)
        self.leave()
        self._read()
        self.approved.emit()

    def _refuse(self, filled: Filled, refusal: Refusal) -> None:
        self._is_sent = False
        if self._filled is not None and self._filled.id == filled.id:
            self._become(replace(filled, refusal=refusal))
        else:
            self._write(filled)
            self._keep(filled)
            self.told.emit(refusal.sentence)

    def _read(self) -> None:
        self._bedside.ask(questions.offers, self._take)

    def _take(self, offers: "tuple[Offer, ...]") -> None:
        self._offers = offers
        self.display(self._store.snapshot)
