"""Somebody's own key, as their password opens it; in the thread of the door."""

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from monitor.access.signing_in import Credentials
from monitor.chart.refusals import Refusal

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.charting.signing_off import Signer


class Opened(NamedTuple):
    """Whose slot it was, and what signs for them."""

    person: UUID
    signer: "Signer"


def opened_with(typed: Credentials, keeper: "Doorkeeper") -> Opened | Refusal:
    """Slow on purpose, and counted like every try at a password."""
    answer = keeper.sign_in(typed)
    if isinstance(answer, Refusal):
        return answer
    # Its library takes long to import, and here nobody waits for it.
    from monitor.access.signing import OwnKey  # noqa: PLC0415

    return Opened(answer.person, OwnKey(answer.signing_key))
