"""Moves between the screens, and between the rooms."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from monitor.charting.reads import AnyRead, SessionRead
from ui.live_strip import LiveStrip
from ui.panes import next_pane, take_focus
from ui.store import Store
from ui.views.own_page import kept_out, own_page
from ui.views.own_tabs import OWN_TABS
from ui.views.room_keys import NO_SUCH_ROOM, room_of
from ui.views.screen_names import Screen
from ui.views.snapshot import is_before_start
from ui.views.start import NOBODY
from ui.views.top_bar import BOARD_TAB, NEW_TAB, SESSIONS_TAB
from ui.views.whereabouts import LOCKED

if TYPE_CHECKING:
    from monitor.chart.entries import Actor
    from ui.bedside import Bedside
    from ui.desks import Desks
    from ui.parts import Parts
    from ui.screens import Screens

_STAYING = frozenset((NEW_TAB, *(tab.id for tab in OWN_TABS.values())))
"""Tabs that are there while their page is shown."""


class Navigation(QObject):
    """Shows what is asked for, and puts the focus where the next key belongs.

    What lies over the page goes when a key asks for another, never by a late answer.

    *Signals:* ``left()`` before another screen or room that was asked for is shown;
    ``told(str)`` why it is not.
    """

    left = Signal()
    told = Signal(str)

    def __init__(
        self,
        parts: "Parts",
        screens: "Screens",
        desks: "Desks",
        bedside: "Bedside",
        store: Store,
    ) -> None:
        super().__init__(screens)
        self._parts = parts
        self._screens = screens
        self._desks = desks
        self._bedside = bedside
        self._store = store
        self._moves = 0
        self.strip = LiveStrip(parts, screens, desks, store)
        self.strip.unready.connect(self._show)

    @Slot(str)
    def start(self, name: str) -> None:
        """Somebody charts from now on: on to what runs here, or to the list.

        Where several run, the board shows which is the most urgent.
        """
        self._bedside.name_nurse(name)
        self._show_first()

    @Slot(object)
    def enter(self, actor: "Actor") -> None:
        """Somebody signed in; who may see no chart is shown none."""
        self._bedside.name_actor(actor)
        self._show_first()

    @Slot()
    def clear_away(self) -> None:
        """Another person goes on here; what was half typed is its author's."""
        self.left.emit()
        self._go("board")

    def _is_kept_out(self) -> bool:
        why = kept_out(self._store.snapshot.actor)
        if why:
            self.told.emit(why)
        return bool(why)

    def _show_first(self) -> None:
        running, actor = self._store.snapshot.open_sessions, self._store.snapshot.actor
        if len(running) == 1 and not kept_out(actor):
            self.show_session(running[0])
        else:
            self.show_running()

    @Slot()
    def show_start(self) -> None:
        """Nobody charts until a name is given; what is half typed is its author's."""
        self.left.emit()
        self._go("start")
        self._desks.drafts.flush()
        self._bedside.name_nobody()
        self.take_focus()

    @Slot()
    def show_board(self) -> None:
        if self._is_kept_out():
            return
        self.left.emit()
        self._go_to_board()

    @Slot()
    def show_running(self) -> None:
        """To what runs here, or to the list where nothing does.

        Before anybody has signed in back to the start page; for whoever may see no
        chart, to the people or the protocols.
        """
        actor = self._store.snapshot.actor
        if actor is None:
            self._go("start")
            self.take_focus()
            return
        if kept_out(actor):
            if self._screens.screen != own_page(actor):
                self.show_page(own_page(actor))
            return
        running = self._store.snapshot.open_sessions
        (self.show_board if running else self.show_list)()

    @Slot()
    def leave_closed(self) -> None:
        """A session was closed here; where others run, they come next."""
        if self._screens.screen == "live" and self._store.snapshot.open_sessions:
            self._go_to_board()

    @Slot(str, object)
    def go_on_with(self, name: str, by: "Actor") -> None:
        """Another nurse was left a session, and charts from now on in place of ``by``.

        Whoever has signed in since the handover was sent charts on, and so would who
        sent it. Another room than hers is shown to her once she takes it over.
        """
        if self._store.snapshot.actor is not by:
            return
        self._bedside.name_nurse(name)
        read = self._store.snapshot.readable
        is_of_one = self._screens.screen in ("live", "opening")
        if is_of_one and read is not None and self._desks.taking.has_to_ask(read):
            self.go_on_in(read)
        else:
            self._desks.ask_about_left()

    @Slot()
    def show_list(self, typed: str = "") -> None:
        if self._is_kept_out():
            return
        self.left.emit()
        self._go("sessions")
        self._desks.list.begin(typed)
        self.take_focus()

    @Slot(str)
    def show_page(self, page: Screen) -> None:
        """A page that is asked for by its name, such as that of the protocols."""
        self.left.emit()
        self._go(page)
        self._desks.begin_page(page)
        self.take_focus()

    @Slot(str)
    def open_tab(self, tab: str) -> None:
        if tab == BOARD_TAB:
            self.show_board()
        elif tab == SESSIONS_TAB:
            is_there = self._screens.screen == "sessions"
            self.show_list("" if is_there else self._store.snapshot.waiting.typed)
        elif tab in _STAYING:
            self.take_focus()
        else:
            self.open_session(UUID(tab))

    @Slot(str)
    def open_room(self, key: str) -> None:
        found = room_of(self._store.snapshot.open_sessions, key)
        if self._screens.cover in ("lock", "glass"):
            self.told.emit(LOCKED)
        elif self._store.snapshot.actor is None:
            self.told.emit(NOBODY)
        elif found is None:
            self.told.emit(NO_SUCH_ROOM.format(key=key))
        elif not self._is_kept_out():
            self.show_session(found)

    @Slot(object)
    def open_session(self, id_: UUID) -> None:
        if self._is_kept_out():
            return
        room = self._store.room(id_)
        if room is not None:
            self.show_session(room)
        else:
            take = partial(self._take_asked, self._moves)
            self._bedside.fetch(id_, take)

    @Slot()
    def open_new(self) -> None:
        if self._is_kept_out():
            return
        self.left.emit()
        self._leave()
        self._store.show_session(None)
        self._screens.go("opening")
        self._desks.opening.begin(None)

    @Slot(str)
    def open_new_in(self, room: str) -> None:
        """A new session, in that room unless another was typed on the page before."""
        self.open_new()
        self._desks.opening.propose_room(room)

    @Slot()
    def go_live(self) -> None:
        self._go("live")
        self.strip.return_to_set()

    @Slot()
    def take_focus(self) -> None:
        """Put the focus where typing goes on, on the screen that is shown."""
        take_focus(self._parts, self._screens.on_top)

    @Slot()
    def next_pane(self) -> None:
        next_pane(self._parts, self._screens.screen)

    @Slot(object)
    def show_session(self, read: AnyRead) -> None:
        """The session that was asked for."""
        self.left.emit()
        self.go_on_in(read)

    @Slot(object)
    def go_on_in(self, read: AnyRead) -> None:
        """An open session that is not ready goes on where it is opened.

        What another nurse charts is shown once it is taken over, and not before; what
        another nurse left half typed is asked about.
        """
        self._show(read)
        self._desks.ask_about_left()

    @Slot(object)
    def _show(self, read: AnyRead) -> None:
        self._leave()
        if isinstance(read, SessionRead) and self._desks.taking.has_to_ask(read):
            self._store.show_session(None)
            self._screens.go("taking")
            self._desks.taking.begin(read)
            self.take_focus()
            return
        self._store.show_session(read)
        if is_before_start(read):
            self._screens.go("opening")
            self._desks.opening.begin(read)
        else:
            self.go_live()

    def _take_asked(self, moves: int, read: AnyRead) -> None:
        """A session read from the record, unless the nurse has gone elsewhere."""
        if moves == self._moves:
            self.go_on_in(read)

    def _go_to_board(self) -> None:
        self._go("board")
        self._desks.board.begin()
        self.take_focus()

    def _go(self, screen: Screen) -> None:
        self._leave()
        self._screens.go(screen)

    def _leave(self) -> None:
        """Page and form are in use no more."""
        self._moves += 1
        self._desks.leave()
