"""Runs the form that stands in the strip, from opening to charted or left."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.ports import Draft
from monitor.clock import new_id
from ui.drafts import HalfTyped
from ui.store import Store
from ui.views.forms.action_form import ActionForm
from ui.views.forms.catalogue import Known, form_named, latest_amendable
from ui.views.forms.filled import TARGET, Circumstance, Filled
from ui.views.forms.form import ChoicePart
from ui.views.snapshot import Snapshot

if TYPE_CHECKING:
    from monitor.charting.reads import Charted
    from ui.bedside import Bedside
    from ui.drafts import DraftKeeper
    from ui.panels.strip_form import StripFormPanel
    from ui.views.forms.form import Form


class FormDesk(QObject):
    """Holds what is filled in, and turns it into a command when asked.

    A form belongs to the session it was opened in, whatever is shown when the record
    answers.

    *Signals:* ``opened()``, ``left()``; ``told(str)``: what became of a form that is
    no longer open.
    """

    opened = Signal()
    left = Signal()
    told = Signal(str)

    def __init__(
        self,
        panel: "StripFormPanel",
        bedside: "Bedside",
        store: Store,
        drafts: "DraftKeeper",
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._bedside = bedside
        self._store = store
        self._drafts = drafts
        self._session = UUID(int=0)
        self._form: Form | None = None
        self._filled = Filled(id=UUID(int=0))
        self._under_way: set[UUID] = set()
        self._kept: dict[tuple[UUID, str], Filled] = {}
        panel.typed.connect(self._type)
        panel.picked.connect(self._pick)
        panel.submitted.connect(self._submit)
        panel.cancelled.connect(self.leave)

    @property
    def is_open(self) -> bool:
        return self._form is not None

    def open(self, name: str, target: str = "") -> bool:
        """Open a form, with what was left in it; False where it can't be opened."""
        known = _known(self._store.snapshot)
        if known is None:
            return False
        kept = self._kept.get((known.session.id, name))
        if kept is None or kept.pick(TARGET) != target:
            kept = Filled(id=new_id()).picked(TARGET, target)
        form = form_named(name, kept, known)
        if form is None:
            return False
        self._put_away()
        self._session, self._form, self._filled = known.session.id, form, kept
        self._panel.display(form.view(kept))
        self.opened.emit()
        self._panel.take_focus()
        return True

    def latest_amendable(self) -> UUID | None:
        """What was charted within the time that one key amends; None if nothing."""
        known = _known(self._store.snapshot)
        if known is None:
            return None
        return latest_amendable(known, known.protocol.charting.correct_within)

    def restore(self, draft: Draft) -> None:
        """Put back what was half typed when the app last ended."""
        if draft.stream is not None:
            kept = msgspec.json.decode(draft.content, type=Filled).begun(draft.saved_at)
            self._kept[draft.stream, draft.form] = kept

    @Slot()
    def leave(self) -> None:
        """Leave the form; what is in it is kept for the next time."""
        if self._form is None:
            return
        self._put_away()
        self.left.emit()

    def _put_away(self) -> None:
        if self._form is None:
            return
        self._drafts.flush()
        self._kept[self._session, self._form.name] = self._filled
        self._form = None

    @Slot(str, str)
    def _type(self, part: str, text: str) -> None:
        self._become(self._filled.typed(part, text).begun(self._bedside.now()))

    @Slot(str, str)
    def _pick(self, part: str, key: str) -> None:
        if self._form is None:
            return
        for shown in self._form.view(self._filled).parts:
            if isinstance(shown, ChoicePart) and shown.id == part:
                filled = self._filled.picked(part, shown.meaning(key))
                self._become(filled.begun(self._bedside.now()))
                if shown.completes:
                    self._submit()

    def _become(self, filled: Filled) -> None:
        if self._form is None:
            return
        self._filled = filled
        self._panel.display(self._form.view(filled))
        if filled.id not in self._under_way:
            self._keep(_Sent(self._session, self._form, filled))

    @Slot()
    def _submit(self) -> None:
        """Ask for what the form says; once, however often Enter is pressed."""
        filled, known = self._filled, _known(self._store.snapshot)
        if self._form is None or known is None or filled.id in self._under_way:
            return
        # The session may have gone on since the form was opened.
        form = self._form = form_named(self._form.name, filled, known) or self._form
        circumstance = Circumstance(
            session_id=self._session,
            now=self._bedside.now(),
            zone=known.zone,
            old_after=known.protocol.charting.old_draft_after,
        )
        command = form.command(filled, circumstance)
        if isinstance(command, Refusal):
            self._become(replace(filled, refusal=command))
            self._panel.lead_to(command.field)
            return
        self._under_way.add(filled.id)
        self._drafts.let_go(filled.id)
        sent = _Sent(self._session, form, filled)
        self._bedside.send(
            command, partial(self._finish, sent), partial(self._refuse, sent)
        )

    def _refuse(self, sent: "_Sent", refusal: Refusal) -> None:
        """The record said no: beside the form if it is still open, else in words."""
        self._under_way.discard(sent.filled.id)
        if self._form is not None and self._filled.id == sent.filled.id:
            self._become(replace(self._filled, refusal=refusal))
        else:
            self._keep(sent)
            self.told.emit(f"{sent.form.view(sent.filled).title}. {refusal.sentence}")

    def _finish(self, sent: "_Sent", _: "Charted") -> None:
        self._under_way.discard(sent.filled.id)
        key = (sent.session, sent.form.name)
        if key in self._kept and self._kept[key].id == sent.filled.id:
            del self._kept[key]
        if self._form is None or self._filled.id != sent.filled.id:
            return
        self._form = None
        self.left.emit()
        if isinstance(sent.form, ActionForm) and sent.form.starts_amending(sent.filled):
            self._amend_cause(sent.form.key)

    def _amend_cause(self, key: str) -> None:
        """Go on to amend the value that fired an alert."""
        known = _known(self._store.snapshot)
        alert = None if known is None else known.assessment.alert(key)
        if alert is not None and alert.opened_by is not None:
            self.open("amend", str(alert.opened_by))

    def _keep(self, half: "_Sent") -> None:
        content = replace(half.filled, refusal=None)
        name = half.form.name
        self._drafts.put(HalfTyped(content.id, name, half.session, content))


class _Sent(NamedTuple):
    """A form on its way to the record, with the session it was filled in for."""

    session: UUID
    form: "Form"
    filled: Filled


def _known(snapshot: Snapshot) -> Known | None:
    """The session on the screen as forms need it; None while it can't be read."""
    read = snapshot.readable
    if read is None:
        return None
    return Known(
        session=read.session,
        patient=read.patient,
        protocol=read.protocol,
        assessment=read.assessment,
        zone=ZoneInfo(read.session.opened.zone),
    )
