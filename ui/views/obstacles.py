"""Why an action can't be taken now, in words."""

from zoneinfo import ZoneInfo

from monitor.chart.charted_again import infused_before
from monitor.charting.reads import SessionRead
from monitor.protocol.alert_snoozing import why_not_snoozed
from monitor.protocol.snoozing import minutes_to_put_off, why_not_put_off
from ui.views import quick, wording
from ui.views.alert_words import unacknowledged


def obstacles_of(read: SessionRead | None) -> dict[str, str]:
    cards = () if read is None else read.assessment.strip
    obstacles = quick.obstacles(read)
    if not any(unacknowledged(card) for card in cards):
        obstacles["acknowledge"] = "No alert waits to be acknowledged"
    if not cards:
        obstacles["action"] = "No alert is open"
    if read is not None and (why := _why_not_put_off(read)):
        obstacles["snooze"] = why
    if read is not None and (why := _why_not_snoozed(read)):
        obstacles["silence"] = why
    if read is not None and _is_before_ready(read):
        obstacles["infusion"] = "The session is not declared ready to start"
    ended = None if read is None else read.session.dose_ended_at
    if read is not None and ended is not None:
        at = wording.clock(ended, _zone(read))
        obstacles["infusion"] = f"{_ended(read)} at {at}; amend it in the timeline"
    if read is not None and read.session.is_open:
        obstacles["follow up"] = "The session is still open"
    return obstacles


def _ended(read: SessionRead) -> str:
    """Only what was infused has run."""
    if read.session.infusion.ended_at is not None:
        return "The infusion ended"
    return "The last of the order was given"


def _is_before_ready(read: SessionRead) -> bool:
    """Before any start, also of one that can be charted again."""
    session = read.session
    is_undosed = session.cleared_at is None and session.dose_started_at is None
    return is_undosed and infused_before(session) is None


def _why_not_snoozed(read: SessionRead) -> str:
    """Why the most urgent alert can't be silent; any other is asked for on its card."""
    if read.protocol.alert_snooze is None:
        return "This protocol has no snooze of an alert"
    cards = read.assessment.strip
    reasons = [why_not_snoozed(read.assessment, card.top) for card in cards]
    if not cards:
        return "No alert is open"
    return wording.sentence(reasons[0]) if all(reasons) else ""


def _why_not_put_off(read: SessionRead) -> str:
    if read.assessment.due.kind == "recheck":
        return "A repeat comes next, and only a planned set is put off"
    wanted = read.assessment.due.slot
    slot = next((s for s in read.assessment.slots if s.at == wanted), None)
    if slot is None:
        return "No set is due"
    if not minutes_to_put_off(read.protocol, read.session, slot.at):
        return "Put off for as long as the protocol allows"
    return wording.sentence(why_not_put_off(slot, read.assessment.at))


def _zone(read: SessionRead) -> ZoneInfo:
    return ZoneInfo(read.session.opened.zone)
