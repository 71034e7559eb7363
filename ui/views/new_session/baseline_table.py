"""Section 4: the sets before the dose, their median so far, and the next one."""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from monitor.chart.fields import Charting, FieldSpec
from monitor.chart.kept_values import how_corrected
from monitor.chart.kinds import Reading
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.chart.transcribed import charted_late_by, transcribed
from monitor.protocol.baseline import baseline_sets, baselines, too_close
from monitor.protocol.start_limits import START_LIMITS, repeat_due
from ui.views import wording
from ui.views.due import due_view
from ui.views.new_session.known import Known
from ui.widgets.faces import Due

MOST_ROWS = 3
"""Sets shown; where more were charted, the earlier ones are counted."""

_SHORT_REASONS = {
    "refused": "refused",
    "asleep": "asleep",
    "equipment": "equipment",
    "not disturbed": "not disturbed",
    "other": "not done",
}


class ColumnView(Struct, frozen=True, kw_only=True):
    """One column: its heading, a shorter one, and the fields it holds."""

    label: str
    short: str
    codes: tuple[str, ...]


class SetRow(Struct, frozen=True, kw_only=True):
    """One charted set: number, time, a cell for each column, who."""

    number: str
    time: str
    cells: tuple[str, ...]
    by: str
    is_missing: tuple[bool, ...] = ()


class BaselineSectionView(Struct, frozen=True, kw_only=True):
    """Section 4 as shown. ``next_number`` is that of the set being entered."""

    note: str
    columns: tuple[ColumnView, ...]
    rows: tuple[SetRow, ...]
    median: SetRow
    next_number: str
    next_time: str
    due_text: str = ""
    due: Due = Due.PLAIN
    is_open: bool = False
    closed_words: tuple[str, ...] = ()


def baseline_section(known: Known) -> BaselineSectionView:
    session = known.session
    columns = columns_of(known.protocol.charting)
    sets = () if session is None else baseline_sets(known.protocol, session, known.now)
    numbers = {s: n for n, s in enumerate(dict.fromkeys(s.id for s in sets), start=1)}
    shown = sets[-MOST_ROWS:]
    hidden = len(numbers) - len({s.id for s in shown})
    repeat = _repeat_words(known)
    due = None
    if known.assessment is not None and known.assessment.due.kind == "baseline":
        due = due_view(known.assessment.due, known.protocol, known.now, known.zone)
    return BaselineSectionView(
        note=_note(known, len(numbers), hidden),
        columns=columns,
        rows=tuple(
            _row(known, session, numbers[observed.id], observed, columns)
            for observed in shown
            if session is not None
        ),
        median=_median(known, session, columns),
        next_number=str(len(numbers) + 1),
        next_time=known.clock(known.now),
        due_text=repeat or (due.text if due else ""),
        due=_repeat_pill(known) if repeat else (due.pill if due else Due.PLAIN),
        is_open=session is not None,
        closed_words=_closed_words(known) if session is None else (),
    )


def _repeat_at(known: Known) -> datetime | None:
    """From when a reading outside the start limits can be repeated."""
    session, protocol = known.session, known.protocol
    if session is None:
        return None
    asked = (
        repeat_due(protocol, session, gate, known.now)
        for gate in protocol.gates
        if gate.computed == START_LIMITS
    )
    return min((at for at in asked if at is not None), default=None)


def _repeat_words(known: Known) -> str:
    at = _repeat_at(known)
    return "" if at is None else f"Repeat due {known.clock(at)}"


def _repeat_pill(known: Known) -> Due:
    at = _repeat_at(known)
    return Due.DUE if at is not None and known.now >= at else Due.PLAIN


def columns_of(charting: Charting) -> tuple[ColumnView, ...]:
    """The fields in order, the pressure pair as one column."""
    pair = charting.pressure
    columns: list[ColumnView] = []
    for spec in charting.fields:
        if spec.code == pair.upper:
            label = f"{pair.label}, {spec.unit}"
            codes = (pair.upper, pair.lower)
            columns.append(ColumnView(label=label, short=pair.label, codes=codes))
        elif spec.code != pair.lower:
            label, short = wording.spelled(spec.label), wording.spelled(spec.short)
            columns.append(ColumnView(label=label, short=short, codes=(spec.code,)))
    return tuple(columns)


