"""The desks: each runs one part of what is typed, and all keep drafts in one place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from monitor.charting.ports import Draft
from ui import opening_typing, set_typing
from ui.drafts import DraftKeeper
from ui.form_desk import FormDesk
from ui.list_desk import ListDesk
from ui.opening_desk import OpeningDesk
from ui.set_desk import SetDesk

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.parts import Parts
    from ui.screens import Screens
    from ui.store import Store
    from ui.views.snapshot import Snapshot


class Desks(QObject):
    """Makes the desks, gives each its drafts, and shows the one that is in use."""

    def __init__(
        self, parts: "Parts", screens: "Screens", bedside: "Bedside", store: "Store"
    ) -> None:
        super().__init__(screens)
        self._parts = parts
        self._screens = screens
        self.drafts = DraftKeeper(bedside, store)
        self.sets = SetDesk(bedside, store, self.drafts)
        self.forms = FormDesk(parts.strip.form, bedside, store, self.drafts)
        self.opening = OpeningDesk(parts.opening, bedside, store, self.drafts)
        self.list = ListDesk(parts.sessions, bedside, store)
        for entry in (parts.strip.set, parts.opening.entry):
            self.sets.use(entry)
        bedside.drafts_found.connect(self._restore)

    @Slot(object)
    def display(self, snapshot: "Snapshot") -> None:
        """Render what the screens leave to the desks."""
        screen = self._screens.screen
        if screen == "live":
            self.sets.show_in(self._parts.strip.set)
        elif screen == "opening":
            self.opening.display(snapshot)
            self.sets.show_in(self._parts.opening.entry)
        elif screen == "sessions":
            self.list.display(snapshot)

    @Slot(object)
    def _restore(self, drafts: tuple[Draft, ...]) -> None:
        for draft in drafts:
            if draft.form == set_typing.DRAFT:
                self.sets.restore(draft)
            elif draft.form == opening_typing.DRAFT:
                self.opening.restore(draft)
            else:
                self.forms.restore(draft)
