"""All that has to be seen of a session before somebody co-signs it."""

from collections.abc import Container, Iterator, Sequence

from monitor.chart.session import Session
from monitor.protocol.asked_sets import Slot
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.to_see import Ground, ToSee
from monitor.protocol.to_see_added import (
    added_to_see,
    late_to_see,
    queries_to_see,
)
from monitor.protocol.to_see_course import course_to_see, people_to_see
from monitor.protocol.to_see_dose import dose_to_see
from monitor.protocol.to_see_record import corrections_to_see, sets_to_see
from monitor.protocol.to_see_values import (
    alerts_to_see,
    effects_to_see,
    values_to_see,
)


def exceptions(
    protocol: CareProtocol, session: Session, slots: Sequence[Slot]
) -> tuple[ToSee, ...]:
    """In order of time; nothing of a session that is still open.

    ``slots`` are those of an assessment of it. A protocol that says nothing about
    review leaves what it would judge by numbers to whoever looks, and that is told.
    """
    at = session.closed_at
    if at is None:
        return ()
    ground = Ground(protocol=protocol, session=session, slots=slots, at=at)
    found = {one.key: one for one in _found(ground)}
    return tuple(sorted(found.values(), key=lambda one: (one.at, one.key)))


def unseen(found: Sequence[ToSee], seen: Container[str]) -> tuple[ToSee, ...]:
    """Those whose keys are not among ``seen``."""
    return tuple(one for one in found if one.key not in seen)


def _found(ground: Ground) -> Iterator[ToSee]:
    yield from alerts_to_see(ground)
    yield from values_to_see(ground)
    yield from effects_to_see(ground)
    yield from dose_to_see(ground)
    yield from sets_to_see(ground)
    yield from late_to_see(ground)
    yield from corrections_to_see(ground)
    yield from added_to_see(ground)
    yield from queries_to_see(ground)
    yield from people_to_see(ground)
    yield from course_to_see(ground)
    if ground.protocol.review is None:
        text = "The protocol names no limits for review: look at each value"
        yield ToSee(key="no limits", text=text, at=ground.session.opened_at)
