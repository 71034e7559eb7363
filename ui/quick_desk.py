"""Charts an event at one key: no form, no Enter."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from monitor.chart.commands import Chart, ChartDoubt
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from monitor.protocol.quick_facts import quick_by_key, quick_command
from ui.views.quick import already_words, charted_words

if TYPE_CHECKING:
    from monitor.charting.reads import Charted, SessionRead
    from monitor.protocol.quick import Quick
    from ui.bedside import Bedside
    from ui.store import Store

_BOUNCE = timedelta(seconds=3)
"""A key pressed again so soon was meant once."""


class QuickDesk(QObject):
    """Charts in the session that is shown, whatever is half typed meanwhile.

    *Signals:* ``told(str)``: what was charted, or why not; ``doubted(UUID, UUID, str)``
    in that session: that doubt was charted and a new site can be filled in, with what
    is to be said of it.
    """

    told = Signal(str)
    doubted = Signal(object, object, str)

    def __init__(self, bedside: "Bedside", store: "Store") -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._store = store
        self._pressed: dict[tuple[UUID, str], datetime] = {}

    def chart(self, key: str) -> None:
        """Chart the event of that key, once however often it bounces."""
        read = self._store.snapshot.readable
        event = None if read is None else quick_by_key(read.protocol, key)
        if read is None or event is None:
            return
        now = self._bedside.now()
        before = self._pressed.get((read.id, key))
        if before is not None and timedelta(0) <= now - before < _BOUNCE:
            self.told.emit(already_words(event, read, before))
            return
        self._pressed[read.id, key] = now
        command = quick_command(event, read.protocol, read.session, now, new_id())
        self._bedside.send(
            command,
            partial(self._tell, event, command),
            partial(self._refuse, read.id, event),
        )

    def _tell(
        self, event: "Quick", command: Chart | ChartDoubt, charted: "Charted"
    ) -> None:
        read: SessionRead | None = charted.session
        if read is None:
            return
        words = charted_words(event, read, command.at)
        if event.doubt is None:
            self.told.emit(words)
        else:
            self.doubted.emit(read.id, command.id, words)

    def _refuse(self, session: UUID, event: "Quick", refusal: Refusal) -> None:
        """What was not charted can be asked for again at once."""
        self._pressed.pop((session, event.key), None)
        self.told.emit(f"{event.label} not charted. {refusal.sentence}")
