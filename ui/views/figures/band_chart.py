"""A cohort by the minute as it is drawn, and as it is written to a file."""

import csv
from collections.abc import Sequence
from io import StringIO

from msgspec import Struct

from monitor.protocol.care_protocol import CareProtocol, Lane
from monitor.review.cohort import Band
from monitor.review.indicators import LEAST_GROUP
from ui.views import wording

FIRST, LAST, STEP = -15, 120, 5
"""Minutes since the dose began; the lanes of the live chart end there as well."""

_HEAD = (
    "minute",
    "sessions",
    "patients",
    "p5",
    "lower_quartile",
    "median",
    "upper_quartile",
    "p95",
)


class BandChartView(Struct, frozen=True, kw_only=True):
    """One field of many sessions; the axis is the one of the live chart's lane.

    ``bands`` are those drawn: below the least group only their place is told.
    """

    field: str
    label: str
    unit: str
    lowest: float
    highest: float
    ticks: tuple[int, ...]
    bands: tuple[Band, ...]
    note: str = ""

    @property
    def empty(self) -> str:
        """Why nothing is drawn; empty where something is."""
        if not self.bands or not all(band.is_hidden for band in self.bands):
            return ""
        return f"Fewer than {LEAST_GROUP} patients at every time, so nothing is drawn"

    @property
    def has_patients_apart(self) -> bool:
        """Whether anywhere there are fewer patients than sessions."""
        drawn = (band for band in self.bands if not band.is_hidden)
        return any(band.patients != band.n for band in drawn)

    @property
    def spoken(self) -> str:
        """What the picture shows, in words."""
        drawn = [band for band in self.bands if not band.is_hidden]
        if not drawn:
            return f"{self.label}: fewer than {LEAST_GROUP} patients at every time"
        peak = max(drawn, key=lambda band: band.median or 0)
        return (
            f"{self.label} of many sessions by the minute; the median is highest at"
            f" {peak.minute}min, {peak.median:g} {self.unit}".rstrip()
        )


def band_chart(
    protocol: CareProtocol,
    field: str,
    found: Sequence[Band],
    counted: tuple[int, int],
    group: str = "",
) -> BandChartView:
    """On the range of the lane that shows the field, or else on the field's own.

    It is ``counted`` of how many sessions it is, of how many patients. ``group`` names
    of which sessions it is, where not of all of that protocol.
    """
    spec = protocol.charting.field(field)
    lane = lane_of(protocol, field)
    low = float(spec.lowest) if lane is None else lane.lowest
    high = float(spec.highest) if lane is None else lane.highest
    ticks = (round(low), round(high)) if lane is None else lane.ticks
    sessions, patients = counted
    told = wording.counted(sessions, "session")
    whose = wording.counted(patients, "patient")
    any_read = any(band.n for band in found)
    return BandChartView(
        field=field,
        label=spec.label,
        unit=spec.unit,
        lowest=low,
        highest=high,
        ticks=ticks,
        bands=tuple(found) if any_read else (),
        note=f"{group or protocol.id}, {told} of {whose};"
        f" fewer than {LEAST_GROUP} patients not drawn",
    )


def lane_of(protocol: CareProtocol, field: str) -> Lane | None:
    return next((lane for lane in protocol.lanes if field in lane.fields), None)


def chart_csv(view: BandChartView) -> str:
    """What is drawn, a line for each time, and nothing of the hidden ones but place."""
    written = StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(_HEAD)
    for band in view.bands:
        if band.is_hidden:
            few = f"<{LEAST_GROUP}"
            lines.writerow((band.minute, "", few, "", "", "", "", ""))
            continue
        quantiles = (
            band.p5,
            band.lower_quartile,
            band.median,
            band.upper_quartile,
            band.p95,
        )
        lines.writerow((band.minute, band.n, band.patients, *quantiles))
    return written.getvalue()
