"""The dose becomes uncertain: since when, why, and at most how much was given."""

from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import SessionCommand
from monitor.chart.given import at_most_mg
from monitor.chart.kinds import DoseDoubtful, DoseOrdered, DoubtCause
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.quick_facts import (
    doubt_command,
    effect_of_doubt,
    effect_told,
)
from ui.views import wording
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, choice_part, text_part, time_part

_CAUSES: dict[str, tuple[DoubtCause, str]] = {
    "I": ("infiltration", "Infiltration"),
    "P": ("pump alarm", "Pump alarm"),
    "L": ("line", "Line"),
    "M": ("partly lost", "Partly lost"),
}
_OF_INFUSION = ("I", "P", "L")
_OF_DOSES = ("M",)
_DECIMALS = 1


class DoubtForm(Struct, frozen=True, kw_only=True):
    """Says what was given by then unless another amount is typed."""

    session: Session
    protocol: CareProtocol

    @property
    def name(self) -> str:
        return "doubt"

    @property
    def offered(self) -> tuple[str, ...]:
        is_infused = isinstance(self.session.order, DoseOrdered)
        return _OF_INFUSION if is_infused else _OF_DOSES

    def view(self, filled: Filled) -> FormView:
        choices = tuple((key, _CAUSES[key][1]) for key in self.offered)
        most = replace(
            text_part(filled, "mg", "At most"),
            unit="mg",
            note="calculated to that time unless typed",
        )
        return FormView(
            title="Dose uncertain",
            note=self._note(filled),
            rows=(
                (choice_part(filled, "cause", "Cause", choices),),
                (
                    most,
                    text_part(filled, "site", "New site", stretch=2),
                    time_part(filled, "Since"),
                ),
            ),
            message=filled.message,
            submit="Chart dose uncertain",
            focus="cause",
        )

    def _note(self, filled: Filled) -> str:
        """Where it is told; of a cause that is a side effect too, that as well."""
        told = "Recorded beside the dose wherever its mg are told"
        key = filled.pick("cause")
        if key not in self.offered:
            return told
        cause = _CAUSES[key][0]
        effect = effect_of_doubt(self.protocol, cause)
        if effect is None:
            return told
        before = effect_told(self.protocol, self.session, cause)
        if before is not None:
            since = wording.clock(before.onset, ZoneInfo(self.session.opened.zone))
            return f"Recorded beside the dose; its side effect stands since {since}"
        return f"Recorded beside the dose, and as a side effect of grade {effect.grade}"

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        key = filled.pick("cause")
        if key not in self.offered:
            return missing("cause", "No cause is chosen", "Choose one by its letter")
        at = filled.time(circumstance)
        if isinstance(at, Refusal):
            return at
        typed = filled.text("mg")
        most = (
            parse_number(typed, _DECIMALS, "mg")
            if typed
            else at_most_mg(self.session, at)
        )
        if isinstance(most, Refusal):
            return most
        fact = DoseDoubtful(
            cause=_CAUSES[key][0], at_most_mg=most, new_site=filled.text("site")
        )
        return doubt_command(fact, self.protocol, self.session, at, filled.id)
