"""Escape on a page that is gone to by its name leads back to where it was opened."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from monitor.charting.reads import AnyRead
from ui.navigation import Navigation
from ui.store import Store
from ui.views.own_page import kept_out
from ui.views.screen_names import Screen

if TYPE_CHECKING:
    from ui.screens import Screens

_BY_NAME: tuple[Screen, ...] = (
    *("protocol", "people", "audit", "figures", "oversight", "backtest"),
    "diagnostics",
)


class WayBack(QObject):
    """Remembers one place; from one such page to the next it stays the same."""

    def __init__(
        self, navigation: Navigation, screens: "Screens", store: Store
    ) -> None:
        super().__init__(navigation)
        self._navigation = navigation
        self._screens = screens
        self._store = store
        self._screen: Screen = "board"
        self._shown: AnyRead | None = None
        self._page: Screen | None = None
        self._opened: UUID | None = None

    @Slot(str)
    def open_page(self, page: Screen) -> None:
        if self._screens.screen not in _BY_NAME:
            self._screen = self._screens.screen
            self._shown = self._store.snapshot.shown
        self._navigation.show_page(page)

    @Slot(object)
    def open_session(self, id_: UUID) -> None:
        """From such a page, and Escape in the closed session leads back to it."""
        self._page, self._opened = self._screens.screen, id_
        self._navigation.open_session(id_)

    @Slot()
    def leave_session(self) -> None:
        """Escape in a closed session: only from one that was opened from a page."""
        page, shown = self._page, self._store.snapshot.shown
        if page is not None and shown is not None and shown.id == self._opened:
            self._page = self._opened = None
            self._navigation.show_page(page)

    @Slot()
    def go(self) -> None:
        """There again; to what runs here where that is not to be shown, or is gone."""
        actor, shown = self._store.snapshot.actor, self._shown
        if actor is None or kept_out(actor):
            self._navigation.show_running()
        elif self._screen == "sessions":
            self._navigation.show_list()
        elif self._screen in ("live", "opening") and shown is not None:
            # As it is by now, which may be closed.
            self._navigation.open_session(shown.id)
        elif self._screen == "opening":
            self._navigation.open_new()
        else:
            self._navigation.show_running()
