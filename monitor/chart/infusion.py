"""The infusion as it ran: when, at which rate, how much."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from msgspec import Struct

from monitor.chart.kinds import InfusionRecorded, InfusionStep

_SECONDS_PER_HOUR = Decimal(3600)


class RateSegment(Struct, frozen=True, kw_only=True):
    """A stretch at one rate, mL/h; ``end`` is None while it still runs."""

    start: datetime
    end: datetime | None
    rate_ml_per_hour: Decimal

    def lasted(self, until: datetime) -> timedelta:
        end = until if self.end is None else min(self.end, until)
        return max(end - self.start, timedelta(0))


class Infusion(Struct, frozen=True, kw_only=True):
    """One infusion from its start to its actual end, with pauses as gaps.

    ``ended_by`` is the step that ended it; the earliest where there are several.
    ``pump_ml`` is the last volume read from the pump. Where corrections contradict
    each other it ``is_contested``: it then runs as long as it may have, and
    ``started_by`` is the latest that it may have begun.
    """

    started_at: datetime | None = None
    started_by: datetime | None = None
    ended_at: datetime | None = None
    ended_by: InfusionStep | None = None
    segments: tuple[RateSegment, ...] = ()
    pump_ml: Decimal | None = None
    is_contested: bool = False

    @property
    def is_running(self) -> bool:
        return bool(self.segments) and self.segments[-1].end is None

    @property
    def is_paused(self) -> bool:
        return (
            self.started_at is not None
            and self.ended_at is None
            and not self.is_running
        )

    @property
    def paused_at(self) -> datetime | None:
        """Since when it stands still; None while it runs, and before and after it."""
        if not self.is_paused:
            return None
        return self.segments[-1].end if self.segments else self.started_at

    def stood_still(self, until: datetime) -> timedelta:
        """How long the pauses lasted by then, all together."""
        if self.started_at is None:
            return timedelta(0)
        end = until if self.ended_at is None else min(self.ended_at, until)
        ran = sum((s.lasted(end) for s in self.segments), timedelta(0))
        return max(end - self.started_at - ran, timedelta(0))

    def volume_ml(self, at: datetime) -> Decimal:
        """The calculated volume given by then, mL, unrounded."""
        total = Decimal(0)
        for segment in self.segments:
            lasted = Decimal(segment.lasted(at) // timedelta(seconds=1))
            total += segment.rate_ml_per_hour * lasted / _SECONDS_PER_HOUR
        return total


def trace(steps: Iterable[tuple[datetime, InfusionRecorded]]) -> Infusion:
    """Follow the steps in chart order.

    Steps are facts, not a state machine: what comes after the end changes nothing,
    and a pause while paused is simply no change.
    """
    started = ended = None
    ended_by: InfusionStep | None = None
    pump_ml: Decimal | None = None
    segments: list[RateSegment] = []
    for at, step in steps:
        if step.pump_ml is not None:
            pump_ml = step.pump_ml
        if ended is not None:
            continue
        if started is None and step.step == "started":
            started = at
        if started is None:
            continue
        _close(segments, at)
        rate = _rate_after(step, segments)
        if step.step in ("stopped", "completed"):
            ended, ended_by = at, step.step
        elif rate is not None:
            segments.append(RateSegment(start=at, end=None, rate_ml_per_hour=rate))
    return Infusion(
        started_at=started,
        ended_at=ended,
        ended_by=ended_by,
        segments=tuple(segments),
        pump_ml=pump_ml,
    )


def _close(segments: list[RateSegment], at: datetime) -> None:
    if segments and segments[-1].end is None:
        last = segments[-1]
        segments[-1] = RateSegment(
            start=last.start, end=at, rate_ml_per_hour=last.rate_ml_per_hour
        )


def _rate_after(step: InfusionRecorded, segments: list[RateSegment]) -> Decimal | None:
    """The rate that runs from this step on; None where it then stands still."""
    if step.step in ("paused", "stopped", "completed"):
        return None
    if step.rate_ml_per_hour is not None:
        return step.rate_ml_per_hour
    return segments[-1].rate_ml_per_hour if segments else None
