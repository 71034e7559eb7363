"""The session list in words: one line for each session, newest first."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.follow_up import call_day
from monitor.chart.holding import holder
from monitor.chart.kinds import Priority
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.chart.signed_state import SignedState, signed_state
from monitor.charting.ports import SessionRow
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.reviewing import is_to_review
from ui.views import wording
from ui.views.banner import HIDDEN_NAME, masked_number
from ui.views.session_search import PAGE, ListedState

_UNREADABLE = "Patient can't be read"
_ERASED = "Erased"
_NOBODY = "Patient erased"
_CANT_BE_READ = "Can't be read here"
_SBP, _SPO2 = "sbp", "spo2"
_NONE: Mapping[ListedState, str] = {
    "open": "No session is open",
    "closed": "No session is closed",
    "review": "No session is to be reviewed",
    "sign": "No session waits for a signature",
    "asked": "No query waits for an answer",
    "answered": "No answer waits to be read",
    "call": "No follow-up call is due",
}
_SHOWN: tuple[Priority, ...] = ("high", "medium")


class AlertCount(Struct, frozen=True):
    """How many alerts of one priority there were."""

    priority: Priority
    count: int


class SessionFigures(Struct, frozen=True, kw_only=True):
    """What is told of a session beside its row: who opened it and how it went.

    Of one that can't be read here, or was erased, nothing is told but that.
    ``patient`` is whose it was when that was read.
    ``call_on`` is the day from which a call is due; ``signed`` is of closed sessions
    alone.
    """

    is_unreadable: bool = False
    erased_at: datetime | None = None
    patient: UUID | None = None
    nurse: str = ""
    peak_sbp: Decimal | None = None
    lowest_spo2: Decimal | None = None
    alerts: tuple[AlertCount, ...] = ()
    is_to_review: bool = False
    overrides: int = 0
    call_on: date | None = None
    signed: SignedState | None = None


class SessionLine(Struct, frozen=True, kw_only=True):
    """One line as shown; ``is_open`` sessions go on, others are read only."""

    id: UUID
    date: str
    patient: str
    number: str
    room: str
    nurse: str
    state: str
    peak_sbp: str
    lowest_spo2: str
    alerts: tuple[AlertCount, ...]
    is_open: bool

    @property
    def spoken(self) -> str:
        alerts = " ".join(f"{a.count} {a.priority}" for a in self.alerts)
        parts = (
            *(self.date, self.patient, self.number, self.room, self.nurse, self.state),
            f"peak systolic {self.peak_sbp}" if self.peak_sbp else "",
            f"lowest SpO₂ {self.lowest_spo2}" if self.lowest_spo2 else "",
            f"alerts {alerts}" if alerts else "no medium or high alert",
        )
        return ", ".join(part for part in parts if part)


class Listed(Struct, frozen=True, kw_only=True):
    """What the list is built from, at ``now``.

    ``rows`` is None until the record answered. ``counts`` are how many sessions in all
    are to review, to sign, asked about, answered and to be called about.
    """

    now: datetime
    typed: str = ""
    state: ListedState = "all"
    rows: tuple[SessionRow, ...] | None = None
    figures: Mapping[UUID, SessionFigures] = {}
    counts: Mapping[ListedState, int] = {}
    is_name_hidden: bool = False


class SessionListView(Struct, frozen=True, kw_only=True):
    """The list as shown; ``message`` takes the place of lines.

    ``has_more`` when a further page may follow the last line. ``counts`` stand beside
    the filters they are of.
    """

    typed: str
    state: ListedState
    counts: Mapping[ListedState, int] = {}
    lines: tuple[SessionLine, ...] = ()
    note: str = ""
    message: str = ""
    detail: str = ""
    has_more: bool = False


def session_list_view(listed: Listed) -> SessionListView:
    view = SessionListView(typed=listed.typed, state=listed.state, counts=listed.counts)
    if listed.rows is None:
        return _saying(view, "Reading the sessions…", "")
    if not listed.rows:
        return _empty(view)
    nothing = SessionFigures()
    lines = tuple(
        _line(row, listed.figures.get(row.id, nothing), listed.now)
        for row in listed.rows
    )
    if listed.is_name_hidden:
        lines = tuple(
            _unnamed(line, row) for line, row in zip(lines, listed.rows, strict=True)
        )
    has_more = len(lines) % PAGE == 0
    return replace(
        view,
        lines=lines,
        note=f"The first {len(lines)}. Scroll on for more"
        if has_more
        else _counted(lines),
        has_more=has_more,
    )


def session_figures(
    session: Session, protocol: CareProtocol, patient: Patient
) -> SessionFigures:
    """The figures of a session, from its sets in force and the alerts shown."""
    highest = [v for s in session.sets if (v := s.value(_SBP)) is not None]
    lowest = [v for s in session.sets if (v := s.value(_SPO2)) is not None]
    raised = [alert.alert.priority for alert in session.alerts]
    return SessionFigures(
        patient=patient.id,
        nurse=session.name_of(holder(session)),
        peak_sbp=max(highest, default=None),
        lowest_spo2=min(lowest, default=None),
        overrides=len(session.overrides),
        alerts=tuple(
            AlertCount(priority, count)
            for priority in _SHOWN
            if (count := raised.count(priority))
        ),
        is_to_review=is_to_review(protocol, session),
        call_on=call_day(session),
        signed=None if session.is_open else signed_state(session, patient),
    )


def _line(row: SessionRow, figures: SessionFigures, now: datetime) -> SessionLine:
    if row.is_erased:
        figures = SessionFigures(is_unreadable=True, erased_at=figures.erased_at)
    zone = ZoneInfo(row.zone)
    details = None if row.patient is None else row.patient.details
    name = _NOBODY if row.is_erased else _UNREADABLE
    if details is not None:
        name = wording.patient_name(details.family, details.given, details.title)
    return SessionLine(
        id=row.id,
        date=_moment(row.opened_at, zone),
        patient=name,
        number=_number(row),
        room=row.room,
        nurse=figures.nurse,
        state=_told_state(row, figures, wording.local_day(now, zone)),
        peak_sbp=_figure(figures.peak_sbp),
        lowest_spo2=_figure(figures.lowest_spo2),
        alerts=figures.alerts,
        is_open=row.is_open,
    )


def _unnamed(line: SessionLine, row: SessionRow) -> SessionLine:
    """Without the name, and with the end of the number alone."""
    if row.patient is None:
        return line
    number = masked_number(row.patient.details.identifier)
    return replace(line, patient=HIDDEN_NAME, number=number)


def _number(row: SessionRow) -> str:
    """The patient's number, and whose it was while the chart was on the wrong one."""
    number = "" if row.patient is None else row.patient.details.identifier
    if row.moved_from is None:
        return number
    return f"{number}, was {row.moved_from.details.identifier}"


