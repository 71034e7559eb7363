"""The columns of the review list: their headings and where they stand."""

from functools import lru_cache
from typing import NamedTuple

SIDE = 12
_GAP = 12
_APART = 12
"""More before words that follow numbers, which end where they begin."""


class Column(NamedTuple):
    """A heading, the field of the line it shows, its least width, and its side.

    What room is left over goes to the columns by ``stretch``. A list that is not as
    wide as ``wide_from`` does without it.
    """

    heading: str
    field: str
    least: int
    stretch: int = 0
    is_right: bool = False
    is_apart: bool = False
    wide_from: int = 0


_ALL_FROM = 1470
_MOST_FROM = 1230
"""As wide as the smallest window, beside a scroll bar."""

COLUMNS = (
    Column("Date", "date", 110, 1),
    Column("Patient", "patient", 144, 6),
    Column("Number", "number", 90, 2),
    Column("Session", "series", 60, 1, wide_from=_ALL_FROM),
    Column("Room", "room", 44, 1),
    Column("Nurse", "nurse", 46, 1),
    Column("Peak SBP", "peak", 64, 0, is_right=True),
    Column("", "rise", 48, 1, wide_from=_MOST_FROM),
    Column("SpO₂ low", "spo2", 64, 1, is_right=True),
    Column("Dissoc.", "dissociation", 58, 1, is_right=True, wide_from=_ALL_FROM),
    Column("Distress", "distress", 60, 1, is_right=True, wide_from=_ALL_FROM),
    Column("Alerts", "alerts", 76, 1, is_apart=True),
    Column("Ack.", "ack", 96, 1, is_right=True, wide_from=_MOST_FROM),
    Column("Late", "late", 36, 0, is_right=True, wide_from=_MOST_FROM),
    Column("Amended", "amended", 64, 0, is_right=True, wide_from=_MOST_FROM),
    Column("State", "state", 160, 8, is_apart=True),
)


class Cell(NamedTuple):
    """A column and where it stands, px."""

    column: Column
    left: float
    width: float


@lru_cache(maxsize=8)
def cells(width: float) -> tuple[Cell, ...]:
    """The columns across that width."""
    shown = [column for column in COLUMNS if width >= column.wide_from]
    stretches = sum(column.stretch for column in shown)
    taken = sum(column.least + _before(column) for column in shown) - _GAP
    spare = max(width - 2 * SIDE - taken, 0)
    left, placed = float(SIDE - _GAP), []
    for column in shown:
        wide = column.least + spare * column.stretch / stretches
        left += _before(column)
        placed.append(Cell(column, left, wide))
        left += wide
    return tuple(placed)


def _before(column: Column) -> int:
    return _GAP + (_APART if column.is_apart else 0)
