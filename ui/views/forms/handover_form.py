"""Ctrl+H: another nurse takes the session over, having seen how it stands."""

from msgspec import Struct

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.entries import unverified
from monitor.chart.kinds import HandedOver
from monitor.chart.openings import refuse_initials
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, text_part
from ui.views.start import refuse_name


class HandoverForm(Struct, frozen=True, kw_only=True):
    """The patient's initials and the name of whoever takes over.

    ``stood`` are the lines of the state card that are kept.
    """

    patient: Patient
    stood: tuple[str, ...]

    @property
    def name(self) -> str:
        return "handover"

    def view(self, filled: Filled) -> FormView:
        return FormView(
            title="Hand over",
            note="Whoever takes over reads the state card, then types",
            rows=(
                (
                    text_part(filled, "initials", "Patient's initials"),
                    text_part(filled, "name", "Your name", stretch=4),
                ),
            ),
            facts=(("From then on", "everything is charted under that name"),),
            message=filled.message,
            submit="Take over",
            focus="initials",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        typed, name = filled.text("initials"), filled.text("name")
        if not typed:
            whose = "The patient's initials are missing"
            return missing("initials", whose, "Given name first, then family name")
        refusal = refuse_initials(self.patient, typed)
        if refusal is not None:
            return refusal
        fault = refuse_name(name)
        if fault:
            return missing("name", "Nobody takes over", fault)
        to = unverified(name)
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            fact=HandedOver(
                to=to.name,
                to_person=to.person,
                initials=typed.upper(),
                stood=self.stood,
            ),
        )


def told_handover(room: str, name: str) -> str:
    """What is said of it to a nurse who is elsewhere by then."""
    return f"{room or 'The session'} is handed over to {name}"
