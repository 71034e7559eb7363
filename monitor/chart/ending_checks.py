"""What each ending must say, and what contradicts the record."""

from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.chart.kinds import (
    Admitted,
    AgainstAdvice,
    AnyEndingFacts,
    Cancelled,
    Died,
    Ending,
    LeftUnseen,
    SessionClosed,
    Transferred,
)
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.times import whole_minute

FACTS_OF: dict[Ending, type[AnyEndingFacts] | None] = {
    "discharged": None,
    "transferred": Transferred,
    "admitted": Admitted,
    "against advice": AgainstAdvice,
    "left unseen": LeftUnseen,
    "cancelled": Cancelled,
    "died": Died,
}
NOT_LEAVING: frozenset[Ending] = frozenset(("left unseen", "died"))
"""Endings for which nobody can say when the patient left."""

_TEXTS: dict[type[AnyEndingFacts], tuple[tuple[str, str], ...]] = {
    Transferred: (
        ("where", "Where the patient was taken"),
        ("taken_over_by", "Who took over"),
    ),
    Admitted: (("where", "Where the patient was admitted"),),
    AgainstAdvice: (
        ("capacity_judged_by", "Who judged capacity"),
        ("risks_explained_by", "Who explained the risks"),
    ),
    LeftUnseen: (("told", "Who was told"),),
    Cancelled: (("cause", "Why no dose was given"),),
    Died: (("confirmed_by", "Who confirmed the death"),),
}


def refuse_ending_facts(
    closing: SessionClosed, session: Session, at: datetime
) -> Refusal | None:
    """Refuse an ending without its own facts and times, or with those of another."""
    return (
        _refuse_shape(closing)
        or _refuse_blank(closing.facts)
        or _refuse_against_record(closing.facts, session, at)
    )


def _refuse_shape(closing: SessionClosed) -> Refusal | None:
    wanted = FACTS_OF[closing.ending]
    has_facts = (
        closing.facts is None if wanted is None else isinstance(closing.facts, wanted)
    )
    if not has_facts:
        return _refusal("ending", "its facts are missing", "Choose the ending again")
    is_discharge = closing.ending == "discharged"
    if is_discharge is not (closing.ready_at is not None):
        why = (
            "the time the patient was ready is missing"
            if is_discharge
            else "only a discharged patient was ready to leave"
        )
        return _refusal("ready", why, "Check the ending")
    if (closing.ending in NOT_LEAVING) is not (closing.left_at is None):
        why = (
            "the time the patient left is missing"
            if closing.left_at is None
            else "the time the patient left is not known with this ending"
        )
        return _refusal("left", why, "Check the ending")
    return None


def _refuse_blank(facts: AnyEndingFacts | None) -> Refusal | None:
    if facts is None:
        return None
    for field, words in _TEXTS[type(facts)]:
        if not getattr(facts, field).strip():
            return _refusal(field, f"{words[0].lower()}{words[1:]} is missing", words)
    return None


def _refuse_against_record(
    facts: AnyEndingFacts | None, session: Session, at: datetime
) -> Refusal | None:
    match facts:
        case Cancelled() if session.dose_started_at is not None:
            began = _clock(session.dose_started_at, session)
            why = f"a dose was begun at {began}"
            return _refusal("ending", why, "Choose how the session ended")
        case LeftUnseen(last_seen_at=seen):
            return _refuse_moment("last_seen_at", seen, session, at)
        case Died(died_at=died):
            return _refuse_moment("died_at", died, session, at)
        case _:
            return None


def _refuse_moment(
    field: str, moment: datetime, session: Session, at: datetime
) -> Refusal | None:
    if moment > at:
        why = "that time lies after the closing itself"
    elif moment < whole_minute(session.opened_at):
        why = f"the session was opened at {_clock(session.opened_at, session)}"
    else:
        return None
    return _refusal(field, why, "Check the time")


def _refusal(field: str, why: str, remedy: str) -> Refusal:
    return Refusal(
        field=field, what="The session stays open", why=why, remedy=f"{remedy}"
    )


def _clock(at: datetime, session: Session) -> str:
    return at.astimezone(ZoneInfo(session.opened.zone)).strftime("%H:%M")
