"""The way of the tour to a back-test.

It runs, nothing differs or can be tried, little differs, and much.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from monitor.chart.kinds import Priority
from monitor.review.backtest import Backtest, SessionTried, summed
from monitor.review.fired import Difference, Fired
from ui.tour import Tour
from ui.views.backtest.page import Tried, backtest_page_view

_SPACE = UUID("6f0a8e0e-3f0b-4a55-9b5e-2b7f7e8c4d10")
_RULES: tuple[tuple[str, Priority], ...] = (
    ("SBP-HIGH-1", "low"),
    ("SBP-HIGH-2", "medium"),
    ("DBP-HIGH-1", "low"),
    ("SPO2-LOW-2", "medium"),
    ("HR-HIGH-2", "medium"),
    ("SEDATION-LOW-3", "high"),
    ("DISTRESS-PANIC-2", "medium"),
    ("overdue", "medium"),
)
_NAMED_ANEW: tuple[tuple[str, Priority], ...] = (
    ("DBP-HIGH-1", "low"),
    ("SBP-HIGH-1", "low"),
    ("SBP-HIGH-2", "medium"),
)
"""Rules of one card, each in place of the one before it."""


def _try_protocol(tour: Tour) -> None:
    """What is on offer against what was charted by it: nothing differs."""
    tour.do("protocol")
    tour.settle()
    tour.do("backtest")
    desk = tour.vigil.desks.backtest
    for _ in range(20):
        tour.settle()
        desk.finish_working()
        tour.settle()
        if not desk.is_running:
            return


def _run_it(tour: Tour) -> None:
    _show(tour, Tried(done=3412, total=10_000))


def _find_little(tour: Tour) -> None:
    found = summed(_session(tour, n, 1 if n in (3, 20) else 0) for n in range(40))
    _show(tour, Tried(found=found, of_others=12))


def _find_much(tour: Tour) -> None:
    found: Backtest = summed((_session(tour, n, 3) for n in range(900)), unreadable=2)
    _show(tour, Tried(found=found, of_others=211))


def _find_none_to_try(tour: Tour) -> None:
    _show(tour, Tried(found=summed(()), of_others=21))


def _find_own_text(tour: Tour) -> None:
    calm = (_session(tour, number, 0) for number in range(40))
    found = summed(calm, by_same_text=40)
    _show(tour, Tried(found=found, of_others=12, is_shipped=True))


def _show(tour: Tour, tried: Tried) -> None:
    """On the page alone: so many sessions nobody charts for a picture."""
    changed = tour.vigil.desks.protocols.on_page()
    snapshot = tour.vigil.store.snapshot
    shown = Tried(
        changed=changed,
        of_others=tried.of_others,
        done=tried.done,
        total=tried.total,
        found=tried.found,
        is_shipped=tried.is_shipped,
    )
    view = backtest_page_view(shown, ZoneInfo(snapshot.zone))
    tour.vigil.parts.backtest.display(view)
    tour.settle()


def _session(tour: Tour, number: int, differing: int) -> SessionTried:
    opened = tour.clock.now() - timedelta(days=number, minutes=17 * number % 300)
    return SessionTried(
        id=uuid5(_SPACE, str(number)),
        opened_at=opened,
        hours=2.1,
        raised={rule: (number + place) % 3 for place, (rule, _) in enumerate(_RULES)},
        differences=tuple(_difference(opened, number + n) for n in range(differing)),
    )


def _difference(opened: datetime, number: int) -> Difference:
    rule, priority = _RULES[number % len(_RULES)]
    at, later_at = (opened + timedelta(minutes=20 + number % 50 + n) for n in (0, 10))
    fired, later = (Fired(rule, priority, time, "bp") for time in (at, later_at))
    place = number % (len(_NAMED_ANEW) - 1)
    old, new = (Fired(*named, at, "bp") for named in _NAMED_ANEW[place:][:2])
    shapes = ((None, fired), (fired, None), (later, fired), (old, new))
    before, after = shapes[number % len(shapes)]
    return Difference(before=before, after=after)


BACKTEST: tuple[tuple[str, Callable[[Tour], None]], ...] = (
    ("backtest_empty", _try_protocol),
    ("backtest_running", _run_it),
    ("backtest", _find_little),
    ("backtest_none_to_try", _find_none_to_try),
    ("backtest_own_text", _find_own_text),
    ("backtest_crowded", _find_much),
)
"""The names of its pictures, and the way to each."""
