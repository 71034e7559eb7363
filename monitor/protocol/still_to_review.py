"""How much of a session waits for somebody to look at it again."""

from collections.abc import Iterator

from monitor.chart.co_signing import seen_for
from monitor.chart.session import Session
from monitor.chart.signing_off import signatures
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.exceptions import exceptions, unseen
from monitor.protocol.reviewing import is_to_review
from monitor.protocol.schedule import slots


def to_review(protocol: CareProtocol | None, session: Session) -> int:
    """Of a closed session what nobody who co-signed it has seen.

    Of one that goes on, and without its protocol, which this version may not be able to
    read, one where anything waits at all.
    """
    at = session.closed_at
    if protocol is None or at is None:
        return int(is_to_review(protocol, session))
    found = exceptions(protocol, session, slots(protocol, session, at))
    return len(unseen(found, frozenset(_seen(session))))


def _seen(session: Session) -> Iterator[str]:
    for signed in signatures(session):
        if signed.is_co_signature:
            yield from (one.key for one in seen_for(session, signed))
