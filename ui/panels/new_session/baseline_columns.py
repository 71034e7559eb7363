"""Where the columns of the baseline table stand."""

from typing import NamedTuple

_SIDE = 16
_SET, _TIME = 84, 96
_BY_SHARE = 0.23
_WIDER_FIRST = 1.35


class Span(NamedTuple):
    """A column: its left edge and width, px."""

    left: float
    width: float


class TableColumns(NamedTuple):
    """Number, time, the fields in order, who charted."""

    number: Span
    time: Span
    fields: tuple[Span, ...]
    by: Span


def table_columns(width: float, fields: int) -> TableColumns:
    """The columns in a table of that width; the first field takes two values."""
    inner = width - 2 * _SIDE
    by = max(inner * _BY_SHARE, 190)
    room = inner - _SET - _TIME - by
    share = room / (fields - 1 + _WIDER_FIRST) if fields else 0
    left: float = _SIDE + _SET + _TIME
    spans = []
    for place in range(fields):
        wide = share * (1 if place else _WIDER_FIRST)
        spans.append(Span(left, wide - 12))
        left += wide
    return TableColumns(
        number=Span(_SIDE, _SET - 8),
        time=Span(_SIDE + _SET, _TIME - 8),
        fields=tuple(spans),
        by=Span(left, by),
    )
