"""F4: what was done at, or read from, the pump."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.infusion import Infusion
from monitor.chart.kinds import InfusionRecorded, InfusionStep
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from monitor.protocol.infusing import Infusing
from ui.views import wording
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import (
    ChoicePart,
    FormView,
    TextPart,
    choice_part,
    text_part,
    time_part,
)
from ui.views.forms.judged_step import judged

_STEPS: dict[str, tuple[InfusionStep, str]] = {
    "S": ("started", "Started"),
    "C": ("rate changed", "Rate changed"),
    "P": ("paused", "Paused"),
    "R": ("resumed", "Resumed"),
    "X": ("stopped", "Stopped early"),
    "E": ("completed", "Completed"),
}
_DECIMALS = 1
_WITH_VOLUME = ("P", "X", "E")
_WITH_CAUSE = ("C", *_WITH_VOLUME)


def steps_after(infusion: Infusion) -> tuple[str, ...]:
    """The keys of the steps that can follow now."""
    if infusion.started_at is None:
        return ("S",)
    if infusion.ended_at is not None:
        return ()
    return ("R", "X", "E") if infusion.is_paused else ("P", "C", "X", "E")


class InfusionForm(Struct, frozen=True, kw_only=True):
    """Only the steps that can follow are offered; what is unlike the order is asked."""

    infusing: Infusing

    @property
    def infusion(self) -> Infusion:
        return self.infusing.infusion

    @property
    def name(self) -> str:
        return "infusion"

    @property
    def offered(self) -> tuple[str, ...]:
        return steps_after(self.infusion)

    def view(self, filled: Filled) -> FormView:
        choices = tuple((key, _STEPS[key][1]) for key in self.offered)
        steps = choice_part(filled, "step", "Step", choices)
        return FormView(
            title="Infusion",
            note="Vigil records and controls nothing; the pump stays with you"
            if choices
            else "The infusion has ended; amend its end from the timeline",
            rows=((steps,), (*self._details(filled), time_part(filled))),
            message=filled.message,
            submit="Chart step",
            focus="step",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        fact = self._fact(filled)
        at = filled.time(circumstance)
        if isinstance(fact, Refusal):
            return fact
        if isinstance(at, Refusal):
            return at
        return judged(self.infusing, filled, at, fact) or Chart(
            id=filled.id, stream_id=circumstance.session_id, at=at, fact=fact
        )

    def _details(self, filled: Filled) -> tuple[TextPart | ChoicePart, ...]:
        key = filled.pick("step")
        rate = replace(text_part(filled, "rate", "Rate"), unit="mL/h")
        pump = replace(
            text_part(filled, "pump", "Pump volume", stretch=2),
            unit="mL",
            note="volume so far, optional",
        )
        cause = text_part(filled, "cause", "Reason", stretch=3)
        if key == "X":
            cause = replace(cause, hint="why it was stopped early")
        if key in ("S", "R"):
            return (replace(rate, hint=self._usual_rate()),)
        if key == "C":
            return (rate, cause)
        if key in _WITH_VOLUME:
            return (pump, cause)
        return ()

    def _fact(self, filled: Filled) -> InfusionRecorded | Refusal:
        key = filled.pick("step")
        if not key:
            return missing("step", "No step is chosen", "Choose one by its letter")
        if key not in self.offered:
            return self._cannot_follow(key)
        rate = self._rate(filled, key)
        pump = _optional(filled, "pump") if key in _WITH_VOLUME else None
        cause = filled.text("cause") if key in _WITH_CAUSE else ""
        if key == "X" and not cause:
            return missing("cause", "The reason is missing", "Type why it was stopped")
        if isinstance(rate, Refusal):
            return rate
        if isinstance(pump, Refusal):
            return pump
        return InfusionRecorded(
            step=_STEPS[key][0],
            rate_ml_per_hour=rate,
            pump_ml=pump,
            cause=cause,
        )

    def _cannot_follow(self, key: str) -> Refusal:
        """The step was chosen before another was charted."""
        steps = " or ".join(_STEPS[k][1].lower() for k in self.offered)
        return Refusal(
            field="step",
            what=f"{_STEPS[key][1]} is not charted",
            why="the infusion has gone on since it was chosen",
            remedy=f"Now it can be {steps}" if steps else "Leave with Esc",
        )

    def _rate(self, filled: Filled, key: str) -> Decimal | Refusal | None:
        if key not in ("S", "C", "R"):
            return None
        typed = _optional(filled, "rate")
        if typed is not None:
            return typed
        if key == "C":
            return missing("rate", "The new rate is missing", "Type it in mL/h")
        return parse_number(self._usual_rate(), _DECIMALS, "rate")

    def _usual_rate(self) -> str:
        """The rate before the pause, or the ordered one; empty if there is none."""
        segments = self.infusion.segments
        if segments:
            return wording.number(segments[-1].rate_ml_per_hour)
        ordered = self.infusing.ordered
        return "" if ordered is None else wording.number(ordered.rate_ml_per_hour)


def _optional(filled: Filled, part: str) -> Decimal | Refusal | None:
    typed = filled.text(part)
    return parse_number(typed, _DECIMALS, part) if typed else None
