"""The live screen as one frozen value, built from one session."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.session import Session
from ui.views.alert_strip import AlertStripView, EdgeView, alert_strip_view, edge_view
from ui.views.banner import BannerView, banner_view
from ui.views.due import DueView, due_view
from ui.views.timeline import TimelineView, timeline_view
from ui.views.trend.build import trend_view
from ui.views.trend.view import TrendView
from ui.views.trend.window import TrendWindow

if TYPE_CHECKING:
    from monitor.charting.recorder import SessionRead


class Looking(Struct, frozen=True, kw_only=True):
    """How the nurse looks at a session: nothing of it is recorded.

    ``turn`` counts on through the alert cards. ``previous`` is an earlier session
    drawn behind this one.
    """

    window: TrendWindow = TrendWindow()
    turn: int = 0
    is_name_hidden: bool = False
    previous: Session | None = None


class LiveView(Struct, frozen=True, kw_only=True):
    """What the live screen shows; ``unreadable`` says why nothing else can be."""

    banner: BannerView
    unreadable: str = ""
    alert: AlertStripView | None = None
    edge: EdgeView = EdgeView()
    trend: TrendView | None = None
    timeline: TimelineView | None = None
    due: DueView | None = None
    can_chart: bool = False


def live_view(read: "SessionRead", looking: Looking) -> LiveView:
    """The live screen of a session; of one that can't be read, only the banner."""
    session, assessment = read.session, read.assessment
    zone = ZoneInfo(read.zone)
    hidden = looking.is_name_hidden
    banner = banner_view(read.patient, session, zone, is_hidden=hidden)
    if session is None or assessment is None or read.protocol is None:
        return LiveView(banner=banner, unreadable=read.unreadable or "")
    protocol = read.protocol
    return LiveView(
        banner=banner,
        alert=alert_strip_view(assessment, session, protocol, zone, looking.turn),
        edge=edge_view(assessment),
        trend=trend_view(
            session, protocol, assessment, looking.window, looking.previous
        ),
        timeline=timeline_view(session, protocol, assessment, zone),
        due=due_view(assessment.due, protocol, assessment.at, zone),
        can_chart=session.is_open,
    )
