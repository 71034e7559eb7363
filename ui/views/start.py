"""The start page: who is charting, and what runs on this workstation, in words."""

# Part of the first frame: named tuples and the standard library's language only.

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Literal, NamedTuple

from ui.views import wording
from ui.widgets.faces import Due

PRODUCT = "Vigil"
TAGLINE = "Charting for ketamine sessions"
INTENDED_USE = "A charting aid; not a patient monitor; reads and controls no device"
UNVERIFIED = "Unverified: nobody signs in to a demo or a drill"
NOBODY = "Nobody charts yet; type your name first"
MOST_ROWS = 5
MOST_NAMES = 3
LONGEST_NAME = 80
"""Characters; a name and a qualification fit twice over."""

_ALERTING = {"high": "HIGH", "medium": "MED", "low": "INFO"}
_WITHOUT_NAMES = "no names shown"
_CLOSED = "The record is closed"

FirstStart = Literal["", "nothing kept", "record of before"]
"""Where nobody was let in yet, what there is; else empty."""

_FIRST: dict[FirstStart, tuple[str, str]] = {
    "nothing kept": (
        "Nothing is kept here yet",
        "The record of this workstation is made once you are set up",
    ),
    "record of before": (
        _CLOSED,
        "It was made before people signed in, and opens once you are set up",
    ),
}


class RunningRow(NamedTuple):
    """A running session as anybody passing may read it: the room, never a name.

    ``urgency`` is that of its worst open alert, or empty; ``tag`` goes before it.
    """

    room: str
    state: str
    detail: str = ""
    due_label: str = ""
    due_text: str = ""
    due: Due = Due.PLAIN
    urgency: str = ""
    tag: str = ""

    @property
    def spoken(self) -> str:
        parts = (self.room, self.tag or self.urgency, self.state, self.detail)
        return ", ".join(p for p in (*parts, self.due_label, self.due_text) if p)


class Recent(NamedTuple):
    """A name that charted here lately, and what is typed for it."""

    initials: str
    name: str
    typed: str = ""


class StartView(NamedTuple):
    """What the start page shows.

    ``message`` takes the place of the rows; ``notice`` is what keeps one from
    starting, and empty when nothing does. Demo and drill are offered ``beside`` unless
    nobody can know yet whether they would lie over a session.
    """

    place: str
    clock: str
    rows: tuple[RunningRow, ...] = ()
    rows_note: str = ""
    message: str = ""
    message_detail: str = ""
    recent: tuple[Recent, ...] = ()
    notice: str = ""
    record_note: str = ""
    is_demo: bool = False
    beside: bool = True


def start_view(
    now: datetime,
    zone: tzinfo,
    station: str,
    rows: Sequence[RunningRow] | None = None,
    names: Sequence[str] = (),
) -> StartView:
    """The page at that moment; ``rows`` is None until the record is open."""
    opened = StartView(
        place=f"{station} · {wording.day(wording.local_day(now, zone))}",
        clock=wording.clock(now, zone),
        recent=tuple(Recent(wording.initials(n), n) for n in names[:MOST_NAMES]),
    )
    if rows is None:
        return opened._replace(
            message="Opening the record…",
            message_detail="Your name can be typed meanwhile",
        )
    if not rows:
        return opened._replace(
            message="No session is running",
            message_detail="Type your name, then start one with Ctrl+N",
            rows_note="no sessions",
        )
    by_urgency = sorted(rows, key=_rank)
    shown, left = tuple(by_urgency[:MOST_ROWS]), by_urgency[MOST_ROWS:]
    note = f"{wording.counted(len(rows), 'session')}, {_WITHOUT_NAMES}"
    if left:
        note = f"{note}, and {len(left)} more, {_cut_off(left)}"
    return opened._replace(rows=shown, rows_note=note)


def _rank(row: RunningRow) -> int:
    """An emergency, then alerts by priority, then what is late, then the rest."""
    if row.tag:
        return 0
    if row.urgency:
        return 1 + list(_ALERTING).index(row.urgency)
    return 4 if row.due is Due.LATE else 5


def _cut_off(rows: Sequence[RunningRow]) -> str:
    """No alert is left out: on this page no bar tells of other rooms."""
    told = [
        f"{row.room} {row.tag or _ALERTING[row.urgency]}" for row in rows if row.urgency
    ]
    return wording.listed(told) if told else "none with an alert"


def for_sign_in(view: StartView) -> StartView:
    """The page where people sign in, which opens the record."""
    if view.rows:
        return view
    if not view.rows_note:
        how = "Sign in to see what runs here"
        return view._replace(message=_CLOSED, message_detail=how, beside=False)
    return view._replace(message_detail="Sign in, then start one with Ctrl+N")


def for_first_start(view: StartView, first: FirstStart) -> StartView:
    """The page where nobody was let in yet: of what runs here nothing is shown."""
    message, detail = _FIRST[first]
    return view._replace(
        rows=(),
        rows_note="",
        message=message,
        message_detail=detail,
        beside=first == "nothing kept",
    )


def with_fault(view: StartView, what: str, why: str, remedy: str) -> StartView:
    """The page when the record can't be opened: nothing can be charted."""
    return view._replace(
        rows=(),
        rows_note="",
        message=what,
        message_detail=f"{why} {remedy}",
        notice="Charting can't start until the record opens",
    )


def refuse_name(name: str) -> str:
    """Why nobody can chart under that name, or an empty string."""
    plain = " ".join(name.split())
    if not plain:
        return "Type your name as it should appear in the record"
    if len(plain) > LONGEST_NAME:
        return f"A name has at most {LONGEST_NAME} characters"
    if not any(c.isalpha() for c in plain):
        return "A name has letters"
    if not plain.isprintable():
        return "It holds characters that can't be shown"
    return ""
