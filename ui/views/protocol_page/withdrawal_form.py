"""The form in which a named person takes back what the text on the page has."""

from datetime import datetime

from monitor.chart.approving import APPROVALS
from monitor.chart.commands import WithdrawApproval
from monitor.chart.refusals import Refusal
from monitor.charting.shelf import pin_of
from monitor.protocol.care_protocol import CareProtocol
from ui.views.forms.filled import Filled
from ui.views.forms.form import FormView, text_part
from ui.views.new_session.protocol_words import protocol_words
from ui.views.protocol_page.approval_form import ID, NAME

REASON = "reason"
_WHAT = "The approval is not taken back"


def withdrawal_form(protocol: CareProtocol, filled: Filled) -> FormView:
    """Name, the id typed to confirm, and why."""
    return FormView(
        title=f"Take back the approval of {protocol_words(protocol)}",
        note="The name is not checked; the approval stays in the record",
        rows=(
            (
                text_part(filled, NAME, "Who takes it back", stretch=3),
                text_part(filled, ID, f"Type {protocol.id} to confirm", stretch=2),
            ),
            (text_part(filled, REASON, "Reason"),),
        ),
        question=(
            f"Every approval of exactly the text with SHA-256 {protocol.sha256[:12]}. "
            "Sessions that are open keep what they began with."
        ),
        message=filled.message,
        submit="Take back",
        focus=NAME,
    )


def withdrawal(
    protocol: CareProtocol, filled: Filled, now: datetime
) -> WithdrawApproval | Refusal:
    """The command, or what is missing of it."""
    if not filled.text(NAME):
        return _refusal(NAME, "nobody is named", "Say who takes it back")
    if filled.text(ID) != protocol.id:
        return _refusal(ID, "its id is not confirmed", f"Type {protocol.id}")
    if not filled.text(REASON):
        return _refusal(REASON, "nothing says why", "Give the reason")
    return WithdrawApproval(
        id=filled.id,
        stream_id=APPROVALS.id,
        at=now,
        protocol=pin_of(protocol),
        by=filled.text(NAME),
        reason=filled.text(REASON),
    )


def _refusal(field: str, why: str, remedy: str) -> Refusal:
    return Refusal(field=field, what=_WHAT, why=why, remedy=remedy)
