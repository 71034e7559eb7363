"""Closing the session: when the patient was ready, and when the patient left."""

from msgspec import Struct

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import SessionClosed
from monitor.chart.refusals import Refusal
from ui.views.forms.filled import Circumstance, Filled
from ui.views.forms.form import FormView, text_part, time_part


class CloseForm(Struct, frozen=True, kw_only=True):
    """Two times and what was seen; ``open_matters`` is what is still open, in words."""

    open_matters: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return "close"

    def view(self, filled: Filled) -> FormView:
        still = ", ".join(self.open_matters)
        return FormView(
            title="Close the session",
            note=f"Still open: {still}" if still else "Afterwards it can be amended",
            rows=(
                (
                    time_part(filled, "Ready", "ready"),
                    time_part(filled, "Left", "left"),
                    text_part(filled, "note", "Escort, gait, advice", stretch=4),
                ),
            ),
            message=filled.message,
            submit="Close session",
            focus="ready",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        ready = filled.time(circumstance, "ready")
        left = filled.time(circumstance, "left")
        if isinstance(ready, Refusal):
            return ready
        if isinstance(left, Refusal):
            return left
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            fact=SessionClosed(ready_at=ready, left_at=left, note=filled.text("note")),
        )
