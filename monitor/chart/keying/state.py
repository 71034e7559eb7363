"""A set as typed so far; every key makes a new one."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.fields import FieldSpec
from monitor.chart.keying.asking import Asking
from monitor.chart.keying.occasion import Occasion
from monitor.chart.kinds import (
    Mode,
    NotDone,
    ObservationsRecorded,
    OxygenRecorded,
    Reading,
)
from monitor.chart.refusals import Question, Refusal

Alerting = Callable[[Sequence[Reading], datetime], frozenset[str]]
"""The fields whose value, in such a set, lies in an alert range."""


class Cell(Struct, frozen=True):
    """One field as typed: digits, or why there are none.

    ``touched`` once anything was typed in it, also if deleted again.
    """

    typed: str = ""
    not_done: NotDone | None = None
    mode: Mode | None = None
    unchanged: bool = False
    touched: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.typed and self.not_done is None


class LineTime(Struct, frozen=True):
    """A time as the line says it, and what it meant when it was typed."""

    typed: str
    at: datetime


class Line(Struct, frozen=True):
    """The text of the one-line entry, and why it could not all be read.

    ``timed_at`` and ``oxygen`` were said beside it, and hold unless the line says
    otherwise. ``time`` is the one that it says itself.
    """

    text: str
    refusal: Refusal | None = None
    timed_at: datetime | None = None
    oxygen: OxygenRecorded | None = None
    time: LineTime | None = None


class Notice(Struct, frozen=True):
    """A refusal and when it was shown; ``of_key`` where one key was not taken.

    ``count`` rises with each, so that the same refusal twice is seen twice.
    """

    refusal: Refusal
    at: datetime
    of_key: bool
    count: int


class KeyedSet(Struct, frozen=True, kw_only=True):
    """A set ready to be charted under ``id``, observed at an aware UTC time.

    ``oxygen`` is there if it was stated along with the set.
    """

    id: UUID
    observed_at: datetime
    observations: ObservationsRecorded
    oxygen: OxygenRecorded | None = None


class Keying(Struct, frozen=True, kw_only=True):
    """A set as typed so far.

    ``at`` is the field in focus; ``is_selected`` when the next digit replaces its
    whole box, ``is_arrived`` when the focus came by finishing the field before, so
    that a separator, or one Tab, has nothing left to do. ``started_at`` is the first
    key, ``timed_at`` a time that was typed.
    ``refused`` are, by position, the fields in which a key was not taken, until another
    one is or it is let go. ``questions`` were asked and wait for Enter again.
    ``keyed`` is set once Enter saved: the caller charts it and begins another.
    """

    id: UUID
    occasion: Occasion
    cells: tuple[Cell, ...]
    at: int = 0
    is_selected: bool = False
    is_arrived: bool = False
    started_at: datetime | None = None
    timed_at: datetime | None = None
    oxygen: OxygenRecorded | None = None
    asking: Asking | None = None
    refused: dict[int, Refusal] = {}
    questions: tuple[Question, ...] = ()
    notice: Notice | None = None
    line: Line | None = None
    keyed: KeyedSet | None = None

    @property
    def spec(self) -> FieldSpec:
        return self.occasion.specs[self.at]

    @property
    def cell(self) -> Cell:
        return self.cells[self.at]

    @property
    def box(self) -> tuple[int, ...]:
        """The fields, by position, of the box in focus."""
        return self.occasion.boxes[self.occasion.box_of[self.at]]

    @property
    def is_untouched(self) -> bool:
        """Whether nothing that could be lost was typed."""
        return self.oxygen is None and all(cell.is_empty for cell in self.cells)

    def is_complete(self, position: int) -> bool:
        """Whether that field holds a value in its range, or a reason."""
        cell = self.cells[position]
        if cell.not_done is not None:
            return True
        return cell.typed in self.occasion.completions[position].legal

    def value(self, position: int) -> Decimal | None:
        """The value of that field once what was typed is one."""
        cell = self.cells[position]
        if cell.typed and self.is_complete(position):
            return Decimal(cell.typed)
        return None

    def with_cells(self, changed: dict[int, Cell]) -> "Keying":
        cells = list(self.cells)
        for position, cell in changed.items():
            cells[position] = cell
        return replace(self, cells=tuple(cells))

    def let_go(self, positions: Sequence[int]) -> "Keying":
        """The same without what was not taken in those fields."""
        kept = {i: why for i, why in self.refused.items() if i not in positions}
        return replace(self, refused=kept, notice=None)

    def observed_at(self, now: datetime) -> datetime:
        """When the set counts as observed, if it were saved now."""
        return self.timed_at or self.started_at or now

    def is_old(self, now: datetime) -> bool:
        """Whether the draft lies too long to take its first key for the time."""
        if self.timed_at is not None or self.started_at is None:
            return False
        return now - self.started_at > self.occasion.charting.old_draft_after


class Led(Struct, frozen=True):
    """A key that was taken, and led to what keeps the set from being saved."""

    keying: Keying
    refusal: Refusal


Taken = Keying | Led | Refusal
"""What became of a key: the next state, or why it was not taken."""


def begin(occasion: Occasion, id_: UUID) -> Keying:
    """An empty set; ``id_`` is minted now, so that asking twice charts once."""
    return Keying(
        id=id_, occasion=occasion, cells=tuple(Cell() for _ in occasion.specs)
    )


HOLD = timedelta(seconds=4)
"""How long the reason for a refused key stays while typing goes on."""
