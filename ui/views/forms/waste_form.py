"""What was left of the drug and thrown away, and who saw it."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import DevicesOrdered, OralOrdered, WasteRecorded
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Question, Refusal
from monitor.chart.session import Session
from ui.views.forms.filled import Circumstance, Filled, ask_about, missing
from ui.views.forms.form import FormView, text_part, time_part
from ui.views.waste_words import wrongly_wasted

_DECIMALS = 2


class WasteForm(Struct, frozen=True, kw_only=True):
    """In mL, or in mg where the drug is no fluid; nothing left is 0."""

    session: Session

    @property
    def name(self) -> str:
        return "waste"

    @property
    def unit(self) -> str:
        return (
            "mg"
            if isinstance(self.session.order, DevicesOrdered | OralOrdered)
            else "mL"
        )

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
        asked = ask_about(self._questions(fact, circumstance))
        unanswered = None if asked is None else filled.unanswered(asked)
        return unanswered or Chart(
            id=filled.id, stream_id=circumstance.session_id, at=at, fact=fact
        )

    def _questions(
        self, waste: WasteRecorded, circumstance: Circumstance
    ) -> tuple[Question, ...]:
        """More than the bag held, and other than the pump left, is asked about."""
        text = wrongly_wasted(self.session, circumstance.now, waste)
        return (Question(field="amount", text=text),) if text else ()

    def _amount(self, filled: Filled) -> Decimal | Refusal:
        typed = filled.text("amount")
        if not typed:
            return missing(
                "amount", "The amount is missing", "Type how much was thrown away"
            )
        return parse_number(typed, _DECIMALS, "amount")
