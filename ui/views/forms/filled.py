"""What was typed and chosen in a form of the strip so far."""

from datetime import datetime, tzinfo
from typing import Literal
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.refusals import Refusal
from monitor.chart.times import RepeatedHour, observed_time

TIME = "time"
Verdict = Literal["none", "refused"]


class Circumstance(Struct, frozen=True, kw_only=True):
    """The moment a form is completed: in which session, when, and in which zone."""

    session_id: UUID
    now: datetime
    zone: tzinfo


class Filled(Struct, frozen=True, kw_only=True):
    """A form as filled in. ``id`` becomes the id of what it charts.

    ``texts`` and ``picks`` are by part; ``refusal`` is why it was not charted.
    """

    id: UUID
    texts: dict[str, str] = {}
    picks: dict[str, str] = {}
    refusal: Refusal | None = None

    def typed(self, part: str, text: str) -> "Filled":
        return replace(self, texts={**self.texts, part: text}, refusal=None)

    def picked(self, part: str, key: str) -> "Filled":
        return replace(self, picks={**self.picks, part: key}, refusal=None)

    def text(self, part: str) -> str:
        return self.texts.get(part, "").strip()

    def pick(self, part: str) -> str:
        return self.picks.get(part, "")

    @property
    def message(self) -> str:
        return "" if self.refusal is None else self.refusal.sentence

    def verdict(self, part: str) -> Verdict:
        hit = self.refusal is not None and self.refusal.field == part
        return "refused" if hit else "none"

    def time(self, circumstance: Circumstance, part: str = TIME) -> datetime | Refusal:
        """The instant typed in that part, now where it is empty.

        A time of day that came twice is asked about, never guessed.
        """
        typed = self.text(part).lstrip("@")
        if not typed:
            return circumstance.now
        found = observed_time(typed, circumstance.now, circumstance.zone)
        if isinstance(found, RepeatedHour):
            return Refusal(
                field=part,
                what=f"{typed} came twice",
                why="the clocks went back over it",
                remedy="Type how long ago it was, as -45",
            )
        if isinstance(found, Refusal):
            return replace(found, field=part)
        return found


def missing(field: str, what: str, remedy: str) -> Refusal:
    """The refusal of a form in which something needed is left out."""
    return Refusal(field=field, what=what, why="it is needed", remedy=remedy)
