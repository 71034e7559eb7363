"""What has to be seen before a session is co-signed, ticked or not, and who signed."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from monitor.chart.co_signing import unsigned_because
from monitor.chart.entries import Actor
from monitor.chart.refusals import Refusal
from monitor.chart.signed_state import by_signatures, last_co_signature, signed_state
from monitor.chart.signing_off import (
    CO_SIGNED,
    SignedAs,
    signatures,
)
from monitor.charting.reads import SessionRead
from ui.views import state_words, wording
from ui.views.added_words import added_words
from ui.views.proof_words import both_clocks
from ui.views.review.who_may import why_not_raised
from ui.views.review.wish import Asking, Reviewing, wished
from ui.views.signing.who_may import NOBODY_ENROLLED

NOTHING_TO_SEE = "Nothing of it has to be seen by itself."
NOT_SIGNED = "nobody has signed it as the nurse"
_ID = UUID(int=0)


class ExceptionRow(NamedTuple):
    """One exception with its time, and whether it is ticked as seen."""

    key: str
    text: str
    at: str
    is_seen: bool
    entry: UUID | None

    @property
    def spoken(self) -> str:
        return f"{self.text}, {self.at}, {'seen' if self.is_seen else 'not seen yet'}"


class CoSignView(NamedTuple):
    """The panel; ``why_not`` is why it can't be co-signed now, empty where it can.

    ``why_no_query`` is the same of returning it. ``is_shown`` where anything of it
    concerns whoever is here.
    """

    title: str
    beside: str
    rows: tuple[ExceptionRow, ...]
    signed: tuple[tuple[str, str], ...]
    meaning: str
    why_not: str
    why_no_query: str

    @property
    def can_sign(self) -> bool:
        return not self.why_not


def co_sign_view(
    read: SessionRead, reviewing: Reviewing, actor: Actor | None, now: datetime
) -> CoSignView:
    zone = state_words.zone_of(read)
    rows = tuple(
        ExceptionRow(
            key=one.key,
            text=one.text,
            at=wording.clock(one.at, zone),
            is_seen=one.key in reviewing.seen,
            entry=one.entry,
        )
        for one in reviewing.found
    )
    raised = why_not_raised(read, actor)
    return CoSignView(
        title="Co-sign",
        beside=_beside(read, rows),
        rows=rows,
        signed=_signed(read),
        meaning=f"“{CO_SIGNED}”",
        why_not=_why_not(read, reviewing, actor, now),
        why_no_query="" if raised is None else wording.sentence(raised.why),
    )


def _beside(read: SessionRead, rows: tuple[ExceptionRow, ...]) -> str:
    state = signed_state(read.session, read.patient)
    if state in ("co-signed", "returned with query"):
        return wording.sentence(state)
    if not rows:
        return wording.sentence(state)
    seen = sum(row.is_seen for row in rows)
    total = wording.counted(len(rows), "exception")
    return f"{seen} of {total} seen"


def _why_not(
    read: SessionRead, reviewing: Reviewing, actor: Actor | None, now: datetime
) -> str:
    if actor is None or not actor.is_verified:
        return NOBODY_ENROLLED
    asking = Asking(_ID, actor, now, is_co_sign=True)
    wish = wished(read, reviewing, asking)
    if not isinstance(wish, Refusal):
        return ""
    return f"{wording.sentence(wish.why)}. {wish.remedy}."


def _signed(read: SessionRead) -> tuple[tuple[str, str], ...]:
    """Who signed as the nurse last, and who co-signed; each as it stands now."""
    nurses = [s for s in signatures(read.session) if not s.is_co_signature]
    told = [("Nurse signed", _line(nurses[-1], read) if nurses else NOT_SIGNED)]
    second = last_co_signature(read.session)
    if second is not None:
        told.append(("Co-signed", _line(second, read)))
        if because := unsigned_because(read.session, second):
            told.append(("Without the nurse", because))
    state = by_signatures(read.session, read.patient)
    if state.startswith("amended"):
        added = added_words(read, second or nurses[-1])
        told.append(("Since then", f"{state}, {added}" if added else state))
    return tuple(told)


def _line(signed: SignedAs, read: SessionRead) -> str:
    at = both_clocks(signed.at, state_words.zone_of(read))
    return f"{signed.name}, {at}, “{signed.meaning}”"
