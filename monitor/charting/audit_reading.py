"""Reading the audit log, for whoever may."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.audit import AuditViewed, GlassBroken
from monitor.chart.days import day_in_words
from monitor.chart.entries import Actor, broke_glass
from monitor.chart.people import People
from monitor.chart.refusals import Refusal
from monitor.chart.sign_in_names import folded
from monitor.charting.ports import (
    AuditLog,
    AuditQuery,
    AuditRow,
    Followed,
    Journal,
    SessionQuery,
    SessionRow,
)

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder

PAGE = 50
_NOBODY = UUID(int=0)
"""Who did nothing, so that a search by a name nobody has finds nothing."""


class AuditWish(Struct, frozen=True, kw_only=True):
    """What is sought. Of ``words``, one that is a patient's number means the patient.

    The others have to occur in a person's name or sign-in name, or be the whole name
    that somebody gave who did not sign in.
    """

    words: tuple[str, ...] = ()
    who: UUID | None = None
    patient: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    after: AuditRow | None = None


class AuditPage(Struct, frozen=True, kw_only=True):
    """Rows, newest first, and what those in them are called.

    ``patients`` and ``sessions`` are empty for whoever may not read of them. ``meant``
    are the people that the words fit; rows are told of one alone.
    """

    rows: tuple[AuditRow, ...] = ()
    names: Mapping[UUID, str] = {}
    patients: Mapping[UUID, str] = {}
    sessions: Mapping[UUID, str] = {}
    meant: tuple[str, ...] = ()


class AuditReading:
    """Asks the roles first, as the recorder does; a refusal is noted.

    A number that somebody brings along is looked up for an auditor as well, who is told
    nothing more of that patient than what was done with the chart.
    """

    def __init__(self, recorder: "Recorder", journal: Journal, log: AuditLog) -> None:
        self._recorder = recorder
        self._journal = journal
        self._log = log

    def begin(self, by: Actor) -> Refusal | None:
        """The log is about to be shown to that person, which is noted first."""
        why = self._refused(by)
        if why is None:
            self._recorder.audit.note(AuditViewed(), by)
        return why

    def page(self, wish: AuditWish, by: Actor) -> AuditPage | Refusal:
        """Those rows of the log that are wished for, a page of them."""
        why = self._refused(by)
        if why is not None:
            return why
        people = self._recorder.people(by=by)
        patient, others = self._patient_of(wish)
        meant = _meant(people, others) if others else ()
        who = wish.who
        if others:
            who = meant[0][0] if len(meant) == 1 else _NOBODY
        called: dict[UUID, str] = {}
        if others and not meant:
            stranger = broke_glass(" ".join(others), "")
            who, called = stranger.person, {stranger.person: stranger.name}
        rows = self._log.find(
            AuditQuery(
                who=who,
                patient=patient,
                since=wish.since,
                until=wish.until,
                after=wish.after,
                limit=PAGE,
            )
        )
        return AuditPage(
            rows=rows,
            names={
                **called,
                **_without_signing_in(rows),
                **{person.id: person.name for person in people.everyone},
            },
            patients=self._patients_in(rows, by),
            sessions=self._sessions_in(rows, by),
            meant=tuple(name for _, name in meant),
        )

    def follow(self, so_far: Followed, by: Actor) -> Followed | Refusal:
        """Prove some more rows of the log's chains."""
        return self._refused(by) or self._log.follow(so_far)

    def _refused(self, by: Actor) -> Refusal | None:
        who = self._recorder.permitted(by, "audit")
        if not isinstance(who, Refusal):
            return None
        self._recorder.audit.refuse_read("audit", by)
        return who

    def _patient_of(self, wish: AuditWish) -> tuple[UUID | None, tuple[str, ...]]:
        """Whose number stands among the words, and the other words."""
        found, others = wish.patient, []
        for word in wish.words:
            patient = self._journal.patient_numbered(word)
            if patient is None:
                others.append(word)
            else:
                found = patient.id
        return found, tuple(others)

    def _patients_in(self, rows: tuple[AuditRow, ...], by: Actor) -> dict[UUID, str]:
        if isinstance(self._recorder.permitted(by, "patients"), Refusal):
            return {}
        named: dict[UUID, str] = {}
        for id_ in {row.patient for row in rows if row.patient is not None}:
            try:
                details = self._recorder.patient(id_, by=by).details
            except KeyError:
                continue
            named[id_] = f"{details.family}, {details.given} {details.identifier}"
        return named

    def _sessions_in(self, rows: tuple[AuditRow, ...], by: Actor) -> dict[UUID, str]:
        """Each by its room and when it was opened, ``Room 1, 14-Mar-2026 13:01``."""
        about = [row for row in rows if row.subject and row.subject.kind == "session"]
        if isinstance(self._recorder.permitted(by, "sessions"), Refusal):
            return {}
        found = (
            session
            for patient in {row.patient for row in about if row.patient is not None}
            for session in self._journal.sessions(
                SessionQuery(patient=patient, limit=None)
            )
        )
        ids = {row.subject.id for row in about if row.subject is not None}
        return {session.id: _called(session) for session in found if session.id in ids}


def _called(session: SessionRow) -> str:
    opened = session.opened_at.astimezone(ZoneInfo(session.zone))
    return f"{session.room}, {day_in_words(opened.date())} {opened:%H:%M}"


def _without_signing_in(rows: tuple[AuditRow, ...]) -> dict[UUID, str]:
    """What those called themselves who began to chart so in one of these rows."""
    return {
        row.who: row.deed.name
        for row in reversed(rows)
        if row.who is not None and isinstance(row.deed, GlassBroken)
    }


def _meant(people: People, words: tuple[str, ...]) -> tuple[tuple[UUID, str], ...]:
    """Those in whom every word occurs; one who is called so exactly, alone."""
    sought = [folded(word) for word in words]
    found = [
        (person.id, person.name)
        for person in people.everyone
        if all(word in folded(f"{person.name} {person.sign_in}") for word in sought)
    ]
    exact = [
        (person.id, person.name)
        for person in people.everyone
        if folded(person.sign_in) == " ".join(sought)
    ]
    return tuple(exact or found)
