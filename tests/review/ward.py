"""Sessions of some patients, charted without ``decide``, as the figures see them."""

from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.chart.session import fold
from monitor.protocol.alerts import evaluate
from monitor.review.reviewed import Reviewed
from tests.builders import SPACE, Chronicle, at


def patient(name: str) -> UUID:
    return uuid5(SPACE, f"patient {name}")


def reviewed(chronicle: Chronicle, whose: str = "A", minute: float = 200) -> Reviewed:
    """The session as it stands at that minute, under that patient's name."""
    session = fold(chronicle.entries)
    named = replace(
        session,
        id=uuid5(SPACE, f"session of {whose} {len(chronicle.entries)}"),
        opened=replace(session.opened, patient=patient(whose)),
    )
    return Reviewed(
        session=named,
        protocol=chronicle.protocol,
        assessment=evaluate(chronicle.protocol, named, at(minute)),
    )
