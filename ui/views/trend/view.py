"""The whole live chart as one frozen value."""

from datetime import datetime, tzinfo
from typing import Literal
from uuid import UUID

from msgspec import Struct

from ui.views.later import Later
from ui.views.trend.lanes import EventLane, InfusionLane, Lane, ScaleLane, VitalLane
from ui.views.trend.window import Frame, TrendWindow

KeySymbol = Literal[
    "ghost",
    "observed",
    "not measured",
    "amended",
    "late",
    "unconfirmed",
    "queried",
    "letter",
    "effect",
]


class AxisTick(Struct, frozen=True, kw_only=True):
    """One tick of the time axis; ``text`` counts from dose start, once there is one."""

    minute: float
    text: str
    clock: str
    is_start: bool = False


class KeyItem(Struct, frozen=True, kw_only=True):
    """What one sign on the chart means."""

    symbol: KeySymbol
    letter: str = ""
    text: str


class Column(Struct, frozen=True, kw_only=True):
    """One instant at which something was charted, as the focus line reads it out.

    ``words`` and ``spoken`` hold one text for each lane, empty where the lane has
    none; ``set_id`` is the set charted then, ``remark`` what is unusual about it.
    """

    minute: float
    clock: str
    since_start: str
    spoken_time: str
    words: tuple[str, ...]
    spoken: tuple[str, ...]
    remark: str = ""
    set_id: UUID | None = None


class TrendView(Struct, frozen=True, kw_only=True):
    """Everything the chart shows; minutes count from ``zero``, the dose start.

    Before the dose starts ``zero`` is only where counting begins and
    ``counts_from_start`` is false. ``frame`` is what ``window`` shows now. ``hidden``
    says of what lies beyond ``now`` why it is not shown.
    """

    zero: datetime
    zone: tzinfo
    counts_from_start: bool
    window: TrendWindow
    frame: Frame
    now: float
    now_text: str = "now"
    now_clock: str
    infusion: InfusionLane
    vitals: tuple[VitalLane, ...]
    scales: tuple[ScaleLane, ...]
    events: EventLane
    ticks: tuple[AxisTick, ...]
    columns_later: Later[tuple[Column, ...]]
    key: tuple[KeyItem, ...] = ()
    window_words: str = ""
    empty_words: str = ""
    hidden: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is read out at each time."""
        return self.columns_later.value

    @property
    def lanes(self) -> tuple[Lane, ...]:
        return (self.infusion, *self.vitals, *self.scales, self.events)
