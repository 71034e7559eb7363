"""The way of the tour through a closed session: its replay, its timeline, its table."""

from collections.abc import Callable

from ui.tour import Tour


def _replay(tour: Tour) -> None:
    """The minute in which the second alert was raised, as the screen showed it."""
    _go(tour, "next alert")
    _go(tour, "next alert")


def _step_on(tour: Tour) -> None:
    """Further on no alert stands on the screen."""
    for _ in range(7):
        _go(tour, "step on")


def _go(tour: Tour, action: str) -> None:
    """Until the moment is worked out and painted."""
    tour.do(action)
    tour.vigil.desks.replay.finish_working()
    tour.settle()


def _timeline(tour: Tour) -> None:
    tour.do("last moment")
    tour.do("timeline")


def _table(tour: Tour) -> None:
    tour.do("session table")


def _series(tour: Tour) -> None:
    """Where the window is narrow the column stands beside the chart when asked for."""
    tour.do("session table")
    tour.do("session column")


def _course(tour: Tour) -> None:
    """The sessions of the patient side by side."""
    tour.do("session column")
    tour.do("course")


REPLAY: tuple[tuple[str, Callable[[Tour], None]], ...] = (
    ("session_replay", _replay),
    ("session_replay_later", _step_on),
    ("session_timeline", _timeline),
    ("session_table", _table),
    ("session_column", _series),
    ("session_course", _course),
)
"""The names of its pictures, and the way to each."""
