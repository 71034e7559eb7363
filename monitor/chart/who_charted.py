"""Who charted in a session, and who only added to it, signed or looked at it."""

from uuid import UUID

from monitor.chart.entries import Actor
from monitor.chart.kinds import (
    AddendumRecorded,
    BreakGlassCoSigned,
    ExceptionsSeen,
    QueryFact,
    ReportStatus,
    ScoreReviewed,
    SignedOff,
    StaffNamed,
)
from monitor.chart.same_name import same_name
from monitor.chart.session import Session

_LOOKING = (
    StaffNamed
    | SignedOff
    | ScoreReviewed
    | BreakGlassCoSigned
    | QueryFact
    | ExceptionsSeen
    | ReportStatus
)
"""What somebody leaves in a session without having charted in it."""


def charting(session: Session) -> frozenset[UUID]:
    """Who charted anything in it, an addendum as well."""
    return frozenset(
        entry.author
        for entry in session.settlement.entries
        if not isinstance(entry.payload, _LOOKING)
    )


def at_the_bedside(session: Session) -> frozenset[UUID]:
    """Who charted anything of the course; an addendum alone is none of it."""
    return frozenset(
        entry.author
        for entry in session.settlement.entries
        if not isinstance(entry.payload, _LOOKING | AddendumRecorded)
    )


def has_charted(session: Session, actor: Actor) -> bool:
    """Whether anything in it was charted by that person, under whichever name."""
    return is_among(charting(session), session, actor.person, actor.name)


def is_among(
    authors: frozenset[UUID], session: Session, person: UUID, name: str
) -> bool:
    """Whether that person is one of them, be it under another id."""
    return person in authors or any(
        same_name(session.name_of(author), name) for author in authors
    )
