"""Runs the drill: shows what to chart, and times what is charted in the strip."""

from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Slot

from monitor.simulation.drilling import (
    SETS,
    Timed,
    drill_sets,
    result_of,
    wrong_values,
)
from ui.overriding import override
from ui.panels.drill_panel import DrillPanel
from ui.views.drill import (
    DrillView,
    card_view,
    charted_view,
    ready_view,
    result_view,
)

if TYPE_CHECKING:
    from monitor.chart.keying.state import KeyedSet
    from monitor.chart.kinds import Reading
    from monitor.charting.reads import SessionRead
    from monitor.clock import Clock
    from ui.drill_book import DrillBook
    from ui.vigil import Vigil

_GAP = 12
_MARGIN = 24


class Drill(QObject):
    """From the first card to the result, as often as is asked for."""

    def __init__(self, vigil: "Vigil", clock: "Clock", book: "DrillBook") -> None:
        super().__init__(vigil)
        self._vigil = vigil
        self._clock = clock
        self._book = book
        self._sets: tuple[tuple[Reading, ...], ...] = ()
        self._charted: list[UUID] = []
        self._timed: list[Timed] = []
        self._is_running = False
        self._shown_at = 0.0
        self._keys = 0
        self.panel = DrillPanel(vigil.parts.frame)
        self.panel.hide()
        self.panel.go_requested.connect(self.go)
        strip = vigil.parts.strip
        strip.set.keyed.connect(self._count)
        strip.set.line_edited.connect(self._count)
        vigil.desks.sets.saved.connect(self._take)
        vigil.parts.frame.installEventFilter(self)
        strip.installEventFilter(self)

    @Slot()
    def offer(self) -> None:
        """Say what it is, once the session of the drill is on the screen."""
        self._display(ready_view(self._book.results, self._zone))
        self.panel.show()
        self.panel.raise_()
        self.panel.setFocus()

    def stop(self) -> None:
        """Leave off; what was not finished counts for nothing."""
        self._is_running = False
        self._charted = []
        self.panel.hide()

    @Slot()
    def go(self) -> None:
        """What Enter does now: begin, show the result, begin anew."""
        if self._is_running:
            return
        if len(self._charted) == SETS:
            self._finish()
        else:
            self._begin()

    def _begin(self) -> None:
        read = self._read
        if read is None:
            return
        nth = len(self._book.results) + 1
        self._sets = drill_sets(nth, read.protocol.charting)
        self._timed, self._is_running = [], True
        self._vigil.navigation.strip.return_to_set()
        self._show_card()

    def _show_card(self) -> None:
        read, number = self._read, len(self._charted) + 1
        if read is None:
            return
        shown = self._sets[number - 1]
        self._display(card_view(number, shown, read.protocol.charting))
        self._keys, self._shown_at = 0, self._clock.monotonic()

    @Slot()
    def _count(self) -> None:
        self._keys += 1

    @Slot(object)
    def _take(self, keyed: "KeyedSet") -> None:
        if not self._is_running or keyed.id in self._charted:
            return
        seconds = self._clock.monotonic() - self._shown_at
        self._timed.append(Timed(seconds=seconds, keys=self._keys))
        self._charted.append(keyed.id)
        if len(self._charted) < SETS:
            self._show_card()
            return
        self._is_running = False
        self._display(charted_view())
        self.panel.setFocus()

    def _finish(self) -> None:
        read = self._read
        if read is None:
            return
        stand = {observed.id: observed for observed in read.session.sets}
        pairs = zip(self._sets, self._charted, strict=True)
        errors = sum(wrong_values(shown, stand.get(id_)) for shown, id_ in pairs)
        result = result_of(self._clock.now(), self._timed, errors)
        earlier = self._book.results
        self._charted = []
        self._display(result_view(result, earlier, self._zone))
        self.panel.setFocus()
        try:
            self._book.add(result)
        except OSError as fault:
            self._vigil.notice.tell(f"Not kept for the next drill: {fault.strerror}")

    @property
    def _read(self) -> "SessionRead | None":
        return self._vigil.store.snapshot.readable

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._clock.zone)

    def _display(self, view: DrillView) -> None:
        self.panel.display(view)
        self._place()

    def _place(self) -> None:
        """Above the strip, so that card and typing are seen as one."""
        frame, strip = self._vigil.parts.frame, self._vigil.parts.strip
        size = self.panel.sizeHint()
        width = min(size.width(), frame.width() - 2 * _MARGIN)
        top = strip.mapTo(frame, strip.rect().topLeft()).y()
        left = (frame.width() - width) // 2
        bottom = max(top - _GAP, size.height())
        self.panel.setGeometry(left, bottom - size.height(), width, size.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)
