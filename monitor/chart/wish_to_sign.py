"""What somebody would sign a session as, and why they may not, before they are asked.

By the same rules as the command: it says beforehand what that would be answered.
"""

from datetime import datetime
from uuid import UUID

from msgspec import structs

from monitor.chart.commands import SignOff
from monitor.chart.entries import Actor
from monitor.chart.kinds import Meaning
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.roles import is_own_only, refuse_role
from monitor.chart.session import Session
from monitor.chart.sign_refusals import refuse_sign_off
from monitor.chart.signing_off import CO_SIGNED
from monitor.chart.who_charted import has_charted

_ANY = "?"


def by_password(actor: Actor) -> Actor:
    """The same person, once they have typed it."""
    return structs.replace(actor, auth_method="password")


def wish_to_sign(
    id_: UUID, session: Session, patient: Patient, actor: Actor, now: datetime
) -> SignOff | Refusal:
    """The command by which that person would sign it, with the meaning that fits.

    Why they co-sign what nobody who charted has signed is asked for with the password.
    """
    who = by_password(actor)
    meaning: Meaning = "charted by me"
    wish = SignOff(id=id_, stream_id=session.id, at=now, meaning=meaning)
    refusal = refuse_role(who, wish)
    if refusal is not None:
        return refusal
    if not has_charted(session, who) and not is_own_only(who, wish):
        wish = structs.replace(wish, meaning=CO_SIGNED)
    return refuse_sign_off(_told(wish), session, patient, who, now) or wish


def wish_to_co_sign(
    id_: UUID, session: Session, patient: Patient, actor: Actor, now: datetime
) -> SignOff | Refusal:
    """As ``wish_to_sign``, of a co-signature alone."""
    who = by_password(actor)
    wish = SignOff(id=id_, stream_id=session.id, at=now, meaning=CO_SIGNED)
    refusal = refuse_role(who, wish)
    return refusal or refuse_sign_off(_told(wish), session, patient, who, now) or wish


def _told(wish: SignOff) -> SignOff:
    """As if that had been told already."""
    return structs.replace(wish, unsigned_because=_ANY)
