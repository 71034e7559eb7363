"""The timeline of a session and its rows, as the timeline shows them."""

from zoneinfo import ZoneInfo

from monitor.chart.kinds import (
    StaffNamed,
)
from tests.builders import NURSE, Chronicle
from ui.views.timeline import TimelineView, timeline_view
from ui.views.timeline_row import TimelineRow

LONDON = ZoneInfo("Europe/London")


def story() -> Chronicle:
    chronicle = Chronicle().start()
    chronicle.add(StaffNamed(person=NURSE, name="A. Okafor RN", verified=False), -20)
    return chronicle


def shown(chronicle: Chronicle, minute: float) -> TimelineView:
    assessment = chronicle.assess(minute)
    return timeline_view(chronicle.session, chronicle.protocol, assessment, LONDON)


def row(chronicle: Chronicle, minute: float, start: str) -> TimelineRow:
    """The one row that begins so."""
    (found,) = [r for r in shown(chronicle, minute).rows if r.text.startswith(start)]
    return found


def struck(found: TimelineRow) -> list[str]:
    return [span.text for span in found.fact if span.is_struck]


def raised() -> Chronicle:
    chronicle = story()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    return chronicle
