"""The page of the audit figures: a table of indicators, or a cohort by the minute."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from monitor.review.drift import Drift
from monitor.review.indicators import LEAST_GROUP, AnyIndicator
from monitor.review.survey import Surveyed
from ui.views import wording
from ui.views.figures.band_chart import BandChartView
from ui.views.figures.point_chart import PointChartView, drift_chart, response_chart
from ui.views.figures.words import (
    interval_words,
    method_words,
    n_words,
    of_words,
    value_words,
)

Face = Literal["indicators", "cohort", "drift", "response"]
FACES: tuple[Face, ...] = ("indicators", "cohort", "drift", "response")
"""In the order in which one key leads to them."""
TITLES: dict[Face, str] = {
    "indicators": "Audit figures",
    "cohort": "Cohort",
    "drift": "By month",
    "response": "Time to response",
}
READING = "Reading the sessions…"
NONE_YET = "No session is closed yet"
_OTHER_TIME = "Alt+D shows another time"
EMPTY = f"No session was closed in that time. {_OTHER_TIME}"
NO_SCORES = f"No patient has two scores of one scale in that time. {_OTHER_TIME}"
FEW_SCORES = (
    f"Fewer than {LEAST_GROUP} patients have two scores of one scale. {_OTHER_TIME}"
)


class FigureLine(Struct, frozen=True, kw_only=True):
    """A line of the table: a heading, or one figure with its formula."""

    name: str
    value: str = ""
    interval: str = ""
    n: str = ""
    of: str = ""
    formula: str = ""
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """All of the line in words, the formula too."""
        told = (self.name, self.value, self.interval, self.n, self.of, self.formula)
        return ", ".join(part for part in told if part)


class Shown(Struct, frozen=True, kw_only=True):
    """What the page is built from.

    ``done`` of ``total`` sessions were read, which ``surveyed`` tells of; that is None
    until all are. ``turned`` counts how often another drift or scale was asked for.
    """

    face: Face = "indicators"
    period: str = ""
    done: int = 0
    total: int = 0
    surveyed: Surveyed | None = None
    cohort: BandChartView | None = None
    turned: int = 0
    refused: str = ""


class FiguresPageView(Struct, frozen=True, kw_only=True):
    """What the page shows; ``message`` takes the place of table and chart.

    ``progress`` is from 0 to 1 while sessions are read, None else.
    """

    face: Face = "indicators"
    title: str = ""
    note: str = ""
    lines: tuple[FigureLine, ...] = ()
    chart: BandChartView | None = None
    points: PointChartView | None = None
    message: str = ""
    progress: float | None = None


def figures_page_view(shown: Shown) -> FiguresPageView:
    title = f"{TITLES[shown.face]}, {shown.period}"
    view = FiguresPageView(face=shown.face, title=title)
    if shown.refused:
        return replace(view, message=shown.refused)
    if shown.face == "cohort":
        return _of_cohort(shown, view)
    if shown.surveyed is None:
        return _reading(shown, view)
    return _of_surveyed(shown, shown.surveyed, view)


def _of_surveyed(
    shown: Shown, surveyed: Surveyed, view: FiguresPageView
) -> FiguresPageView:
    if not surveyed.sessions:
        return replace(view, message=_empty_words(surveyed))
    view = replace(view, note=looked_at_words(surveyed))
    if shown.face == "indicators":
        return replace(view, lines=tuple(figure_lines(surveyed)))
    points = points_shown(shown)
    if points is None or not points.points:
        return replace(view, message=NO_SCORES if points is None else FEW_SCORES)
    return replace(view, points=points)


def _empty_words(surveyed: Surveyed) -> str:
    """With the key that leads on, and to what there is."""
    if surveyed.newest is None:
        return NONE_YET
    return f"{EMPTY}; the newest closed session is of {wording.day(surveyed.newest)}"


def points_shown(shown: Shown) -> PointChartView | None:
    """The drift or the scale that is turned to, round and round."""
    surveyed = shown.surveyed
    if surveyed is None or shown.face not in ("drift", "response"):
        return None
    found = surveyed.drifts if shown.face == "drift" else surveyed.responding
    if not found:
        return None
    place = shown.turned % len(found)
    one, words = found[place], f"{place + 1} of {len(found)}"
    if isinstance(one, Drift):
        return drift_chart(one, words)
    return response_chart(one, words)


def next_face(face: Face) -> Face:
    return FACES[(FACES.index(face) + 1) % len(FACES)]


def _of_cohort(shown: Shown, view: FiguresPageView) -> FiguresPageView:
    chart = shown.cohort
    if chart is None:
        return replace(view, message=READING)
    if not chart.bands:
        return replace(view, message=EMPTY)
    return replace(view, chart=chart, note=chart.note)


def _reading(shown: Shown, view: FiguresPageView) -> FiguresPageView:
    progress = shown.done / shown.total if shown.total else 0.0
    counted = f"{shown.done:,} of {shown.total:,}" if shown.total else ""
    return replace(view, message=READING, note=counted, progress=progress)


def figure_lines(surveyed: Surveyed) -> Iterator[FigureLine]:
    """A heading for each kind, and its figures below it."""
    for chapter in surveyed.chapters:
        yield FigureLine(name=chapter.title, is_heading=True)
        for indicator in chapter.indicators:
            yield _line(indicator)


def _line(indicator: AnyIndicator) -> FigureLine:
    method = method_words(indicator)
    return FigureLine(
        name=wording.spelled(indicator.name),
        value=value_words(indicator),
        interval=interval_words(indicator),
        n=n_words(indicator),
        of=of_words(indicator),
        formula=". ".join(part for part in (indicator.formula, method) if part),
    )


def looked_at_words(surveyed: Surveyed) -> str:
    """Which sessions all of it is of, and out of how many."""
    told = wording.counted(surveyed.sessions, "closed session")
    if surveyed.in_period > surveyed.sessions + surveyed.unreadable:
        told = f"The newest {told} of {surveyed.in_period:,}"
    if surveyed.unreadable:
        told += f", {surveyed.unreadable:,} can't be read by this version"
    return told
