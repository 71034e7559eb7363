"""What the screen of this workstation showed of a session at any time.

At T it showed the fold of what had come here by T, judged at T by the protocol that
the session pinned. Nothing else is needed, and nothing else is asked.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from msgspec import Struct

from monitor.chart.earlier import EarlierSession, earlier_session
from monitor.chart.entries import Entry
from monitor.chart.kinds import AlertRaised, ObservationsRecorded, SessionClosed
from monitor.chart.patient import Patient, fold_patient, unknown_patient
from monitor.chart.session import Session, fold
from monitor.charting.earlier import MOST_EARLIER
from monitor.charting.known_patient import known_by
from monitor.charting.reads import SessionRead
from monitor.charting.recording import Recording
from monitor.protocol.alerts import evaluate

ERASED, NOT_READABLE = "erased", "not readable here"
"""Why nobody is told whose chart it was."""

_received_at = attrgetter("received_at")


class Moment(Struct, frozen=True, kw_only=True):
    """A time at which the screen changed because something came to the record.

    ``raised`` are the alerts that were shown from then on, by value or by time.
    """

    at: datetime
    has_set: bool = False
    raised: tuple[AlertRaised, ...] = ()

    def has_raised(self, key: str) -> bool:
        return any(alert.key == key for alert in self.raised)


class _Other(Struct, frozen=True, kw_only=True):
    """Another session as it was known once."""

    session: Session
    told: EarlierSession


class _Known(Struct, frozen=True, kw_only=True):
    """What was known from one thing that came until the next, which is ``place``."""

    place: int
    entries: tuple[Entry, ...]
    session: Session
    patient: Patient
    earlier: tuple[EarlierSession, ...]


class Replay:
    """A session as it was known here at any time, and the times worth stopping at."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self._others: dict[tuple[UUID, int], _Other] = {}
        self._known: _Known | None = None

    def at(self, time: datetime) -> SessionRead:
        """As it was on the screen then; before it was opened, as it was opened."""
        time = max(time, self.first)
        known = self._known_at(time)
        return SessionRead(
            session=known.session,
            patient=known.patient,
            protocol=self.recording.protocol,
            is_approval_verified=self.recording.is_approval_verified,
            earlier=known.earlier,
            assessment=evaluate(self.recording.protocol, known.session, time),
            entries=known.entries,
            at=time,
        )

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """In order; what came in one act is one of them."""
        return moments_of(self.recording.entries)

    @cached_property
    def first(self) -> datetime:
        """When it was opened here."""
        return self._times[0]

    @cached_property
    def closed(self) -> datetime | None:
        """When this workstation learned that it was closed; None while it is open.

        Corrections, signatures and addenda come after it.
        """
        came = (
            entry.received_at
            for entry in self.recording.entries
            if isinstance(entry.payload, SessionClosed)
        )
        return min(came, default=None)

    @cached_property
    def last(self) -> datetime:
        """When the latest of its entries came."""
        return self._times[-1]

    def after(self, time: datetime) -> datetime | None:
        """The next moment; None after the last."""
        return _above(self._times, time)

    def before(self, time: datetime) -> datetime | None:
        """The moment before; None at the first."""
        return _below(self._times, time)

    def is_other(self, before: datetime, time: datetime) -> bool:
        """Whether the screen was drawn anew between: each second, and by each entry."""
        after = self.after(before)
        came = after is not None and after <= time
        return came or time.replace(microsecond=0) > before

    def alert_after(self, time: datetime) -> datetime | None:
        """The next moment at which an alert was raised; None after the last."""
        return _above(self._raised, time)

    def alert_before(self, time: datetime) -> datetime | None:
        """The one before; None at the first."""
        return _below(self._raised, time)

    def raised_at(self, time: datetime) -> tuple[AlertRaised, ...]:
        """The alerts of the moment at exactly that time."""
        place = bisect_left(self._times, time)
        is_there = place < len(self._times) and self._times[place] == time
        return self.moments[place].raised if is_there else ()

    def raised_when(self, key: str) -> datetime | None:
        """When that alert was shown first; None where it never was."""
        return next((m.at for m in self.moments if m.has_raised(key)), None)

    def _known_at(self, time: datetime) -> _Known:
        """Folded anew only where something came since it was asked last."""
        place = bisect_right(self._changed, time)
        if self._known is None or self._known.place != place:
            entries = known_by(self.recording.entries, time)
            session = fold(entries)
            self._known = _Known(
                place=place,
                entries=entries,
                session=session,
                patient=self._patient(session.patient, time),
                earlier=self._earlier(session, time),
            )
        return self._known

    @cached_property
    def _changed(self) -> tuple[datetime, ...]:
        """Whenever anything came of all that a moment is worked out from."""
        recording = self.recording
        read = (recording.entries, *recording.patients.values(), *recording.others)
        return tuple(sorted({e.received_at for entries in read for e in entries}))

    @cached_property
    def _times(self) -> tuple[datetime, ...]:
        return tuple(moment.at for moment in self.moments)

    @cached_property
    def _raised(self) -> tuple[datetime, ...]:
        return tuple(moment.at for moment in self.moments if moment.raised)

    def _patient(self, id_: UUID, time: datetime) -> Patient:
        """As known then; of one who was erased since nothing is, and nobody else's."""
        facts = self.recording.patients.get(id_, ())
        if not facts:
            is_erased = id_ in self.recording.erased
            return unknown_patient(id_, ERASED if is_erased else NOT_READABLE)
        return fold_patient(known_by(facts, time) or facts)

    def _earlier(self, session: Session, time: datetime) -> tuple[EarlierSession, ...]:
        found = []
        for entries in self.recording.others:
            known = known_by(entries, time)
            if not known:
                continue
            other = self._other(known)
            is_theirs = other.session.patient == session.patient
            if is_theirs and other.session.opened_at <= session.opened_at:
                found.append(other.told)
        return tuple(found[:MOST_EARLIER])

    def _other(self, known: tuple[Entry, ...]) -> _Other:
        """Folded once for what was known of it: that hardly changes meanwhile."""
        key = (known[0].stream.id, len(known))
        found = self._others.get(key)
        if found is None:
            session = fold(known)
            found = _Other(session=session, told=earlier_session(session))
            self._others[key] = found
        return found


def moments_of(entries: Iterable[Entry]) -> tuple[Moment, ...]:
    """When something of them came, in order; what came in one act is one of them."""
    came = sorted(entries, key=_received_at)
    return tuple(
        _moment(at, [entry.payload for entry in together])
        for at, together in groupby(came, key=_received_at)
    )


def _moment(at: datetime, payloads: Sequence[object]) -> Moment:
    return Moment(
        at=at,
        has_set=any(isinstance(p, ObservationsRecorded) for p in payloads),
        raised=tuple(p for p in payloads if isinstance(p, AlertRaised)),
    )


def _above(times: tuple[datetime, ...], time: datetime) -> datetime | None:
    place = bisect_right(times, time)
    return times[place] if place < len(times) else None


def _below(times: tuple[datetime, ...], time: datetime) -> datetime | None:
    place = bisect_left(times, time)
    return times[place - 1] if place else None
