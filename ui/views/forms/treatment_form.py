"""A treatment given for an effect: what, how much, how, who ordered it."""

from msgspec import Struct

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import TreatmentGiven
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import Treatment
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, choice_part, text_part, time_part

_ORDERS = (("Y", "verbal, read back"), ("N", "written"))


class TreatmentForm(Struct, frozen=True, kw_only=True):
    """The kinds that the protocol names by letter; the drug itself is typed."""

    treatments: tuple[Treatment, ...]

    @property
    def name(self) -> str:
        return "treatment"

    def view(self, filled: Filled) -> FormView:
        kinds = tuple((t.key, t.label) for t in self.treatments)
        return FormView(
            title="Treatment given",
            note="As ordered by the prescriber; recorded, not advised",
            rows=(
                (choice_part(filled, "kind", "Kind", kinds),),
                (
                    choice_part(filled, "read_back", "Order", _ORDERS),
                    text_part(filled, "drug", "Drug", stretch=2),
                    text_part(filled, "dose", "Dose and unit"),
                ),
                (
                    text_part(filled, "route", "Route"),
                    text_part(filled, "ordered_by", "Ordered by", stretch=2),
                    text_part(filled, "response", "Effect of it", stretch=2),
                    time_part(filled, "Given"),
                ),
            ),
            message=filled.message,
            submit="Chart treatment",
            focus="kind",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        at = filled.time(circumstance)
        if isinstance(at, Refusal):
            return at
        if not filled.pick("read_back"):
            why = "Say whether the order was verbal"
            return missing("read_back", "The order is missing", why)
        given = TreatmentGiven(
            drug=filled.text("drug") or self._kind(filled),
            dose=filled.text("dose"),
            route=filled.text("route"),
            ordered_by=filled.text("ordered_by"),
            verbal_order_read_back=filled.pick("read_back") == "Y",
            response=filled.text("response"),
        )
        return Chart(id=filled.id, stream_id=circumstance.session_id, at=at, fact=given)

    def _kind(self, filled: Filled) -> str:
        picked = filled.pick("kind")
        return next((t.label for t in self.treatments if t.key == picked), "")
