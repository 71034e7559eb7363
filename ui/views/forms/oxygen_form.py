"""What the patient breathes from now on: air, or oxygen at a flow."""

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import OxygenRecorded
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import Oxygen
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, choice_part, text_part, time_part


class OxygenForm(Struct, frozen=True, kw_only=True):
    """One key for air; the flow in L/min for oxygen."""

    oxygen: Oxygen

    @property
    def name(self) -> str:
        return "oxygen"

    def view(self, filled: Filled) -> FormView:
        flow = replace(text_part(filled, "flow", "Oxygen"), unit="L/min")
        air = choice_part(filled, "air", "Breathes", (("A", "Air"),))
        return FormView(
            title="Oxygen",
            note="Stands beside every SpO₂ from then on",
            rows=((replace(air, completes=True), flow, time_part(filled, "Since")),),
            message=filled.message,
            submit="Chart oxygen",
            focus="air",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        at = filled.time(circumstance)
        fact = self._fact(filled)
        if isinstance(fact, Refusal):
            return fact
        if isinstance(at, Refusal):
            return at
        return Chart(id=filled.id, stream_id=circumstance.session_id, at=at, fact=fact)

    def _fact(self, filled: Filled) -> OxygenRecorded | Refusal:
        if filled.pick("air"):
            return OxygenRecorded(litres_per_minute=None)
        typed = filled.text("flow")
        if not typed:
            return missing("flow", "The flow is missing", "Type it, or choose air")
        flow = parse_number(typed, self.oxygen.decimals, "flow")
        if isinstance(flow, Refusal):
            return flow
        lowest = self.oxygen.lowest_litres_per_minute
        highest = self.oxygen.highest_litres_per_minute
        if lowest <= flow <= highest:
            return OxygenRecorded(litres_per_minute=flow)
        return Refusal(
            field="flow",
            what=f"{flow} L/min is not possible",
            why=f"it lies outside {lowest} to {highest} L/min",
            remedy="Type it again",
        )
