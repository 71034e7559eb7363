"""What the top bar says: which sessions are open, and how the program itself stands."""

from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from monitor.chart.entries import Actor
from monitor.chart.kinds import Priority
from monitor.chart.session import Session
from monitor.charting.faults import EnvironmentFault
from ui.views import wording
from ui.widgets.faces import Health

BOARD_TAB = "board"
SESSIONS_TAB = "sessions"
PROTOCOL_TAB = "protocols"
PEOPLE_TAB = "people"
AUDIT_TAB = "audit"
FIGURES_TAB = "figures"
BACKTEST_TAB = "backtest"
OVERSIGHT_TAB = "oversight"
DIAGNOSTICS_TAB = "diagnostics"
NEW_TAB = "new session"
WATERMARK = "Demo, not a real patient"
ALERTS_OFF = "Alerts off, record only"
"""Said for as long as a site's protocol has switched all alerting off."""

_MISTAKE = (
    "The program made a mistake, which is logged, and this screen may be wrong. "
    "What was saved is kept. Start Vigil again."
)


class TabView(Struct, frozen=True, kw_only=True):
    """A tab; ``id`` is one of the constants here that end so, or a session's."""

    id: str
    text: str
    note: str = ""
    priority: Priority | None = None
    is_late: bool = False
    key: str = ""

    @property
    def tooltip(self) -> str:
        return ", ".join(part for part in (self.text, self.note, self.key) if part)

    @property
    def short(self) -> str:
        """``12`` for ``Room 12``, where nine tabs stand in a narrow window."""
        return self.text.removeprefix("Room ") or self.text


class StatusView(Struct, frozen=True, kw_only=True):
    """A state of the program, whole and in short where room is scarce."""

    text: str
    short: str
    health: Health = Health.FINE


class TopBarView(Struct, frozen=True, kw_only=True):
    """The top bar; ``fault`` is a permanent sentence with what to do about it.

    ``care`` is one about what keeps nobody from charting, and is shown as calmly.
    """

    tabs: tuple[TabView, ...]
    current: str
    statuses: tuple[StatusView, ...]
    nurse: str
    nurse_short: str
    clock: str
    fault: str = ""
    care: str = ""
    watermark: str = ""
    watermark_short: str = ""


class ProgramState(Struct, frozen=True, kw_only=True):
    """How the program stands at ``now``.

    ``saving`` is one of nothing, saving, saved, checking, fault. ``unchecked`` are
    the rules that could not be checked, ``unread_rooms`` those of open sessions that
    can't be read and so are not checked at all. ``clock_ahead`` is how far the
    workstation's own clock is ahead of ``now``. ``is_record_only`` is of the session
    shown, ``record_only_rooms`` are all the open ones in which alerts are off.
    """

    now: datetime
    zone: tzinfo
    actor: Actor | None = None
    saving: str = "nothing"
    saved_at: datetime | None = None
    fault: EnvironmentFault | None = None
    is_untrusted: bool = False
    checked_at: datetime | None = None
    is_engine_silent: bool = False
    clock_ahead: timedelta = timedelta(0)
    unchecked: tuple[str, ...] = ()
    unread_rooms: tuple[str, ...] = ()
    is_record_only: bool = False
    record_only_rooms: tuple[str, ...] = ()
    upkeep: str = ""
    is_demo: bool = False


def top_bar_view(
    tabs: tuple[TabView, ...], current: str, state: ProgramState
) -> TopBarView:
    return TopBarView(
        tabs=tabs,
        current=current,
        statuses=(
            _alerting(state),
            _engine(state),
            _saved(state),
        ),
        nurse=_nurse(state.actor),
        nurse_short=_nurse_short(state.actor),
        clock=wording.clock(state.now, state.zone),
        fault=_fault(state),
        care=state.upkeep,
        watermark=WATERMARK if state.is_demo else "",
        watermark_short="Demo" if state.is_demo else "",
    )


def board_tab(open_count: int) -> TabView:
    return TabView(
        id=BOARD_TAB, text="Board", note=f"{open_count} active", key="Ctrl+0"
    )


def sessions_tab(waiting: str = "") -> TabView:
    """The tab of the review list: while that is shown, or while something waits."""
    return TabView(id=SESSIONS_TAB, text="Sessions", note=waiting, key="Ctrl+Shift+F")


def protocol_tab() -> TabView:
    """The tab of the protocols, which is there while they are shown."""
    return TabView(id=PROTOCOL_TAB, text="Protocols", key="Ctrl+Shift+P")


def people_tab() -> TabView:
    """The tab of the people, which is there while they are shown."""
    return TabView(id=PEOPLE_TAB, text="People", key="Ctrl+Shift+O")


def diagnostics_tab() -> TabView:
    """The tab of the diagnostics, which is there while they are shown."""
    return TabView(id=DIAGNOSTICS_TAB, text="Diagnostics", key="Alt+G")


