"""Runs the form that stands in the strip, from opening to charted or left."""

from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.ports import Draft
from monitor.clock import new_id
from ui.store import Store
from ui.views.forms.action_form import ActionForm
from ui.views.forms.catalogue import TARGET, Known, form_named, latest_amendable
from ui.views.forms.filled import Circumstance, Filled
from ui.views.forms.form import ChoicePart
from ui.views.snapshot import Snapshot

if TYPE_CHECKING:
    from monitor.charting.reads import Charted
    from ui.bedside import Bedside
    from ui.panels.strip_form import StripFormPanel
    from ui.views.forms.form import Form

_DRAFT_AFTER_MS = 250
"""How long after the last key a draft is kept (ruling 8)."""


class FormDesk(QObject):
    """Holds what is filled in, and turns it into a command when asked.

    *Signals:* ``opened()``, ``left()``.
    """

    opened = Signal()
    left = Signal()

    def __init__(
        self, panel: "StripFormPanel", bedside: "Bedside", store: Store
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._bedside = bedside
        self._store = store
        self._form: Form | None = None
        self._filled = Filled(id=UUID(int=0))
        self._kept: dict[str, Filled] = {}
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(_DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        panel.typed.connect(self._type)
        panel.picked.connect(self._pick)
        panel.submitted.connect(self._submit)
        panel.cancelled.connect(self.leave)

    @property
    def is_open(self) -> bool:
        return self._form is not None

    def open(self, name: str, target: str = "") -> bool:
        """Open a form, with what was left in it; False where it can't be opened."""
        kept = self._kept.get(name)
        if kept is None or kept.pick(TARGET) != target:
            kept = Filled(id=new_id()).picked(TARGET, target)
        return self._open(name, kept)

    def latest_amendable(self) -> UUID | None:
        """What was charted within the time that one key amends; None if nothing."""
        known = _known(self._store.snapshot)
        if known is None:
            return None
        return latest_amendable(known, known.protocol.charting.correct_within)

    def restore(self, draft: Draft) -> None:
        """Put back what was half typed when the app last ended."""
        self._kept[draft.form] = msgspec.json.decode(draft.content, type=Filled)

    @Slot()
    def leave(self) -> None:
        """Leave the form; what is in it is kept for the next time."""
        if self._form is None:
            return
        self._kept[self._form.name] = self._filled
        self._form = None
        self.left.emit()

    def _open(self, name: str, filled: Filled) -> bool:
        known = _known(self._store.snapshot)
        form = None if known is None else form_named(name, filled, known)
        if form is None:
            return False
        self._form, self._filled = form, filled
        self._panel.display(form.view(filled))
        self.opened.emit()
        self._panel.take_focus()
        return True

    @Slot(str, str)
    def _type(self, part: str, text: str) -> None:
        self._become(self._filled.typed(part, text))

    @Slot(str, str)
    def _pick(self, part: str, key: str) -> None:
        if self._form is None:
            return
        self._become(self._filled.picked(part, key))
        for shown in self._form.view(self._filled).parts:
            if isinstance(shown, ChoicePart) and shown.id == part and shown.completes:
                self._submit()

    def _become(self, filled: Filled) -> None:
        if self._form is None:
            return
        self._filled = filled
        self._panel.display(self._form.view(filled))
        self._draft_timer.start()

    @Slot()
    def _submit(self) -> None:
        snapshot = self._store.snapshot
        known = _known(snapshot)
        if self._form is None or known is None:
            return
        circumstance = Circumstance(
            session_id=known.session.id,
            now=self._bedside.now(),
            zone=known.zone,
        )
        command = self._form.command(self._filled, circumstance)
        if isinstance(command, Refusal):
            self._refuse(command)
        else:
            self._bedside.send(command, self._finish, self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self._become(replace(self._filled, refusal=refusal))

    def _finish(self, _: "Charted") -> None:
        self._draft_timer.stop()
        if self._form is None:
            return
        form, filled = self._form, self._filled
        self._kept.pop(form.name, None)
        self._form = None
        self.left.emit()
        if isinstance(form, ActionForm) and form.starts_amending(filled):
            self._amend_cause(form.key)

    def _amend_cause(self, key: str) -> None:
        """Go on to amend the value that fired an alert."""
        known = _known(self._store.snapshot)
        alert = None if known is None else known.assessment.alert(key)
        if alert is not None and alert.opened_by is not None:
            self.open("amend", str(alert.opened_by))

    @Slot()
    def _keep_draft(self) -> None:
        snapshot = self._store.snapshot
        if self._form is None or snapshot.actor is None or snapshot.shown is None:
            return
        draft = Draft(
            id=self._filled.id,
            form=self._form.name,
            stream=snapshot.shown.id,
            author=snapshot.actor.person,
            content=msgspec.json.encode(replace(self._filled, refusal=None)).decode(),
            saved_at=self._bedside.now(),
        )
        self._bedside.keep_draft(draft)


def _known(snapshot: Snapshot) -> Known | None:
    """The session on the screen as forms need it; None while it can't be read."""
    read = snapshot.readable
    if read is None:
        return None
    return Known(
        session=read.session,
        protocol=read.protocol,
        assessment=read.assessment,
        zone=ZoneInfo(read.session.opened.zone),
    )
