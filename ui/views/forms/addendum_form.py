"""What is added to a session that is signed, since nothing in it is amended then."""

from msgspec import Struct

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import AddendumRecorded
from monitor.chart.refusals import Refusal
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, text_part, time_part

_SIGNED = "What was signed stays as it is; this stands beside it, in your name"
_CO_SIGNED = "Who adds can't co-sign it again; what was signed stays as it is"


class AddendumForm(Struct, frozen=True, kw_only=True):
    """Free text, and when what it tells was so; ``is_co_signed`` as the session is."""

    is_co_signed: bool = False

    @property
    def name(self) -> str:
        return "addendum"

    def view(self, filled: Filled) -> FormView:
        text = text_part(filled, "addendum", "Addendum", stretch=6)
        return FormView(
            title="Addendum to the signed session",
            note=_CO_SIGNED if self.is_co_signed else _SIGNED,
            rows=((text, time_part(filled)),),
            message=filled.message,
            submit="Chart addendum",
            focus="addendum",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        text = filled.text("addendum")
        at = filled.time(circumstance)
        if not text:
            remedy = "Type it, or leave with Esc"
            return missing("addendum", "The addendum is empty", remedy)
        if isinstance(at, Refusal):
            return at
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=at,
            fact=AddendumRecorded(text=text),
        )
