"""What a closed session still waits for; pure."""

from typing import Literal

from monitor.chart.patient import Patient
from monitor.chart.queries import is_returned
from monitor.chart.session import Session
from monitor.chart.signed_state import waits_for_a_co_signature
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.still_to_review import to_review

Awaited = Literal["", "review", "co-signature", "an answer to a query"]


def awaited(
    session: Session, protocol: CareProtocol | None, patient: Patient | None
) -> Awaited:
    """Empty of one that goes on, and where all was seen and co-signed as it is now.

    What was returned with a query waits for whoever charted, before anybody reviews it;
    what is to be reviewed is co-signed after that.
    """
    if session.is_open:
        return ""
    if is_returned(session):
        return "an answer to a query"
    if to_review(protocol, session) > 0:
        return "review"
    return "co-signature" if waits_for_a_co_signature(session, patient) else ""
