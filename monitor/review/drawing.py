"""A sample of closed sessions as it is drawn from the record, and noted."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from monitor.chart.entries import Actor
from monitor.chart.oversight_deeds import SampleDrawn
from monitor.charting.recorder import Recorder
from monitor.charting.review_list import Days, ReviewRow, Sought
from monitor.clock import new_id
from monitor.review.line_pages import closed_in, lines_of, pages_of
from monitor.review.sample import drawn

_SEED_DIGITS = 8


class Drawn(NamedTuple):
    """A sample: the seed, of how many it was drawn, what was drawn, and its lines."""

    seed: str
    among: int
    sessions: tuple[UUID, ...]
    rows: Mapping[UUID, ReviewRow] = {}


class Wanted(NamedTuple):
    """So many of the sessions of these days, both included; without a seed a new one.

    The same seed draws the same, unless more of these days were closed meanwhile.
    """

    first: date
    last: date
    size: int
    seed: str = ""


class Drawing:
    """A sample under way: lines are read a page at a time; raises NotPermitted."""

    def __init__(self, recorder: Recorder, wanted: Wanted, by: Actor) -> None:
        recorder.all_sessions.may_read(by)
        self._recorder, self._wanted, self._by = recorder, wanted, by
        days = Days(wanted.first, wanted.last)
        self._pages = pages_of(recorder, Sought((days,)), by)
        self._closed: list[UUID] = []
        self.is_done = False

    @property
    def among(self) -> int:
        """Of how many closed sessions, as far as they were read."""
        return len(self._closed)

    def turn(self) -> None:
        """A page more; asks first whether it still may."""
        self._recorder.all_sessions.may_read(self._by)
        page = next(self._pages, None)
        self.is_done = page is None
        self._closed += closed_in(page or ())

    def result(self) -> tuple[Drawn, SampleDrawn]:
        """What is drawn, and what the audit log has to say of it."""
        wanted = self._wanted
        # The end of an id is random, and short enough to be copied by hand.
        seed = wanted.seed.strip() or new_id().hex[-_SEED_DIGITS:]
        found = drawn(self._closed, seed, wanted.size)
        deed = SampleDrawn(
            first_day=wanted.first.isoformat(),
            last_day=wanted.last.isoformat(),
            seed=seed,
            drawn=len(found),
            among=self.among,
        )
        lines = lines_of(self._recorder, found, self._by)
        return Drawn(seed=seed, among=self.among, sessions=found, rows=lines), deed


def draw(recorder: Recorder, wanted: Wanted, by: Actor) -> tuple[Drawn, SampleDrawn]:
    """All of it at once, raising as ``Drawing`` does."""
    drawing = Drawing(recorder, wanted, by)
    while not drawing.is_done:
        drawing.turn()
    return drawing.result()
