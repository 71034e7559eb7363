"""What was charted without signing in, and who has looked at it since."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.amendments import Settled
from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.entries import BREAK_GLASS, Actor
from monitor.chart.kinds import BreakGlassCoSigned, BreakGlassOpened
from monitor.chart.refusals import Refusal
from monitor.chart.same_name import same_name
from monitor.chart.session import Session
from monitor.chart.texts import refuse_text

CO_SIGN_WITHIN = timedelta(hours=24)
"""By when somebody who signed in has looked at it; reliability reference, §4.3."""


class BrokenGlass(Struct, frozen=True, kw_only=True):
    """Charting of one person without signing in; ``id`` is the entry it began with.

    ``at`` is when that was recorded. Whoever looked at it is ``co_signed_by``, None
    while nobody has.
    """

    id: UUID
    at: datetime
    person: UUID
    name: str
    reason: str
    co_signed_by: UUID | None = None
    co_signed_at: datetime | None = None

    @property
    def is_to_co_sign(self) -> bool:
        return self.co_signed_by is None

    @property
    def due_at(self) -> datetime:
        return self.at + CO_SIGN_WITHIN

    def is_overdue(self, now: datetime) -> bool:
        return self.is_to_co_sign and now > self.due_at


def broken_glass(session: Session) -> tuple[BrokenGlass, ...]:
    """All of it in one session, in the order in which it was recorded."""
    found: dict[UUID, BrokenGlass] = {}
    for fact in _as_recorded(session.facts):
        match fact.payload:
            case BreakGlassOpened() as opened:
                found[fact.id] = BrokenGlass(
                    id=fact.id,
                    at=fact.first.recorded_at,
                    person=opened.person,
                    name=opened.name,
                    reason=opened.reason,
                )
            case BreakGlassCoSigned(opening=id_) if id_ in found:
                found[id_] = _co_signed(found[id_], fact)
            case _:
                pass
    return tuple(found.values())


def needs_opening(session: Session, actor: Actor) -> bool:
    """Whether it has to be charted first who charts without signing in, and why.

    What comes after a co-signature is looked at by itself.
    """
    return actor.auth_method == BREAK_GLASS and not any(
        (glass.person, glass.reason) == (actor.person, actor.reason)
        and glass.is_to_co_sign
        for glass in broken_glass(session)
    )


def refuse_co_sign(fact: BreakGlassCoSigned, session: Session) -> Refusal | None:
    """Refuse to co-sign what is not there, or was co-signed before."""
    glass = _of(fact, session)
    if glass is None:
        return _no("nothing was charted so in this session", "Leave it")
    if not glass.is_to_co_sign:
        by = session.name_of(glass.co_signed_by or glass.person)
        return _no(f"{by} co-signed it before", "Nothing is left to do")
    return refuse_text("note", fact.note) if fact.note else None


def refuse_own_glass(
    command: SessionCommand, session: Session, actor: Actor
) -> Refusal | None:
    """Nobody co-signs what they charted themselves, under whichever name."""
    if not isinstance(command, Chart) or not isinstance(
        command.fact, BreakGlassCoSigned
    ):
        return None
    glass = _of(command.fact, session)
    is_own = glass is not None and (
        glass.person == actor.person or same_name(glass.name, actor.name)
    )
    if not is_own:
        return None
    return _no("it was charted in your own name", "Ask another person to")


def _of(fact: BreakGlassCoSigned, session: Session) -> BrokenGlass | None:
    return next((g for g in broken_glass(session) if g.id == fact.opening), None)


def _co_signed(glass: BrokenGlass, fact: Settled) -> BrokenGlass:
    """The first to do so did it."""
    if not glass.is_to_co_sign:
        return glass
    by, at = fact.first.author, fact.first.recorded_at
    return structs.replace(glass, co_signed_by=by, co_signed_at=at)


def _as_recorded(facts: Iterable[Settled]) -> list[Settled]:
    told = (BreakGlassOpened, BreakGlassCoSigned)
    found = [fact for fact in facts if isinstance(fact.payload, told)]
    return sorted(found, key=lambda fact: fact.first.written)


def _no(why: str, remedy: str) -> Refusal:
    return Refusal(what="This is not co-signed", why=why, remedy=remedy)
