"""A session that this version can't read: why, what to do, and its bare headers."""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.charting.ports import Header
from monitor.charting.raising import APP
from monitor.charting.reads import UNREADABLE, Erasure, UnreadableSession
from ui.views import wording
from ui.views.banner import BannerView, banner_view
from ui.views.start import RunningRow
from ui.views.timeline import TimelineView
from ui.views.timeline_row import Group, TimelineRow, joined, plain
from ui.views.top_bar import TabView

WHY_NOT = "This version of Vigil can't read this session; it is read only"
ERASED = "This session was erased"
READ_ONLY = "Read only"
NOT_CHECKED = "no set is called due and no alert is raised"
_LEFT = "When each was charted and by whom, reasons given for corrections"
_PROOF = (
    "Chain and signatures hold without what is gone: vigil verify follows both, each"
    " daily copy the chain"
)
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
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def spoken(self) -> str:
        said = (self.what, self.why, self.remedy, self.hides)
        facts = (f"{label}: {fact}." for label, fact in self.facts)
        return " ".join(part for part in (*said, *facts) if part)


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
    timeline = TimelineView(rows=tuple(reversed(rows)))
    if session.erasure is not None:
        return _erased(session, session.erasure, held_in, timeline)
    return UnreadableView(
        banner=banner,
        what=f"{UNREADABLE}.",
        why=f"{wording.sentence(session.why)}.",
        remedy=f"{session.remedy}.",
        hides=_HIDES,
        timeline=timeline,
    )


def why_not(session: UnreadableSession) -> str:
    """What is said of whatever can't be done with it."""
    return WHY_NOT if session.erasure is None else f"{ERASED}; nothing of it is left"


def unreadable_tab(session: UnreadableSession) -> TabView:
    if session.erasure is not None:
        return TabView(id=str(session.id), text="Erased", note=READ_ONLY.lower())
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


def _erased(
    session: UnreadableSession,
    erasure: Erasure,
    zone: tzinfo,
    timeline: TimelineView,
) -> UnreadableView:
    """What went, by whom and why, and what is left; nobody knows whose it was."""
    gone = wording.counted(len(session.unread), "entry", "entries")
    count = erasure.signatures
    signatures = wording.counted(count, "signature") if count else "no signature"
    return UnreadableView(
        banner=None,
        what=f"{ERASED}.",
        why="",
        remedy="",
        hides="",
        facts=(
            ("Erased", f"{_moment(erasure.at, zone)} by {_author(session, erasure)}"),
            ("Reason", erasure.reason),
            ("Was open", _stretch(erasure, zone)),
            ("Gone", f"Who the patient was, and what {gone} of this session said"),
            ("Left", f"{_LEFT}, {signatures}"),
            ("Proof", _PROOF),
        ),
        timeline=timeline,
    )


def _author(session: UnreadableSession, erasure: Erasure) -> str:
    name = session.name_of(erasure.by)
    return name if name != wording.NOT_RECORDED else f"author {erasure.by}"


def _stretch(erasure: Erasure, zone: tzinfo) -> str:
    if erasure.opened_at is None or erasure.closed_at is None:
        return "not known"
    opened = _moment(erasure.opened_at, zone)
    return f"{opened} to {_moment(erasure.closed_at, zone)}"


def _moment(at: datetime, zone: tzinfo) -> str:
    return f"{wording.day(wording.local_day(at, zone))} {wording.clock(at, zone)}"


def _row(header: Header, session: UnreadableSession, zone: tzinfo) -> TimelineRow:
    charted = wording.clock(header.recorded_at, zone)
    clock = wording.clock(header.effective_at, zone)
    unread = _UNREAD if session.erasure is None else "erased"
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
        badges=(unread,) if header.id in session.unread else (),
    )
