"""Asks where the drug goes on once its site is lost, now or when it is asked for."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from ui.store import Store

if TYPE_CHECKING:
    from ui.desks import Desks
    from ui.screens import Screens

_LATER = "Ctrl+Shift+U adds the new site"


class NewSite(QObject):
    """Knows the doubts of each session whose new site nobody has told yet.

    *Signals:* ``told(str)``: a sentence to show for a moment.
    """

    told = Signal(str)

    def __init__(self, store: Store, screens: "Screens", desks: "Desks") -> None:
        super().__init__(screens)
        self._store = store
        self._screens = screens
        self._forms = desks.forms
        self._drafts = desks.drafts
        self._untold: dict[UUID, UUID] = {}
        desks.quick.doubted.connect(self._ask)

    def ask_again(self) -> bool:
        """Ask, once, for a site of this session that nobody told; if there is one."""
        read = self._store.snapshot.readable
        doubt = None if read is None else self._untold.pop(read.id, None)
        return doubt is not None and self._forms.open("doubt", str(doubt))

    @Slot(object, object, str)
    def _ask(self, session: UUID, doubt: UUID, words: str) -> None:
        """Whoever types meanwhile is told by which key."""
        read = self._store.snapshot.readable
        is_here = read is not None and read.id == session
        is_typing = self._forms.is_open or bool(self._drafts.half_typed_in(session))
        if is_here and self._screens.screen == "live" and not is_typing:
            self._forms.open("doubt", str(doubt))
        else:
            self._untold[session] = doubt
            words = f"{words}. {_LATER}"
        self.told.emit(words)
