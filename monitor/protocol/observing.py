"""The least time a patient is observed, counted from what was actually given."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol

Anchor = Literal["start", "end"]

LEAST_OBSERVATION = "least_observation"
"""The name by which a protocol's gates ask for it."""


class LeastObservation(Struct, frozen=True, kw_only=True):
    """So many minutes from an anchor of this session."""

    anchor: Anchor
    since: datetime
    minutes: int

    @property
    def lasts(self) -> timedelta:
        return timedelta(minutes=self.minutes)

    @property
    def until(self) -> datetime:
        return self.since + self.lasts


def least_observations(
    protocol: CareProtocol, session: Session
) -> tuple[LeastObservation, ...]:
    """What the protocol asks for, as far as its anchors are known.

    A protocol that says nothing about leaving observes for as long as its recovery.
    """
    anchors = {"start": session.dose_started_by, "end": session.dose_ended_at}
    return tuple(
        LeastObservation(anchor=anchor, since=since, minutes=minutes)
        for anchor, minutes in _asked(protocol)
        if (since := anchors[anchor]) is not None
    )


def observed_until(protocol: CareProtocol, session: Session) -> datetime | None:
    """When the least observation is over; None while that can't be told.

    It can't before the dose, nor before its end where that is what counts.
    """
    known = least_observations(protocol, session)
    if not known or len(known) < len(list(_asked(protocol))):
        return None
    return max(observation.until for observation in known)


def _asked(protocol: CareProtocol) -> Iterator[tuple[Anchor, int]]:
    leaving, recovery = protocol.leaving, protocol.schedule.recovery
    if leaving is None:
        if recovery is not None:
            yield "end", recovery.for_minutes
        return
    if leaving.least_minutes_after_start is not None:
        yield "start", leaving.least_minutes_after_start
    if leaving.least_minutes_after_end is not None:
        yield "end", leaving.least_minutes_after_end
