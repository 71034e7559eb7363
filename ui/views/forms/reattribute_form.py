"""The whole chart is another patient's: whose, confirmed as at the opening, and why."""

from msgspec import Struct

from monitor.chart.commands import Reattribute
from monitor.chart.kinds import IdentityTyped
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from ui.views.banner import masked_number
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, choice_part, text_part

REASONS = (
    ("1", "wrong patient chosen"),
    ("2", "rooms swapped"),
    ("3", "wrong wristband"),
)
_YEAR = 4


class ReattributeForm(Struct, frozen=True, kw_only=True):
    """Nothing charted changes; both patients' charts say that it was moved."""

    patient: Patient

    @property
    def name(self) -> str:
        return "reattribute"

    def view(self, filled: Filled) -> FormView:
        # The banner names the patient, or hides the name.
        number = masked_number(self.patient.details.identifier)
        return FormView(
            title="Chart on the wrong patient",
            note=f"Now the patient in the banner, {number}. Both charts keep the mark",
            rows=(
                (
                    text_part(filled, "identifier", "Number of the right patient"),
                    text_part(filled, "initials", "Initials"),
                    text_part(filled, "birth_year", "Birth year"),
                ),
                (
                    choice_part(filled, "reason", "Because", REASONS),
                    text_part(filled, "other", "Other"),
                ),
            ),
            message=filled.message,
            submit="Move the chart",
            focus="identifier",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> Reattribute | Refusal:
        identifier, year = filled.text("identifier"), filled.text("birth_year")
        if not identifier:
            return missing("identifier", "The number is missing", "Type it")
        if not filled.text("initials"):
            return missing("initials", "The initials are missing", "Type them")
        if not (year.isascii() and year.isdigit() and len(year) == _YEAR):
            return missing(
                "birth_year", "The birth year is missing", "Type four digits"
            )
        reason = filled.text("other") or dict(REASONS).get(filled.pick("reason"), "")
        if not reason:
            return missing("reason", "The reason is missing", "Choose or type one")
        return Reattribute(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            identifier=identifier,
            identity=IdentityTyped(
                initials=filled.text("initials"), birth_year=int(year)
            ),
            reason=reason,
        )
