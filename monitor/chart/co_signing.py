"""What was ticked as seen for a co-signature, and whether one's own is allowed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid5

from monitor.chart.commands import SetCoSigning, SignOff
from monitor.chart.entries import Entry, NewEntry, Stream, as_written
from monitor.chart.kinds import CoSigningSet, ExceptionsSeen, SeenException
from monitor.chart.lock_times import SITE
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.signing_off import SignedAs

_WHAT = "The rule of co-signing is not changed"
_SEEN = "exceptions seen"
_UNSIGNED = "no signature of who charted"
_UNSIGNED_WORDS = "Co-signed without a signature of who charted: "


def fold_own_session(entries: Iterable[Entry]) -> bool:
    """Whether people here may co-sign what they charted; not unless it was chosen."""
    allowed = False
    for entry in as_written(entries):
        if isinstance(entry.payload, CoSigningSet):
            allowed = entry.payload.own_session
    return allowed


def decide_co_signing(
    command: SetCoSigning, now: datetime, *, own_session: bool
) -> tuple[NewEntry, ...] | Refusal:
    """Judge a wish about co-signing; pure, and not about the actor's role."""
    if command.at > now:
        why = "the time lies in the future"
        return Refusal(what=_WHAT, why=why, remedy="Check the clock")
    if command.own_session == own_session:
        return Refusal(what=_WHAT, why="it is so already", remedy="Leave it")
    chosen = CoSigningSet(own_session=command.own_session)
    entry = NewEntry(
        id=command.id, stream=SITE, payload=chosen, effective_at=command.at
    )
    return (entry,)


def seen_with(command: SignOff, seen: tuple[SeenException, ...]) -> NewEntry:
    """The entry of what was ticked; what is asked for again comes to the same."""
    keys = ", ".join(sorted(f"{one.key} {one.text}" for one in seen))
    return NewEntry(
        id=uuid5(command.id, f"{_SEEN} {keys}"),
        stream=Stream("session", command.stream_id),
        payload=ExceptionsSeen(seen=seen),
        effective_at=command.at,
    )


def unsigned_seen(command: SignOff) -> SeenException:
    """Why it was co-signed without a signature of who charted, beside what was seen."""
    text = f"{_UNSIGNED_WORDS}{command.unsigned_because.strip()}"
    return SeenException(key=_UNSIGNED, text=text)


def unsigned_because(session: Session, signed: SignedAs) -> str:
    """Why whoever gave that signature did so without one of who charted; else empty."""
    texts = (o.text for o in seen_for(session, signed) if o.key == _UNSIGNED)
    return next(texts, "").removeprefix(_UNSIGNED_WORDS)


def seen_for(session: Session, signed: SignedAs) -> tuple[SeenException, ...]:
    """What whoever gave that signature had ticked, by the same command."""
    signature = session.fact(signed.id)
    if signature is None:
        return ()
    for fact in session.facts:
        is_its = (fact.first.author, fact.effective_at) == (
            signed.person,
            signature.effective_at,
        )
        if is_its and isinstance(fact.payload, ExceptionsSeen):
            return fact.payload.seen
    return ()
