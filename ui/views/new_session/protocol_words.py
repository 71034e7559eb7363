"""How a protocol and its approval are named."""

from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording


def protocol_words(protocol: CareProtocol) -> str:
    """``iv40 v1``."""
    return f"{protocol.id} v{protocol.version}"


def approval_words(protocol: CareProtocol) -> str:
    """Who approved it and when, or that nobody did."""
    approval = protocol.approval
    if approval.is_approved and approval.on is not None:
        return f"approved by {approval.by} {wording.day(approval.on)}"
    return "not approved for this site"
