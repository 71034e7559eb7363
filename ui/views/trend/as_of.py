"""The chart as it was known at a time, on the axis of the whole session."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from monitor.charting.reads import SessionRead
from ui.views.trend.build import framed
from ui.views.trend.subject import Ghosting, subject
from ui.views.trend.view import TrendView

_MINUTE = timedelta(minutes=1)
_AS_OF = "as of"


def trend_as_of(then: SessionRead, whole: TrendView, at: datetime) -> TrendView:
    """What was known at that time, in the frame of the ``whole``.

    So the axis stands still while time goes by. Minutes are counted from where the
    screen counted them then, which was the opening until the dose began.
    """
    about = subject(
        then.session,
        then.protocol,
        then.assessment,
        Ghosting(sessions=then.earlier),
    )
    shift = (whole.zero - about.zero) / _MINUTE
    frame = replace(
        whole.frame,
        start=whole.frame.start + shift,
        end=whole.frame.end + shift,
    )
    view = framed(about, whole.window, frame)
    if not then.session.is_open:
        return view
    hidden = f"Not known at {about.clock(at)}, hidden in replay"
    return replace(view, now_text=_AS_OF, hidden=hidden)
