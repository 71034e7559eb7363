"""The series of a patient's sessions: where it stands, and what each one came to."""

from decimal import Decimal
from zoneinfo import ZoneInfo

from monitor.chart.earlier import EarlierSession
from monitor.charting.reads import SessionRead
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.series import Standing, standing
from ui.views import dose_words, wording
from ui.views.score_words import score_words
from ui.views.why import WhyRow, WhyView

SERIES = "series"
"""What is explained in place of the timeline, where that is no alert."""

_DISSOCIATION = "dissociation"
_UNDOSED = "no dose given"
_UNNUMBERED = f"No number in the series, {_UNDOSED}"


def series_words(read: SessionRead) -> str:
    """``Session 3 of 6``, ``Maintenance 2``; empty where the protocol has no series.

    One that was closed without a dose has no number: the next one has it.
    """
    now = _standing(read)
    if now is None:
        return ""
    if read.session.dose_started_at is None and not read.session.is_open:
        return _UNNUMBERED
    return count_words(now.number, now.of)


def count_words(number: int, of: int) -> str:
    """``Session 3 of 6``; after the series ``Maintenance 2``."""
    if number > of:
        return f"Maintenance {number - of}"
    return f"Session {number} of {of}"


def series_sheet(read: SessionRead) -> WhyView:
    """All that is known of the sessions before, the newest first."""
    now, dosed = _standing(read), 0
    rows = () if now is None else (WhyRow("Now", _now(read, now)),)
    told: list[WhyRow] = []
    for session in reversed(read.earlier):
        dosed += session.started_at is not None
        told.insert(0, _row(session, dosed, read.protocol))
    before = told or [WhyRow("Before", ("no session before this one",))]
    return WhyView(key=SERIES, title="Series", rows=(*rows, *before))


def _standing(read: SessionRead) -> Standing | None:
    series = read.protocol.series
    if series is None:
        return None
    order = read.session.order
    drug = read.protocol.drug if order is None else order.drug
    return standing(series, read.session, drug, read.earlier, read.at)


def _now(read: SessionRead, now: Standing) -> tuple[str, ...]:
    zone = ZoneInfo(read.session.opened.zone)
    lines = [series_words(read)]
    if now.mg:
        told = _mg(now.mg, is_uncertain=now.is_uncertain)
        how = dose_words.UNCERTAIN if now.is_uncertain else "calculated"
        lines.append(f"{told} in all, {how}")
    if now.last_at is not None:
        lines.append(f"last dose {wording.day(wording.local_day(now.last_at, zone))}")
    if now.next_on is not None:
        lines.append(f"next due {wording.day(now.next_on)} by the protocol")
    return tuple(lines)


def _row(session: EarlierSession, number: int, protocol: CareProtocol) -> WhyRow:
    zone = ZoneInfo(session.zone)
    on = wording.day(wording.local_day(session.opened_at, zone))
    if session.started_at is None:
        return WhyRow(f"{on}, {session.protocol_id}", (_UNDOSED,))
    lines = (
        _dose(session),
        _peak(session, protocol),
        _dissociation(session),
        effect_words(session, protocol),
        *(score_words(score)[0] for score in session.scores),
    )
    label = f"Session {number}, {on}, {session.protocol_id}"
    return WhyRow(label, tuple(line for line in lines if line))


def _mg(mg: Decimal | None, *, is_uncertain: bool) -> str:
    """``34.2 mg``; ``at most 34.2 mg`` where a dose was uncertain."""
    if mg is None:
        return ""
    told = wording.amount(mg, "mg")
    return f"at most {told}" if is_uncertain else told


def _dose(session: EarlierSession) -> str:
    parts = (
        _mg(session.mg, is_uncertain=session.is_uncertain),
        session.drug,
        wording.amount(session.mg_per_kg, "mg/kg") if session.mg_per_kg else "",
    )
    return ", ".join(part for part in parts if part)


def _peak(session: EarlierSession, protocol: CareProtocol) -> str:
    """Both pressures have their own peak, which need not be of one reading."""
    pair = protocol.charting.pressure
    peaks = [
        f"{protocol.charting.field(code).short} {wording.number(session.highest[code])}"
        for code in (pair.upper, pair.lower)
        if code in session.highest
    ]
    return f"highest {wording.listed(peaks)}" if peaks else ""


def _dissociation(session: EarlierSession) -> str:
    value = session.highest.get(_DISSOCIATION)
    return "" if value is None else f"highest dissociation {wording.number(value)}"


def effect_words(session: EarlierSession, protocol: CareProtocol) -> str:
    worst = session.worst
    if worst is None:
        return "no side effect charted"
    labels = {effect.code: effect.label for effect in protocol.effects}
    label = labels.get(worst.code, worst.code)
    return f"worst effect {label.lower()}, grade {worst.grade}"
