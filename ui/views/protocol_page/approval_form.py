"""The form in which a named person approves exactly the text on the page."""

from datetime import datetime

from msgspec.structs import replace

from monitor.chart.approving import APPROVALS
from monitor.chart.commands import ApproveProtocol
from monitor.chart.refusals import Refusal
from monitor.charting.shelf import pin_of
from monitor.protocol.care_protocol import CareProtocol
from ui.views.forms.filled import Filled
from ui.views.forms.form import FormView, text_part
from ui.views.new_session.protocol_words import protocol_words

NAME, ID, NOTE = "name", "id", "note"
_WHAT = "The protocol is not approved"


def approval_form(protocol: CareProtocol, filled: Filled) -> FormView:
    """Name, the id typed to confirm, and a note."""
    return FormView(
        title=f"Approve {protocol_words(protocol)}",
        note="The name is not checked; the approval stays in the record",
        rows=(
            (
                text_part(filled, NAME, "Medical lead", stretch=3),
                text_part(filled, ID, f"Type {protocol.id} to confirm", stretch=2),
            ),
            (text_part(filled, NOTE, "Note, optional"),),
        ),
        question=(
            f"Of exactly the text with SHA-256 {protocol.sha256[:12]}. Sessions that "
            "are open keep what they began with."
        ),
        message=filled.message,
        submit="Approve",
        focus=NAME,
    )


def approval(
    protocol: CareProtocol, filled: Filled, now: datetime
) -> ApproveProtocol | Refusal:
    """The command, or what is missing of it."""
    if not filled.text(NAME):
        return _refusal(NAME, "nobody is named", "Say who approves it")
    if filled.text(ID) != protocol.id:
        why = "its id is not confirmed"
        return _refusal(ID, why, f"Type {protocol.id}")
    return ApproveProtocol(
        id=filled.id,
        stream_id=APPROVALS.id,
        at=now,
        protocol=pin_of(protocol),
        by=filled.text(NAME),
        note=filled.text(NOTE),
    )


def half_approved(filled: Filled) -> Filled:
    """What is kept of a form that is left: who, and the note; the id confirms anew."""
    texts = {part: text for part, text in filled.texts.items() if part != ID}
    return replace(filled, texts=texts, refusal=None)


def _refusal(field: str, why: str, remedy: str) -> Refusal:
    return Refusal(field=field, what=_WHAT, why=why, remedy=remedy)
