"""Runs the board: which rooms there are, how they are sorted, what is acknowledged."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.commands import AcknowledgeAlert
from monitor.chart.refusals import Refusal
from monitor.charting.ports import SessionRow
from monitor.charting.reads import Charted
from monitor.clock import new_id
from ui import questions
from ui.store import Store
from ui.views.board.board import NOTHING_WAITS, board_view
from ui.views.board.card import CardView
from ui.views.board.empty import empty_rooms
from ui.views.board.order import Sort

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.panels.board.panel import BoardPanel
    from ui.views.snapshot import Snapshot


class BoardDesk(QObject):
    """Asks the record for the rooms of earlier sessions, and shows all of them.

    *Signals:* ``chosen(UUID)``, ``new_wanted(str)`` with a room or empty;
    ``told(str)``.
    """

    chosen = Signal(object)
    new_wanted = Signal(str)
    told = Signal(str)

    def __init__(self, panel: "BoardPanel", bedside: "Bedside", store: Store) -> None:
        super().__init__(panel)
        self.panel = self._panel = panel
        self._bedside = bedside
        self._store = store
        self._sort: Sort = "urgency"
        self._is_name_hidden = False
        self._closed: tuple[SessionRow, ...] = ()
        self._open: frozenset[UUID] = frozenset()
        panel.open_requested.connect(self._open_room)
        panel.acknowledge_requested.connect(self._acknowledge)
        panel.new_requested.connect(self.new_wanted)
        panel.sort_chosen.connect(self._choose_sort)
        panel.told.connect(self.told)

    def begin(self) -> None:
        """Ask afresh which rooms there were, and sort; the most urgent is in sight."""
        self._read()
        self.display(self._store.snapshot)
        self._panel.sort_now()
        self._panel.rooms.go_to_top()

    def hide_names(self, *, is_hidden: bool) -> None:
        self._is_name_hidden = is_hidden

    def display(self, snapshot: "Snapshot") -> None:
        """Show every room; those that were left are asked for when one is closed."""
        reads = snapshot.open_sessions
        now_open = frozenset(read.id for read in reads)
        if now_open != self._open:
            self._open = now_open
            self._read()
        empty = empty_rooms(self._closed, (read.room for read in reads))
        view = board_view(reads, empty, self._sort, is_name_hidden=self._is_name_hidden)
        self._panel.display(replace(view, at=snapshot.now))

    def _read(self) -> None:
        self._bedside.ask(questions.closed_lately, self._take_closed)

    def _take_closed(self, rows: tuple[SessionRow, ...]) -> None:
        self._closed = rows
        self.display(self._store.snapshot)

    @Slot(object)
    def _open_room(self, card: CardView) -> None:
        if card.session is not None:
            self.chosen.emit(card.session)

    @Slot(str)
    def _choose_sort(self, sort: Sort) -> None:
        self._sort = sort
        self.display(self._store.snapshot)
        self._panel.sort_now()

    @Slot(object)
    def _acknowledge(self, card: CardView) -> None:
        """What the card showed when it was asked, of the room that it showed."""
        if card.session is None or not card.alerts:
            self.told.emit(NOTHING_WAITS.format(room=card.room))
            return
        for key in card.alerts:
            command = AcknowledgeAlert(
                id=new_id(), stream_id=card.session, at=self._bedside.now(), key=key
            )
            is_last = key == card.alerts[-1]
            said = partial(self._say_done, card) if is_last else questions.take_nothing
            self._bedside.send(command, said, partial(self._say_refused, card))

    def _say_done(self, card: CardView, _: Charted) -> None:
        self.told.emit(f"{card.room}, {card.alert} alert acknowledged")

    def _say_refused(self, card: CardView, refusal: Refusal) -> None:
        self.told.emit(f"{card.room}. {refusal.sentence}")
