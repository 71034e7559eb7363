"""Whether a set can be put off: one that is due, and not for ever."""

from datetime import datetime

from monitor.chart.kinds import SlotSnoozed
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.asked_sets import Slot
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.schedule import slots


def refuse_snooze(
    protocol: CareProtocol, session: Session, snooze: SlotSnoozed, now: datetime
) -> Refusal | None:
    """Refuse to put off a set that the schedule does not ask for at this time."""
    planned = {slot.at: slot for slot in slots(protocol, session, now)}
    why = why_not_put_off(planned.get(snooze.slot), now)
    if why:
        return Refusal(
            what="The set is not put off", why=why, remedy="Chart the set that is due"
        )
    if snooze.minutes in minutes_to_put_off(protocol, session, snooze.slot):
        return None
    return Refusal(
        field="minutes",
        what=f"The set is not put off by {snooze.minutes}min",
        why=_limit(protocol, session, snooze.slot),
        remedy="Chart the set; minus and a reason stand for what can't be read",
    )


def why_not_put_off(slot: Slot | None, now: datetime) -> str:
    """Why this set can't be put off now, in words; empty where it can."""
    if slot is None:
        return "no set is due then"
    match slot.state:
        case "filled":
            return "it is charted already"
        case "missed":
            return "the set after it is due"
        case "snoozed":
            return "it is put off already"
        case "upcoming" if now < slot.at - slot.tolerance:
            return "it is not due yet"
        case _:
            return ""


def minutes_to_put_off(
    protocol: CareProtocol, session: Session, slot: datetime
) -> tuple[int, ...]:
    """By how many minutes the set can still be put off, of the protocol's choices."""
    used, most = _used(session, slot), protocol.snooze.most_minutes
    if most is None:
        return () if used else protocol.snooze.minutes
    return tuple(m for m in protocol.snooze.minutes if used + m <= most)


def _used(session: Session, slot: datetime) -> int:
    return sum(snooze.minutes for _, snooze in session.snoozes if snooze.slot == slot)


def _limit(protocol: CareProtocol, session: Session, slot: datetime) -> str:
    used, most = _used(session, slot), protocol.snooze.most_minutes
    if most is None:
        return f"it was put off by {used}min, and this protocol allows it once"
    return f"it was put off by {used}min, and the protocol allows {most}min in all"
