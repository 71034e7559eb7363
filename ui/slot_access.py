"""The key slots, for the page of people."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from monitor.charting.faults import EnvironmentFault
from ui.access import Outcome

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.access.record_key import DataKeys
    from monitor.access.signing_in import Credentials
    from ui.door import Door

T = TypeVar("T")


class SlotAccess:
    """Asks the doorkeeper, with the keys of the record that is open."""

    def __init__(self, door: "Door", keys: "Callable[[], DataKeys]") -> None:
        self._door = door
        self._keys = keys

    def let_in(
        self, person: UUID, typed: "Credentials", then: Callable[[Outcome], None]
    ) -> None:
        keys = self._keys()
        self._ask(lambda keeper: keeper.let_in(person, typed, keys), then)

    def shut_out(
        self,
        person: UUID,
        administrators: Collection[UUID],
        then: Callable[[Outcome], None],
    ) -> None:
        self._ask(lambda keeper: keeper.shut_out(person, administrators), then)

    def _ask(
        self,
        question: "Callable[[Doorkeeper], Outcome]",
        then: Callable[[Outcome], None],
    ) -> None:
        def fail(fault: Exception) -> None:
            if not isinstance(fault, EnvironmentFault):
                raise fault
            then(fault)

        self._door.ask(question, then, fail)
