"""Acknowledging an alert, and saying by a number what was done about it."""

from monitor.chart.alert_history import RaisedAlert
from monitor.chart.commands import AcknowledgeAlert, ActOnAlert
from monitor.chart.entries import NewEntry
from monitor.chart.fields import Charting
from monitor.chart.kinds import AlertAcknowledged, AlertActioned
from monitor.chart.names import refuse_name
from monitor.chart.proposals import calling, proposed
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.texts import refuse_text


def answer_alert(
    session: Session, command: AcknowledgeAlert | ActOnAlert, charting: Charting
) -> NewEntry | tuple[NewEntry, ...] | Refusal:
    """The entries of an answer; a call comes before the action it was."""
    raised = session.alert(command.key)
    if not session.is_open:
        why = "the session is closed"
    elif raised is None:
        why = "there is no such alert"
    elif isinstance(command, ActOnAlert):
        return _act(command, charting)
    else:
        return _acknowledge(command, raised)
    return _refused(why)


def _acknowledge(command: AcknowledgeAlert, raised: RaisedAlert) -> NewEntry | Refusal:
    if raised.is_acknowledged:
        return _refused("it is already acknowledged")
    return proposed(command, AlertAcknowledged(key=command.key))


def _act(
    command: ActOnAlert, charting: Charting
) -> NewEntry | tuple[NewEntry, ...] | Refusal:
    if command.code not in charting.action_codes:
        return _refused(f"the protocol has no action {command.code}")
    done = AlertActioned(key=command.key, code=command.code, note=command.note)
    if not command.who and not command.number:
        return proposed(command, done)
    refusal = refuse_name("who", command.who)
    if refusal is None and command.number:
        refusal = refuse_text("number", command.number)
    return refusal or (calling(command), proposed(command, done))


def _refused(why: str) -> Refusal:
    return Refusal(
        what="Nothing is charted about this alert", why=why, remedy="Choose another"
    )
