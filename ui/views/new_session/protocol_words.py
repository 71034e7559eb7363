"""How a protocol and its approval are named."""

from datetime import tzinfo

from monitor.chart.kinds import ApprovedThen
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording

NOT_APPROVED = "needs approval by the site's medical lead"


def protocol_words(protocol: CareProtocol) -> str:
    """``iv40 v1``."""
    return f"{protocol.id} v{protocol.version}"


def pinned_words(protocol: CareProtocol, approved: ApprovedThen | None) -> str:
    """``iv40 v1, not approved``: what a session runs under, all along."""
    words = protocol_words(protocol)
    return words if approved is not None else f"{words}, not approved"


def approval_words(
    approved: ApprovedThen | None, zone: tzinfo, *, is_verified: bool
) -> str:
    """Who approved it and when, or that nobody did; a name is marked unless checked."""
    if approved is None:
        return NOT_APPROVED
    on = wording.day(wording.local_day(approved.at, zone))
    return f"approved by {wording.actor_name(approved.by, verified=is_verified)} {on}"


def protocol_and_approval(
    protocol: CareProtocol,
    approved: ApprovedThen | None,
    zone: tzinfo,
    *,
    is_verified: bool,
) -> str:
    told = approval_words(approved, zone, is_verified=is_verified)
    return f"{protocol_words(protocol)}, {told}"
