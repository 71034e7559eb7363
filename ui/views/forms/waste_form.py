"""What was left of the drug and thrown away, and who saw it."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import DevicesOrdered, OralOrdered, Order, WasteRecorded
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, text_part, time_part

_DECIMALS = 2


class WasteForm(Struct, frozen=True, kw_only=True):
    """In mL, or in mg where the drug is no fluid; nothing left is 0."""

    order: Order | None

    @property
    def name(self) -> str:
        return "waste"

    @property
    def unit(self) -> str:
        return "mg" if isinstance(self.order, DevicesOrdered | OralOrdered) else "mL"

    def view(self, filled: Filled) -> FormView:
        amount = replace(text_part(filled, "amount", "Waste"), unit=self.unit)
        witness = replace(
            text_part(filled, "witness", "Witness", stretch=2), note="unverified"
        )
        return FormView(
            title="Drug wasted",
            note="What was left and thrown away, before a witness",
            rows=((amount, witness, time_part(filled)),),
            message=filled.message,
            submit="Chart waste",
            focus="amount",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        amount, at = self._amount(filled), filled.time(circumstance)
        if isinstance(amount, Refusal):
            return amount
        if not filled.text("witness"):
            return missing("witness", "The witness is missing", "Type who saw it")
        if isinstance(at, Refusal):
            return at
        fact = WasteRecorded(
            ml=amount if self.unit == "mL" else None,
            mg=amount if self.unit == "mg" else None,
            witness=filled.text("witness"),
        )
        return Chart(id=filled.id, stream_id=circumstance.session_id, at=at, fact=fact)

    def _amount(self, filled: Filled) -> Decimal | Refusal:
        typed = filled.text("amount")
        if not typed:
            return missing("amount", "The amount is missing", "Type it; 0 for none")
        return parse_number(typed, _DECIMALS, "amount")
