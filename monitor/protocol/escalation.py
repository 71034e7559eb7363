"""When an alert that nobody answers is told farther off, and to whom.

By time alone, so that it comes to the same after a restart.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Annotated

from msgspec import Meta, Struct, structs

from monitor.chart.alert_life import LEVELS
from monitor.chart.emergencies import Emergency, running
from monitor.chart.kinds import AlertEscalated, EscalationLevel, Priority
from monitor.protocol.assessment import Alert
from monitor.protocol.faults import Fault
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.schedules import Text

Seconds = Annotated[int, Meta(ge=10, le=3600)]
Name = Annotated[str, Meta(max_length=100)]

NO_CONTACT = "Named contact not set"


class Escalation(Struct, frozen=True, kw_only=True):
    """After how many seconds without an answer an alert is told where.

    A high one on the board and in every open room, then to the named contact; a medium
    one on the board. The site names the contact; both are empty until it has.
    """

    high_rooms_after_seconds: Seconds
    high_contact_after_seconds: Seconds
    medium_board_after_seconds: Seconds
    contact: Name = ""
    number: Name = ""
    source: Text

    @property
    def contact_words(self) -> str:
        """Whom to call, in words that say so where nobody is named."""
        return " ".join(part for part in (self.contact, self.number) if part) or (
            NO_CONTACT
        )

    def steps(
        self, priority: Priority
    ) -> tuple[tuple[EscalationLevel, timedelta], ...]:
        """The levels for that priority, each with how long after it was raised."""
        match priority:
            case "high":
                return (
                    ("rooms", timedelta(seconds=self.high_rooms_after_seconds)),
                    ("contact", timedelta(seconds=self.high_contact_after_seconds)),
                )
            case "medium":
                return (("board", timedelta(seconds=self.medium_board_after_seconds)),)
            case "low":
                return ()


def with_levels(
    escalation: Escalation | None,
    alerts: Iterable[Alert],
    now: datetime,
    known_emergencies: Sequence[Emergency] = (),
) -> tuple[Alert, ...]:
    """Each alert with how far it is told now; nowhere once somebody answered.

    While an emergency runs nothing is told farther; from its end the time counts anew.

    An answer is of its alert and of what stood on the card below it: what was shown
    no later and is no more urgent. One to a value that came late is of that alone.
    What was told once stays told.
    """
    known = tuple(alerts)
    if escalation is None or running(known_emergencies) is not None:
        return known
    since = ended_last(known_emergencies, now)
    answered = [a for a in known if a.answered_at is not None and not a.is_late]
    return tuple(
        _with_level(escalation, alert, _later(alert.raised_at, since), now)
        if _waits(alert) and not any(_covers(a, alert) for a in answered)
        else alert
        for alert in known
    )


def _waits(alert: Alert) -> bool:
    """Whether it is to be told farther unless its card was answered."""
    if not alert.recorded or not alert.is_active or alert.answered_at is not None:
        return False
    return alert.snoozed_until is None and not alert.is_late


def _covers(answered: Alert, alert: Alert) -> bool:
    """Whether who answered the one had the other before them, on the same card."""
    return (
        answered.parameter == alert.parameter
        and PRIORITIES.index(answered.priority) <= PRIORITIES.index(alert.priority)
        and answered.raised_at >= alert.raised_at
    )


def ended_last(known: Iterable[Emergency], now: datetime) -> datetime | None:
    """When the last emergency ended; one that was none excuses nothing."""
    ends = (e.ended_at for e in known if not e.in_error)
    return max((end for end in ends if end is not None and end <= now), default=None)


def _later(raised: datetime, emergency_ended: datetime | None) -> datetime:
    return raised if emergency_ended is None else max(raised, emergency_ended)


def _with_level(
    escalation: Escalation, alert: Alert, since: datetime, now: datetime
) -> Alert:
    told = {escalated.level for escalated in alert.life.escalated}
    told |= {
        level
        for level, after in escalation.steps(alert.priority)
        if now >= since + after
    }
    farthest = max(told, key=LEVELS.index, default=None)
    return structs.replace(alert, level=farthest)


def to_escalate(
    escalation: Escalation | None,
    alerts: Iterable[Alert],
    now: datetime,
    known_emergencies: Sequence[Emergency] = (),
) -> Iterator[AlertEscalated]:
    """What is to be put on record: each level of each alert, once."""
    if escalation is None:
        return
    ended = ended_last(known_emergencies, now)
    for alert in alerts:
        if alert.level is None:
            continue
        since = _later(alert.raised_at, ended)
        for level, after in escalation.steps(alert.priority):
            if now >= since + after and not alert.life.was_told(level):
                is_contact = level == "contact"
                yield AlertEscalated(
                    key=alert.key,
                    level=level,
                    contact=escalation.contact if is_contact else "",
                    number=escalation.number if is_contact else "",
                )


def escalation_faults(escalation: Escalation | None) -> Iterator[Fault]:
    """The contact comes after the rooms, and a number belongs to somebody."""
    if escalation is None:
        return
    if escalation.high_contact_after_seconds <= escalation.high_rooms_after_seconds:
        yield Fault(
            "escalation.high_contact_after_seconds",
            "must be above high_rooms_after_seconds",
        )
    if escalation.number and not escalation.contact:
        yield Fault("escalation.number", "a number without a contact")
