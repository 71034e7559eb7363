"""The running app: everything is made here and joined to everything it serves."""

import sys
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QProcess, QTimer, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget

from monitor.chart.session import Session
from monitor.charting.ports import Draft
from monitor.charting.reads import AnyRead, SessionRead, UnreadableSession
from monitor.charting.recorder import Recorder
from monitor.clock import Clock
from ui import opening_desk, set_desk
from ui.action_desk import ActionDesk
from ui.bedside import Bedside
from ui.form_desk import FormDesk
from ui.launch import Launch
from ui.list_desk import ListDesk
from ui.main_window import Frame, MainWindow
from ui.opening_desk import OpeningDesk
from ui.overlays import Overlays
from ui.pages.live_page import LivePage
from ui.panels.banner_bar import BannerBar
from ui.panels.closed_strip import ClosedStrip
from ui.panels.edge_light import EdgeLight
from ui.panels.footer_bar import FooterBar
from ui.panels.new_session.page import NewSessionPage
from ui.panels.notice import Notice
from ui.panels.observation_form import ObservationForm
from ui.panels.session_list_panel import SessionListPanel
from ui.panels.start_panel import StartPanel
from ui.panels.strip_form import StripFormPanel
from ui.panels.top_bar import TopBarPanel
from ui.screens import Parts, Screens
from ui.set_desk import SetDesk
from ui.shortcuts import Shortcuts
from ui.store import Store
from ui.theme.theme import apply_theme, current_theme
from ui.views.snapshot import Snapshot
from ui.views.surroundings import Setting
from ui.views.top_bar import SESSIONS_TAB
from ui.worker import Worker

_PREPARED_AFTER_MS = 50


