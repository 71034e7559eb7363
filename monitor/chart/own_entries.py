"""Whose entry it is that somebody wants to put right."""

from monitor.chart.commands import Amend, Retract, SessionCommand
from monitor.chart.entries import Actor
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import not_own
from monitor.chart.roles import is_own_only
from monitor.chart.session import Session


def refuse_anothers(
    session: Session, command: SessionCommand, actor: Actor
) -> Refusal | None:
    """Refuse to correct what somebody else charted, or has corrected since.

    For whoever may correct only what they charted themselves.
    """
    if not isinstance(command, Amend | Retract) or not is_own_only(actor, command):
        return None
    fact = session.fact(command.target)
    if fact is None:
        return None
    versions = (f.entry for f in (*session.facts, fact) if f.id == fact.id)
    authors = {fact.first.author, *(entry.author for entry in versions)}
    return None if authors == {actor.person} else not_own(type(command))
