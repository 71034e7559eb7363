"""What the page of people needs of whoever keeps the key slots."""

from collections.abc import Callable, Collection
from typing import Protocol
from uuid import UUID

from monitor.access.signing_in import Credentials
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault

Outcome = Refusal | EnvironmentFault | None
"""Why a slot is as it was; None where it was written."""


class Access(Protocol):
    """Slots of the record that is open. Slow on purpose, so ``then`` comes later.

    ``then`` is called once, on the screen's thread.
    """

    def let_in(
        self, person: UUID, typed: Credentials, then: Callable[[Outcome], None]
    ) -> None:
        """That person signs in by that name and password from now on."""

    def shut_out(
        self,
        person: UUID,
        administrators: Collection[UUID],
        then: Callable[[Outcome], None],
    ) -> None:
        """Take that person's slot away, and have the record keyed anew after it.

        ``administrators`` are all of them by the record. No slot is no fault.
        """

    def replace_code(self, code: bytes, then: Callable[[Outcome], None]) -> None:
        """That is the recovery code from then on; the record is keyed anew after it.

        CodeHalfReplaced where it is, and a copy of the file has the one of before.
        """
