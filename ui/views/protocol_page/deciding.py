"""Which form of the page is open: to approve its text, or to take that back.

A form's target says so, so that what is half typed of one never becomes the other.
"""

from datetime import datetime

from monitor.chart.commands import ApprovalCommand, ApproveProtocol
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording
from ui.views.forms.filled import TARGET, Filled
from ui.views.forms.form import FormView
from ui.views.new_session.protocol_words import protocol_words
from ui.views.protocol_page.approval_form import approval, approval_form
from ui.views.protocol_page.withdrawal_form import withdrawal, withdrawal_form


def approval_target(protocol: CareProtocol) -> str:
    return protocol.sha256


def withdrawal_target(protocol: CareProtocol) -> str:
    return f"withdraw {protocol.sha256}"


def decision_form(protocol: CareProtocol, filled: Filled) -> FormView:
    if _is_withdrawal(protocol, filled):
        return withdrawal_form(protocol, filled)
    return approval_form(protocol, filled)


def decision(
    protocol: CareProtocol, filled: Filled, now: datetime
) -> ApprovalCommand | Refusal:
    """The command, or what is missing of it."""
    if _is_withdrawal(protocol, filled):
        return withdrawal(protocol, filled, now)
    return approval(protocol, filled, now)


def decided_words(protocol: CareProtocol, command: ApprovalCommand) -> str:
    """What became of the text, for the message line."""
    named, by = protocol_words(protocol), wording.actor_name(command.by, verified=False)
    if isinstance(command, ApproveProtocol):
        return f"{named} is approved by {by}"
    return f"{named} needs approval, taken back by {by}"


def _is_withdrawal(protocol: CareProtocol, filled: Filled) -> bool:
    return filled.pick(TARGET) == withdrawal_target(protocol)
