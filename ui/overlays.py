"""What lies over a page for a while: help, commands, eyes on patient, a question."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.over_places import (
    free_of,
    of_emergency,
    of_help,
    of_palette,
    of_sheet,
    rect_in,
    width_of_emergency,
)
from ui.overriding import override
from ui.panels.call_panel import CallPanel
from ui.panels.command_palette import CommandPalette
from ui.panels.emergency_panel import EmergencyPanel
from ui.panels.eyes_on_panel import EyesOnPanel
from ui.panels.help_panel import HelpPanel
from ui.panels.leaving_panel import LeavingPanel
from ui.panels.transfer_panel import TransferPanel
from ui.store import Store
from ui.views.banner import banner_view
from ui.views.beside_panels import BESIDE_A_PANEL
from ui.views.call_text import call_text
from ui.views.eyes_on import eyes_on_view
from ui.views.leaving import leaving_view
from ui.views.offering import for_others
from ui.views.quick import EVENTS, QUICK
from ui.views.surroundings import saved_words
from ui.views.transfer_sheet import transfer_sheet

if TYPE_CHECKING:
    from ui.main_window import Frame
    from ui.screens import Screens
    from ui.views.snapshot import Snapshot

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Overlays(QObject):
    """At most one lies open; Escape closes it and gives the focus back.

    What asks for the focus meanwhile gets it when the panel closes: keys never go to
    what lies behind. A click there closes the panel.

    *Signals:* ``action_requested(id)`` from the palette; ``leave_requested()`` once it
    is said that Vigil is to be closed; ``focus_lost()`` where nothing is left that the
    focus can go back to.
    """

    action_requested = Signal(str)
    leave_requested = Signal()
    focus_lost = Signal()

    def __init__(self, over: "Frame", screens: "Screens", store: Store) -> None:
        super().__init__(over)
        self._over = over
        self._screens = screens
        self._store = store
        self.open_panel: QWidget | None = None
        self._back_to: QWidget | None = None
        self._lists_events = False
        self.help = HelpPanel(over)
        self.palette = CommandPalette(over)
        self.eyes = EyesOnPanel(over)
        self.leaving = LeavingPanel(over)
        self.call = CallPanel(over)
        self.transfer = TransferPanel(over)
        self.emergency = EmergencyPanel(over)
        sheets = (self.call, self.transfer, self.emergency)
        for panel in (self.help, self.palette, self.eyes, self.leaving, *sheets):
            panel.hide()
            panel.closed.connect(self.close)
        self.leaving.leave_requested.connect(self.leave_requested)
        self.palette.action_requested.connect(self._run)
        over.installEventFilter(self)
        for place in screens.alert_places:
            place.installEventFilter(self)
        over.page_moved.connect(self._place)
        screens.looked.connect(self._look_again)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._hold_focus)

    @property
    def covers_alerts(self) -> bool:
        """Whether what lies open hides the alert, all or in part, or would hide it."""
        panel = self.open_panel
        if panel is None:
            return False
        return panel is self.eyes or panel.geometry().intersects(self._alert)

    def uncover(self) -> bool:
        """Close what hides the alert card; False where nothing does."""
        if not self.covers_alerts:
            return False
        self.close()
        return True

    @Slot(str)
    def swap(self, name: str) -> None:
        """Open one, or close it if it is the one that lies open."""
        named = {
            "help": self.help,
            "eyes": self.eyes,
            "leaving": self.leaving,
            "call": self.call,
            "transfer sheet": self.transfer,
            "emergency": self.emergency,
        }
        wanted = named.get(name, self.palette)
        was_open, listed = self.open_panel, self._lists_events
        self.close()
        self._lists_events = name == "events"
        if was_open is wanted and listed is self._lists_events:
            return
        self._back_to = QApplication.focusWidget()
        self.open_panel = wanted
        self._fill(wanted)
        self._place()
        wanted.show()
        wanted.raise_()
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if wanted is self.palette:
            self.palette.start()

    @Slot()
    def show_emergency(self) -> None:
        """Lay its panel over the strip, if it does not lie there yet."""
        if self.open_panel is self.emergency:
            self._place()
        else:
            self.swap("emergency")

    @Slot()
    def hide_emergency(self) -> None:
        if self.open_panel is self.emergency:
            self.close()

    @Slot()
    def ask_to_leave(self) -> None:
        """Ask before the window is closed; asked again, it is meant."""
        if self.open_panel is self.leaving:
            self.leave_requested.emit()
        else:
            self.swap("leaving")

    def display(self, snapshot: "Snapshot") -> None:
        """Keep what lies open as the snapshot says."""
        if self.open_panel is self.eyes:
            self._show_eyes(snapshot)
        elif self.open_panel is self.call:
            self._show_call(snapshot)
        elif self.open_panel is self.transfer:
            self._show_transfer(snapshot)

    @Slot(str)
    def give_way(self, action: str) -> None:
        """Close before something is done on the page that lies behind."""
        if action not in BESIDE_A_PANEL:
            self.close()

    @Slot()
    def close(self) -> None:
        panel, self.open_panel = self.open_panel, None
        before, self._back_to = self._back_to, None
        if panel is None:
            return
        # Before it is hidden: Qt would tab on from there, and select a whole field.
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.focus_lost.emit()
        panel.hide()

    @Slot(QWidget, QWidget)
    def _hold_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """What lies behind the open panel waits for the focus, unless it is clicked."""
        panel = self.open_panel
        if panel is None or now is None or _holds(panel, now):
            return
        self._back_to = now
        if QApplication.mouseButtons():
            self.close()
        else:
            back = old if old is not None and _holds(panel, old) else panel
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, panel: QWidget) -> None:
        if panel is self.help:
            self.help.display(self._screens.help)
        elif panel is self.palette:
            self._fill_palette()
        elif panel is self.call:
            self._show_call(self._store.snapshot)
        elif panel is self.transfer:
            self._show_transfer(self._store.snapshot)
        elif panel is self.emergency:
            return  # its desk keeps it filled
        elif panel is self.leaving:
            snapshot = self._store.snapshot
            rooms = [read.room for read in snapshot.open_sessions]
            self.leaving.display(leaving_view(rooms, saved_words(snapshot)))
        else:
            self._show_eyes(self._store.snapshot)

    def _fill_palette(self) -> None:
        """All that can be done; or the events alone, so that two clicks chart one."""
        actions = self._screens.actions
        if self._lists_events:
            events = tuple(a for a in actions if a.id.startswith(QUICK))
            self.palette.display(events, EVENTS)
        else:
            others = for_others(self._store.snapshot.actor)
            self.palette.display(actions, others=others)

    def _show_call(self, snapshot: "Snapshot") -> None:
        """About the card on the screen, or else the most urgent one."""
        read, actor = snapshot.readable, snapshot.actor
        if read is not None:
            card = self._screens.card
            top = None if card is None else read.assessment.alert(card.key)
            about = "" if top is None else top.parameter
            caller = "" if actor is None else actor.name
            hidden = self._screens.looking.is_name_hidden
            view = call_text(read, caller, about, is_name_hidden=hidden)
            self.call.display(view)

    def _show_transfer(self, snapshot: "Snapshot") -> None:
        read = snapshot.readable
        if read is not None:
            hidden = self._screens.looking.is_name_hidden
            self.transfer.display(transfer_sheet(read, is_name_hidden=hidden))

    def _show_eyes(self, snapshot: "Snapshot") -> None:
        read = snapshot.readable
        if read is not None:
            zone = ZoneInfo(read.session.opened.zone)
            hidden = self._screens.looking.is_name_hidden
            who = banner_view(read.patient, read.session, zone, is_hidden=hidden)
            view = eyes_on_view(read.session, read.protocol, read.assessment, who.name)
            self.eyes.display(view)

    @Slot(str)
    def _run(self, action: str) -> None:
        self.close()
        self.action_requested.emit(action)

    @Slot()
    def _look_again(self) -> None:
        self.display(self._store.snapshot)

    @Slot()
    def _place(self) -> None:
        whole = self._over.rect()
        free = free_of(whole, self._alert)
        hint = self.palette.sizeHint().height()
        self.palette.setGeometry(of_palette(whole, free, hint))
        asked = self.leaving.sizeHint()
        left = (whole.width() - asked.width()) // 2
        top = (whole.height() - asked.height()) // 2
        self.leaving.setGeometry(left, top, asked.width(), asked.height())
        self.help.setGeometry(of_help(whole, free))
        sheet = of_sheet(whole, free)
        self.transfer.setGeometry(sheet)
        sheet.setHeight(min(sheet.height(), self.call.tall(sheet.width())))
        self.call.setGeometry(sheet)
        height = self.emergency.height_at(width_of_emergency(whole))
        self.emergency.setGeometry(of_emergency(whole, free, height))
        # Banner, alert tabs and the bar of a fault stay in sight.
        self.eyes.setGeometry(whole.adjusted(0, self._over.top_of_page, 0, 0))

    @property
    def _alert(self) -> QRect:
        """Where the screen behind tells an alert, or has room for one."""
        return rect_in(self._over, self._screens.alert_place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)


def _holds(panel: QWidget, focus: QWidget) -> bool:
    return focus is panel or panel.isAncestorOf(focus)
