"""A check that is not met, let pass by a named prescriber with a reason."""

from msgspec import Struct

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import GateOverridden
from monitor.chart.refusals import Refusal
from monitor.protocol.gate_state import GateState
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, text_part


class OverrideForm(Struct, frozen=True, kw_only=True):
    """Of the gate as it stands; what was known of it is kept with the override."""

    state: GateState

    @property
    def name(self) -> str:
        return "override"

    def view(self, filled: Filled) -> FormView:
        return FormView(
            title=f"Override {self.state.gate.label}",
            note="Listed for review; the prescriber's name is not verified",
            rows=(
                (
                    text_part(filled, "prescriber", "Prescriber", stretch=2),
                    text_part(filled, "reason", "Reason", stretch=4),
                ),
            ),
            facts=(("Overridden", self.state.sentence),),
            message=filled.message,
            submit="Chart override",
            focus="prescriber",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        for part, what in (
            ("prescriber", "The prescriber is missing"),
            ("reason", "The reason is missing"),
        ):
            if not filled.text(part):
                return missing(part, what, "Type it, or leave with Esc")
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            fact=GateOverridden(
                gate=self.state.gate.id,
                prescriber=filled.text("prescriber"),
                reason=filled.text("reason"),
                shown=self.state.sentence,
                values=self.state.overridable,
            ),
        )
