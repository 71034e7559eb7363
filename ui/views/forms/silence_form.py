"""Silencing a medium alert for a few minutes, with the reason."""

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import AlertSnoozed
from monitor.chart.refusals import Refusal
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, choice_part, text_part


class SilenceForm(Struct, frozen=True, kw_only=True):
    """What is left of the protocol's minutes for one alert, and its reasons."""

    key: str
    headline: str
    minutes: tuple[int, ...]
    causes: tuple[str, ...]

    @property
    def name(self) -> str:
        return "silence"

    def view(self, filled: Filled) -> FormView:
        causes = tuple((str(n), c) for n, c in enumerate(self.causes, start=1))
        spans = tuple((str(m), f"{m}min") for m in self.minutes)
        other = text_part(filled, "other", "Other", stretch=3)
        return FormView(
            title="Snooze the alert",
            note=f"{self.headline}. A worse value, or a more urgent rule, still calls",
            rows=(
                (choice_part(filled, "minutes", "For", spans),),
                (choice_part(filled, "cause", "Reason", causes),),
                (replace(other, verdict=filled.verdict("reason")),),
            ),
            message=filled.message,
            submit="Snooze",
            focus="minutes",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        if not filled.pick("minutes"):
            return missing("minutes", "The minutes are missing", "Choose them")
        reason = filled.text("other") or self._cause(filled)
        if not reason:
            return missing("reason", "The reason is missing", "Choose or type one")
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            fact=AlertSnoozed(
                key=self.key, minutes=int(filled.pick("minutes")), reason=reason
            ),
        )

    def _cause(self, filled: Filled) -> str:
        picked = filled.pick("cause")
        return self.causes[int(picked) - 1] if picked else ""
