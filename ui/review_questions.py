"""What is asked of the recorder about many sessions, each as a function of it."""

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from monitor.chart.audit import Exported
from monitor.chart.refusals import Refusal
from monitor.charting.measured import MeasuredQuery
from monitor.durable import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.chart.entries import Actor
    from monitor.charting.measured import MeasuredRow
    from monitor.charting.recorder import Recorder
    from monitor.protocol.care_protocol import CareProtocol
    from monitor.review.survey import Period, Survey
    from monitor.review.trial import Trial
    from ui.views.figures.band_chart import BandChartView

T = TypeVar("T")
NOT_KEPT = Refusal(
    what="There are no figures here",
    why="nothing of this record is kept",
    remedy="Open the record that people sign in to",
)


class Cohort(NamedTuple):
    """The values of one field in many sessions of a protocol."""

    protocol: "CareProtocol"
    field: str
    rows: "tuple[MeasuredRow, ...]"


def _permitted(
    by: "Actor", recorder: "Recorder", then: Callable[[], T]
) -> "T | Refusal":
    who = recorder.permitted(by, "review")
    if isinstance(who, Refusal):
        recorder.audit.refuse_read("review", by)
        return who
    return then()


def begin_survey(
    period: "Period", by: "Actor", recorder: "Recorder"
) -> "Survey | Refusal":
    """The figures of that period, of which no session was read yet."""
    from monitor.review.survey import Survey  # noqa: PLC0415 it takes long to import

    now = recorder.clock.now()
    return _permitted(by, recorder, lambda: Survey(recorder.journal, period, now))


def begin_trial(
    changed: "CareProtocol", by: "Actor", recorder: "Recorder"
) -> "Trial | Refusal":
    """That protocol against stored sessions, none of which was tried yet."""
    from monitor.review.trial import Trial  # noqa: PLC0415 it takes long to import

    now = recorder.clock.now()
    return _permitted(by, recorder, lambda: Trial(recorder.journal, changed, now))


def cohort(
    place: int, period: "Period", by: "Actor", recorder: "Recorder"
) -> "Cohort | Refusal":
    """Of the first protocol on offer the field at that place, round and round."""
    measurements = recorder.measurements
    if measurements is None:
        return NOT_KEPT

    def read() -> Cohort:
        protocol = recorder.protocols[0]
        fields = protocol.charting.fields
        field = fields[place % len(fields)].code
        query = MeasuredQuery(
            protocol_id=protocol.id,
            first_day=period.first_day,
            last_day=period.last_day,
        )
        return Cohort(protocol, field, measurements.measured((field,), query))

    return _permitted(by, recorder, read)


def drawn(cohort: Cohort) -> "BandChartView":
    """By the minute; nothing is asked of the record any more."""
    from monitor.review.cohort import bands, readings_of  # noqa: PLC0415 numpy
    from ui.views.figures.band_chart import FIRST, LAST, STEP, band_chart  # noqa: PLC0415

    readings = readings_of(cohort.rows)
    found = bands(readings, first=FIRST, last=LAST, step=STEP)
    return band_chart(cohort.protocol, cohort.field, found, readings.n)


def save_figures(
    who: "Actor", path: "Path", content: bytes, recorder: "Recorder"
) -> str:
    """Note it, then write it; why it could not be written, or nothing."""
    if not path.parent.is_dir():
        return f"There is no folder {path.parent.name}. Choose another place"
    sha256 = hashlib.sha256(content).hexdigest()
    rows = content.count(b"\r\n") - 1
    # Of no session in particular: what leaves the record are figures over many.
    deed = Exported(form="csv of figures", rows=rows, sha256=sha256, sessions=0)
    recorder.audit.note(deed, who)
    try:
        write_whole(path, content)
    except OSError as error:
        why = error.strerror or "no reason given"
        return f"{path.name} could not be written: {why}. Choose another place"
    return ""
