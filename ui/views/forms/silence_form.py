"""Silencing a medium alert for a few minutes, with the reason."""

from msgspec import Struct

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import AlertSnoozed
from monitor.chart.refusals import Refusal
from ui.views.forms.filled import Circumstance, Filled
from ui.views.forms.form import FormView
from ui.views.forms.minutes_and_cause import chosen, rows


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
        return FormView(
            title="Snooze the alert",
            note=f"{self.headline}. A worse value, or a more urgent rule, still calls",
            rows=rows(filled, "For", self.minutes, self.causes),
            message=filled.message,
            submit="Snooze",
            focus="minutes",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        put_off = chosen(filled, self.causes)
        if isinstance(put_off, Refusal):
            return put_off
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            fact=AlertSnoozed(
                key=self.key, minutes=put_off.minutes, reason=put_off.cause
            ),
        )
