"""What is still open when a session is about to be closed, in words."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.commands import Chart
from monitor.chart.fact_checks import refuse_fact
from monitor.chart.kinds import SessionClosed
from monitor.chart.refusals import Question, Refusal
from monitor.chart.session import Session
from monitor.chart.texts import refuse_odd_texts
from monitor.chart.times import to_whole_minute, whole_minute
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gates import gates
from monitor.protocol.observing import least_observations, observed_until
from monitor.protocol.refusing import refuse_by_protocol
from ui.views import wording
from ui.views.trend.limits import PRIORITY_WORDS
from ui.views.waste_words import unwasted, wrongly_wasted

_NOT_CHARTED = frozenset({"due", "late", "overdue"})


def going_on(
    session: Session, protocol: CareProtocol, assessment: Assessment
) -> tuple[str, ...]:
    """Alerts not answered, side effects without an end, and a bag not accounted for.

    The most urgent comes first, for a long list may be cut at its end.
    """
    effects = [
        f"{protocol.effect(effect.code).label.lower()} goes on"
        for effect in session.effects
        if effect.is_ongoing
    ]
    cards = (*assessment.strip, *assessment.advisories)
    alerts = [f"{card.label} {PRIORITY_WORDS[card.priority]}" for card in cards]
    late = [
        f"{wording.spelled(alert.value)} {PRIORITY_WORDS[alert.priority]}, charted late"
        for alert in assessment.late
    ]
    return (*alerts, *late, *effects, *_unwasted(session, protocol, assessment.at))


def _unwasted(session: Session, protocol: CareProtocol, at: datetime) -> Iterator[str]:
    if left := unwasted(session, protocol, at):
        yield f"{left}, Ctrl+Shift+W"
    if wrong := wrongly_wasted(session, at):
        yield wrong


def observing(session: Session, protocol: CareProtocol, assessment: Assessment) -> str:
    """Until when the protocol observes, or the set that it waits for."""
    zone = ZoneInfo(session.opened.zone)
    until = _until(session, protocol, assessment)
    if until is not None and until > assessment.at:
        return f"goes on until {wording.clock(until, zone)} by the protocol"
    for slot in assessment.slots:
        if slot.state in _NOT_CHARTED:
            return f"the set of {wording.clock(slot.at, zone)} is not charted"
    return ""


def to_go(session: Session, protocol: CareProtocol, assessment: Assessment) -> str:
    """For how long it still observes, ``10min more``."""
    until = _until(session, protocol, assessment)
    if until is None or until <= assessment.at:
        return ""
    return f"{wording.in_minutes(until - assessment.at)} more"


def _until(
    session: Session, protocol: CareProtocol, assessment: Assessment
) -> datetime | None:
    """Until the last set that is scheduled, or the least time before leaving is over.

    The latter is counted in whole minutes, as the check that asks for it does.
    """
    ends = [slot.at for slot in assessment.slots if not slot.is_closing]
    least = observed_until(protocol, session)
    if least is not None:
        ends.append(to_whole_minute(least))
    return max(ends, default=None)


class End(Struct, frozen=True, kw_only=True):
    """What the end is held against: the session, and what its protocol asks of it."""

    session: Session
    protocol: CareProtocol

    @property
    def asks(self) -> str:
        """What is noted with the times."""
        return self.protocol.asked_at_closing

    def refuse(self, closing: Chart, now: datetime) -> Refusal | None:
        """Why it would not be charted, as the record would say; None where it would."""
        protocol, session = self.protocol, self.session
        return (
            refuse_fact(closing.fact, session, closing.at, protocol.charting)
            or refuse_odd_texts(closing)
            or refuse_by_protocol(protocol, session, closing, now)
        )

    def unmet(self, closing: SessionClosed, now: datetime) -> tuple[str, ...]:
        """The checks that a discharge leaves unmet, as of when the patient left."""
        if closing.ending != "discharged":
            return ()
        left = min(now, closing.left_at or now)
        states = gates(self.protocol, self.session, "leave", left)
        return tuple(state.gate.label for state in states if state.is_unmet)

    def unlikely(self, closing: SessionClosed) -> Iterator[Question]:
        """What speaks against the time ready, and may be so; it is past the end."""
        if closing.ready_at is None:
            return
        told = [
            f"{wording.in_minutes(after)} after the {observation.anchor}, "
            f"protocol {wording.in_minutes(observation.lasts)}"
            for observation in least_observations(self.protocol, self.session)
            if (after := closing.ready_at - whole_minute(observation.since))
            < observation.lasts
        ]
        if told:
            yield Question(field="ready", text=f"Ready {'; '.join(told)}")
