"""What a room's card shows, as frozen values."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import Priority
from ui.views.due import PillState

CardKind = Literal["running", "unreadable", "empty"]
CardAct = Literal["acknowledge", "open", "new"]
Series = Literal["bp", "hr", "spo2", "rr", "temp", "scales"]
Mark = Literal["high", "medium", "low", "late", "framed", ""]
"""The tag of a state: an alert's, the pill of lateness, a frame around words."""


class ProgressView(Struct, frozen=True, kw_only=True):
    """How far the session is; ``share`` from 0 to 1, None where nothing says so."""

    words: str
    share: float | None = None
    notes: tuple[str, ...] = ()
    nurse: str = ""


class StateView(Struct, frozen=True, kw_only=True):
    """How the room stands and the one thing to do; ``standing`` is bold if pressing."""

    mark: Mark = ""
    tag: str = ""
    label: str = ""
    title: str
    detail: str = ""
    standing: str = ""
    is_pressing: bool = False
    act: CardAct = "open"
    button: str
    key: str = ""

    @property
    def spoken(self) -> str:
        parts = (self.tag, self.label, self.title, self.detail, self.standing)
        return ", ".join(part for part in parts if part)


class ValueView(Struct, frozen=True, kw_only=True):
    """A last value with its age; ``brief`` stands for ``note`` where room is short."""

    label: str
    value: str
    note: str = ""
    brief: str = ""
    age: str = ""
    series: Series = "scales"
    is_stale: bool = False
    is_read: bool = True
    priority: Priority | None = None

    @property
    def spoken(self) -> str:
        told = f"{self.label} {self.value} {self.note}".strip()
        return f"{told}, {self.age} old" if self.is_read else f"{told}, {self.age}"


class SparkBar(Struct, frozen=True):
    """A blood pressure: where it stands in time, and its two ends, 0 at the bottom."""

    x: float
    top: float
    bottom: float


class SparkCell(Struct, frozen=True):
    """A score: its digit and how strong it is; empty where it was only observed."""

    x: float
    text: str
    strength: float


class SparkView(Struct, frozen=True, kw_only=True):
    """The last hour in shares of width and height; ``limit`` is where its area begins.

    ``band`` is the baseline's. Where room is short only its last half is drawn, from
    ``middle`` on, under the title ``short``.
    """

    title: str
    short: str = ""
    limit: float | None = None
    limit_words: str = ""
    band: tuple[float, float] | None = None
    bars: tuple[SparkBar, ...] = ()
    cells: tuple[SparkCell, ...] = ()
    start: str = ""
    middle: str = ""
    end: str = ""


class NextView(Struct, frozen=True, kw_only=True):
    """What is due next; without a clock only words."""

    title: str = ""
    clock: str = ""
    pill: str = ""
    state: PillState = "plain"


class Urgency(Struct, frozen=True, kw_only=True):
    """What a card is sorted by.

    ``since`` is when an alert opened that nobody has acknowledged, ``late_by`` how
    late the set is, ``due_at`` when the next is due.
    """

    unacknowledged: Priority | None = None
    since: datetime | None = None
    late_by: timedelta = timedelta(0)
    is_blocked: bool = False
    due_at: datetime | None = None


class CardView(Struct, frozen=True, kw_only=True):
    """A room.

    ``key`` tells it from all others, ``session`` is None where it is empty.
    ``sign`` is the key that opens it, empty where it has none. ``protocol`` names one
    that is not approved, and is else empty. ``alerts`` are the
    keys that acknowledging the alert on the card means, ``waiting`` counts such alerts.
    """

    key: str
    kind: CardKind
    room: str
    session: UUID | None = None
    sign: str = ""
    name: str = ""
    who: str = ""
    protocol: str = ""
    progress: ProgressView | None = None
    state: StateView
    values: tuple[ValueView, ...] = ()
    spark: SparkView | None = None
    next: NextView = NextView()
    alert: str = ""
    alerts: tuple[str, ...] = ()
    waiting: int = 0
    urgency: Urgency = Urgency()

    @property
    def edge(self) -> Mark:
        """What the frame of the card shows from afar."""
        if self.urgency.unacknowledged is not None:
            return self.urgency.unacknowledged
        return "late" if self.urgency.late_by else ""

    @property
    def spoken(self) -> str:
        """The card in one sentence, for a screen reader."""
        parts = [self.room, self.name, self.state.spoken, self.protocol]
        if self.progress is not None:
            parts.append(self.progress.words)
        parts += [value.spoken for value in self.values]
        due = " ".join(p for p in (self.next.title, self.next.clock) if p)
        parts += [f"next {due}" if due else "", self.next.pill]
        return ", ".join(part for part in parts if part)
