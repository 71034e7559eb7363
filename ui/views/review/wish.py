"""What somebody would sign a session as, with what they have ticked as seen."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from monitor.chart.commands import SignOff
from monitor.chart.entries import Actor
from monitor.chart.refusals import Refusal
from monitor.chart.sign_refusals import refuse_own_session
from monitor.chart.signing_off import CO_SIGNED
from monitor.chart.wish_to_sign import wish_to_co_sign, wish_to_sign
from monitor.charting.reads import SessionRead
from monitor.protocol.exceptions import exceptions, unseen
from monitor.protocol.to_see import ToSee
from ui.views import wording


class Reviewing(NamedTuple):
    """All that has to be seen, the keys that are ticked, and the rule of the site."""

    found: tuple[ToSee, ...] = ()
    seen: frozenset[str] = frozenset()
    own_session: bool = False


def to_see(read: SessionRead) -> tuple[ToSee, ...]:
    return exceptions(read.protocol, read.session, read.assessment.slots)


def nothing_ticked(read: SessionRead) -> Reviewing:
    return Reviewing(to_see(read))


class Asking(NamedTuple):
    """Who is here and when; with ``is_co_sign`` a co-signature and nothing else.

    ``because`` is why they co-sign what nobody who charted has signed.
    """

    id: UUID
    actor: Actor
    now: datetime
    is_co_sign: bool = False
    because: str = ""


def wished(
    read: SessionRead, reviewing: Reviewing, asking: Asking
) -> SignOff | Refusal:
    """The command, or why it would be refused; a co-signature takes every tick."""
    wish = _judged(read, reviewing, asking)
    if isinstance(wish, Refusal) or wish.meaning != CO_SIGNED:
        return wish
    left = len(unseen(reviewing.found, reviewing.seen))
    if left:
        return Refusal(
            what="The session is not signed",
            why=f"{wording.counted(left, 'exception')} not ticked as seen",
            remedy="Look at each beside the chart, and tick it with Space",
        )
    seen = frozenset(one.key for one in reviewing.found)
    return replace(wish, seen=seen, unsigned_because=asking.because)


def _judged(
    read: SessionRead, reviewing: Reviewing, asking: Asking
) -> SignOff | Refusal:
    id_, actor, now = asking.id, asking.actor, asking.now
    if not asking.is_co_sign:
        return wish_to_sign(id_, read.session, read.patient, actor, now)
    wish = wish_to_co_sign(id_, read.session, read.patient, actor, now)
    if isinstance(wish, Refusal) or reviewing.own_session:
        return wish
    return refuse_own_session(wish, read.session, actor) or wish
