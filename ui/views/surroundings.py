"""What stands around the pages: start page, top bar, footer, actions, help."""

from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.entries import NOT_SIGNED_IN
from monitor.charting.reads import AnyRead, SessionRead, UnreadableSession
from monitor.protocol.cards import UNCHECKED
from ui.views import quick, wording
from ui.views.actions import ACTIONS
from ui.views.actions_offered import action_views, room_views
from ui.views.due import due_view
from ui.views.footer import DOSING, FooterView, footer_view, gives, hints_of
from ui.views.infusion_steps import step_views
from ui.views.new_session.protocol_words import pinned_words
from ui.views.obstacles import obstacles_of
from ui.views.offering import is_offered
from ui.views.own_tabs import OWN_TABS
from ui.views.palette import ActionView
from ui.views.proof_words import ADD, SIGN
from ui.views.report.who_may import LEAVING, print_obstacles
from ui.views.room_keys import room_chord, room_keys
from ui.views.rooms import running_row, tab_of
from ui.views.screen_hints import HINTS, READ_ONLY_HINTS, SAID
from ui.views.screen_names import Screen
from ui.views.signing.who_may import signing_obstacles
from ui.views.snapshot import Saving, Snapshot
from ui.views.start import (
    StartView,
    for_first_start,
    for_sign_in,
    start_view,
    with_fault,
)
from ui.views.top_bar import (
    NEW_TAB,
    SESSIONS_TAB,
    ProgramState,
    TabView,
    TopBarView,
    board_tab,
    new_tab,
    sessions_tab,
    top_bar_view,
)
from ui.views.unreadable import unreadable_row, unreadable_tab, why_not

_OF_CONTENT: tuple[str, ...] = (
    *(action.id for action in ACTIONS if action.needs_open),
    *("amend", "now", "patient", "reattribute", "score", "series", "ghosts", "call"),
    *("summary", "transfer sheet", "follow up", SIGN, ADD, *LEAVING),
)
"""What needs a session whose content can be read."""

_OF_SESSION: frozenset[Screen] = frozenset({"live", "opening"})
"""The screens that show one session."""

_OF_NOBODY: frozenset[Screen] = frozenset({"start", "veil", "lock", "glass"})
"""The screens on which nobody charts."""


class Setting(Struct, frozen=True, kw_only=True):
    """Where the app runs, whether it plays the demo, and whether nothing may move.

    Unless it ``asks_name_only``, people sign in.
    """

    station: str
    is_demo: bool = False
    asks_name_only: bool = True
    is_calm: bool = False


def start_page(snapshot: Snapshot, setting: Setting) -> StartView:
    rows = None
    if snapshot.checked_at is not None:
        rows = [
            running_row(r.session, r.protocol, r.assessment, _zone(r))
            for r in snapshot.rooms
        ]
        rows += [unreadable_row(session) for session in snapshot.unreadable]
    zone = ZoneInfo(snapshot.zone)
    view = start_view(snapshot.now, zone, setting.station, rows, _names(snapshot))
    if snapshot.first_start:
        view = for_first_start(view, snapshot.first_start)
    elif not setting.asks_name_only:
        view = for_sign_in(view)
    fault = snapshot.record.fault
    if fault is not None:
        view = with_fault(view, fault.what, fault.why, fault.remedy)
    return view._replace(is_demo=setting.is_demo)


def top_bar(screen: Screen, snapshot: Snapshot, setting: Setting) -> TopBarView:
    shown, running = snapshot.shown, snapshot.open_sessions
    tabs = [board_tab(len(running))]
    keys = room_keys(running)
    tabs += [replace(_tab(read), key=room_chord(keys[read.id])) for read in running]
    if shown is not None and shown.id not in {read.id for read in running}:
        tabs.append(_tab(shown))
    current = tabs[0].id
    waiting = snapshot.waiting.words
    if waiting or screen == "sessions":
        tabs.append(sessions_tab(waiting))
    if screen == "sessions":
        current = SESSIONS_TAB
    elif screen in OWN_TABS:
        tabs.append(OWN_TABS[screen])
        current = tabs[-1].id
    elif screen == "taking":
        current = ""
    elif screen in {"live", "opening"} and shown is not None:
        current = str(shown.id)
    elif screen == "opening":
        tabs.append(new_tab())
        current = NEW_TAB
    return top_bar_view(tuple(tabs), current, _program(screen, snapshot, setting))


