"""What is put on the clipboard, for pasting into the clinic's own record."""

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from monitor import __version__
from monitor.chart.audit import Copied
from monitor.charting.noting import touched_by
from ui.clipboard import CLEARED, Clipboard
from ui.views.summary.text import summary_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.chart.entries import Actor
    from ui.action_desk import ActionDesk
    from ui.charts.trend_chart import TrendChart
    from ui.noting import Noting
    from ui.overlays import Overlays
    from ui.panels.copy_panel import CopyPanel
    from ui.screens import Screens
    from ui.store import Store

_SUMMARY = f"The summary is copied and names the patient; {CLEARED}"
_ROW = f"The row is copied; {CLEARED}"
_COPIED = f"Copied; {CLEARED}"


class Copying(QObject):
    """Puts texts of a session on the clipboard once that is noted.

    Not where whoever asked has left the screen meanwhile, or it was covered: it would
    lie there past the lock, and be there to paste for whoever comes next.

    *Signals:* ``told(str)``: what became of it.
    """

    told = Signal(str)

    def __init__(self, noting: "Noting", store: "Store") -> None:
        super().__init__(noting)
        self._noting = noting
        self._store = store
        self._screens: Screens | None = None
        self.clipboard = Clipboard(self)

    def join(
        self,
        chart: "TrendChart",
        overlays: "Overlays",
        actions: "ActionDesk",
        screens: "Screens",
    ) -> None:
        """Copy what is asked for there."""
        self._screens = screens
        chart.copy_requested.connect(self.copy_row)
        actions.summary_wanted.connect(self.copy_summary)
        for panel, what in (
            (overlays.call, "what to say"),
            (overlays.transfer, "transfer sheet"),
        ):
            panel.copy_requested.connect(partial(self._copy_shown, panel, what))

    @Slot()
    def copy_summary(self) -> None:
        """Copy the summary of the session shown."""
        read = self._store.snapshot.readable
        if read is None:
            self.told.emit("No session is shown")
            return
        text = summary_text(read, __version__)
        self._copy("summary", text, partial(self.told.emit, _SUMMARY))

    @Slot(str)
    def copy_row(self, words: str) -> None:
        """Copy a row of the chart; it is noted after that, as the chart is shown."""
        read = self._store.snapshot.readable
        self.clipboard.put(words)
        self.told.emit(_ROW)
        if read is not None:
            deed = Copied(what="a row of the chart", sha256=_hash(words))
            self._noting.note(deed, self._store.snapshot.actor, *touched_by(read))

    def _copy_shown(self, panel: "CopyPanel", what: str, text: str) -> None:
        def say() -> None:
            panel.say(_COPIED)
            self.told.emit(_COPIED)

        self._copy(what, text, say)

    def _copy(self, what: str, text: str, then: "Callable[[], None]") -> None:
        snapshot = self._store.snapshot

        def put() -> None:
            if self._is_there(snapshot.actor):
                self.clipboard.put(text)
                then()

        if snapshot.shown is not None:
            deed = Copied(what=what, sha256=_hash(text))
            self._noting.note_first(deed, snapshot.actor, snapshot.shown, put)

    def _is_there(self, asked: "Actor | None") -> bool:
        """Whether who asked is still who sees the screen."""
        now = self._store.snapshot.actor
        is_same = asked is not None and now is not None and now.person == asked.person
        return is_same and self._screens is not None and not self._screens.cover


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
