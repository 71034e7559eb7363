"""A door with a keeper, and what is typed at it."""

from pathlib import Path

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.pins import verifier_of
from monitor.access.record_key import DataKeys
from monitor.access.signing_in import Credentials, SignedIn
from monitor.access.throttling import (
    LONGEST_WAIT_S,
)
from monitor.chart.refusals import Refusal
from tests.access.keyring import (
    CHEAP,
    CODE,
    KEY,
    MARTHA,
    MARTHAS,
)
from tests.clocks import ManualClock

NEW = Credentials(name="martha", password="walnut ferry copper dusk")
PIN, WRONG = "481926", "739205"
VERIFIER = verifier_of(PIN)


class Door:
    """A doorkeeper, and another after a restart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = ManualClock()
        self.restart()

    def restart(self) -> None:
        self.keeper = Doorkeeper(self.folder, self.clock, lambda _: CHEAP)

    def begin(self) -> DataKeys:
        return self.keeper.begin(MARTHA, MARTHAS, CODE, KEY)

    def signed_in(self, typed: Credentials) -> SignedIn:
        self.clock.advance(seconds=LONGEST_WAIT_S)
        answer = self.keeper.sign_in(typed)
        assert isinstance(answer, SignedIn), answer
        return answer

    def is_refused(self, typed: Credentials) -> bool:
        self.clock.advance(seconds=LONGEST_WAIT_S)
        return isinstance(self.keeper.sign_in(typed), Refusal)
