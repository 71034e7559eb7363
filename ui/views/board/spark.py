"""The last hour of a room: blood pressure and dissociation, small."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from monitor.chart.fields import FieldSpec
from monitor.chart.observations import ObservationSet
from monitor.charting.reads import SessionRead
from monitor.protocol.limit_changes import protocol_at
from ui.views import wording
from ui.views.board.card import SparkBar, SparkCell, SparkView
from ui.views.trend.limits import drawn_limits

MINUTE = timedelta(minutes=1)
HOUR = timedelta(minutes=60)
_SCORE = "dissociation"
_PERCENT = Decimal(100)


def spark_view(read: SessionRead) -> SparkView:
    """What was observed in the 60 minutes up to now, over the lane's fixed range."""
    protocol = read.protocol
    # By the minute, so that a chart an inch wide is not painted each second.
    now = read.assessment.at.replace(second=0, microsecond=0) + MINUTE
    pair = protocol.charting.pressure
    zone = ZoneInfo(read.session.opened.zone)
    spec = next((f for f in protocol.charting.fields if f.code == _SCORE), None)
    in_force = protocol_at(protocol, read.session, now)
    recent = [s for s in read.session.sets if now - HOUR <= s.observed_at <= now]
    limits = [
        limit.limit
        for limit in drawn_limits(in_force, pair.upper)
        if limit.side == "above"
    ]
    scale = _Range(read)
    baseline = read.assessment.baseline(pair.upper)
    return SparkView(
        title=_title(spec, None if baseline is None else baseline.median),
        short="Last 30min",
        middle=wording.clock(now - HOUR / 2 - MINUTE, zone),
        limit=scale.share(min(limits)) if limits else None,
        limit_words=f"limit {min(limits)}" if limits else "",
        band=None if baseline is None else scale.band(baseline.median),
        bars=tuple(bar for s in recent if (bar := scale.bar(s, now)) is not None),
        cells=()
        if spec is None
        else tuple(cell for s in recent if (cell := _cell(spec, s, now)) is not None),
        start=wording.clock(now - HOUR - MINUTE, zone),
        end=wording.clock(now - MINUTE, zone),
    )


class _Range:
    """The range that the protocol draws blood pressure over, in shares of it."""

    def __init__(self, read: SessionRead) -> None:
        self._pair = read.protocol.charting.pressure
        self._percent = read.protocol.baseline.band_percent
        lanes = [x for x in read.protocol.lanes if self._pair.upper in x.fields]
        spec = read.protocol.charting.field(self._pair.upper)
        self._lowest = float(lanes[0].lowest if lanes else spec.lowest)
        self._highest = float(lanes[0].highest if lanes else spec.highest)

    def share(self, value: Decimal | int) -> float:
        """Where a value lies; one beyond the range at its edge."""
        share = (float(value) - self._lowest) / (self._highest - self._lowest)
        return min(1.0, max(0.0, share))

    def band(self, median: Decimal) -> tuple[float, float]:
        reach = median * self._percent / _PERCENT
        return self.share(median - reach), self.share(median + reach)

    def bar(self, observed: ObservationSet, now: datetime) -> SparkBar | None:
        upper = observed.value(self._pair.upper)
        lower = observed.value(self._pair.lower)
        if upper is None or lower is None:
            return None
        return SparkBar(_x(observed, now), self.share(upper), self.share(lower))


def _title(spec: FieldSpec | None, baseline: Decimal | None) -> str:
    what = "BP" if spec is None else f"BP and {spec.label.lower()}"
    told = f"{what}, last 60min"
    return told if baseline is None else f"{told}, baseline {wording.number(baseline)}"


def _cell(spec: FieldSpec, observed: ObservationSet, now: datetime) -> SparkCell | None:
    """A digit; a dashed cell where the patient was observed and not disturbed."""
    reading = observed.reading(spec.code)
    if reading is None:
        return None
    if reading.value is None:
        is_observed = reading.not_done == "not disturbed"
        return SparkCell(_x(observed, now), "", 0.0) if is_observed else None
    share = float((reading.value - spec.lowest) / (spec.highest - spec.lowest))
    strength = 1 - share if spec.low_is_worse else share
    return SparkCell(_x(observed, now), f"{reading.value:f}", strength)


def _x(observed: ObservationSet, now: datetime) -> float:
    return 1 - (now - observed.observed_at) / HOUR
