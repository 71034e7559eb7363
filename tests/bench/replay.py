"""How long a step of a replay takes: worked out beside the screen, and painted."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from time import process_time
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from monitor.chart.entries import Entry, Stream
from monitor.chart.kinds import PatientRecorded
from monitor.charting.recording import Recording
from monitor.review.replay import Replay
from tests.bench.fold import line
from tests.bench.result import Result, percentile
from tests.bench.timing import stopwatch
from tests.builders import PATIENT as WHO
from tests.builders import START, Chronicle, iv40
from tests.desk import PATIENT
from ui.live_views import LiveViews, Replayed
from ui.pages.live_page import LivePage
from ui.strip import Strip
from ui.theme.theme import Theme, apply_theme
from ui.views.live import Looking
from ui.views.session_page.rail import Playing
from ui.views.trend.window import WHOLE, TrendWindow

STEPS = 40
LIMIT_MS = 50.0
"""For so long the screen's thread may be busy at once."""
_LOOKING = Looking(window=TrendWindow(WHOLE))


def measurements() -> Iterator[Result]:
    """The slowest but one in twenty: one step alone that stalls is seen."""
    app = QApplication.instance()
    apply_theme(app if isinstance(app, QApplication) else QApplication([]), Theme.day())
    for sets in (15, 40):
        steps = _steps(sets)
        screen = percentile([step.screen_cpu for step in steps], 0.95)
        both = percentile([step.beside_cpu + step.screen_cpu for step in steps], 0.95)
        yield Result(
            name=f"replay_screen_{sets}_sets",
            ours=percentile([step.screen for step in steps], 0.95),
            limit=LIMIT_MS,
            n=STEPS,
            note=f"95th percentile, shown and painted at once; {screen:.0f} ms of CPU",
        )
        yield Result(
            name=f"replay_step_{sets}_sets",
            ours=percentile([step.beside + step.screen for step in steps], 0.95),
            n=STEPS,
            note=f"the same with what is worked out beside it; {both:.0f} ms of CPU",
        )


class _Step(NamedTuple):
    """Milliseconds, by the clock and of work: beside the screen, and on its thread."""

    beside: float
    beside_cpu: float
    screen: float
    screen_cpu: float


def _steps(sets: int) -> list[_Step]:
    """The times of that many steps, spread over the session."""
    replay = _closed(sets)
    page, views = LivePage(Strip()), LiveViews()
    page.resize(1920, 952)
    page.show()
    # Before the window is there nothing is painted.
    QApplication.processEvents()
    known = replay.at(replay.last)
    step = max(len(replay.moments) // STEPS, 1)
    moments = [moment.at for moment in replay.moments[::step]][:STEPS]

    views.of(known, _LOOKING)

    def show(replayed: Replayed) -> None:
        views.keep(replayed)
        views.playing = Playing(at=replayed.then.at, then=replayed.then)
        shown = views.of(known, _LOOKING)
        page.display(shown.view, shown.page)
        QApplication.processEvents()

    def step_to(at: datetime) -> _Step:
        found: list[Replayed] = []
        work = views.moment(replay, at)
        beside = _timed(lambda: found.append(work()))
        return _Step(*beside, *_timed(partial(show, *found)))

    step_to(moments[0])
    taken = [step_to(at) for at in moments]
    page.hide()
    page.deleteLater()
    return taken


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    began = process_time()
    taken = stopwatch(act)
    return taken, (process_time() - began) * 1000


def _closed(sets: int) -> Replay:
    """With an alert at every tenth set, which somebody knows of."""
    chronicle = Chronicle().start()
    for place in range(sets):
        minute = 4 * place + 3
        is_high = place % 10 == 9
        high = "206/96 82 98 14 5 3 1 0"
        chronicle.observe(minute, high if is_high else line(place))
        if is_high:
            for key in chronicle.show(minute):
                chronicle.acknowledge(minute + 1, key)
    ended = (chronicle.entries[-1].recorded_at - START) / timedelta(minutes=1) + 1
    chronicle.infuse(ended, "stopped")
    chronicle.close(ended)
    return Replay(
        Recording(
            id=chronicle.entries[0].stream.id,
            entries=tuple(chronicle.entries),
            protocol=iv40(),
            patients={WHO: (_recorded(chronicle.entries[0]),)},
        )
    )


def _recorded(like: Entry) -> Entry:
    payload = PatientRecorded(details=PATIENT.details)
    return replace(like, stream=Stream("patient", WHO), payload=payload)
