"""The columns of the session list: their headings and where they stand."""

from typing import NamedTuple

SIDE = 16
_GAP = 16


class Column(NamedTuple):
    """A heading, the field of the line it shows, its least width, and its side.

    What room is left over goes to the columns by ``stretch``.
    """

    heading: str
    field: str
    least: int
    stretch: int = 0
    is_right: bool = False


COLUMNS = (
    Column("Date", "date", 160, 1),
    Column("Patient", "patient", 188, 6),
    Column("Number", "number", 116, 1),
    Column("Room", "room", 80, 1),
    Column("Nurse", "nurse", 110, 2),
    Column("State", "state", 184, 6),
    Column("Peak SBP", "peak_sbp", 66, 1, is_right=True),
    Column("SpO₂ low", "lowest_spo2", 70, 1, is_right=True),
    Column("", "gap", 0, 1),
    Column("Alerts", "alerts", 80, 1),
)


class Cell(NamedTuple):
    """A column and where it stands, px."""

    column: Column
    left: float
    width: float


def cells(width: float) -> tuple[Cell, ...]:
    """The columns across that width."""
    stretches = sum(column.stretch for column in COLUMNS)
    taken = sum(column.least for column in COLUMNS) + _GAP * (len(COLUMNS) - 1)
    spare = max(width - 2 * SIDE - taken, 0)
    left, placed = float(SIDE), []
    for column in COLUMNS:
        wide = column.least + spare * column.stretch / stretches
        placed.append(Cell(column, left, wide))
        left += wide + _GAP
    return tuple(cell for cell in placed if cell.column.heading)
