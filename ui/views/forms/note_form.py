"""F7: a note, of the session or about one of its entries."""

from uuid import UUID

from msgspec import Struct

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import NoteRecorded
from monitor.chart.refusals import Refusal
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, text_part, time_part


class NoteForm(Struct, frozen=True, kw_only=True):
    """Free text and its time."""

    about: UUID | None = None

    @property
    def name(self) -> str:
        return "note"

    def view(self, filled: Filled) -> FormView:
        return FormView(
            title="Note",
            note="Plain words, as said or seen",
            rows=((text_part(filled, "note", "Note", stretch=6), time_part(filled)),),
            message=filled.message,
            submit="Chart note",
            focus="note",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        text = filled.text("note")
        at = filled.time(circumstance)
        if not text:
            return missing("note", "The note is empty", "Type it, or leave with Esc")
        if isinstance(at, Refusal):
            return at
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=at,
            fact=NoteRecorded(text=text, about=self.about),
        )
