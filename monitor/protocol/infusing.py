"""What is unlike the order in an infusion step, and may be so: it is asked once."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from monitor.chart.dosing import rounded
from monitor.chart.infusion import Infusion
from monitor.chart.infusion_order import refuse_figures
from monitor.chart.kinds import DoseOrdered, InfusionRecorded
from monitor.chart.numbers import written
from monitor.chart.refusals import Question, Refusal
from monitor.protocol.doses import Dose


class Infusing(Struct, frozen=True, kw_only=True):
    """What a step is held against: the limits, the order, the infusion without it.

    ``ordered_before`` is the order of a start that was struck out since the chart was
    moved: one that is charted again is held against it, and nobody is told of it.
    """

    limits: Dose
    ordered: DoseOrdered | None
    infusion: Infusion
    ordered_before: DoseOrdered | None = None

    @property
    def _held_to(self) -> DoseOrdered | None:
        return self.ordered or self.ordered_before

    def refusal(self, step: InfusionRecorded) -> Refusal | None:
        """What no pump and no bag can do is refused before anything is asked."""
        highest = self.limits.rate_highest_ml_per_hour
        return refuse_figures(step, highest, self._held_to)

    def questions(self, at: datetime, step: InfusionRecorded) -> tuple[Question, ...]:
        """What to ask about a step at that time; nothing where no dose is ordered."""
        ordered = self._held_to
        if ordered is None:
            return ()
        of_volume = (
            *self._of_pump(at, step, ordered),
            *self._of_end(at, step, ordered),
        )
        # The volume that was read says all that the calculated one does.
        return (*self._of_rate(step, ordered), *of_volume[:1])

    def _of_rate(
        self, step: InfusionRecorded, ordered: DoseOrdered
    ) -> Iterator[Question]:
        """A rate that was charted before was answered for then."""
        rate, usual = step.rate_ml_per_hour, ordered.rate_ml_per_hour
        segments = self.infusion.segments
        if rate is None or (segments and rate == segments[-1].rate_ml_per_hour):
            return
        over, under = (
            self.limits.rate_over_percent_ask_above,
            self.limits.rate_under_percent_ask_above,
        )
        if _is_beyond(over, rate - usual, usual) or _is_beyond(
            under, usual - rate, usual
        ):
            yield Question(
                field="rate",
                text=f"{written(rate)} mL/h, ordered {written(usual)} mL/h",
            )

    def _of_pump(
        self, at: datetime, step: InfusionRecorded, ordered: DoseOrdered
    ) -> Iterator[Question]:
        read, volume = step.pump_ml, self.infusion.volume_ml(at)
        whole = ordered.infuse_ml
        if read is None:
            return
        before = self.infusion.pump_ml
        if before is not None and read < before:
            text = f"Pump {written(read)} mL, {written(before)} mL read before"
            yield Question(field="pump", text=text)
        if self._is_off(read - volume, whole) or self._is_off(
            max(read, whole) - whole, whole
        ):
            beside = (
                f"calculated {written(rounded(volume))} mL, ordered {written(whole)} mL"
            )
            yield Question(field="pump", text=f"Pump {written(read)} mL, {beside}")

    def _of_end(
        self, at: datetime, step: InfusionRecorded, ordered: DoseOrdered
    ) -> Iterator[Question]:
        mg = self.infusion.volume_ml(at) * ordered.mg_per_ml
        if step.step == "completed" and self._is_off(mg - ordered.mg, ordered.mg):
            so_far = written(rounded(min(mg, ordered.bag_mg)))
            yield Question(
                field="pump",
                text=f"{so_far} mg of {written(ordered.mg)} mg given, calculated",
            )

    def _is_off(self, by: Decimal, whole: Decimal) -> bool:
        return _is_beyond(self.limits.given_percent_ask_above, abs(by), whole)


def _is_beyond(percent: int | None, by: Decimal, whole: Decimal) -> bool:
    """Whether it is more than so many percent of the whole; never where None."""
    return percent is not None and by * 100 > percent * whole
