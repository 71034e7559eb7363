"""What the page of the figures shows, as a table for a file: that, and nothing more."""

import csv
from collections.abc import Iterator
from io import StringIO

from monitor.review.indicators import AnyIndicator, Delays, PerSession, Share
from monitor.review.survey import Surveyed
from ui.views.figures.band_chart import chart_csv
from ui.views.figures.page import Shown, looked_at_words, points_shown
from ui.views.figures.point_chart import points_csv
from ui.views.figures.words import HIDDEN

_HEAD = (
    *("kind", "figure", "value", "low", "high", "method"),
    *("numerator", "denominator", "median_seconds", "p90_seconds", "never"),
    *("of", "per", "formula", "looked_at"),
)


def shown_csv(shown: Shown) -> str:
    """Empty where nothing is shown yet."""
    if shown.face == "cohort":
        return "" if shown.cohort is None else chart_csv(shown.cohort)
    if shown.face in ("drift", "response"):
        points = points_shown(shown)
        if points is None or not points.points or shown.surveyed is None:
            return ""
        return points_csv(points, looked_at_words(shown.surveyed))
    return "" if shown.surveyed is None else figures_csv(shown.surveyed)


def figures_csv(surveyed: Surveyed) -> str:
    """A line for each figure; of a group that is too small nothing but that it is."""
    written, looked_at = StringIO(), looked_at_words(surveyed)
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(_HEAD)
    for chapter in surveyed.chapters:
        for indicator in chapter.indicators:
            lines.writerow((chapter.title, *_cells(indicator), looked_at))
    return written.getvalue()


def _cells(indicator: AnyIndicator) -> Iterator[object]:
    yield indicator.name
    if indicator.is_hidden:
        yield HIDDEN if indicator.of else ""
        yield from [""] * 8
        yield ""
    else:
        yield from _numbers(indicator)
        yield indicator.of
    yield indicator.per
    yield indicator.formula


def _numbers(indicator: AnyIndicator) -> tuple[object, ...]:
    """From the value to how many never ended."""
    match indicator:
        case Share(value=value, interval=found):
            bounds = (
                ("", "", "") if found is None else (found.low, found.high, found.method)
            )
            counts = (indicator.numerator, indicator.denominator)
            return ("" if value is None else value, *bounds, *counts, "", "", "")
        case Delays(figures=figures):
            median = "" if figures.median is None else figures.median.total_seconds()
            ninth = "" if figures.p90 is None else figures.p90.total_seconds()
            return ("", "", "", "", "", figures.n, median, ninth, figures.never)
        case PerSession(mean=mean, total=total):
            return (mean or 0, "", "", "", total, indicator.of, "", "", "")
