"""Earlier sessions behind today's lanes."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.earlier import EarlierSession, earlier_session
from tests.builders import Chronicle
from tests.ui.views.trend_scene import seen, vital
from ui.views.trend.lanes import Ghost
from ui.views.trend.subject import Ghosting
from ui.views.trend.view import TrendView


def before(days: int = 3) -> EarlierSession:
    """A session so many days ago, with readings at 10, 20 and 30 min."""
    chronicle = Chronicle().start()
    for minute in (10, 20, 30):
        chronicle.observe(minute, f"{130 + minute}/80 7{minute // 10} 98 14 5")
    found = earlier_session(chronicle.session)
    assert found.started_at is not None
    ago = timedelta(days=days)
    return replace(
        found, opened_at=found.opened_at - ago, started_at=found.started_at - ago
    )


def beside(*earlier: EarlierSession, ahead: bool = False) -> TrendView:
    ghosts = Ghosting(sessions=earlier, is_ahead=ahead)
    return seen(Chronicle().start(), 21, ghosts=ghosts)


def ghosts(view: TrendView, lane: str = "bp") -> tuple[Ghost, ...]:
    return vital(view, lane).ghosts


def test_aligned_on_the_start_and_not_foretold() -> None:
    """Readings stand at their time since the dose start, up to now."""
    (ghost,) = ghosts(beside(before()))
    assert [p.minute for p in ghost.points] == [-14, -9, -4, 10, 20]
    assert (ghost.points[-1].upper, ghost.points[-1].lower) == (150, 80)


def test_beyond_now_only_when_asked() -> None:
    """Asked for, the whole of it is drawn."""
    (ghost,) = ghosts(beside(before(), ahead=True))
    assert ghost.points[-1].minute == 30


def test_every_vital_lane_has_them() -> None:
    """The heart rate of the session before stands behind today's."""
    (ghost,) = ghosts(beside(before()), "hr")
    assert [p.upper for p in ghost.points[-2:]] == [71, 72]


def test_the_last_three_in_which_a_dose_was_given() -> None:
    """Older ones, and those without a dose, are left out; the newest is youngest."""
    undosed = replace(before(1), started_at=None)
    view = beside(undosed, before(2), before(4), before(6), before(8))
    assert [g.age for g in ghosts(view)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("earlier", "words"),
    [
        ((), None),
        ((before(7),), "session of 07-Mar-2026"),
        ((before(7), before(9)), "session of 07-Mar-2026 and 1 before"),
    ],
)
def test_the_key_names_them(
    earlier: tuple[EarlierSession, ...], words: str | None
) -> None:
    """The row of signs says which sessions are drawn."""
    texts = [k.text for k in beside(*earlier).key if k.symbol == "ghost"]
    assert texts == ([] if words is None else [words])


def test_a_lane_with_no_reading_has_none() -> None:
    """A session without one is not told as a ghost of nothing."""
    assert ghosts(beside(replace(before(), sets=()))) == ()
