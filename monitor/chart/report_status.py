"""The reports of one session as they stand, and which status can be charted."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import ReportState, ReportStatus
from monitor.chart.names import refuse_reason
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.texts import refuse_blank

_WHAT = "The report is not charted"


class Report(Struct, frozen=True, kw_only=True):
    """One report to one recipient, by what was charted of it last.

    ``by_when`` and ``source`` are the last that were told, also before it was sent.
    """

    to: str
    state: ReportState
    about: UUID | None
    at: datetime
    by: UUID
    reference: str = ""
    by_when: date | None = None
    source: str = ""
    note: str = ""


def report_key(about: UUID | None, to: str) -> tuple[UUID | None, str]:
    """Two statuses are of one report where recipient and event are the same."""
    return about, " ".join(to.split()).casefold()


def reports(session: Session) -> tuple[Report, ...]:
    """Each report once, in the order in which they were first charted."""
    found: dict[tuple[UUID | None, str], Report] = {}
    told = [f for f in session.facts if isinstance(f.payload, ReportStatus)]
    for fact in sorted(told, key=lambda f: f.first.written):
        status = fact.payload
        if not isinstance(status, ReportStatus):
            continue
        key = report_key(status.about, status.to)
        before = found.get(key)
        is_dated = status.by_when is not None or before is None
        found[key] = Report(
            to=status.to if before is None else before.to,
            state=status.state,
            about=status.about,
            at=fact.effective_at,
            by=fact.first.author,
            reference=status.reference or (before.reference if before else ""),
            by_when=status.by_when if is_dated or before is None else before.by_when,
            source=status.source if is_dated or before is None else before.source,
            note=status.note,
        )
    return tuple(found.values())


def refuse_report(fact: ReportStatus, session: Session) -> Refusal | None:
    """Refuse one to nobody, about nothing that is here, or not needed for no reason."""
    if fact.about is not None and fact.about not in _events(session):
        return Refusal(
            field="about",
            what=_WHAT,
            why="there is no such effect or emergency in this session",
            remedy="Choose it again",
        )
    if fact.state == "not needed":
        return refuse_blank(fact, "to", "note") or refuse_reason("note", fact.note)
    return refuse_blank(fact, "to")


def _events(session: Session) -> frozenset[UUID]:
    effects = (effect.id for effect in session.effects)
    return frozenset((*effects, *(one.id for one in session.emergencies)))
