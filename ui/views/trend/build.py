"""``trend_view``: the whole live chart, from what was charted and what it means."""

from functools import partial

from monitor.chart.session import Session
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from ui.views.later import Later
from ui.views.trend.axis import axis_ticks
from ui.views.trend.columns import columns
from ui.views.trend.flags import event_lane
from ui.views.trend.infusion import infusion_lane
from ui.views.trend.key import key_items
from ui.views.trend.scales import scale_lanes
from ui.views.trend.subject import NO_GHOSTS, Ghosting, Subject, subject
from ui.views.trend.view import TrendView
from ui.views.trend.vitals import vital_lanes
from ui.views.trend.window import (
    WHOLE,
    Frame,
    TrendWindow,
    frame_of,
    window_words,
)

_EMPTY = "No readings yet. F2 opens the observation set."


def trend_view(
    session: Session,
    protocol: CareProtocol,
    assessment: Assessment,
    window: TrendWindow,
    ghosts: Ghosting = NO_GHOSTS,
) -> TrendView:
    """The chart at the time of the assessment, through that window.

    Earlier sessions of the patient stand pale behind the readings.
    """
    about = subject(session, protocol, assessment, ghosts)
    return framed(about, window, frame_of(window, about.reach()))


def framed(about: Subject, window: TrendWindow, frame: Frame) -> TrendView:
    """The same through that frame, however far the session goes."""
    infusion, events = infusion_lane(about), event_lane(about)
    return TrendView(
        zero=about.zero,
        zone=about.zone,
        counts_from_start=about.counts_from_start,
        window=window,
        frame=frame,
        now=about.now_minute,
        now_text="now" if about.session.is_open else "closed",
        now_clock=about.clock(about.now),
        infusion=infusion,
        vitals=vital_lanes(about),
        scales=scale_lanes(about),
        events=events,
        ticks=axis_ticks(about, frame),
        columns_later=Later(partial(columns, about, infusion, events)),
        key=key_items(about, events, frame),
        window_words=window_words(window),
        empty_words="" if about.session.sets else _EMPTY,
    )


def opening_window(session: Session) -> TrendWindow:
    """What to show first: a closed session whole, an open one around now."""
    return TrendWindow() if session.is_open else TrendWindow(WHOLE)
