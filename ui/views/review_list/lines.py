"""A line of the review list in words."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from monitor.chart.kinds import PatientDetails, Priority
from monitor.charting.review_list import OPEN, UNKNOWN, ReviewRow
from ui.views import wording
from ui.views.banner import HIDDEN_NAME, masked_number

_UNREADABLE = "Patient can't be read"
_NOBODY = "Patient erased"
_CANT_BE_READ = "Can't be read here"
_ERASED = "Erased"
_RETURNED = "returned"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
_DETAILS = msgspec.json.Decoder(PatientDetails)
_SHOWN: tuple[Priority, ...] = ("high", "medium")

Shape = Literal["", "open", "waiting", "done", "changed", "returned"]


class AlertCount(Struct, frozen=True):
    """How many alerts of one priority there were."""

    priority: Priority
    count: int


class Scene(Struct, frozen=True, kw_only=True):
    """What a line depends on beside its row.

    ``live`` are the rows of open sessions as they now are, by the bytes of their id;
    those in ``unreadable`` can't be read here any more.
    """

    now: datetime
    live: Mapping[bytes, ReviewRow] = {}
    unreadable: frozenset[bytes] = frozenset()
    is_name_hidden: bool = False


class ReviewLine(Struct, frozen=True, kw_only=True):
    """One line as shown; what ``stands_out`` is written strong."""

    id: UUID
    date: str
    patient: str
    number: str
    series: str
    room: str
    nurse: str
    peak: str
    rise: str
    spo2: str
    dissociation: str
    distress: str
    alerts: tuple[AlertCount, ...]
    ack: str
    late: str
    amended: str
    state: str
    shape: Shape
    is_open: bool
    stands_out: frozenset[str]

    @property
    def spoken(self) -> str:
        alerts = " ".join(f"{a.count} {a.priority}" for a in self.alerts)
        parts = (
            *(self.date, self.patient, self.number, self.room, self.nurse, self.state),
            f"peak systolic {self.peak} {self.rise}".rstrip() if self.peak else "",
            f"lowest SpO₂ {self.spo2}" if self.spo2 else "",
            f"alerts {alerts}" if alerts else "no medium or high alert",
            f"acknowledged {self.ack}" if self.ack else "",
            f"late or missed sets {self.late}" if "late" in self.stands_out else "",
            f"amended {self.amended}" if "amended" in self.stands_out else "",
        )
        return ", ".join(part for part in parts if part)


def line_of(row: ReviewRow, scene: Scene) -> ReviewLine:
    row = scene.live.get(row.session, row)._replace(
        details=row.details, wrong_details=row.wrong_details, before=row.before
    )
    if row.session in scene.unreadable:
        row = row._replace(state=UNKNOWN)
    name, number = _who(row, is_hidden=scene.is_name_hidden)
    return ReviewLine(
        id=UUID(bytes=row.session),
        date=_moment(row.opened_ms, row.zone, scene.now),
        patient=name,
        number=number,
        series=_series(row),
        room=row.room.removeprefix("Room "),
        nurse=wording.initials(row.nurse) if row.nurse else "",
        peak=_figure(row.peak_sbp),
        rise="" if row.rise is None else wording.change(_decimal(row.rise)),
        spo2=_figure(row.lowest_spo2),
        dissociation=_figure(row.peak_dissociation),
        distress=_figure(row.peak_distress),
        alerts=tuple(
            AlertCount(priority, count)
            for priority in _SHOWN
            if (count := getattr(row, priority))
        ),
        ack=_acknowledged(row),
        late="" if row.untimely is None else str(row.untimely),
        amended="" if row.is_open or row.amended is None else str(row.amended),
        state=_state(row, scene.now),
        shape=_shape(row),
        is_open=bool(row.is_open),
        stands_out=_standing_out(row),
    )


def _who(row: ReviewRow, *, is_hidden: bool) -> tuple[str, str]:
    """Name and number, and whose it was while the chart was on the wrong one."""
    details = None if row.details is None else patient_of(row.details)
    if details is None:
        return (_NOBODY if row.erased else _UNREADABLE), ""
    if is_hidden:
        return HIDDEN_NAME, masked_number(details.identifier)
    name = wording.patient_name(details.family, details.given, details.title)
    if row.moved_from is None or row.wrong_details is None:
        return name, details.identifier
    was = patient_of(row.wrong_details).identifier
    return name, f"{details.identifier}, was {was}"


@lru_cache(maxsize=512)
def patient_of(details: bytes) -> PatientDetails:
    return _DETAILS.decode(details)


def _series(row: ReviewRow) -> str:
    if not row.dosed:
        return ""
    number = row.before + 1
    return str(number) if row.series_of is None else f"{number} of {row.series_of}"


def _acknowledged(row: ReviewRow) -> str:
    asked = (row.high or 0) + (row.medium or 0)
    if row.unacknowledged:
        return f"never, {row.unacknowledged} of {asked}"
    if row.median_ack_ms is None:
        return ""
    minutes, seconds = divmod(row.median_ack_ms // 1000, 60)
    told = wording.duration(timedelta(minutes=minutes)) if minutes else ""
    return f"{told} {seconds}sec".strip() if seconds or not minutes else told


def _state(row: ReviewRow, now: datetime) -> str:
    if row.erased:
        return f"{_ERASED} {_at(row.erased, row.zone)}"
    if row.state == UNKNOWN:
        return _CANT_BE_READ
    today = wording.local_day(now, ZoneInfo(row.zone))
    marks = (
        "to review" if row.to_review else "",
        _open_state(row) if row.state == OPEN else _signed_state(row),
        _call(row.call_day, today),
        wording.counted(row.overrides, "override") if row.overrides else "",
    )
    return wording.sentence(", ".join(mark for mark in marks if mark))


def _signed_state(row: ReviewRow) -> str:
    """Whose session it is, where somebody is to answer; the preview names all."""
    is_returned = row.state.startswith(_RETURNED)
    return f"returned, for {row.nurse}" if is_returned and row.nurse else row.state


def _open_state(row: ReviewRow) -> str:
    if row.started_ms is None:
        return "open"
    began = wording.clock(_EPOCH + row.started_ms * _MS, ZoneInfo(row.zone))
    return f"open, dose began {began}"


def _call(call_day: str | None, today: date) -> str:
    """The call is wanted from the day after on."""
    if call_day is None:
        return ""
    return "call due" if call_day <= today.isoformat() else "call tomorrow"


def _shape(row: ReviewRow) -> Shape:
    """By the words of the state, whichever there are."""
    if row.is_open:
        return "open"
    if row.state.startswith("amended"):
        return "changed"
    if row.state.startswith(_RETURNED):
        return "returned"
    return "waiting" if row.to_sign or row.to_co_sign else "done"


def _standing_out(row: ReviewRow) -> frozenset[str]:
    found = {
        "ack": bool(row.unacknowledged or row.slow),
        "late": bool(row.untimely),
        "amended": bool(row.amended),
        "state": bool(row.is_open or row.to_review or row.to_sign or row.to_co_sign),
    }
    return frozenset(field for field, is_strong in found.items() if is_strong)


def _moment(opened_ms: int, zone: str, now: datetime) -> str:
    """Without the year in the year that it is."""
    where = ZoneInfo(zone)
    at = _EPOCH + opened_ms * _MS
    day = wording.local_day(at, where)
    told = wording.day(day)
    if day.year == wording.local_day(now, where).year:
        told = told.rsplit("-", 1)[0]
    return f"{told} {wording.clock(at, where)}"


def _at(moment_ms: int, zone: str) -> str:
    where = ZoneInfo(zone)
    at = _EPOCH + moment_ms * _MS
    return f"{wording.day(wording.local_day(at, where))} {wording.clock(at, where)}"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:g}")
