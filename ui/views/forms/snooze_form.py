"""Putting a due set off by a few minutes, with the reason."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import SlotSnoozed
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import Snooze
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, choice_part, text_part


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
        causes = tuple((str(n), c) for n, c in enumerate(self.snooze.causes, start=1))
        spans = tuple((str(m), f"{m}min") for m in self.minutes)
        other = text_part(filled, "other", "Other", stretch=3)
        return FormView(
            title=f"Put off the set of {self.clock}" if self.clock else "Put off a set",
            note=self.due,
            rows=(
                (choice_part(filled, "minutes", "By", spans),),
                (choice_part(filled, "cause", "Reason", causes),),
                (replace(other, verdict=filled.verdict("reason")),),
            ),
            message=filled.message,
            submit="Put off",
            focus="minutes",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        if self.slot is None:
            return missing("minutes", "No set is due", "Leave with Esc")
        if not filled.pick("minutes"):
            return missing("minutes", "The minutes are missing", "Choose them")
        cause = filled.text("other") or self._cause(filled)
        if not cause:
            return missing("reason", "The reason is missing", "Choose or type one")
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            fact=SlotSnoozed(
                slot=self.slot, minutes=int(filled.pick("minutes")), cause=cause
            ),
        )

    def _cause(self, filled: Filled) -> str:
        picked = filled.pick("cause")
        return self.snooze.causes[int(picked) - 1] if picked else ""
