"""The clock of a workstation is really set, under the real app, while a dose runs."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from monitor.storage.database import Database
from monitor.storage.verify import verify
from tests.faults.bystanders import Bystanders, begin
from tests.faults.seen import Seen
from tests.faults.settable import SettableClock, needs_faketime

pytestmark = needs_faketime

HOUR = timedelta(hours=1)
YEAR = timedelta(days=365)
BEFORE_S = (3, 12, 40)
"""How long before the moment that is crossed the record is opened: a busy machine may
be too slow to show anything before it, and is given longer."""
RUN = timedelta(minutes=20)
"""For how long the dose will have run at that moment."""
LONGEST_ERROR_S = 1.0
MORE_TICKS = 4
"""In which a step would be recorded a second time."""
STEPS = (3 * HOUR, -5 * HOUR, 2 * HOUR, YEAR, -2 * YEAR, YEAR)


class Crossing(NamedTuple):
    """A moment that passes by itself, which is no step, and where."""

    at: datetime
    zone: str


TWICE_MIDNIGHT = Crossing(datetime(2026, 4, 5, 3, tzinfo=UTC), "America/Santiago")
"""Summer time ends at midnight there: 23:00 comes again."""
ELSEWHERE = {
    "midnight": Crossing(datetime(2026, 3, 15, tzinfo=UTC), "Europe/London"),
    "summer begins": Crossing(datetime(2026, 3, 29, 1, tzinfo=UTC), "Europe/London"),
    "summer ends": Crossing(datetime(2026, 10, 25, 1, tzinfo=UTC), "Europe/London"),
    "half an hour": Crossing(
        datetime(2026, 4, 4, 15, tzinfo=UTC), "Australia/Lord_Howe"
    ),
}


def what_is_wrong(seen: Sequence[Seen], steps: Sequence[timedelta]) -> list[str]:
    """Where what is shown went another way than the seconds that never step."""
    first, last = seen[0], seen[-1]
    errors = [
        (one.infused - first.infused) - (one.seconds - first.seconds) for one in seen
    ]
    worst = max(errors, key=abs)
    wrong = []
    if abs(worst) > LONGEST_ERROR_S:
        wrong.append(f"the infusion is wrong by {worst:.1f} s")
    if not all(one.is_in_order for one in seen):
        wrong.append("entries are in another order")
    if last.steps != pytest.approx(expected(steps), abs=1000 * LONGEST_ERROR_S):
        wrong.append(f"of the steps the record has {last.steps}")
    return wrong


def expected(steps: Sequence[timedelta]) -> list[float]:
    """How far the clock is ahead after each, in milliseconds."""
    ahead = timedelta(0)
    return [(ahead := ahead + step).total_seconds() * 1000 for step in steps]


def step_through(
    place: Path,
    waits: Path,
    crossing: Crossing,
    steps: Sequence[timedelta],
    how: str = "steady",
) -> list[Seen]:
    """Everything shown while the clock was set so, the second half of it locked."""
    clock = SettableClock(place, waits)
    for before_s in BEFORE_S:
        record = place / f"record opened {before_s} s before"
        begin(record, crossing.at - RUN)
        with Bystanders(record, how, crossing.zone, clock.environment, 90) as app:
            clock.set_to(crossing.at - timedelta(seconds=before_s))
            app.tell("go")
            first = app.look_now()
            if first.now < crossing.at:
                seen = [first, *set_by_steps(app, clock, steps)]
                break
    else:
        pytest.fail("the app was never open before the moment to cross")
    with Database(record) as database:
        report = verify(database)
    assert report.is_whole, report.lines
    return seen


def set_by_steps(
    app: Bystanders, clock: SettableClock, steps: Sequence[timedelta]
) -> list[Seen]:
    """Everything shown meanwhile, and until the moment has passed."""
    seen: list[Seen] = []
    for number, step in enumerate(steps):
        if number == len(steps) // 2:
            app.tell("lock")
            seen += app.look_until(lambda one: one.is_locked)
        clock.set_by(step)
        seen += some_ticks(app)
    crossed = RUN.total_seconds() + 1
    return [*seen, *app.look_until(lambda one: one.infused > crossed)]


def some_ticks(app: Bystanders) -> list[Seen]:
    """From now until a step could have been recorded several times over."""
    first = app.look_now()
    return [first, *app.look_until(lambda one: one.ticks > first.ticks + MORE_TICKS)]


def test_each_step_is_recorded_once_and_moves_nothing(place: Path, waits: Path) -> None:
    """Also while it is locked; what passes by itself is none."""
    seen = step_through(place, waits, TWICE_MIDNIGHT, STEPS)

    assert what_is_wrong(seen, STEPS) == []
    assert seen[-1].now > TWICE_MIDNIGHT.at
    assert seen[-1].is_locked


@pytest.mark.faults
@pytest.mark.parametrize("name", ELSEWHERE)
def test_elsewhere_and_over_other_hours(place: Path, waits: Path, name: str) -> None:
    seen = step_through(place, waits, ELSEWHERE[name], STEPS)

    assert what_is_wrong(seen, STEPS) == []
    assert seen[-1].now > ELSEWHERE[name].at


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_steps(place: Path, waits: Path, seed: int) -> None:
    """Of two seconds to a year, on and back."""
    random = Random(seed)  # noqa: S311  (not for secrets)
    longest = [10, 3600, 86_400, 31_536_000]
    steps = [
        random.choice((-1, 1)) * timedelta(seconds=random.randint(2, most))
        for _ in range(25)
        for most in longest
    ]
    seen = step_through(place, waits, TWICE_MIDNIGHT, steps)

    assert what_is_wrong(seen, steps) == []


@pytest.mark.faults
def test_a_clock_that_is_not_steady_is_found_out(place: Path, waits: Path) -> None:
    """The check itself: an app that goes by the workstation's clock does not pass."""
    seen = step_through(place, waits, TWICE_MIDNIGHT, STEPS[:1], "plain")

    assert len(what_is_wrong(seen, STEPS[:1])) == 2
