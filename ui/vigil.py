"""The running app: everything is made here and joined to everything it serves."""

from contextlib import AbstractContextManager
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from monitor.chart.entries import Actor
from monitor.charting.recorder import Recorder
from monitor.clock import Clock
from ui.action_desk import ActionDesk
from ui.admission import Admission
from ui.bedside import Bedside
from ui.beside import Beside
from ui.collecting import Collecting
from ui.desks import Desks
from ui.emergency_desk import EmergencyDesk
from ui.guard import Guard
from ui.held_keys import HeldKeys
from ui.held_rooms import HeldRooms
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.navigation import Navigation
from ui.noted import make_noted
from ui.overlays import Overlays
from ui.panels.notice import Notice
from ui.parts import make_parts, setting_of
from ui.record_folder import record_folder
from ui.remembered import remember_theme
from ui.screens import Screens
from ui.seen_watch import SeenWatch
from ui.shortcuts import Shortcuts
from ui.store import Store
from ui.theme.theme import apply_theme, current_theme
from ui.views.snapshot import Snapshot
from ui.way_back import WayBack
from ui.worker import Worker

_PREPARED_AFTER_MS = 50


class Vigil(QObject):
    """Makes the parts and joins them; begins, and ends without losing anything."""

    def __init__(
        self, app: QApplication, window: MainWindow, launch: Launch, clock: Clock
    ) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._asks_to_leave = not launch.is_demo
        self._launch = launch
        self._clock = clock
        self._collecting = Collecting(self)
        self.store = Store(clock.now(), clock.zone)
        self.worker = Worker(self._open_record)
        self.bedside = Bedside(self.worker, self.store, clock)
        self.parts = make_parts()
        self.admission = Admission(
            self.parts.start, self.worker, self.bedside, record_folder(launch), clock
        )
        self.screens = Screens(self.parts, self.store, setting_of(launch))
        self.noted = make_noted(self.bedside, self.store, self.screens)
        self.desks = Desks(self.parts, self.screens, self.bedside, self.store)
        self.navigation = Navigation(
            self.parts, self.screens, self.desks, self.bedside, self.store
        )
        self.way_back = WayBack(self.navigation, self.screens, self.store)
        self.overlays = Overlays(self.parts.frame, self.screens, self.store)
        self.actions = ActionDesk(
            self.bedside, self.store, self.screens, self.desks, self.overlays
        )
        self.emergency = self._emergency_desk()
        self.notice = Notice(self.parts.frame, self.parts.footer)
        self.beside = Beside(self.bedside, self.store)
        self.beside.told.connect(self.notice.tell)
        self.seen = SeenWatch(self.bedside, self.store, self.screens, self.overlays)
        self.held = HeldRooms(self.store)
        self.held.told.connect(self.notice.tell)
        self.shortcuts = Shortcuts(window)
        self.held_keys = HeldKeys(app, self)
        self.guard = Guard(self, window)
        self._join()

    def _emergency_desk(self) -> EmergencyDesk:
        return EmergencyDesk(
            self.overlays.emergency,
            self.bedside,
            self.store,
            self.screens,
            self.desks.notes,
        )

    def begin(self) -> None:
        """Show the start page, and open the record behind it, or whoever signs in."""
        self._collecting.begin()
        self._window.setCentralWidget(self.parts.frame)
        self.screens.go("start")
        if self._launch.asks_name_only:
            self.parts.start.setFocus()
            self.worker.start()
            self.bedside.start()
            self.desks.opening.prepare()
        else:
            self.admission.begin()

    def end(self) -> None:
        """Keep what is half typed, finish what was asked of the record, close it."""
        self._asks_to_leave = False
        self._window.ask_before_closing(is_needed=False)
        self.desks.drafts.flush()
        self.bedside.finish()
        # What the record gave no answer to stands as half typed again.
        self.desks.drafts.flush()
        self.bedside.stop()
        self.desks.finish()
        self.guard.end()
        self.admission.end()
        self.parts.edge.rest()
        self._collecting.end()

    def _join(self) -> None:
        self._join_start()
        self._join_pages()
        self._join_strip()
        self._join_live()
        self._join_actions()
        for show in (self.desks.display, self.overlays.display, self._guard_window):
            self.store.changed.connect(show)
        self._app.focusWindowChanged.connect(self._window.give_focus)
        self._window.leaving.connect(self.overlays.ask_to_leave)
        self.overlays.leave_requested.connect(self._window.close_now)
        self.bedside.drafts_found.connect(self._prepare_chart)
        self.bedside.reopened.connect(self.desks.opening.prepare)

    def _join_start(self) -> None:
        start, admission = self.parts.start, self.admission
        admission.entered.connect(self.navigation.enter)
        admission.entered.connect(self.desks.opening.prepare)
        admission.told.connect(self.notice.tell)
        admission.way_in.waiting.connect(self._prepare_chart)
        admission.way_in.first_start.connect(self.store.note_first_start)
        self.desks.use(admission, record_folder(self._launch))
        start.start_requested.connect(self.navigation.start)
        start.theme_requested.connect(self.swap_theme)
        start.demo_requested.connect(partial(self.beside.open, "demo"))
        start.drill_requested.connect(partial(self.beside.open, "drill"))
        start.emergency_requested.connect(self.emergency.begin)
        start.diagnostics_requested.connect(partial(self.actions.do, "diagnostics"))
        start.help_requested.connect(partial(self.overlays.swap, "help"))

    def _join_pages(self) -> None:
        parts, desks, navigation = self.parts, self.desks, self.navigation
        parts.top.tab_requested.connect(navigation.open_tab)
        parts.elsewhere.room_requested.connect(navigation.open_session)
        parts.top.retry_requested.connect(self.bedside.retry)
        parts.footer.action_requested.connect(self.actions.do)
        parts.opening.cancelled.connect(navigation.show_running)
        desks.opening.opened.connect(self.store.show_session)
        desks.opening.cleared.connect(navigation.go_live)
        desks.board.chosen.connect(navigation.open_session)
        desks.board.new_wanted.connect(navigation.open_new_in)
        desks.taking.taken.connect(navigation.go_on_in)
        desks.taking.taken.connect(self.screens.show_state_card)
        desks.taking.is_needed = not self._launch.is_demo
        parts.taking.left.connect(navigation.show_board)
        for page in parts.named:
            page.left.connect(self.way_back.go)
        desks.backtest.left.connect(partial(navigation.show_page, "protocol"))
        self.screens.moved.connect(partial(desks.backtest.lead_on, desks.replay))
        parts.live.left.connect(self.way_back.leave_session)
        desks.oversight.chosen.connect(self.way_back.open_session)
        parts.oversight.asked.connect(self.actions.do)
        desks.protocols.approved.connect(desks.opening.prepare)
        for sessions in (desks.list.chosen, *desks.wanting):
            sessions.connect(navigation.open_session)
        desks.list.new_wanted.connect(navigation.open_new)

    def _join_strip(self) -> None:
        strip, desks = self.parts.strip, self.desks
        strip.set.note_requested.connect(partial(self.actions.do, "note"))
        strip.closed.action_requested.connect(self.actions.do)
        desks.forms.opened.connect(self.navigation.strip.show_form)
        desks.forms.left.connect(self.navigation.strip.leave_form)
        desks.forms.left.connect(self.screens.close_state_card)
        desks.forms.handed_over.connect(self._hand_over)
        desks.left.answered.connect(self.navigation.strip.return_to_set)
        desks.forms.closed.connect(self.navigation.leave_closed)
        self.actions.begun.connect(desks.sets.hush)
        done = (strip.set.keyed, strip.form.typed, strip.form.picked)
        for signal in (self.actions.begun, *done, self.parts.protocols.form.typed):
            signal.connect(self.notice.quiet)
        for teller in (
            desks,
            desks.forms,
            desks.left,
            desks.quick,
            desks.taking,
            desks.sets,
            desks.opening,
            desks.board,
            *desks.of_pages,
            self.actions,
            self.noted.copying,
            self.emergency,
            self.navigation,
        ):
            teller.told.connect(self.notice.tell)

    def _join_live(self) -> None:
        live, actions = self.parts.live, self.actions
        live.alert_bar.acknowledge_requested.connect(actions.acknowledge)
        live.alert_bar.action_requested.connect(actions.act)
        live.alert_bar.next_requested.connect(self.screens.turn_card)
        live.alert_bar.why_requested.connect(self.screens.explain)
        live.why.closed.connect(self.screens.explain_nothing)
        live.why.set_requested.connect(actions.amend)
        live.ending.answer_requested.connect(actions.check)
        live.ending.override_requested.connect(actions.override)
        live.ending.told.connect(self.notice.tell)
        live.ending.ending_requested.connect(actions.end)
        live.ending.sheet_requested.connect(partial(actions.do, "transfer sheet"))
        self.desks.paper.asked.connect(partial(actions.do, "print"))
        live.ending.closed.connect(self.navigation.strip.leave_end)
        live.timeline.amend_requested.connect(actions.amend)
        live.timeline.close_requested.connect(live.swap_drawer)
        live.chart.set_requested.connect(actions.amend)
        live.review.action_requested.connect(actions.do)
        live.review.lower.alerts.rows.opened.connect(self.desks.replay.go_to_alert)
        self.noted.copying.join(live.chart, self.overlays, actions, self.screens)

    def _join_actions(self) -> None:
        actions, navigation = self.actions, self.navigation
        navigation.left.connect(self.overlays.close)
        actions.begun.connect(self.overlays.give_way)
        self.overlays.focus_lost.connect(navigation.take_focus)
        self.shortcuts.action_requested.connect(actions.do)
        self.shortcuts.room_requested.connect(navigation.open_room)
        self.overlays.action_requested.connect(actions.do)
        actions.set_wanted.connect(navigation.strip.return_to_set)
        actions.pane_wanted.connect(navigation.next_pane)
        actions.overlay_wanted.connect(self.overlays.swap)
        actions.overlay_wanted.connect(self.parts.edge.raise_)
        actions.theme_wanted.connect(self.swap_theme)
        actions.drill_wanted.connect(partial(self.beside.open, "drill"))
        actions.new_wanted.connect(navigation.open_new)
        actions.board_wanted.connect(navigation.show_board)
        actions.page_wanted.connect(self.way_back.open_page)
        actions.find_wanted.connect(navigation.show_list)
        actions.nurse_wanted.connect(self.guard.change_person)
        actions.own_wanted.connect(self.guard.choose_own)
        actions.timeline_wanted.connect(self.parts.live.swap_drawer)
        actions.end_wanted.connect(navigation.strip.prepare_end)
        actions.room_wanted.connect(navigation.open_room)
        # What is open is said first, as where the window is closed by its frame.
        actions.quit_wanted.connect(self._window.close)
        actions.emergency_wanted.connect(self.emergency.begin)
        self.emergency.shown.connect(self.overlays.show_emergency)
        self.emergency.room_wanted.connect(navigation.open_session)
        self.emergency.left.connect(self.overlays.hide_emergency)

    @Slot(str, object)
    def _hand_over(self, name: str, by: Actor) -> None:
        """By name alone nobody goes on where people sign in."""
        if self._launch.asks_name_only:
            self.navigation.go_on_with(name, by)
        elif self.store.snapshot.actor is by:
            self.guard.change_person()

    @Slot(object)
    def _guard_window(self, snapshot: Snapshot) -> None:
        """Where a session is open, closing is asked; a demo has nothing to lose."""
        is_needed = self._asks_to_leave and bool(snapshot.open_sessions)
        self._window.ask_before_closing(is_needed=is_needed)

    @Slot()
    def _prepare_chart(self) -> None:
        """Once the record is open and a name is typed, or a password is looked at."""
        # Not in another thread: PySide6 makes a class when it is first named, and a
        # start of the bench crashed while two threads did so.
        QTimer.singleShot(_PREPARED_AFTER_MS, self.parts.live.chart.prepare)

    def _open_record(self) -> AbstractContextManager[Recorder]:
        # In the thread of the record, while the start page is painted: SQLAlchemy takes
        # 200 ms to import.
        from ui.opening import open_recorder  # noqa: PLC0415

        folder, keys = record_folder(self._launch), self.admission.keys
        is_kept = not self._launch.is_demo
        return open_recorder(folder, self._clock, keys, is_kept=is_kept)

    @Slot()
    def swap_theme(self) -> None:
        theme = current_theme().other
        apply_theme(self._app, theme)
        try:
            remember_theme(self._launch, theme)
        except OSError as fault:
            self.notice.tell(f"Not kept for the next start: {fault.strerror}")
