"""The columns of the session list: their headings and where they stand."""

from typing import NamedTuple

SIDE = 16
_GAP = 16


class Column(NamedTuple):
    """A heading, the field of the line it shows, its share, and its side."""

    heading: str
    field: str
    share: int
    is_right: bool = False


COLUMNS = (
    Column("Date", "date", 150),
    Column("Patient", "patient", 270),
    Column("Number", "number", 130),
    Column("Room", "room", 100),
    Column("Nurse", "nurse", 140),
    Column("State", "state", 170),
    Column("Peak SBP", "peak_sbp", 76, is_right=True),
    Column("SpO2 low", "lowest_spo2", 76, is_right=True),
    Column("Alerts", "alerts", 110),
)


class Cell(NamedTuple):
    """A column and where it stands, px."""

    column: Column
    left: float
    width: float


def cells(width: float) -> tuple[Cell, ...]:
    """The columns across that width, each by its share."""
    whole = sum(column.share for column in COLUMNS)
    room = width - 2 * SIDE - _GAP * (len(COLUMNS) - 1)
    left, placed = float(SIDE), []
    for column in COLUMNS:
        wide = room * column.share / whole
        placed.append(Cell(column, left, wide))
        left += wide + _GAP
    return tuple(placed)
