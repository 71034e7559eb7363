"""What is due next and how much of the time to it is over, read from across a room."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.session import Session
from monitor.protocol.asked_sets import Due
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording
from ui.views.due import PillState, due_view, repeated

_ROOM = len("Repeat Responsiveness")


class RingView(Struct, frozen=True, kw_only=True):
    """The next due set; ``share`` of the time to it is over, 0 to 1.

    The ``clock`` is when it is due, and empty where nothing is.
    """

    title: str
    clock: str
    words: str
    share: float
    state: PillState


def ring_view(
    session: Session, protocol: CareProtocol, assessment: Assessment
) -> RingView:
    due, now = assessment.due, assessment.at
    zone = ZoneInfo(session.opened.zone)
    view = due_view(due, protocol, now, zone)
    if due.state == "done" or due.at is None:
        return RingView(
            title="", clock="", words=view.text, share=0.0, state=view.state
        )
    if due.kind == "paused":
        return RingView(
            title="Prompts paused",
            clock="",
            words=f"since {wording.clock(due.at, zone)}",
            share=0.0,
            state=view.state,
        )
    return RingView(
        title=_title(due),
        clock=wording.clock(due.at, zone),
        words=_away(due, now - due.at),
        share=_share(session, assessment),
        state=view.state,
    )


def _title(due: Due) -> str:
    if due.kind == "recheck":
        whole = f"Repeat {repeated(due, len(due.also) + 1)}"
        return whole if len(whole) <= _ROOM else f"Repeat {repeated(due, 1)}"
    return "Next set" if due.state in ("next", "snoozed") else "Set due"


def _away(due: Due, past: timedelta) -> str:
    if due.state in ("late", "overdue"):
        return wording.late(due.late_by)
    if past >= timedelta(minutes=1) and due.kind == "recheck":
        return f"{wording.duration(past)} ago"
    if past >= timedelta(0):
        return "due now"
    minutes = -(past // timedelta(minutes=1))
    return f"in {wording.duration(timedelta(minutes=minutes))}"


def _share(session: Session, assessment: Assessment) -> float:
    """How much of the time from the last set to the due one is over."""
    now, at = assessment.at, assessment.due.at
    if at is None or now >= at:
        return 1.0
    before = [s.observed_at for s in session.sets if s.observed_at <= now]
    start = max(before, default=session.opened_at)
    whole = at - start
    return min(1.0, max(0.0, (now - start) / whole)) if whole else 1.0
