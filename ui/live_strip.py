"""What lies in the strip of the live page: the set, a form, or the end prepared."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from monitor.charting.reads import UnreadableSession
from ui.store import Store
from ui.views.proof_words import closed_view
from ui.views.snapshot import is_before_start

if TYPE_CHECKING:
    from ui.desks import Desks
    from ui.parts import Parts
    from ui.screens import Screens


class LiveStrip(QObject):
    """Turns between them, and puts the focus where the next key belongs.

    *Signals:* ``unready(AnyRead)`` where the session belongs to the page of openings.
    """

    unready = Signal(object)

    def __init__(
        self, parts: "Parts", screens: "Screens", desks: "Desks", store: Store
    ) -> None:
        super().__init__(screens)
        self._parts = parts
        self._screens = screens
        self._desks = desks
        self._store = store
        self._is_of_set = False
        desks.signing.opened.connect(self._show_signing)
        desks.signing.closed.connect(screens.close_state_card)
        desks.signing.left.connect(self.leave_form)
        desks.forms.opened.connect(desks.signing.put_away)

    @Slot()
    def return_to_set(self) -> None:
        """Put the observation set back into the strip, and the focus into it."""
        parts = self._parts
        if self._screens.screen == "opening":
            parts.opening.focus("set")
        if self._screens.screen != "live":
            return
        self._desks.forms.leave()
        self._desks.signing.put_away()
        read = self._store.snapshot.shown
        if is_before_start(read):
            self.unready.emit(read)
            return
        if isinstance(read, UnreadableSession):
            parts.live.enter(parts.live.timeline)
            return
        if read is not None and not read.session.is_open:
            view = closed_view(read, self._screens.actions)
            parts.strip.closed.show_view(view)
            parts.strip.show_closed()
            parts.live.enter(parts.live.review.rail)
            return
        self._show_set()
        parts.strip.set.take_focus()

    @Slot()
    def leave_form(self) -> None:
        """A form is done with; where it is not to be seen any more, nothing moves.

        While the end is prepared the next key is for its checks, unless the form was
        opened from the set.
        """
        if self._screens.screen != "live":
            return
        read = self._store.snapshot.readable
        is_ending = self._screens.is_ending and not self._is_of_set
        if read is not None and read.session.is_open and is_ending:
            self._show_set()
            self._parts.live.enter(self._parts.live.ending)
        else:
            self.return_to_set()

    @Slot()
    def prepare_end(self) -> None:
        """Show the checks and the endings, and put the focus there.

        They lie beside the chart; the page of an opening waits meanwhile.
        """
        self._desks.forms.put_away()
        self._leave_opening()
        self._show_set()
        self._screens.prepare_end(is_wanted=True)
        self._parts.live.enter(self._parts.live.ending)

    @Slot()
    def leave_end(self) -> None:
        """Show the timeline again; what was typed in a form is kept."""
        self._screens.prepare_end(is_wanted=False)
        self.return_to_set()

    @Slot()
    def show_form(self) -> None:
        """Put the form there in place of the set, or of the form opened from it."""
        strip, focused = self._parts.strip, QApplication.focusWidget()
        if focused is None or not strip.form.isAncestorOf(focused):
            self._is_of_set = focused is not None and strip.set.isAncestorOf(focused)
        self._leave_opening()
        self._parts.strip.show_form()

    @Slot()
    def _show_signing(self) -> None:
        """What is signed stands beside it, in place of the timeline."""
        self._desks.forms.put_away()
        self._screens.show_what_is_signed()
        self._parts.strip.show_signing()

    def _leave_opening(self) -> None:
        """Only the live screen has a strip; the page of an opening waits meanwhile."""
        if self._screens.screen == "opening":
            self._desks.opening.leave()
            self._screens.go("live")

    def _show_set(self) -> None:
        self._parts.strip.show_set()
        self._desks.sets.show_in(self._parts.strip.set)