def _row(
    known: Known,
    session: Session | None,
    number: int,
    observed: ObservationSet,
    columns: tuple[ColumnView, ...],
) -> SetRow:
    sets = () if session is None else baseline_sets(known.protocol, session, known.now)
    charting = known.protocol.charting
    name = session.name_of(observed.author) if session else ""
    late = charted_late_by(observed.fact, charting)
    marks = [name]
    if how := how_corrected(observed.fact):
        marks.append(how)
    if observed.fact.is_conflicting:
        marks.append("in conflict")
    if transcribed(observed.fact) is not None:
        marks.append("from paper")
    if late:
        marks.append(wording.charted_late(late))
    if observed in too_close(known.protocol, sets):
        least = known.protocol.baseline.apart_least_minutes
        marks.append(f"under {least}min apart")
    return SetRow(
        number=str(number),
        time=known.clock(observed.observed_at),
        cells=tuple(_cell(charting, observed, column) for column in columns),
        by=", ".join(marks),
        is_missing=tuple(
            any(observed.value(code) is None for code in column.codes)
            for column in columns
        ),
    )


def _cell(charting: Charting, observed: ObservationSet, column: ColumnView) -> str:
    readings = [observed.reading(code) for code in column.codes]
    values = [r.value for r in readings if r is not None and r.value is not None]
    if len(values) == len(column.codes):
        specs = [charting.field(code) for code in column.codes]
        return _values(specs, values)
    return _not_done(readings)


def _values(specs: list[FieldSpec], values: list[Decimal]) -> str:
    joined = "/".join(wording.as_charted(value) for value in values)
    if len(specs) == 1 and specs[0].low_is_worse:
        return f"{joined} {specs[0].word(values[0])}".strip()
    return joined


def _not_done(readings: list[Reading | None]) -> str:
    for reading in readings:
        if reading is not None and reading.not_done is not None:
            return _SHORT_REASONS[reading.not_done]
    return "not asked"


def _median(
    known: Known, session: Session | None, columns: tuple[ColumnView, ...]
) -> SetRow:
    found = (
        {b.field: b for b in baselines(known.protocol, session, known.now)}
        if session is not None
        else {}
    )
    charting = known.protocol.charting
    times = sorted({at for baseline in found.values() for at in baseline.times})
    by = "no set yet"
    if times:
        span = known.clock(times[0])
        if len(times) > 1:
            span = f"{span} to {known.clock(times[-1])}"
        by = f"n {len(times)}, from {span}"
    return SetRow(
        number="Median so far",
        time="",
        cells=tuple(
            _medians([(charting.field(c), found[c].median) for c in column.codes])
            if all(code in found for code in column.codes)
            else ""
            for column in columns
        ),
        by=by,
    )


def _medians(found: list[tuple[FieldSpec, Decimal]]) -> str:
    """A median that is a whole step of its scale has the word of that step."""
    joined = "/".join(wording.number(median) for _, median in found)
    spec, median = found[0]
    if spec.low_is_worse and median == median.to_integral_value():
        return f"{joined} {spec.word(median)}".strip()
    return joined


def _closed_words(known: Known) -> tuple[str, ...]:
    wanted = known.protocol.baseline
    fresh = f"no older than {wanted.fresh_minutes}min at the start"
    return (
        "Sets are charted here once the patient is confirmed",
        f"At least one complete set, {fresh}; up to {wanted.most}, {_apart(known)}",
        f"Baseline is the median over the {wanted.within_minutes}min before the start",
    )


def _apart(known: Known) -> str:
    wanted = known.protocol.baseline
    return f"{wanted.apart_least_minutes} to {wanted.apart_most_minutes}min apart"


def _note(known: Known, charted: int, hidden: int) -> str:
    wanted = known.protocol.baseline
    if known.session is None:
        return f"up to {wanted.most} sets, then the start"
    note = f"{charted} of up to {wanted.most} sets charted, {_apart(known)}"
    if hidden:
        note = f"{note}, {wording.counted(hidden, 'earlier set')} not shown"
    return f"{note}, baseline is the median"
