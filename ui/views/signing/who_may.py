"""Why a session can't be signed now, or added to, in words for whoever is here."""

from datetime import datetime

from monitor.chart.entries import Actor
from monitor.chart.refusals import Refusal
from monitor.chart.signing_off import is_signed
from monitor.chart.wish_to_sign import wish_to_sign
from monitor.charting.reads import SessionRead
from ui.views.proof_words import ADD, SIGN

NOBODY_ENROLLED = (
    "Here people give a name and nobody signs in, so no session is signed off: a"
    " signature takes a password of one's own."
)
_STILL_OPEN = "The session is still open"
_NOT_SIGNED = "The session is not signed; what is wrong is amended from the timeline"


def signing_obstacles(
    read: SessionRead | None, actor: Actor | None, now: datetime
) -> dict[str, str]:
    """By the ids of the actions; what is not in it can be asked for."""
    if read is None or actor is None:
        return {}
    if read.session.is_open:
        return {SIGN: _STILL_OPEN, ADD: _STILL_OPEN}
    why = _why_not_signed(read, actor, now)
    obstacles = {SIGN: why} if why else {}
    if not is_signed(read.session):
        obstacles[ADD] = _NOT_SIGNED
    return obstacles


def _why_not_signed(read: SessionRead, actor: Actor, now: datetime) -> str:
    if not actor.is_verified:
        return NOBODY_ENROLLED
    wish = wish_to_sign(read.id, read.session, read.patient, actor, now)
    return wish.sentence if isinstance(wish, Refusal) else ""
