"""Who viewed a patient, in a section of the page of oversight."""

from collections.abc import Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo

from monitor.chart.days import day_in_words
from monitor.review.viewed import Viewer
from ui.views import wording
from ui.views.oversight.lines import OversightLine, Section

_HINT = "Alt+W on a line of a session tells who viewed its patient"


class Viewed(NamedTuple):
    """Of whom, and who; ``is_all`` unless there were more rows than read.

    The patient is told by the ``session`` that was asked about, without a name.
    """

    session: str
    viewers: tuple[Viewer, ...]
    is_all: bool
    zone: str


def viewed_section(viewed: Viewed | None) -> Section:
    if viewed is None:
        return Section("Who viewed a patient", (), _HINT, name="Who viewed")
    of = f"Who viewed the patient of {viewed.session}"
    title = of if viewed.is_all else f"{of}, of late"
    lines = tuple(_lines(viewed))
    return Section(title, lines, "Nobody viewed this patient", name="Who viewed")


def _lines(viewed: Viewed) -> Iterator[OversightLine]:
    zone = ZoneInfo(viewed.zone)
    for one in viewed.viewers:
        last = one.last.astimezone(zone)
        first = day_in_words(one.first.astimezone(zone).date())
        times = wording.counted(one.taken, "time")
        taken = f"; printed, exported or copied {times}" if one.taken else ""
        yield OversightLine(
            mark="",
            state=f"{one.viewed} ×",  # noqa: RUF001  (times)
            what=one.name or "Nobody signed in",
            detail=f"last {day_in_words(last.date())} {last:%H:%M},"
            f" first {first}{taken}",
        )
