"""The live screen as one frozen value, built from one session."""

from functools import partial
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.given import given
from monitor.charting.reads import SessionRead
from monitor.protocol.doses import Dose
from monitor.protocol.gates import let_pass
from ui.views import dose_words
from ui.views.alert_strip import NOT_TURNED, AlertStripView, Turned, alert_strip_view
from ui.views.banner import BannerView, Standing, banner_view, in_series
from ui.views.due import DueView, due_view
from ui.views.ending_view import EndingView, ending_view
from ui.views.later import Later
from ui.views.series import SERIES, series_sheet, series_words
from ui.views.signing.what import SIGNING, signing_sheet
from ui.views.state_card import HANDOVER, state_card
from ui.views.timeline import TimelineView, timeline_view
from ui.views.trend.build import trend_view
from ui.views.trend.subject import Ghosting
from ui.views.trend.view import TrendView
from ui.views.trend.window import TrendWindow
from ui.views.why import WhyView, why_view


class Looking(Struct, frozen=True, kw_only=True):
    """How the nurse looks at a session: nothing of it is recorded.

    ``turned`` is the alert card that was turned to. ``why`` is the alert that is
    explained, by its key, or a sheet. ``is_ending`` while the end is prepared.
    ``are_ghosts_ahead`` where earlier sessions are drawn beyond now.
    """

    window: TrendWindow = TrendWindow()
    turned: Turned = NOT_TURNED
    why: str = ""
    is_ending: bool = False
    is_name_hidden: bool = False
    are_ghosts_ahead: bool = False


class LiveView(Struct, frozen=True, kw_only=True):
    """What the live screen shows; the timeline, where it is shown."""

    banner: BannerView
    alert: AlertStripView | None
    trend: TrendView
    timeline_later: Later[TimelineView]
    why: WhyView | None
    ending: EndingView | None
    due: DueView
    can_chart: bool

    @property
    def timeline(self) -> TimelineView:
        return self.timeline_later.value


def live_view(
    read: SessionRead, looking: Looking, trend: TrendView | None = None
) -> LiveView:
    """The live screen of a session that this version can read.

    Its chart is drawn through the window that is looked through, unless there is a
    ``trend`` already.
    """
    session, protocol, assessment = read.session, read.protocol, read.assessment
    zone = ZoneInfo(session.opened.zone)
    return LiveView(
        banner=in_series(
            banner_view(
                read.patient,
                session,
                zone,
                is_hidden=looking.is_name_hidden,
                standing=_standing(read),
            ),
            # Which one it is hangs on sessions that are gone as well.
            "" if read.patient.unknown else series_words(read),
        ),
        alert=alert_strip_view(assessment, session, protocol, zone, looking.turned),
        trend=trend or _trend(read, looking),
        timeline_later=Later(
            partial(timeline_view, session, protocol, assessment, zone)
        ),
        why=_explained(read, looking),
        ending=ending_view(session, protocol, assessment.at, zone)
        if looking.is_ending and session.is_open
        else None,
        due=due_view(assessment.due, protocol, assessment.at, zone),
        can_chart=session.is_open,
    )


def _trend(read: SessionRead, looking: Looking) -> TrendView:
    return trend_view(
        read.session,
        read.protocol,
        read.assessment,
        looking.window,
        Ghosting(sessions=read.earlier, is_ahead=looking.are_ghosts_ahead),
    )


def _standing(read: SessionRead) -> Standing:
    session, at, dose = read.session, read.assessment.at, read.protocol.dose
    so_far = given(session, at)
    if isinstance(dose, Dose):
        percent, since = dose.given_percent_ask_above, ""
    else:
        percent, since = None, dose_words.since(session, at)
    return Standing(
        is_over=so_far is not None and so_far.is_over_by(percent),
        at_most=dose_words.uncertain(so_far),
        since=since,
        overridden=len(let_pass(read.protocol, session, at)),
    )


def _explained(read: SessionRead, looking: Looking) -> WhyView | None:
    """What stands in place of the timeline; None where that does."""
    what = looking.why
    if what == SERIES:
        return series_sheet(read)
    if what == HANDOVER:
        return state_card(read, is_name_hidden=looking.is_name_hidden)
    if what == SIGNING:
        return signing_sheet(read, is_name_hidden=looking.is_name_hidden)
    return why_view(
        what,
        read.assessment,
        read.session,
        read.protocol,
        is_approval_verified=read.is_approval_verified,
    )
