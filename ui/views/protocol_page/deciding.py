"""The form in which a named person approves the text of the page, or takes that back.

A form's target says which, so that what is half typed of one never becomes the other.
"""

from datetime import datetime

from msgspec.structs import replace

from monitor.chart.approving import APPROVALS
from monitor.chart.commands import ApprovalCommand, ApproveProtocol, WithdrawApproval
from monitor.chart.refusals import Refusal
from monitor.charting.shelf import pin_of
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording
from ui.views.forms.filled import TARGET, Filled
from ui.views.forms.form import FormView, text_part
from ui.views.new_session.protocol_words import protocol_words
from ui.views.protocol_page.act_words import APPROVING, TAKING_BACK, ActWords

NAME, ID = "name", "id"


def approval_target(protocol: CareProtocol) -> str:
    return protocol.sha256


def withdrawal_target(protocol: CareProtocol) -> str:
    return f"withdraw {protocol.sha256}"


def decision_form(protocol: CareProtocol, filled: Filled, named: str = "") -> FormView:
    """Name, the id typed to confirm, and what there is to say about it.

    ``named`` is who signed in, and is not asked for a name.
    """
    words = _words(protocol, filled)
    confirmed = text_part(filled, ID, f"Type {protocol.id} to confirm", stretch=2)
    name = (text_part(filled, NAME, words.who, stretch=3),)
    return FormView(
        title=words.title.format(named=protocol_words(protocol)),
        note=f"{_whose(named)}; the approval stays in the record",
        rows=(
            (*(() if named else name), confirmed),
            (text_part(filled, words.told, words.told_label),),
        ),
        question=(
            f"{words.about} with SHA-256 {protocol.sha256[:12]}. Sessions that "
            "are open keep what they began with."
        ),
        message=filled.message,
        submit=words.submit,
        focus=ID if named else NAME,
    )


def decision(
    protocol: CareProtocol, filled: Filled, now: datetime, named: str = ""
) -> ApprovalCommand | Refusal:
    """The command, or what is missing of it."""
    words, by = _words(protocol, filled), named or filled.text(NAME)
    missing = _missing(words, protocol, filled, by)
    if missing is not None:
        return missing
    pin, told = pin_of(protocol), filled.text(words.told)
    stream = APPROVALS.id
    if words is TAKING_BACK:
        return WithdrawApproval(
            id=filled.id, stream_id=stream, at=now, protocol=pin, by=by, reason=told
        )
    return ApproveProtocol(
        id=filled.id, stream_id=stream, at=now, protocol=pin, by=by, note=told
    )


def decided_words(
    protocol: CareProtocol, command: ApprovalCommand, *, is_verified: bool = False
) -> str:
    """What became of the text, for the message line."""
    words = APPROVING if isinstance(command, ApproveProtocol) else TAKING_BACK
    by = wording.actor_name(command.by, verified=is_verified)
    return words.done.format(named=protocol_words(protocol), by=by)


def half_decided(filled: Filled) -> Filled:
    """What is kept of a form that is left: who, and why; the id confirms anew."""
    texts = {part: text for part, text in filled.texts.items() if part != ID}
    return replace(filled, texts=texts, refusal=None)


def _words(protocol: CareProtocol, filled: Filled) -> ActWords:
    is_withdrawal = filled.pick(TARGET) == withdrawal_target(protocol)
    return TAKING_BACK if is_withdrawal else APPROVING


def _whose(named: str) -> str:
    return f"In the name of {named}" if named else "The name is not checked"


def _missing(
    words: ActWords, protocol: CareProtocol, filled: Filled, by: str
) -> Refusal | None:
    if not by:
        found = (NAME, "nobody is named", words.unnamed)
    elif filled.text(ID) != protocol.id:
        found = (ID, "its id is not confirmed", f"Type {protocol.id}")
    elif words.is_wanted and not filled.text(words.told):
        found = (words.told, "nothing says why", "Give the reason")
    else:
        return None
    field, why, remedy = found
    return Refusal(field=field, what=words.undone, why=why, remedy=remedy)
