"""Asks whoever comes into a room what becomes of what another left half typed there."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import json
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.commands import Chart
from monitor.chart.kinds import NoteRecorded
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from ui.form_filling import OF_ONE_PATIENT
from ui.questions import take_nothing
from ui.store import Store
from ui.views.forms.filled import Filled
from ui.views.forms.form import FormView
from ui.views.forms.left_form import (
    CHOICE,
    DROP,
    NO_CHOICE,
    TAKE,
    LeftThing,
    dropped,
    left_view,
    taken_over,
)
from ui.views.forms.strayed import let_go, refused, stray_question, with_stray

if TYPE_CHECKING:
    from monitor.charting.reads import SessionRead
    from ui.bedside import Bedside
    from ui.drafts import DraftKeeper, Left
    from ui.panels.strip_form import StripFormPanel

_SOMEBODY = "another nurse"


class LeftDesk(QObject):
    """One question for all that was left in a room; until it is answered it all stays.

    *Signals:* ``answered()``; ``told(str)``: what became of it.
    """

    answered = Signal()
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
        self._left: tuple[Left, ...] = ()
        self._filled = Filled(id=new_id())
        self._view = FormView(title="", rows=())
        panel.picked.connect(self._pick)
        panel.strayed.connect(self._say_no_choice)
        panel.let_go.connect(self._let_go)
        panel.submitted.connect(self._submit)
        panel.cancelled.connect(self.answered)

    def begin(self, read: "SessionRead") -> bool:
        """Ask about that room; False where nothing was left by others."""
        actor = self._store.snapshot.actor
        self._left = self._drafts.left_in(read.id)
        if not self._left or actor is None or not read.session.is_open:
            return False
        self._drop_of_others(read)
        self._filled = Filled(id=new_id())
        if self._left:
            self._show()
        return bool(self._left)

    def _drop_of_others(self, read: "SessionRead") -> None:
        """The chart was moved: what is said of one patient is said of no other."""
        patient = read.patient.id
        others = tuple(left for left in self._left if _is_of_another(left, patient))
        if not others:
            return
        said = dropped(self._things(read, others), read.room)
        self._drafts.discard(others)
        self._left = tuple(left for left in self._left if left not in others)
        self.told.emit(said)

    def _show(self) -> None:
        read, actor = self._store.snapshot.readable, self._store.snapshot.actor
        if read is not None and actor is not None:
            things = self._things(read, self._left)
            self._view = left_view(things, read.room, actor.name, self._filled)
            self._panel.display(self._view)

    def _things(
        self, read: "SessionRead", left: "tuple[Left, ...]"
    ) -> tuple[LeftThing, ...]:
        staff = {named.person: named.name for named in read.session.staff}
        return tuple(
            LeftThing(
                form=half.form,
                content=json.encode(half.content),
                by=by.name or staff.get(by.person, _SOMEBODY),
            )
            for half, by in left
        )

    @Slot(str, str)
    def _pick(self, part: str, key: str) -> None:
        self._filled = self._filled.picked(part, key)
        self._show()

    @Slot(str, str)
    def _say_no_choice(self, part: str, typed: str) -> None:
        shown = self._view.choice(part)
        if shown is not None:
            self._filled = with_stray(self._filled, shown, typed)
            self._show()

    @Slot(str)
    def _let_go(self, part: str) -> None:
        self._filled = let_go(self._filled, part)
        self._show()

    @Slot()
    def _submit(self) -> None:
        read, picked = self._store.snapshot.readable, self._filled.pick(CHOICE)
        if read is None:
            return
        held = stray_question(self._filled, self._view) if picked else NO_CHOICE
        if held is not None:
            self._filled = refused(self._filled, held)
            self._show()
            self._panel.lead_to(CHOICE)
            return
        if picked == TAKE:
            self._take_over(read)
        elif picked == DROP:
            self._drafts.discard(self._left)
        self.answered.emit()

    def _take_over(self, read: "SessionRead") -> None:
        """Both names are in the record: who typed it in a note, who charts it by it."""
        note = NoteRecorded(text=taken_over(self._things(read, self._left)))
        at = self._bedside.now()
        command = Chart(id=new_id(), stream_id=read.id, at=at, fact=note)
        refused = partial(self._tell_refused, read.room)
        self._drafts.adopt(self._left)
        self._bedside.send(command, take_nothing, refused)

    def _tell_refused(self, room: str, refusal: Refusal) -> None:
        said = f"{room}, who had half typed it is not charted"
        self.told.emit(f"{said}. {refusal.sentence}")


def _is_of_another(left: "Left", patient: UUID) -> bool:
    """Whether it was typed about one patient who is not that one."""
    half = left.half
    if half.form not in OF_ONE_PATIENT:
        return False
    return json.decode(json.encode(half.content), type=Filled).patient != patient
