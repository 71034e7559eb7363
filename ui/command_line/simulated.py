"""What made-up sessions came to, in the lines that ``vigil simulate`` tells."""

from uuid import UUID

from msgspec import Struct

from monitor.chart.days import opened_day
from monitor.charting.reads import SessionRead
from ui.views import wording


class Simulated(Struct, frozen=True):
    """The sessions as they stand in the record; those held had no dose."""

    dosed: int = 0
    held: int = 0
    patients: frozenset[UUID] = frozenset()
    days: frozenset[str] = frozenset()

    def with_one(self, read: SessionRead, *, is_dosed: bool) -> "Simulated":
        return Simulated(
            dosed=self.dosed + is_dosed,
            held=self.held + (not is_dosed),
            patients=self.patients | {read.session.opened.patient},
            days=self.days | {opened_day(read.session)},
        )

    def lines(self, folder: str) -> tuple[str, ...]:
        held = f", and {self.held} cancelled undosed" if self.held else ""
        are = "session is" if self.dosed == 1 else "sessions are"
        patients = wording.counted(len(self.patients), "patient")
        first, last = min(self.days), max(self.days)
        return (
            f"{self.dosed} made-up {are} in {folder}{held}.",
            f"{patients}, {first} to {last}. Nobody is enrolled, so none is signed.",
        )
