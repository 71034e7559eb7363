"""Which reports a session asks for, by when, and what became of each; pure."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.kinds import ReportState
from monitor.chart.report_status import Report, report_key, reports
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.report_table import ReportOf

Standing = Literal["overdue", "due", "no deadline", "done"]
ORDER: tuple[Standing, ...] = ("overdue", "due", "no deadline", "done")
"""The most pressing first."""


class ReportDue(Struct, frozen=True, kw_only=True):
    """One report to one recipient.

    ``about`` is the effect or emergency, None the session; ``code`` the effect's.
    ``event_day`` and ``by_when`` are days of the session's zone. One that is not
    ``is_charted`` is asked for by the protocol, and nobody said anything of it yet;
    of the others ``said_by``, a name, said last how it stands.
    """

    session: UUID
    about: UUID | None
    of: ReportOf | None
    code: str
    event_day: date
    to: str
    state: ReportState
    is_charted: bool
    by_when: date | None
    source: str
    reference: str = ""
    note: str = ""
    said_at: datetime | None = None
    said_by: str = ""

    def standing(self, today: date) -> Standing:
        """Due up to and including the last day."""
        if self.state != "needed":
            return "done"
        if self.by_when is None:
            return "no deadline"
        return "overdue" if today > self.by_when else "due"


class _Event(Struct, frozen=True):
    about: UUID | None
    of: ReportOf | None
    code: str
    day: date


def reports_due(
    session: Session, protocol: CareProtocol | None
) -> tuple[ReportDue, ...]:
    """What the protocol asks for and what was charted, each once."""
    charted = {report_key(r.about, r.to): r for r in reports(session)}
    found: dict[tuple[UUID | None, str], ReportDue] = {}
    for asked in _asked(session, protocol):
        key = report_key(asked.about, asked.to)
        found.setdefault(key, _with(session, asked, charted.get(key)))
    for key, report in charted.items():
        if key not in found:
            found[key] = _alone(session, report)
    return tuple(found.values())


def by_urgency(found: Iterable[ReportDue], today: date) -> tuple[ReportDue, ...]:
    """Overdue, due and without a deadline first; the earliest of each first."""

    def place(one: ReportDue) -> tuple[int, date, str]:
        standing = ORDER.index(one.standing(today))
        return (standing, one.by_when or one.event_day, one.to)

    return tuple(sorted(found, key=place))


def _asked(session: Session, protocol: CareProtocol | None) -> Iterator[ReportDue]:
    for rule in () if protocol is None else protocol.reports:
        days = None if rule.days is None else timedelta(days=rule.days)
        for event in _events(session):
            if event.of == rule.of:
                yield ReportDue(
                    session=session.id,
                    about=event.about,
                    of=event.of,
                    code=event.code,
                    event_day=event.day,
                    to=rule.to,
                    state="needed",
                    is_charted=False,
                    by_when=None if days is None else event.day + days,
                    source=rule.source,
                )


def _with(session: Session, asked: ReportDue, report: Report | None) -> ReportDue:
    """A deadline that somebody charted goes before the protocol's."""
    if report is None:
        return asked
    is_dated = report.by_when is not None
    return ReportDue(
        session=asked.session,
        about=asked.about,
        of=asked.of,
        code=asked.code,
        event_day=asked.event_day,
        to=report.to,
        state=report.state,
        is_charted=True,
        by_when=report.by_when if is_dated else asked.by_when,
        source=report.source if is_dated else asked.source,
        reference=report.reference,
        note=report.note,
        said_at=report.at,
        said_by=session.name_of(report.by),
    )


def _alone(session: Session, report: Report) -> ReportDue:
    """One that no rule of the protocol asks for."""
    known = {e.about: e for e in _events(session)}
    event = known.get(report.about) or _Event(
        report.about, None, "", _day(session, session.opened_at)
    )
    return ReportDue(
        session=session.id,
        about=report.about,
        of=event.of,
        code=event.code,
        event_day=event.day,
        to=report.to,
        state=report.state,
        is_charted=True,
        by_when=report.by_when,
        source=report.source,
        reference=report.reference,
        note=report.note,
        said_at=report.at,
        said_by=session.name_of(report.by),
    )


def _events(session: Session) -> Iterator[_Event]:
    started = session.dose_started_at
    if started is not None:
        yield _Event(None, "dosed session", "", _day(session, started))
    for emergency in session.emergencies:
        if not emergency.in_error:
            day = _day(session, emergency.declared_at)
            yield _Event(emergency.id, "emergency", "", day)
    for effect in session.effects:
        of: ReportOf | None = "serious effect" if effect.serious else None
        yield _Event(effect.id, of, effect.code, _day(session, effect.onset))


def _day(session: Session, at: datetime) -> date:
    return at.astimezone(ZoneInfo(session.opened.zone)).date()
