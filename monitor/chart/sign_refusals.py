"""Who may sign a session, as what, and when."""

from datetime import datetime

from msgspec import structs

from monitor.chart.commands import SignOff
from monitor.chart.entries import Actor
from monitor.chart.patient import Patient
from monitor.chart.queries import is_returned
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.chart.roles import is_own_only
from monitor.chart.session import Session
from monitor.chart.signing_off import (
    CO_SIGNED,
    UNSIGNED_BECAUSE,
    is_amended_after,
    is_nurse_signed,
    signatures,
)
from monitor.chart.texts import refuse_text
from monitor.chart.who_charted import has_charted

_ANOTHER = (
    "Ask another person to co-sign it, or an administrator to allow it on the page"
    " People"
)


def refuse_sign_off(
    command: SignOff,
    session: Session,
    patient: Patient,
    actor: Actor,
    now: datetime,
) -> Refusal | None:
    """Refuse who may not sign it so, and what can't be signed yet, or was.

    Whether people co-sign their own sessions, ``refuse_own_session`` says.
    """
    if actor.auth_method != "password":
        return _no("a signature takes name and password", "Type your password")
    if session.is_open:
        return _no("it is not closed", "Close the session first")
    if command.at > now:
        return _no("the time lies in the future", "Check the clock")
    return (
        _refuse_meaning(command, session, actor)
        or _refuse_returned(command, session)
        or _refuse_unsigned(command, session, patient)
        or _refuse_twice(command, session, patient, actor)
    )


def refuse_own_session(
    command: SignOff, session: Session, actor: Actor
) -> Refusal | None:
    """Nobody co-signs what they charted, unless their site lets them."""
    if command.meaning != CO_SIGNED or not has_charted(session, actor):
        return None
    return _no("you charted in it yourself", _ANOTHER)


def _refuse_meaning(command: SignOff, session: Session, actor: Actor) -> Refusal | None:
    if command.meaning == "charted by me":
        if has_charted(session, actor):
            return None
        return _no("you charted nothing in it", "Let somebody sign it who did")
    if is_own_only(actor, command):
        return Refusal(
            what=NOT_PERMITTED,
            why="a nurse signs what they charted themselves",
            remedy="Ask a supervisor or a prescriber to co-sign it",
        )
    return None


def _refuse_returned(command: SignOff, session: Session) -> Refusal | None:
    """What went back to the nurse is co-signed once that is answered."""
    if command.meaning != CO_SIGNED or not is_returned(session):
        return None
    return _no(
        "it was returned with a query that is not answered",
        "Wait for the answer, or close the query",
    )


def _refuse_unsigned(
    command: SignOff, session: Session, patient: Patient
) -> Refusal | None:
    """Before whoever charted has signed, nobody co-signs without saying why."""
    if command.meaning != CO_SIGNED or is_nurse_signed(session, patient):
        return None
    if command.unsigned_because.strip():
        return refuse_text(UNSIGNED_BECAUSE, command.unsigned_because)
    why = "nobody who charted in it has signed it as it is now"
    return structs.replace(
        _no(why, "Let them sign it, or say why they can't"), field=UNSIGNED_BECAUSE
    )


def _refuse_twice(
    command: SignOff, session: Session, patient: Patient, actor: Actor
) -> Refusal | None:
    before = [
        signed
        for signed in signatures(session)
        if signed.person == actor.person and signed.meaning == command.meaning
    ]
    if before and not is_amended_after(before[-1], session, patient):
        why = "you signed it before, and nothing was added since"
        return _no(why, "Nothing is left to do")
    return None


def _no(why: str, remedy: str) -> Refusal:
    return Refusal(what="The session is not signed", why=why, remedy=remedy)