def _told_state(row: SessionRow, figures: SessionFigures, today: date) -> str:
    if row.is_erased:
        if figures.erased_at is None:
            return _ERASED
        return f"{_ERASED} {_moment(figures.erased_at, ZoneInfo(row.zone))}"
    if figures.is_unreadable:
        return _CANT_BE_READ
    marks = (
        "to review" if figures.is_to_review else "",
        figures.signed or "",
        _call(figures, today),
        _overrides(figures),
    )
    state = _state(row)
    told = [mark for mark in marks if mark]
    # What waits for somebody goes first, for a narrow column cuts off the end.
    last = f"{state[0].lower()}{state[1:]}" if told else state
    return wording.sentence(", ".join([*told, last]))


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{wording.day(wording.local_day(at, zone))} {wording.clock(at, zone)}"


def _state(row: SessionRow) -> str:
    zone = ZoneInfo(row.zone)
    if row.closed_at is not None:
        return f"Closed {wording.clock(row.closed_at, zone)}"
    if row.ended_at is not None:
        return f"Dose ended {wording.clock(row.ended_at, zone)}"
    if row.started_at is not None:
        return f"Dose began {wording.clock(row.started_at, zone)}"
    return "Before the start"


def _call(figures: SessionFigures, today: date) -> str:
    """The call is wanted from the day after on."""
    if figures.call_on is None:
        return ""
    return "call due" if figures.call_on <= today else "call tomorrow"


def _overrides(figures: SessionFigures) -> str:
    """What a prescriber let pass, to be reviewed."""
    count = figures.overrides
    return wording.counted(count, "override") if count else ""


def _figure(value: Decimal | None) -> str:
    return "" if value is None else wording.as_charted(value)


def _counted(lines: tuple[SessionLine, ...]) -> str:
    is_open = sum(line.is_open for line in lines)
    note = wording.counted(len(lines), "session")
    return f"{note}, {is_open} open" if is_open else note


def _empty(view: SessionListView) -> SessionListView:
    if view.typed.strip():
        return _saying(
            view,
            f"No session is found by {view.typed.strip()}",
            "Type part of a name, a number or a day such as 14-Mar-2026. "
            "Esc clears the search",
        )
    if view.state != "all":
        return _saying(view, _NONE[view.state], "Choose All to see the others")
    return _saying(
        view, "No session is charted here yet", "Ctrl+N starts the first one"
    )


def _saying(view: SessionListView, message: str, detail: str) -> SessionListView:
    return replace(view, message=message, detail=detail)
