"""A sample of closed sessions as it is drawn from the record, and noted."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from monitor.chart.entries import Actor
from monitor.chart.oversight_deeds import SampleDrawn
from monitor.charting.recorder import Recorder
from monitor.charting.review_list import ReviewRow
from monitor.clock import new_id
from monitor.review.line_pages import closed_of, lines_of
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


def draw(recorder: Recorder, wanted: Wanted, by: Actor) -> tuple[Drawn, SampleDrawn]:
    """What is drawn, and what the audit log has to say of it; raises NotPermitted."""
    recorder.all_sessions.may_read(by)
    # The end of an id is random, and short enough to be copied by hand.
    seed = wanted.seed.strip() or new_id().hex[-_SEED_DIGITS:]
    among = closed_of(recorder, wanted.first, wanted.last, by)
    found = drawn(among, seed, wanted.size)
    deed = SampleDrawn(
        first_day=wanted.first.isoformat(),
        last_day=wanted.last.isoformat(),
        seed=seed,
        drawn=len(found),
        among=len(among),
    )
    lines = lines_of(recorder, found, by)
    return Drawn(seed=seed, among=len(among), sessions=found, rows=lines), deed
