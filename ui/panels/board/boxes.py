"""Where the columns of a room's card stand, at every width of the window."""

from typing import NamedTuple

CARD = 264
EMPTY_CARD = 100
_NARROW, _WIDE = 1248, 1888


class Column(NamedTuple):
    """From where to where, px from the left edge of the card."""

    left: int
    width: int


class CardBoxes(NamedTuple):
    """The five columns of a card; a line stands 24 px before all but the first."""

    identity: Column
    state: Column
    values: Column
    spark: Column
    next: Column

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(column.left - 24 for column in self[1:])


_AT_WIDE = CardBoxes(
    Column(32, 272),
    Column(352, 312),
    Column(712, 448),
    Column(1192, 424),
    Column(1664, 208),
)
_AT_NARROW = CardBoxes(
    Column(28, 204),
    Column(280, 224),
    Column(552, 392),
    Column(976, 100),
    Column(1100, 136),
)


def card_boxes(width: int) -> CardBoxes:
    """Between the two known widths all columns grow alike; beyond, the chart does."""
    share = min(1.0, max(0.0, (width - _NARROW) / (_WIDE - _NARROW)))
    columns = [
        Column(
            round(narrow.left + share * (wide.left - narrow.left)),
            round(narrow.width + share * (wide.width - narrow.width)),
        )
        for narrow, wide in zip(_AT_NARROW, _AT_WIDE, strict=True)
    ]
    spare = max(0, width - _WIDE)
    identity, state, values, spark, last = columns
    return CardBoxes(
        identity,
        state,
        values,
        Column(spark.left, spark.width + spare),
        Column(last.left + spare, last.width),
    )
