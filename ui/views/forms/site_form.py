"""Where the drug goes on after the dose became uncertain by one key: the new site."""

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.amendments import Settled
from monitor.chart.commands import Amend, SessionCommand
from monitor.chart.kinds import DoseDoubtful
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from ui.views import wording
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, text_part

REASON = "New site filled in"


class SiteForm(Struct, frozen=True, kw_only=True):
    """Fills in what one key could not know; leaving it leaves the doubt as charted."""

    fact: Settled
    doubt: DoseDoubtful

    @property
    def name(self) -> str:
        return "doubt"

    def view(self, filled: Filled) -> FormView:
        most = wording.amount(self.doubt.at_most_mg, "mg")
        return FormView(
            title="Dose uncertain",
            note=f"{wording.sentence(self.doubt.cause)} is charted, at most {most}",
            rows=((text_part(filled, "site", "New site", stretch=2),),),
            message=filled.message,
            submit="Chart the new site",
            focus="site",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        site = filled.text("site").strip()
        if not site:
            return missing("site", "The new site is missing", "Type it, or leave, Esc")
        return Amend(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=self.fact.effective_at,
            target=self.fact.id,
            replacement=replace(self.doubt, new_site=site),
            reason=REASON,
        )


def site_form(target: str, session: Session) -> SiteForm | None:
    """The form about the doubt of that id; None where it is none."""
    fact = next((f for f in session.facts if str(f.id) == target), None)
    if fact is None or not isinstance(fact.payload, DoseDoubtful):
        return None
    return SiteForm(fact=fact, doubt=fact.payload)
