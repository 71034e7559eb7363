"""What waits for whoever is here: sessions to co-sign, and queries to answer."""

from msgspec import Struct

from monitor.chart.commands import SignOff
from monitor.chart.entries import Actor
from monitor.chart.roles import TABLE, standings

TO_CO_SIGN, TO_ANSWER = "cosign:yes", "query:yes"
"""As it is typed in the review list."""

_ANSWERING = frozenset({"nurse", "unverified"})


class Waiting(Struct, frozen=True, kw_only=True):
    """How many sessions each is of; None where that is not theirs, or not counted."""

    to_co_sign: int | None = None
    to_answer: int | None = None

    @property
    def words(self) -> str:
        """``7 to co-sign``, ``2 to answer``; empty where nothing waits."""
        told = ((self.to_co_sign, "to co-sign"), (self.to_answer, "to answer"))
        return ", ".join(f"{count:,} {what}" for count, what in told if count)

    @property
    def typed(self) -> str:
        """The view of the list that has what is told first."""
        if self.to_co_sign:
            return TO_CO_SIGN
        return TO_ANSWER if self.to_answer else ""


NOTHING = Waiting()


def awaited(actor: Actor | None) -> frozenset[str]:
    """What is counted for them, as it is typed.

    Nurses answer. Those who raise queries could, but would be told of their own.
    """
    if actor is None:
        return frozenset()
    here = standings(actor)
    signing = {s for s, may in TABLE[SignOff].items() if may == "yes"}
    found = {TO_CO_SIGN} if here & signing else set()
    return frozenset(found | ({TO_ANSWER} if here & _ANSWERING else set()))
