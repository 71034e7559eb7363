"""What opening a closed session takes: read and judged, put together, and painted."""

from collections.abc import Iterable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QApplication

from monitor.charting.reads import SessionRead
from monitor.charting.recorder import Recorder
from monitor.charting.review_list import ReviewRow, Sought
from monitor.clock import SystemClock
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.bench.result import Result, middle
from tests.bench.timing import stopwatch
from ui.collecting import Collecting
from ui.live_views import LiveViews
from ui.opening import recorder_on
from ui.pages.live_page import LivePage
from ui.strip import Strip
from ui.theme.theme import Theme, apply_theme
from ui.views.live import Looking
from ui.views.trend.window import WHOLE, TrendWindow

LIMIT_MS = 30.0
_LOOKING = Looking(window=TrendWindow(WHOLE))


def opened(database: Database) -> Iterator[Result]:
    """Sessions of many patients, none of them twice; the page was shown before."""
    rows = FileJournal(database, SystemClock()).reviewed(Sought())
    recorder = recorder_on(database)
    stages = _Stages(recorder)
    taken = stages.open_all(rows)
    read, told, shown = (middle(stage) for stage in zip(*taken[1:], strict=True))
    stages.page.hide()
    stages.page.deleteLater()
    note = f"{read:.1f} read and judged, {told:.1f} put together, {shown:.1f} painted"
    total = [sum(stage) for stage in taken[1:]]
    yield Result(
        name="session_opened",
        ours=middle(total),
        limit=LIMIT_MS,
        n=len(total),
        note=f"{note}, ms",
    )


class _Stages:
    """A page on which one session after the other is shown."""

    def __init__(self, recorder: Recorder) -> None:
        app = QApplication.instance()
        self._app = app if isinstance(app, QApplication) else QApplication([])
        apply_theme(self._app, Theme.day())
        self._recorder = recorder
        self._views = LiveViews()
        self.page = LivePage(Strip())
        self.page.resize(1920, 952)
        self.page.show()
        self._app.processEvents()

    def open_all(self, rows: Iterable[ReviewRow]) -> list[tuple[float, float, float]]:
        """Garbage is collected as in the app: when nothing else is to be done."""
        collecting = Collecting()
        collecting.begin()
        try:
            return [self.open(row) for row in rows]
        finally:
            collecting.end()

    def open(self, row: ReviewRow) -> tuple[float, float, float]:
        """What each stage takes, ms."""
        return (
            stopwatch(partial(self._read, row)),
            stopwatch(self._tell),
            stopwatch(self._show),
        )

    def _read(self, row: ReviewRow) -> None:
        found = self._recorder.session(UUID(bytes=row.session))
        if not isinstance(found, SessionRead):
            raise TypeError("A session of the clinic can't be read.")
        self._found = found

    def _tell(self) -> None:
        self._shown = self._views.of(self._found, _LOOKING)

    def _show(self) -> None:
        self.page.display(self._shown.view, self._shown.page)
        self._app.processEvents()
