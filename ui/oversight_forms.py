"""The forms of the page of oversight: what is typed there, confirmed and sent."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.days import day_in_words
from monitor.chart.keeping import Hold
from monitor.chart.keeping_commands import PlaceHold
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from monitor.review.reports_due import ReportDue
from ui import oversight_questions
from ui.views.forms.filled import Filled
from ui.views.oversight.asked import (
    SEED,
    Asked,
    Command,
    Moment,
    begun,
    done_words,
    planned,
    wanted_count,
)
from ui.views.oversight.forms import oversight_form
from ui.views.oversight.lines import named

if TYPE_CHECKING:
    from monitor.chart.entries import Actor
    from monitor.charting.reads import Charted
    from monitor.review.drawing import Drawing, Drawn
    from ui.bedside import Bedside
    from ui.oversight_desk import OversightDesk
    from ui.pages.oversight_page import OversightPage
    from ui.store import Store

_NO_SESSION = "Mark the line of a report or of a session first"
_NO_HOLD = "Mark the line of a hold that stands first"
_NOT_READ = "The sessions are being read; press again"
_SAVING = "Saving…"
_DRAWING = "Drawing…"


class OversightForms(QObject):
    """One form at a time; nothing of it is kept half typed.

    *Signals:* ``told(str)``: what became of it, or why it can't be done now.
    """

    told = Signal(str)

    def __init__(
        self,
        page: "OversightPage",
        desk: "OversightDesk",
        bedside: "Bedside",
        store: "Store",
    ) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._bedside, self._store = bedside, store
        self._asked: Asked | None = None
        self._filled = Filled(id=new_id())
        self._busy = ""
        page.form.typed.connect(self._type)
        page.form.picked.connect(self._pick)
        page.form.submitted.connect(self._submit)
        page.form.cancelled.connect(self.leave)

    @Slot()
    def tell_report(self) -> None:
        """How the marked report stands, or one more of the marked session."""
        line = self._page.marked
        if line is None or line.session is None:
            self.told.emit(_NO_SESSION)
            return
        report = line.of if isinstance(line.of, ReportDue) else None
        row = self._desk.shown.row_of(line.session)
        words = "" if row is None else named(row)
        self._open(Asked("report", words, line.session, report))

    @Slot()
    def draw_sample(self) -> None:
        if self._desk.shown.told is None:
            self.told.emit(_NOT_READ)
        else:
            self._open(Asked("sample"))

    @Slot()
    def place_hold(self) -> None:
        self._open(Asked("hold"))

    @Slot()
    def lift_hold(self) -> None:
        line = self._page.marked
        if line is None or not isinstance(line.of, Hold):
            self.told.emit(_NO_HOLD)
        else:
            self._open(Asked("lift", line.what, hold=line.of))

    @Slot()
    def set_years(self) -> None:
        shown = self._desk.shown
        kept = shown.kept if shown.told is None else shown.told.kept
        if kept is None:
            self.told.emit(_NOT_READ)
        else:
            self._open(Asked("years", kept=kept.retention))

    @Slot()
    def leave(self) -> None:
        """What was typed is forgotten; what is being saved goes on."""
        self._asked = None
        self._filled = Filled(id=new_id())
        if self._busy == _DRAWING:
            self._busy = ""
        if self._page.is_form_shown:
            self._page.hide_form()

    def _open(self, asked: Asked) -> None:
        if self._busy:
            self.told.emit(self._busy)
            return
        self._asked = asked
        self._become(begun(asked, new_id()))
        self._page.form.take_focus()

    @Slot(str, str)
    def _type(self, part: str, text: str) -> None:
        if not self._busy:
            self._become(self._filled.typed(part, text))

    @Slot(str, str)
    def _pick(self, part: str, key: str) -> None:
        if not self._busy:
            self._become(self._filled.picked(part, key))

    def _become(self, filled: Filled) -> None:
        self._filled = filled
        if self._asked is not None:
            self._page.show_form(oversight_form(self._asked, filled, self._busy))

    @Slot()
    def _submit(self) -> None:
        asked, actor = self._asked, self._store.snapshot.actor
        if asked is None or actor is None or self._busy:
            return
        if asked.kind == "sample":
            self._draw()
            return
        moment = Moment(self._bedside.now(), self._desk.today, actor.name)
        command = planned(asked, self._filled, moment)
        if isinstance(command, Refusal):
            self._refuse(command)
            return
        self._busy = _SAVING
        self._become(self._filled)
        if isinstance(command, PlaceHold):
            number = self._filled.text("number")
            find = partial(oversight_questions.patient_to_hold, number, actor)
            self._bedside.ask(find, partial(self._hold, asked, command))
        else:
            self._send(asked, command)

    def _hold(self, asked: Asked, command: PlaceHold, patient: UUID | Refusal) -> None:
        if isinstance(patient, Refusal):
            self._refuse(patient)
        else:
            self._send(asked, replace(command, patient=patient))

    def _send(self, asked: Asked, command: Command) -> None:
        said = f"{done_words(asked, command)}, {day_in_words(self._desk.today)}"
        self._bedside.send(command, partial(self._finish, said), self._refuse)

    def _finish(self, said: str, _: "Charted") -> None:
        """It stands in the record; the page is read anew."""
        self._busy = ""
        self.leave()
        self.told.emit(said)
        self._desk.read()

    def _draw(self) -> None:
        from monitor.review.drawing import Wanted  # noqa: PLC0415 not at start-up

        count, actor = wanted_count(self._filled), self._store.snapshot.actor
        if isinstance(count, Refusal):
            self._refuse(count)
        elif actor is not None:
            span, seed = self._desk.span, self._filled.text(SEED)
            told = self._desk.shown.told
            first = span.first or (span.last if told is None else told.first)
            wanted = Wanted(first, span.last, count, seed)
            self._busy = _DRAWING
            self._become(self._filled)
            begin = partial(oversight_questions.begin_drawing, wanted, actor)
            self._bedside.ask(begin, partial(self._go_on_drawing, self._asked, actor))

    def _go_on_drawing(
        self, asked: Asked | None, by: "Actor", drawing: "Drawing | Refusal"
    ) -> None:
        """A page of lines after the other, unless the form was left."""
        if self._asked is not asked:
            return
        if isinstance(drawing, Refusal):
            self._refuse(drawing)
        elif drawing.is_done:
            finish = partial(oversight_questions.finish_drawing, drawing, by)
            self._bedside.ask(finish, self._take_drawn)
        else:
            turn = partial(oversight_questions.turn, drawing)
            then = partial(self._go_on_unless, asked, by, drawing)
            self._bedside.ask(turn, then)

    def _go_on_unless(
        self,
        asked: Asked | None,
        by: "Actor",
        drawing: "Drawing",
        refusal: Refusal | None,
    ) -> None:
        self._go_on_drawing(asked, by, drawing if refusal is None else refusal)

    def _take_drawn(self, drawn: "Drawn | Refusal") -> None:
        if isinstance(drawn, Refusal):
            self._refuse(drawn)
            return
        self.leave()
        shown = replace(self._desk.shown, sample=drawn)
        self._desk.become(shown, "Random sample")

    def _refuse(self, refusal: Refusal) -> None:
        """A question as well; where the page was left meanwhile it is told."""
        self._busy = ""
        if self._asked is None:
            self.told.emit(refusal.sentence)
            return
        self._become(replace(self._filled, refusal=refusal))
        self._page.form.lead_to(self._filled.leads_to)
