"""Which screen is shown, kept as the snapshot says."""

from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.charting.reads import SessionRead, UnreadableSession
from ui.live_views import LiveViews, Shown
from ui.store import Store
from ui.views.alert_strip import NOT_TURNED, AlertStripView, most_urgent
from ui.views.elsewhere import elsewhere_view
from ui.views.help_screens import help_on
from ui.views.help_shapes import HelpView
from ui.views.live import Looking
from ui.views.lock import veil_view
from ui.views.palette import ActionView
from ui.views.screen_hints import IN_LIST, OPEN_CARD
from ui.views.screen_names import Cover, Screen
from ui.views.session_page.rail import Playing
from ui.views.signing.what import SIGNING
from ui.views.snapshot import Snapshot
from ui.views.state_card import HANDOVER
from ui.views.surroundings import (
    Setting,
    actions_on,
    footer,
    saved_words,
    start_page,
    top_bar,
)
from ui.views.trend.build import opening_window
from ui.views.trend.view import TrendView
from ui.views.trend.window import TrendWindow
from ui.views.unreadable import unreadable_view

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.parts import Parts

_OF_A_PATIENT: tuple[Screen, ...] = ("opening", "live")


class Screens(QObject):
    """Shows one screen and keeps it as the snapshot says.

    *Signals:* ``moved(Screen)`` when another screen is shown; ``looked()`` when the
    name was hidden or shown.
    """

    moved = Signal(str)
    looked = Signal()

    def __init__(self, parts: "Parts", store: Store, setting: Setting) -> None:
        super().__init__(parts.frame)
        self._parts = parts
        self._store = store
        self.setting = setting
        self.screen: Screen = "start"
        self.cover: Cover = ""
        self.looking = Looking()
        self._session: UUID | None = None
        self._was_open = True
        self.views = LiveViews()
        self._shown: Shown | None = None
        store.changed.connect(self.display)
        parts.live.chart.window_requested.connect(self.look_through)
        parts.board.enter_changed.connect(self._display_footer)
        parts.sessions.list_entered.connect(self._display_footer)

    def go(self, screen: Screen) -> None:
        """Show another screen."""
        self.screen = screen
        if screen == "opening":
            # Its bar names the most urgent alert, and F8 is about that one.
            self.looking = replace(self.looking, turned=NOT_TURNED)
        if screen != "live":
            self.looking = replace(self.looking, is_ending=False)
        self._show_page()
        self.moved.emit(screen)

    def lay(self, cover: Cover) -> None:
        """Lay it over whatever screen is shown, or take it away.

        What is gone to meanwhile, by a late answer, is shown once it is taken away.
        """
        self.cover = cover
        self._show_page()
        self.looked.emit()

    @property
    def on_top(self) -> Screen:
        """What is to be seen: the cover, or the screen."""
        return self.cover or self.screen

    def _show_page(self) -> None:
        self._shown = None
        parts, on_top = self._parts, self.on_top
        has_top = self._has_bars and on_top not in ("lock", "glass")
        has_footer = has_top and not self.cover
        page = parts.pages[on_top]
        parts.frame.show_page(page, has_top=has_top, has_footer=has_footer)
        self.display(self._store.snapshot)

    @Slot(object)
    def display(self, snapshot: Snapshot) -> None:
        """Render the screen that is shown, and nothing of the others."""
        edge = most_urgent(snapshot.rooms)
        self._parts.edge.display(edge, is_calm=self.setting.is_calm)
        if self.cover:
            self._display_cover(snapshot)
            return
        here = snapshot.shown if self.screen in _OF_A_PATIENT else None
        is_all_shown = self.screen in ("start", "board")
        rooms = () if is_all_shown else snapshot.open_sessions
        self._parts.elsewhere.display(
            elsewhere_view(rooms, None if here is None else here.id)
        )
        if not self._has_bars:
            self._parts.frame.show_banner(is_needed=False)
            self._parts.start.display(start_page(snapshot, self.setting))
            return
        self._parts.top.display(top_bar(self.screen, snapshot, self.setting))
        self._display_footer()
        shown = snapshot.shown if self.screen in _OF_A_PATIENT else None
        if isinstance(shown, UnreadableSession):
            self._display_unreadable(shown, snapshot.zone)
            return
        self._parts.frame.show_banner(is_needed=shown is not None)
        if shown is not None:
            self._display_patient(shown)

    @Slot(object)
    def look_through(self, window: TrendWindow) -> None:
        """Show another stretch of time in the chart."""
        self.looking = replace(self.looking, window=window)
        self.display(self._store.snapshot)

    def turn_card(self) -> None:
        """Show the next of several alerts, until another one is raised."""
        card = self.card
        if card is not None:
            self.looking = replace(self.looking, turned=card.next)
            self.display(self._store.snapshot)

    @Slot(str)
    def explain(self, key: str) -> None:
        """Show why an alert fired, in place of the timeline; again, the timeline."""
        asked = "" if self.looking.why == key else key
        self.looking = replace(self.looking, why=asked, is_ending=False)
        self.display(self._store.snapshot)

    @Slot()
    def explain_nothing(self) -> None:
        """Show the timeline again."""
        self.explain(self.looking.why)

    @property
    def _has_bars(self) -> bool:
        """Before anybody has signed in no bar leads to a chart."""
        is_signed_in = self._store.snapshot.actor is not None
        return self.screen != "start" and (is_signed_in or self.screen != "diagnostics")

    @property
    def is_ending(self) -> bool:
        """Whether the end is prepared."""
        return self.looking.is_ending

    def prepare_end(self, *, is_wanted: bool) -> None:
        """Show the checks before leaving in place of the timeline, or it again."""
        if self.looking.is_ending is not is_wanted:
            self.looking = replace(self.looking, is_ending=is_wanted, why="")
            self.display(self._store.snapshot)

    def swap_ghosts(self) -> None:
        """Draw earlier sessions beyond now, or only up to it again."""
        ahead = not self.looking.are_ghosts_ahead
        self.looking = replace(self.looking, are_ghosts_ahead=ahead)
        self.display(self._store.snapshot)

    @Slot()
    def show_state_card(self) -> None:
        """Whoever has taken the room over reads how it stands; it holds no focus."""
        if self.screen == "live" and self.looking.why != HANDOVER:
            self.explain(HANDOVER)

    @Slot()
    def show_what_is_signed(self) -> None:
        """Beside the form that asks for a signature; it holds no focus."""
        if self.screen == "live" and self.looking.why != SIGNING:
            self.explain(SIGNING)

    @Slot()
    def close_state_card(self) -> None:
        """The form that it, or what is signed, stood beside is done with."""
        if self.looking.why in (HANDOVER, SIGNING):
            self.explain_nothing()

    def swap_privacy(self) -> None:
        hidden = not self.looking.is_name_hidden
        self.looking = replace(self.looking, is_name_hidden=hidden)
        self.display(self._store.snapshot)
        self.looked.emit()

    @property
    def actions(self) -> tuple[ActionView, ...]:
        """What can be asked of the screen now."""
        return actions_on(self.on_top, self._store.snapshot)

    @property
    def card(self) -> AlertStripView | None:
        """The alert card on the screen, which may not be the newest known yet."""
        shown = self._shown if self.on_top in _OF_A_PATIENT else None
        return None if shown is None else shown.view.alert

    @property
    def trend(self) -> TrendView | None:
        """The chart on the screen."""
        return None if self._shown is None else self._shown.view.trend

    def play(self, playing: Playing) -> None:
        """Show a closed session as of that moment."""
        self.views.playing = playing
        self.display(self._store.snapshot)

    @property
    def alert_place(self) -> "QWidget":
        """Where the screen that is shown tells that alert: a card, or the start bar."""
        card, start_bar = self.alert_places
        return start_bar if self.screen == "opening" else card

    @property
    def alert_places(self) -> "tuple[QWidget, QWidget]":
        return self._parts.live.alert_bar, self._parts.opening.bar

    @property
    def is_in_front(self) -> bool:
        """Whether its window is the one that is worked in."""
        return self._parts.frame.isActiveWindow()

    @property
    def saved_words(self) -> str:
        """What Ctrl+S answers: there is nothing to save, and since when."""
        return saved_words(self._store.snapshot)

    @property
    def help(self) -> HelpView:
        return help_on(self.on_top, self._store.snapshot, self.setting)

    @Slot()
    def _display_footer(self) -> None:
        """Keys that mean something else where the focus is are off."""
        off: frozenset[str] = frozenset()
        if self.screen == "board" and not self._parts.board.is_enter_on:
            off = frozenset({OPEN_CARD})
        if self.screen == "sessions" and not self._parts.sessions.is_in_list:
            off = frozenset(action for action, _ in IN_LIST)
        view = footer(self.screen, self._store.snapshot, self.setting, off)
        self._parts.footer.display(view)

    def _display_cover(self, snapshot: Snapshot) -> None:
        """Of the bars of a page only the top one, which names no patient."""
        self._parts.elsewhere.display(elsewhere_view((), None))
        self._parts.frame.show_banner(is_needed=False)
        if self.cover == "veil":
            self._parts.top.display(top_bar(self.screen, snapshot, self.setting))
            self._parts.veil.display(veil_view(snapshot, self.setting))

    def _display_patient(self, read: SessionRead) -> None:
        if read.id != self._session:
            self._session = read.id
            hidden = self.looking.is_name_hidden
            window = opening_window(read.session)
            self.looking = Looking(window=window, is_name_hidden=hidden)
        elif read.session.is_open is not self._was_open:
            # Once it is closed it is looked at whole.
            window = opening_window(read.session)
            self.looking = replace(self.looking, window=window, is_ending=False)
        self._was_open = read.session.is_open
        shown = self.views.of(read, self.looking)
        if shown.is_same(self._shown):
            return
        self._shown = shown
        self._parts.banner.display(shown.view.banner)
        if self.screen == "live":
            self._parts.live.display(shown.view, shown.page)

    def _display_unreadable(self, session: UnreadableSession, zone: str) -> None:
        self._session, self._shown = session.id, None
        hidden = self.looking.is_name_hidden
        view = unreadable_view(session, zone, is_name_hidden=hidden)
        self._parts.frame.show_banner(is_needed=view.banner is not None)
        if view.banner is not None:
            self._parts.banner.display(view.banner)
        self._parts.live.display_unreadable(view)
