"""The whole app is stopped for a while, as by a system that sleeps, and goes on.

Its clock runs many times as fast, so that seconds of a stop are minutes of a dose.
"""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from monitor.clock import SystemClock
from monitor.protocol.asked_sets import overdue_key
from tests.faults.bystanders import Bystanders, begin
from tests.faults.seen import Seen

BETWEEN = timedelta(minutes=10)
GRACE = timedelta(minutes=5)
"""Of sets during the infusion, as iv40 has it."""
WOKEN_S = 1.0
"""In which what is shown is of now again."""
A_TICK_S = 0.05


def slots_until(seen: Seen, moment_s: float) -> list[str]:
    """The keys of all slots that far after the dose began."""
    began = seen.now - timedelta(seconds=seen.infused)
    count = int(moment_s // BETWEEN.total_seconds())
    return [overdue_key(began + n * BETWEEN) for n in range(1, count + 1)]


def alerting(seen: Seen, moment_s: float) -> list[str]:
    return slots_until(seen, moment_s - GRACE.total_seconds())


def unlisted(seen: Seen) -> list[str]:
    """What was not charted by the time that is shown, and does not say so."""
    stand = {overdue_key(at): state for at, state in seen.slots}
    due = slots_until(seen, seen.shown)
    missed = alerting(seen, seen.shown)
    return [key for key in due if stand.get(key) in (None, "upcoming")] + [
        key for key in missed if stand.get(key) not in ("overdue", "missed")
    ]


def stopped(folder: Path, speed: float, stop_s: float) -> tuple[Seen, list[Seen]]:
    """What was shown last before the stop, and all from then until it has settled."""
    begin(folder, SystemClock().now() - timedelta(minutes=1))
    longest_s = stop_s + 60
    with Bystanders(folder, f"{speed}", longest_s=longest_s) as app:
        app.tell("go")
        before = app.look_now()
        app.stop()
        # The stop itself is what is tested: nothing happens that could be waited for.
        Event().wait(stop_s)
        app.go_on()
        woken = app.look_now()
        after = [woken, *app.look_until(lambda one: has_settled(one, woken))]
    return before, after


def has_settled(one: Seen, woken: Seen) -> bool:
    """All that the stop made overdue is in the record, and some ticks have passed."""
    missing = set(alerting(woken, woken.infused)) - set(one.raised)
    return not missing and one.ticks > woken.ticks + 5


def hold(before: Seen, after: Sequence[Seen], stopped_for: timedelta) -> None:
    woken, last = after[0], after[-1]
    assert woken.infused - before.infused >= stopped_for.total_seconds()
    fresh = [one for one in after if one.seconds - woken.seconds > WOKEN_S] or [last]
    assert all(one.shown > woken.infused for one in fresh)
    assert [key for one in after for key in unlisted(one)] == []
    # Each is in the record once, and they are one card: nobody is prompted by each.
    assert len(last.raised) == len(set(last.raised))
    assert set(last.raised) <= set(alerting(last, last.infused))
    assert {one.cards for one in after} <= {0, 1}
    assert last.cards == 1
    passed = last.seconds - woken.seconds
    assert last.ticks - woken.ticks <= passed / A_TICK_S + 2, "a burst of ticks"


def test_what_was_missed_is_listed_and_nobody_is_stormed(place: Path) -> None:
    speed, stop_s = 900.0, 2.0
    before, after = stopped(place / "record", speed, stop_s)

    assert len(alerting(after[0], after[0].infused)) >= 2
    hold(before, after, timedelta(seconds=speed * stop_s))


@pytest.mark.faults
@pytest.mark.parametrize(
    ("speed", "stop_s"), [(900.0, 1.0), (60.0, 30.0), (10.0, 180.0), (3.0, 600.0)]
)
def test_for_minutes(place: Path, speed: float, stop_s: float) -> None:
    before, after = stopped(place / "record", speed, stop_s)

    hold(before, after, timedelta(seconds=speed * stop_s))
