"""Which screen is shown, and how the snapshot becomes what is on it."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ui.main_window import Frame
    from ui.panels.banner_bar import BannerBar
    from ui.panels.footer_bar import FooterBar
    from ui.panels.top_bar import TopBarPanel

UNCHECKED = "rules"
"""The parameter of alerts about rules that could not be checked."""

_HINTS: dict[Screen, tuple[tuple[str, str], ...]] = {
    "sessions": (("new", "New"), ("find", "Find"), ("palette", "Commands")),
    "opening": (("set", "Set"), ("pane", "Next section"), ("palette", "Commands")),
    "live": (
        ("set", "Set"),
        ("effect", "Effect"),
        ("infusion", "Infusion"),
        ("note", "Note"),
        ("acknowledge", "Acknowledge"),
        ("action", "Action"),
        ("eyes", "Eyes on patient"),
        ("palette", "Commands"),
    ),
    "start": (),
}
_TITLES: dict[Screen, str] = {
    "start": "start",
    "sessions": "sessions",
    "opening": "new session",
    "live": "live chart",
}


class Parts(NamedTuple):
    """The widgets that the screens are made of."""

    frame: "Frame"
    top: "TopBarPanel"
    banner: "BannerBar"
    footer: "FooterBar"
    start: "StartPanel"
    sessions: "SessionListPanel"
    opening: "NewSessionPage"
    live: "LivePage"
    edge: "EdgeLight"


class Screens(QObject):
    """Shows one screen and keeps it as the snapshot says.

    *Signals:* ``moved(Screen)`` when another screen is shown.
    """

    moved = Signal(str)

    def __init__(
        self, parts: Parts, store: Store, station: str, *, is_demo: bool
    ) -> None:
        super().__init__(parts.frame)
        self._parts = parts
        self._store = store
        self._station = station
        self._is_demo = is_demo
        self.screen: Screen = "start"
        self.looking = Looking()
        self._session: UUID | None = None
        store.changed.connect(self.display)
        parts.live.chart.window_requested.connect(self.look_through)

    def go(self, screen: Screen) -> None:
        """Show another screen."""
        self.screen = screen
        parts = self._parts
        page = {
            "start": parts.start,
            "sessions": parts.sessions,
            "opening": parts.opening,
            "live": parts.live,
        }[screen]
        parts.frame.show_page(
            page,
            has_bars=screen != "start",
            has_banner=screen in ("opening", "live"),
        )
        self.display(self._store.snapshot)
        self.moved.emit(screen)

    @Slot(object)
    def display(self, snapshot: Snapshot) -> None:
        """Render the screen that is shown, and nothing of the others."""
        if self.screen == "start":
            self._parts.start.display(self._start_view(snapshot))
            return
        self._parts.top.display(self._top_view(snapshot))
        self._parts.footer.display(self._footer_view(snapshot))
        if self.screen == "live" and snapshot.readable is not None:
            self._display_live(snapshot.readable)

    @Slot(object)
    def look_through(self, window: TrendWindow) -> None:
        """Show another stretch of time in the chart."""
        self.looking = replace(self.looking, window=window)
        self.display(self._store.snapshot)

    def turn_card(self) -> None:
        """Show the next of several alerts."""
        self.looking = replace(self.looking, turn=self.looking.turn + 1)
        self.display(self._store.snapshot)

    def swap_privacy(self) -> None:
        hidden = not self.looking.is_name_hidden
        self.looking = replace(self.looking, is_name_hidden=hidden)
        self.display(self._store.snapshot)

    @property
    def actions(self) -> tuple[ActionView, ...]:
        """What can be asked of the screen now."""
        read = self._store.snapshot.readable
        can_chart = read is not None and read.session.is_open
        return action_views(
            self.screen, can_chart=can_chart, obstacles=self._obstacles(read)
        )

    @property
    def help(self) -> HelpView:
        more = {"live": LIVE, "opening": (TYPING,)}.get(self.screen, ())
        return help_view(_TITLES[self.screen], self.actions, more)

    def _display_live(self, read: SessionRead) -> None:
        if read.id != self._session:
            self._session = read.id
            self.looking = Looking(window=opening_window(read.session))
        view = live_view(read, self.looking)
        self._parts.banner.display(view.banner)
        self._parts.live.display(view)
        self._parts.edge.display(view.edge)

    def _start_view(self, snapshot: Snapshot) -> StartView:
        rows = None
        if snapshot.checked_at is not None:
            rows = [
                running_row(r.session, r.protocol, r.assessment, _zone(r))
                for r in snapshot.rooms
            ]
        zone = ZoneInfo(snapshot.zone)
        view = start_view(snapshot.now, zone, self._station, rows)
        fault = snapshot.record.fault
        if fault is not None:
            view = with_fault(view, fault.what, fault.why, fault.remedy)
        return view._replace(is_demo=self._is_demo)

    def _top_view(self, snapshot: Snapshot) -> TopBarView:
        shown = snapshot.shown
        tabs = [sessions_tab(len(snapshot.rooms))]
        tabs += [tab_of(r.session, r.assessment) for r in snapshot.rooms]
        readable = snapshot.readable
        if readable is not None and readable.id not in {r.id for r in snapshot.rooms}:
            tabs.append(tab_of(readable.session, readable.assessment))
        elif isinstance(shown, UnreadableSession):
            tabs.append(unreadable_tab(shown.id))
        current = tabs[0].id
        if self.screen == "live" and shown is not None:
            current = str(shown.id)
        return top_bar_view(tuple(tabs), current, self._program(snapshot))

    def _program(self, snapshot: Snapshot) -> ProgramState:
        record = snapshot.record
        unchecked = [
            a.rule
            for r in snapshot.rooms
            for a in r.assessment.alerts
            if a.parameter == UNCHECKED and a.is_active
        ]
        return ProgramState(
            now=snapshot.now,
            zone=ZoneInfo(snapshot.zone),
            actor=snapshot.actor,
            saving=record.saving.value,
            saved_at=record.saved_at,
            fault=record.fault,
            is_untrusted=record.is_untrusted,
            checked_at=snapshot.checked_at,
            is_engine_silent=snapshot.is_engine_silent,
            unchecked=tuple(unchecked),
            is_demo=self._is_demo,
        )

    def _footer_view(self, snapshot: Snapshot) -> FooterView:
        read = snapshot.readable if self.screen == "live" else None
        due = None
        if read is not None:
            assessment = read.assessment
            due = due_view(assessment.due, read.protocol, assessment.at, _zone(read))
        return footer_view(
            hints_of(self.actions, _HINTS[self.screen]),
            due,
            None if read is None else read.protocol,
            is_demo=self._is_demo,
        )

    def _obstacles(self, read: SessionRead | None) -> dict[str, str]:
        cards = () if read is None else read.assessment.strip
        obstacles = {}
        if not any(card.unacknowledged for card in cards):
            obstacles["acknowledge"] = "No alert waits to be acknowledged"
        if not cards:
            obstacles["action"] = "No alert is open"
        if read is not None and read.assessment.due.slot is None:
            obstacles["snooze"] = "No set is due"
        return obstacles


def _zone(read: SessionRead) -> ZoneInfo:
    return ZoneInfo(read.session.opened.zone)
