"""What an app shows at a moment, as it tells whoever started it."""

from datetime import datetime

from msgspec import Struct


class Seen(Struct, frozen=True, kw_only=True):
    """The screen, beside both clocks as the system has them.

    ``seconds`` never step; ``own`` is the workstation's clock, ``now`` the app's.
    ``infused`` counts seconds since the dose began, by the app's time, and
    ``shown`` those as the screen was last drawn. ``steps`` and
    ``raised`` are what the record has: of each step by how many milliseconds the
    workstation's clock was ahead then, of each alert its key.
    """

    seconds: float
    own: datetime
    now: datetime
    infused: float
    shown: float
    ticks: int
    steps: list[int]
    is_in_order: bool
    slots: list[tuple[datetime, str]]
    raised: list[str]
    cards: int
    is_locked: bool
