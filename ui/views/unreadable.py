"""A session that this version can't read: why, what to do, and its bare headers."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.charting.ports import Header
from monitor.charting.raising import APP
from monitor.charting.reads import UNREADABLE, UnreadableSession
from ui.views import wording
from ui.views.banner import BannerView, banner_view
from ui.views.start import RunningRow
from ui.views.timeline import TimelineView
from ui.views.timeline_row import Group, TimelineRow, joined, plain
from ui.views.top_bar import TabView

WHY_NOT = "This version of Vigil can't read this session; it is read only"
READ_ONLY = "Read only"
NOT_CHECKED = "no set is called due and no alert is raised"
_UNREAD = "can't be read"
_HIDES = (
    "No value is shown, since an entry that can't be read may have corrected it."
    f" The rules are not checked here: {NOT_CHECKED}."
)
_GROUPS: dict[str, Group] = {
    "observations-recorded": "sets",
    "alert-raised": "alerts",
    "alert-acknowledged": "alerts",
    "alert-actioned": "alerts",
}


class UnreadableView(Struct, frozen=True, kw_only=True):
    """What the live screen shows of it; ``banner`` is None where nobody knows whose."""

    banner: BannerView | None
    what: str
    why: str
    remedy: str
    hides: str
    timeline: TimelineView

    @property
    def spoken(self) -> str:
        return " ".join((self.what, self.why, self.remedy, self.hides))


def unreadable_view(
    session: UnreadableSession, zone: str, *, is_name_hidden: bool
) -> UnreadableView:
    """``zone`` is the workstation's, for a session of which not even that is known."""
    held_in = ZoneInfo(zone if session.opened is None else session.opened.zone)
    banner = None
    if session.patient is not None:
        banner = banner_view(session.patient, None, held_in, is_hidden=is_name_hidden)
    rows = [_row(header, session, held_in) for header in session.headers]
    rows.sort(key=lambda row: (row.at, row.recorded_at))
    return UnreadableView(
        banner=banner,
        what=f"{UNREADABLE}.",
        why=f"{wording.sentence(session.why)}.",
        remedy=f"{session.remedy}.",
        hides=_HIDES,
        timeline=TimelineView(rows=tuple(reversed(rows))),
    )


def unreadable_tab(session: UnreadableSession) -> TabView:
    return TabView(
        id=str(session.id), text=session.room or "No room", note=READ_ONLY.lower()
    )


def unreadable_row(session: UnreadableSession) -> RunningRow:
    """The session on the start page, without a name as all others."""
    return RunningRow(
        room=session.room or "No room",
        state="Can't be read here, read only",
        detail=wording.sentence(NOT_CHECKED),
    )


def _row(header: Header, session: UnreadableSession, zone: tzinfo) -> TimelineRow:
    charted = wording.clock(header.recorded_at, zone)
    clock = wording.clock(header.effective_at, zone)
    name = APP.name
    if header.author != APP.person:
        name = session.name_of(header.author)
        name = name if name != wording.NOT_RECORDED else f"author {header.author}"
    return TimelineRow(
        key=f"header {header.id}",
        group=_GROUPS.get(header.kind, "events"),
        at=header.effective_at,
        recorded_at=header.recorded_at,
        clock=clock,
        fact=plain(wording.sentence(header.kind.replace("-", " "))),
        detail=joined(name, f"charted {charted}" if charted != clock else ""),
        badges=(_UNREAD,) if header.id in session.unread else (),
    )
