"""What the sessions of a course show side by side, for a file: that, and no more.

Neither a name nor a day is in it: sessions are told by their numbers.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from ui.views.session_page.course import CoursePanel, CourseView

HEAD = ("place", "session", "kind", "name", "minute", "value", "lower")


def course_csv(view: CourseView) -> str:
    """A line for each reading drawn, each figure, and each score."""
    written = StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(HEAD)
    for place, panel in enumerate(view.panels):
        before = (view.first + place + 1, panel.number)
        lines.writerows((*before, *line) for line in _readings(view, panel))
        for row in view.rows:
            lines.writerow((*before, "figure", row.label, "", row.values[place], ""))
        for score in view.scores:
            total = score.totals[place]
            if total is not None:
                lines.writerow((*before, "score", score.label, "", total, ""))
    return written.getvalue()


def _readings(view: CourseView, panel: CoursePanel) -> Iterator[tuple[object, ...]]:
    for lane, points in zip(view.lanes, panel.points, strict=True):
        for point in points:
            lower = "" if point.lower is None else f"{point.lower:g}"
            value = f"{point.value:g}"
            minute = f"{point.minute:.2f}"
            yield "reading", lane.code, minute, value, lower
