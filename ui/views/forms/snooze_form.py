"""Putting a due set off by a few minutes, with the reason."""

from datetime import datetime

from msgspec import Struct

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import SlotSnoozed
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import Snooze
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView
from ui.views.forms.minutes_and_cause import chosen, rows


class SnoozeForm(Struct, frozen=True, kw_only=True):
    """What is left of the protocol's minutes for one due set, and its reasons.

    ``slot`` is None where no set is due, ``clock`` its time of day.
    """

    slot: datetime | None
    due: str
    minutes: tuple[int, ...]
    snooze: Snooze
    clock: str = ""

    @property
    def name(self) -> str:
        return "snooze"

    def view(self, filled: Filled) -> FormView:
        return FormView(
            title=f"Put off the set of {self.clock}" if self.clock else "Put off a set",
            note=self.due,
            rows=rows(filled, "By", self.minutes, self.snooze.causes),
            message=filled.message,
            submit="Put off",
            focus="minutes",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        if self.slot is None:
            return missing("minutes", "No set is due", "Leave with Esc")
        put_off = chosen(filled, self.snooze.causes)
        if isinstance(put_off, Refusal):
            return put_off
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            fact=SlotSnoozed(
                slot=self.slot, minutes=put_off.minutes, cause=put_off.cause
            ),
        )