class Vigil(QObject):
    """Makes the parts, joins them, and moves between the screens."""

    def __init__(
        self, app: QApplication, window: MainWindow, launch: Launch, clock: Clock
    ) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self.store = Store(clock.now(), clock.zone)
        self.worker = Worker(partial(_open_record, launch, clock))
        self.bedside = Bedside(self.worker, self.store, clock)
        self.strip = QStackedWidget()
        self.form = ObservationForm()
        self.form_panel = StripFormPanel()
        self.closed = ClosedStrip()
        for page in (self.form, self.form_panel, self.closed):
            self.strip.addWidget(page)
        self.parts = self._make_parts()
        setting = Setting(station=launch.station_name, is_demo=launch.is_demo)
        self.screens = Screens(self.parts, self.store, setting)
        self.sets = SetDesk(self.bedside, self.store)
        self.forms = FormDesk(self.form_panel, self.bedside, self.store)
        self.opening = OpeningDesk(self.parts.opening, self.bedside, self.store)
        self.list = ListDesk(self.parts.sessions, self.bedside, self.store)
        self.actions = ActionDesk(
            self.bedside, self.store, self.screens, self.sets, self.forms
        )
        self.overlays = Overlays(self.parts.frame, self.screens, self.store)
        self.notice = Notice(self.parts.frame)
        self.shortcuts = Shortcuts(window)
        self._join()

    def begin(self) -> None:
        """Show the start page, and open the record behind it."""
        self._window.setCentralWidget(self.parts.frame)
        self.screens.go("start")
        self.parts.start.setFocus()
        self.worker.start()
        self.bedside.start()
        self.opening.prepare()

    def end(self) -> None:
        """Finish what was asked of the record and close it."""
        self.bedside.stop()

    def _make_parts(self) -> Parts:
        top, banner, footer = TopBarPanel(), BannerBar(), FooterBar()
        start, sessions = StartPanel(), SessionListPanel()
        opening, live = NewSessionPage(), LivePage(self.strip)
        frame = Frame(top, banner, footer, start, sessions, opening, live)
        return Parts(
            frame=frame,
            top=top,
            banner=banner,
            footer=footer,
            start=start,
            sessions=sessions,
            opening=opening,
            live=live,
            edge=EdgeLight(frame),
        )

    def _join(self) -> None:
        self._join_pages()
        self._join_strip()
        self._join_actions()
        self.store.changed.connect(self._display_rest)
        self.bedside.drafts_found.connect(self._restore)
        self.bedside.drafts_found.connect(self._prepare_chart)

    def _join_pages(self) -> None:
        parts = self.parts
        parts.start.start_requested.connect(self._start)
        parts.start.theme_requested.connect(self._swap_theme)
        parts.start.demo_requested.connect(_start_demo)
        parts.start.help_requested.connect(partial(self.overlays.swap, "help"))
        parts.top.tab_requested.connect(self._open_tab)
        parts.top.retry_requested.connect(self.bedside.retry)
        parts.footer.action_requested.connect(self.actions.do)
        parts.opening.cancelled.connect(partial(self.screens.go, "sessions"))
        self.opening.opened.connect(self._stay_opening)
        self.opening.cleared.connect(self._go_live)
        self.list.chosen.connect(self._open_session)
        self.list.new_wanted.connect(self._open_new)

    def _join_strip(self) -> None:
        live = self.parts.live
        for entry in (self.form, self.parts.opening.entry):
            self.sets.use(entry)
        self.form.note_requested.connect(partial(self.actions.do, "note"))
        self.forms.opened.connect(partial(self.strip.setCurrentWidget, self.form_panel))
        self.forms.left.connect(self._return_to_set)
        self.forms.told.connect(self.notice.tell)
        self.sets.told.connect(self.notice.tell)
        self.bedside.unconfirmed.connect(self.sets.show_checking)
        live.alert_bar.acknowledge_requested.connect(self.actions.acknowledge)
        live.alert_bar.action_requested.connect(self.actions.act)
        live.alert_bar.next_requested.connect(self.screens.turn_card)
        live.alert_bar.why_requested.connect(self.screens.explain)
        live.why.closed.connect(self.screens.explain_nothing)
        live.why.set_requested.connect(self.actions.amend)
        live.timeline.amend_requested.connect(self.actions.amend)
        live.timeline.close_requested.connect(live.swap_drawer)
        live.chart.set_requested.connect(self.actions.amend)

    def _join_actions(self) -> None:
        self.shortcuts.action_requested.connect(self.actions.do)
        self.shortcuts.room_requested.connect(self._open_room)
        self.overlays.action_requested.connect(self.actions.do)
        actions = self.actions
        actions.told.connect(self.notice.tell)
        actions.set_wanted.connect(self._return_to_set)
        actions.pane_wanted.connect(self._next_pane)
        actions.overlay_wanted.connect(self.overlays.swap)
        actions.overlay_wanted.connect(self.parts.edge.raise_)
        actions.theme_wanted.connect(self._swap_theme)
        actions.new_wanted.connect(self._open_new)
        actions.find_wanted.connect(self._find)
        actions.nurse_wanted.connect(partial(self.screens.go, "start"))
        actions.timeline_wanted.connect(self.parts.live.swap_drawer)

    @Slot(object)
    def _display_rest(self, snapshot: Snapshot) -> None:
        """Render what the screens leave to the desks."""
        if self.screens.screen == "live":
            self.sets.show_in(self.form)
        elif self.screens.screen == "opening":
            self.opening.display(snapshot)
            self.sets.show_in(self.parts.opening.entry)
        elif self.screens.screen == "sessions":
            self.list.display(snapshot)
        self.overlays.display(snapshot)

    @Slot(object)
    def _restore(self, drafts: tuple[Draft, ...]) -> None:
        for draft in drafts:
            if draft.form == set_desk.DRAFT:
                self.sets.restore(draft)
            elif draft.form == opening_desk.DRAFT:
                self.opening.restore(draft)
            else:
                self.forms.restore(draft)

    @Slot()
    def _prepare_chart(self) -> None:
        """Once the start page says that the record is open, and a name is typed."""
        QTimer.singleShot(_PREPARED_AFTER_MS, self.parts.live.chart.prepare)

    @Slot(str)
    def _start(self, name: str) -> None:
        """Somebody charts from now on: on to what runs here, or to the list."""
        self.bedside.name_nurse(name)
        running = self.store.snapshot.open_sessions
        if len(running) == 1:
            self._show_session(running[0])
        else:
            self._show_list()

    def _show_list(self) -> None:
        self.list.begin()
        self.screens.go("sessions")
        self.parts.sessions.take_focus()

    @Slot(str)
    def _open_tab(self, tab: str) -> None:
        if tab == SESSIONS_TAB:
            self._show_list()
        else:
            self._open_session(UUID(tab))

    @Slot(int)
    def _open_room(self, number: int) -> None:
        running = self.store.snapshot.open_sessions
        if number <= len(running) and self.store.snapshot.actor is not None:
            self._show_session(running[number - 1])

    @Slot(object)
    def _open_session(self, id_: UUID) -> None:
        room = self.store.room(id_)
        if room is not None:
            self._show_session(room)
        else:
            self.bedside.ask(partial(_session, id_), self._show_session)

    def _show_session(self, read: AnyRead) -> None:
        """An open session that is not ready goes on where it is opened."""
        self.store.show_session(read)
        if isinstance(read, SessionRead) and _is_before_start(read.session):
            self.screens.go("opening")
            self.opening.begin(read)
        else:
            self._go_live()

    @Slot()
    def _go_live(self) -> None:
        self.screens.go("live")
        self._return_to_set()

    @Slot()
    def _open_new(self) -> None:
        self.store.show_session(None)
        self.screens.go("opening")
        self.opening.begin(None)

    @Slot(object)
    def _stay_opening(self, read: SessionRead) -> None:
        self.store.show_session(read)

    @Slot()
    def _return_to_set(self) -> None:
        """Put the observation set back into the strip, and the focus into it."""
        if self.screens.screen == "opening":
            self.parts.opening.focus("set")
            return
        self.forms.leave()
        read = self.store.snapshot.shown
        if isinstance(read, UnreadableSession):
            self.parts.live.enter(self.parts.live.timeline)
            return
        if read is not None and not read.session.is_open:
            self.strip.setCurrentWidget(self.closed)
            self.parts.live.enter(self.parts.live.chart)
            return
        self.strip.setCurrentWidget(self.form)
        self.sets.show_in(self.form)
        self.form.take_focus()

    @Slot()
    def _next_pane(self) -> None:
        if self.screens.screen == "live":
            self.parts.live.next_pane()
        elif self.screens.screen == "opening":
            self.parts.opening.next_section()

    @Slot()
    def _find(self) -> None:
        self._show_list()

    @Slot()
    def _swap_theme(self) -> None:
        apply_theme(self._app, current_theme().other)


@Slot()
def _start_demo() -> None:
    """The demo is an app of its own, over a record of its own."""
    entry = Path(__file__).parents[1] / "main.py"
    QProcess.startDetached(sys.executable, [str(entry), "demo"])


def _open_record(launch: Launch, clock: Clock) -> AbstractContextManager[Recorder]:
    # In the thread of the record, while the start page is painted: SQLAlchemy takes
    # 200 ms to import.
    from ui.opening import open_recorder, record_folder  # noqa: PLC0415

    return open_recorder(record_folder(launch), clock)


def _is_before_start(session: Session) -> bool:
    return session.is_open and session.cleared_at is None


def _session(id_: UUID, recorder: Recorder) -> AnyRead:
    return recorder.session(id_)
