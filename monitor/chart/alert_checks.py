"""What a person can tell of an alert: only of one that was shown, and ended once."""

from monitor.chart.alert_history import RaisedAlert
from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.entries import Actor
from monitor.chart.kinds import (
    AlertAnswer,
    AlertResolved,
    AlertSeen,
    ClinicianArrived,
    ClinicianCalled,
)
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.texts import refuse_text


def refuse_answer(answer: AlertAnswer, session: Session) -> Refusal | None:
    """Refuse what is told of an alert that was not shown, or that is over by a person.

    What its values say is asked where the protocol is, since ending an alert that still
    holds needs a reason.
    """
    raised = session.alert(answer.key)
    also = answer.also if isinstance(answer, AlertResolved) else ()
    if raised is None or any(session.alert(key) is None for key in also):
        return _refused("there is no such alert")
    match answer:
        case AlertSeen():
            return None
        case ClinicianCalled() | ClinicianArrived():
            return _refuse_who(answer)
        case AlertResolved():
            return _refuse_resolving(answer, raised)


def refuse_seen_again(
    command: SessionCommand, session: Session, actor: Actor
) -> Refusal | None:
    """An alert is seen once by each person; refuse to chart it again."""
    if not isinstance(command, Chart) or not isinstance(command.fact, AlertSeen):
        return None
    raised = session.alert(command.fact.key)
    if raised is None or not raised.life.was_seen_by(actor.person):
        return None
    return _refused("it is on record that you saw it")


def _refuse_who(fact: ClinicianCalled | ClinicianArrived) -> Refusal | None:
    refusal = refuse_text("who", fact.who)
    if refusal is None and isinstance(fact, ClinicianCalled) and fact.number:
        refusal = refuse_text("number", fact.number)
    return refusal


def _refuse_resolving(answer: AlertResolved, raised: RaisedAlert) -> Refusal | None:
    if raised.life.resolved is not None:
        return _refused("somebody ended it already")
    return refuse_text("reason", answer.cause) if answer.cause else None


def _refused(why: str) -> Refusal:
    return Refusal(
        what="Nothing is charted about this alert", why=why, remedy="Choose another"
    )
