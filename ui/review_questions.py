"""What is asked of the recorder about many sessions, each as a function of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec.structs import replace

from monitor.chart.audit import Exported
from monitor.chart.refusals import Refusal
from monitor.charting.faults import NotPermitted
from monitor.charting.measured import MeasuredQuery
from monitor.charting.shelf import KnownTexts
from ui.handing_out import why_not_handed, write_or_why

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.chart.entries import Actor
    from monitor.charting.measured import MeasuredGroup, MeasuredRow
    from monitor.charting.recorder import Recorder
    from monitor.charting.stored import Stored
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
    """The values of one field in many sessions of a protocol, or a version of it.

    ``group`` tells which, ``place`` which of how many there are.
    """

    protocol: "CareProtocol"
    field: str
    rows: "tuple[MeasuredRow, ...]"
    group: str = ""
    place: str = ""


class Choice(NamedTuple):
    """The field and the group at those places, round and round."""

    field: int = 0
    group: int = 0


def _asked(ask: Callable[[], T]) -> "T | Refusal":
    """What comes of it, or why the record does not tell whoever asks."""
    try:
        return ask()
    except NotPermitted as fault:
        return fault.refusal


def begin_survey(
    period: "Period", by: "Actor", recorder: "Recorder"
) -> "Survey | Refusal":
    """The figures of that period, of which no session was read yet."""
    from monitor.review.survey import Survey  # noqa: PLC0415 it takes long to import

    now, stored = recorder.clock.now(), recorder.all_sessions
    return _asked(lambda: Survey(stored.stored(by=by), period, now))


def begin_trial(
    changed: "CareProtocol", by: "Actor", recorder: "Recorder"
) -> "Trial | Refusal":
    """That protocol against stored sessions, none of which was tried yet."""
    from monitor.review.trial import Trial  # noqa: PLC0415 it takes long to import

    now, stored = recorder.clock.now(), recorder.all_sessions
    return _asked(lambda: Trial(stored.stored(by=by), changed, now))


def turn(under_way: "Survey | Trial", _: "Recorder") -> Refusal | None:
    """Look at some more sessions, if any is left; why not, where they may no more."""
    return _asked(under_way.turn)


def cohort(
    choice: Choice, period: "Period", by: "Actor", recorder: "Recorder"
) -> "Cohort | Refusal":
    """Of what was charted in the period; the axes are those of the version on offer."""
    stored = recorder.all_sessions

    def read() -> Cohort | Refusal:
        days = MeasuredQuery(first_day=period.first_day, last_day=period.last_day)
        found = stored.groups(days, by=by)
        if found is None:
            return NOT_KEPT
        groups = groups_of(found) or (_first_on_offer(recorder),)
        place = choice.group % len(groups)
        group = groups[place]
        protocol = _axes(group, by, recorder)
        fields = protocol.charting.fields
        field = fields[choice.field % len(fields)].code
        query = replace(days, protocol_id=group.id, protocol_version=group.version)
        rows = stored.measured((field,), query, by=by)
        told = f"{place + 1} of {len(groups)}" if len(groups) > 1 else ""
        return Cohort(protocol, field, rows, group.words, told)

    return _asked(read)


class Group(NamedTuple):
    """A protocol; without a version all of them."""

    id: str
    version: int | None = None

    @property
    def words(self) -> str:
        return self.id if self.version is None else f"{self.id} v{self.version}"


def groups_of(found: "tuple[MeasuredGroup, ...]") -> tuple[Group, ...]:
    """Each protocol as a whole, and its versions where it has several."""
    versions: dict[str, list[int]] = {}
    for group in found:
        versions.setdefault(group.protocol_id, []).append(group.protocol_version)
    return tuple(
        Group(id_, version)
        for id_, of in versions.items()
        for version in ([None, *of] if len(of) > 1 else [None])
    )


def _first_on_offer(recorder: "Recorder") -> Group:
    return Group(recorder.protocols[0].id)


def _axes(group: Group, by: "Actor", recorder: "Recorder") -> "CareProtocol":
    """The one on offer of that id; of one that is offered no more its own text."""
    offered = recorder.protocols
    known = next((known for known in offered if known.id == group.id), None)
    stored = recorder.all_sessions.stored(by=by)
    return known or kept_of(stored, group) or offered[0]


def kept_of(stored: "Stored", group: Group) -> "CareProtocol | None":
    """Of that group, one whose text the record keeps."""
    for found in KnownTexts(stored).readable(stored.protocols()):
        if found.id == group.id and group.version in (None, found.version):
            return found
    return None


def drawn(cohort: Cohort) -> "BandChartView":
    """By the minute; nothing is asked of the record any more."""
    from monitor.review.cohort import bands, readings_of  # noqa: PLC0415 numpy
    from ui.views.figures.band_chart import FIRST, LAST, STEP, band_chart  # noqa: PLC0415

    readings = readings_of(cohort.rows)
    found = bands(readings, first=FIRST, last=LAST, step=STEP)
    group = cohort.group
    if cohort.place:
        group += f" ({cohort.place})"
    counted = (readings.n, readings.of_patients)
    return band_chart(cohort.protocol, cohort.field, found, counted, group)


def save_figures(
    who: "Actor", path: "Path", content: bytes, recorder: "Recorder"
) -> str:
    """Note it, then write it; why it could not be written, or nothing."""
    why_not = why_not_handed(who, "exports", recorder)
    if why_not:
        return why_not
    rows = content.count(b"\r\n") - 1

    def note(sha256: str) -> None:
        # Of no session in particular: what leaves the record are figures over many.
        deed = Exported(form="csv of figures", rows=rows, sha256=sha256, sessions=0)
        recorder.audit.note(deed, who)

    return write_or_why(path, content, note, recorder)
