"""The sessions of a course side by side: what each one came to."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from monitor.chart.earlier import EarlierSession, earlier_session
from monitor.chart.timeliness import late_by
from monitor.charting.reads import SessionRead
from ui.views import wording
from ui.views.series import series_words
from ui.views.session_page.course_rows import DASH, baseline, lowest, ready_words, told

_MOST = 6
_MINUTE = timedelta(minutes=1)
_SPO2, _DISSOCIATION, _MOOD = "spo2", "dissociation", "phq9"


class SeriesLine(NamedTuple):
    """One session; ``rise`` is over its own baseline."""

    id: UUID
    session: str
    peak: str
    rise: str
    spo2: str
    dissociation: str
    ready: str
    mood: str
    is_shown: bool

    @property
    def spoken(self) -> str:
        return (
            f"Session {self.session}, peak SBP {self.peak} {self.rise},"
            f" lowest SpO₂ {self.spo2}, dissociation {self.dissociation},"
            f" ready {self.ready}, PHQ-9 {self.mood}"
        )


class SeriesTable(NamedTuple):
    """The latest sessions up to this one; ``note`` is how well this one is charted."""

    lines: tuple[SeriesLine, ...]
    beside: str
    note: str


def series_table(read: SessionRead) -> SeriesTable:
    sessions = [*reversed(read.earlier), earlier_session(read.session)]
    dosed, lines = 0, []
    for session in sessions:
        dosed += session.started_at is not None
        lines.append(_line(session, dosed, read))
    return SeriesTable(tuple(lines[-_MOST:]), series_words(read), _note(read))


def _line(session: EarlierSession, dosed: int, read: SessionRead) -> SeriesLine:
    upper = read.protocol.charting.pressure.upper
    peak, before = session.highest.get(upper), baseline(session, upper, read.protocol)
    rise = "" if peak is None or before is None else wording.change(peak - before)
    on = wording.local_day(session.opened_at, ZoneInfo(session.zone))
    number = str(dosed) if session.started_at is not None else DASH
    return SeriesLine(
        id=session.id,
        session=f"{number}, {wording.day(on)[:6]}",
        peak=told(peak),
        rise=rise,
        spo2=told(lowest(session, _SPO2)),
        dissociation=told(session.highest.get(_DISSOCIATION)),
        ready=ready_words(session),
        mood=next(_moods(session), DASH),
        is_shown=session.id == read.id,
    )


def _moods(session: EarlierSession) -> Iterator[str]:
    """Totals, the latest first."""
    for score in reversed(session.scores):
        if score.scale == _MOOD and score.total is not None:
            yield str(score.total)


def _note(read: SessionRead) -> str:
    """``Record: 16 sets, 1 late, longest charting delay 2min``."""
    sets, charting = read.session.sets, read.protocol.charting
    if not sets:
        return "Record: no set"
    late = sum(1 for s in sets if late_by(s.observed_at, s.recorded_at, charting))
    longest = max(s.recorded_at - s.observed_at for s in sets)
    blank = sum(r.value is None for s in sets for r in s.readings)
    parts = [wording.counted(len(sets), "set"), f"{late or 'none'} late"]
    if longest >= _MINUTE:
        parts.append(f"longest charting delay {wording.duration(longest)}")
    if blank:
        parts.append(f"{blank} not measured with reason")
    return f"Record: {', '.join(parts)}"