def audit_tab() -> TabView:
    """The tab of the audit log, which is there while it is shown."""
    return TabView(id=AUDIT_TAB, text="Audit log", key="Ctrl+Shift+A")


def figures_tab() -> TabView:
    """The tab of the audit figures, which is there while they are shown."""
    return TabView(id=FIGURES_TAB, text="Figures", key="Ctrl+Shift+R")


def backtest_tab() -> TabView:
    """The tab of a back-test, which is there while it is shown."""
    return TabView(id=BACKTEST_TAB, text="Back-test", key="Ctrl+Shift+V")


def oversight_tab() -> TabView:
    """The tab of oversight, which is there while it is shown."""
    return TabView(id=OVERSIGHT_TAB, text="Oversight", key="Alt+O")


def new_tab() -> TabView:
    """The tab of a session that is not open yet."""
    return TabView(id=NEW_TAB, text="New session", note="draft")


def room_tab(
    session: Session,
    now: datetime,
    *,
    priority: Priority | None = None,
    late_by: timedelta | None = None,
    unanswered: str = "",
) -> TabView:
    """A session's tab; an alert nobody has acknowledged goes before lateness.

    Once nobody answers it, for how long comes before all else.
    """
    is_late = late_by is not None and priority is None and session.is_open
    note = wording.late(late_by) if is_late and late_by else _progress(session, now)
    return TabView(
        id=str(session.id),
        text=session.opened.room or "No room",
        note=unanswered or note,
        priority=priority,
        is_late=is_late,
    )


def _progress(session: Session, now: datetime) -> str:
    if not session.is_open:
        return "closed"
    started = session.dose_started_at
    return "before start" if started is None else wording.since_start(now, started)


def _alerting(state: ProgramState) -> StatusView:
    """Alerts make no sound; where they are off, that is said instead."""
    if state.is_record_only:
        return StatusView(text=ALERTS_OFF, short="Alerts off", health=Health.OFF)
    if state.record_only_rooms:
        where = _rooms(state.record_only_rooms)
        return StatusView(
            text=f"Alerts off in {where}", short="Alerts off", health=Health.OFF
        )
    return StatusView(text="Silent", short="Silent")


def _engine(state: ProgramState) -> StatusView:
    if state.checked_at is None:
        return StatusView(
            text="Rules engine starting", short="Rules starting", health=Health.BUSY
        )
    checked = wording.clock(state.checked_at, state.zone)
    if state.is_engine_silent:
        return StatusView(
            text=f"Rules engine stopped at {checked}",
            short=f"Rules stopped {checked}",
            health=Health.BROKEN,
        )
    if state.unchecked:
        return StatusView(
            text=_unchecked(state.unchecked),
            short="Rule not checked",
            health=Health.BROKEN,
        )
    if state.unread_rooms:
        return StatusView(
            text=f"Rules not checked in {_rooms(state.unread_rooms)}",
            short="Room not checked",
            health=Health.BROKEN,
        )
    if state.clock_ahead:
        return StatusView(
            text=wording.own_clock(state.clock_ahead),
            short=f"Clock {wording.apart(state.clock_ahead)}",
            health=Health.OFF,
        )
    return StatusView(
        text=f"Rules engine running, checked {checked}",
        short=f"Rules checked {checked}",
    )


def _unchecked(rules: tuple[str, ...]) -> str:
    named = f"Rule {rules[0]}" if len(rules) == 1 else f"{len(rules)} rules"
    return f"{named} could not be checked"


def _rooms(rooms: tuple[str, ...]) -> str:
    if len(rooms) == 1:
        return rooms[0] or "a session without room"
    return f"{len(rooms)} sessions"


def _saved(state: ProgramState) -> StatusView:
    if state.saving == "fault":
        return StatusView(text="Not saved", short="Not saved", health=Health.BROKEN)
    if state.saving == "checking":
        words = "Not confirmed, checking"
        return StatusView(text=words, short="Not confirmed", health=Health.BUSY)
    if state.saving == "saving":
        return StatusView(text="Saving…", short="Saving…", health=Health.BUSY)
    if state.saved_at is None:
        return StatusView(text="Record open", short="Record open")
    saved = f"Saved {wording.clock(state.saved_at, state.zone)}"
    return StatusView(text=saved, short=saved)


def _nurse(actor: Actor | None) -> str:
    if actor is None:
        return "Nobody is charting"
    return wording.actor_name(actor.name, verified=actor.is_verified)


def _nurse_short(actor: Actor | None) -> str:
    if actor is None:
        return "Nobody"
    return wording.actor_name(wording.initials(actor.name), verified=actor.is_verified)


def _fault(state: ProgramState) -> str:
    if state.is_untrusted:
        return _MISTAKE
    fault = state.fault
    return "" if fault is None else f"{fault.what} {fault.why} {fault.remedy}"