def footer(
    screen: Screen,
    snapshot: Snapshot,
    setting: Setting,
    off: frozenset[str] = frozenset(),
) -> FooterView:
    """``off`` are the actions whose keys do nothing for now."""
    read = snapshot.readable if screen == "live" else None
    due = None
    if read is not None:
        assessment = read.assessment
        due = due_view(assessment.due, read.protocol, assessment.at, _zone(read))
    is_read_only = screen == "live" and (read is None or not read.session.is_open)
    wanted = READ_ONLY_HINTS if is_read_only else HINTS[screen]
    protocol = None if read is None else read.protocol
    named = [(id_, gives(protocol) if id_ == DOSING else does) for id_, does in wanted]
    actions = actions_on(screen, snapshot)
    if screen == "opening" or is_read_only:
        actions = tuple(action for action in actions if action.enabled)
    return footer_view(
        (replace(h, is_off=h.action in off) for h in hints_of(actions, named)),
        due,
        "" if read is None else _protocol(read),
        said=SAID.get(screen, ""),
        is_demo=setting.is_demo,
    )


def _protocol(read: SessionRead) -> str:
    """Which one the session runs by, or in as little room that nobody approved it."""
    approved = read.session.opened.approved
    words = pinned_words(read.protocol, approved)
    return words if approved is None else f"Protocol {words}"


_NOT_OPEN_YET = "The session of this page is not open yet"


def actions_on(screen: Screen, snapshot: Snapshot) -> tuple[ActionView, ...]:
    """What can be asked of the screen now.

    Of the diagnostics before anybody has signed in, no more than of the start page.
    """
    if screen == "diagnostics" and snapshot.actor is None:
        screen = "start"
    read = snapshot.readable
    can_chart = read is not None and read.session.is_open
    obstacles = obstacles_of(read)
    obstacles |= signing_obstacles(read, snapshot.actor, snapshot.now)
    obstacles |= print_obstacles(read, snapshot.actor)
    if screen == "live" and isinstance(snapshot.shown, UnreadableSession):
        obstacles = dict.fromkeys(_OF_CONTENT, why_not(snapshot.shown))
    if screen == "opening" and read is None:
        obstacles = dict.fromkeys(_OF_CONTENT, _NOT_OPEN_YET)
    found = action_views(screen, can_chart=can_chart, obstacles=obstacles)
    found = tuple(
        replace(a, title=_title(a, read))
        for a in found
        if is_offered(a, screen, snapshot)
    )
    if screen in _OF_NOBODY:
        return found
    dosing = (a for a in found if a.id == DOSING)
    steps = (step for a in dosing for step in step_views(a, read))
    return (*found, *steps, *room_views(snapshot.open_sessions))


def _title(action: ActionView, read: SessionRead | None) -> str:
    """What one key charts is called by the protocol."""
    if not action.id.startswith(quick.QUICK):
        return action.title
    return quick.title(read, action.id[-1], action.title)


def saved_words(snapshot: Snapshot) -> str:
    """Whether everything is saved, in words."""
    record = snapshot.record
    match record.saving:
        case Saving.SAVED if record.saved_at is not None:
            at = wording.clock(record.saved_at, ZoneInfo(snapshot.zone))
            return f"Everything is saved ({at})"
        case Saving.NOTHING | Saving.SAVED:
            return "Everything is saved; nothing was charted since Vigil started"
        case Saving.SAVING:
            return "Saving…"
        case Saving.CHECKING:
            return "Not confirmed, checking"
        case Saving.FAULT:
            return "Not saved; the bar at the top says why"


def _tab(read: AnyRead) -> TabView:
    if isinstance(read, UnreadableSession):
        return unreadable_tab(read)
    return tab_of(read.session, read.assessment)


def _program(screen: Screen, snapshot: Snapshot, setting: Setting) -> ProgramState:
    record, shown = snapshot.record, snapshot.readable
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
        clock_ahead=snapshot.clock_ahead,
        upkeep=snapshot.upkeep,
        is_engine_silent=snapshot.is_engine_silent,
        unchecked=tuple(unchecked),
        unread_rooms=tuple(session.room for session in snapshot.unreadable),
        is_record_only=screen in _OF_SESSION
        and shown is not None
        and shown.protocol.record_only,
        record_only_rooms=tuple(
            r.session.opened.room for r in snapshot.rooms if r.protocol.record_only
        ),
        is_demo=setting.is_demo,
    )


def _names(snapshot: Snapshot) -> tuple[str, ...]:
    """Who charted lately in what runs here, the newest first."""
    named = [
        s.name
        for r in snapshot.rooms
        for s in r.session.staff
        if s.person != NOT_SIGNED_IN.person
    ]
    if snapshot.actor is not None:
        named.append(snapshot.actor.name)
    return tuple(dict.fromkeys(reversed(named)))


def _zone(read: SessionRead) -> ZoneInfo:
    return ZoneInfo(read.session.opened.zone)
